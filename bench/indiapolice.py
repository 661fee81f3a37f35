"""IndiaPoliceEvents: lower-case Indian news of March 2002; which sentences tell of a police action. Tune only.

A sentence is found when the trigger of a mention of any modality lies in it. Failing to act is an action of the set and
nothing our codebook codes: its recall is in the table to be seen, not to be raised. Upper case is restored first.
"""

import json
from dataclasses import dataclass, field

from bench.archives import unpacked
from bench.casing import casing
from bench.coding import Coding, code, document
from bench.figures import DataSet, Figure, Outcome, Settings, share

LABELS = ("KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION")


@dataclass(slots=True)
class Article:
    key: str
    sentences: list[str] = field(default_factory=list)
    labels: list[frozenset[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    def number(self, offset: int) -> int:
        """Which sentence a character of the text lies in."""
        end = -1
        for i, sentence in enumerate(self.sentences):
            end += len(sentence) + 1
            if offset < end:
                return i
        return len(self.sentences) - 1


def load(settings: Settings) -> list[Article]:
    found: dict[str, Article] = {}
    with (unpacked(settings, "indiapolice") / "sents.jsonl").open(encoding="utf-8") as lines:
        for row in (json.loads(line) for line in lines if line.strip()):
            article = found.setdefault(str(row["doc_id"]), Article(str(row["doc_id"])))
            article.sentences.append(row["sent_text"])
            article.labels.append(frozenset(row["sent_labels"]))
    return settings.choose(list(found.values()))


def measure(articles: list[Article], codings: list[Coding]) -> list[Figure]:
    found: dict[str, list[bool]] = {label: [] for label in LABELS}
    flagged: list[bool] = []
    for article, coding in zip(articles, codings, strict=True):
        marked = {article.number(m["trigger"]["start"]) for m in coding["incidents"]}
        flagged += [bool(article.labels[i]) for i in sorted(marked)]
        for i, labels in enumerate(article.labels):
            for label in labels & set(LABELS):
                found[label].append(i in marked)
    known = f"{share(flagged):.2f} of our {len(flagged)} sentences are police actions; all violence is coded, not police only"
    return [Figure(f"{name} recall", share(found[name]), known if name == "ANY_ACTION" else f"{len(found[name])} sentences")
            for name in LABELS]  # fmt: skip


def run(settings: Settings) -> Outcome:
    articles, restore = load(settings), casing(settings).restore
    return Outcome(len(articles), measure(articles, code([document(a.key, restore(a.text)) for a in articles])))


DATA = DataSet("IndiaPoliceEvents", "all", run, "indiapolice.tar.xz")
