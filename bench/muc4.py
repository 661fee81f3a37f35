"""MUC-4 TST1 and TST2: 200 upper-case texts on violence in Latin America, 1989 and 1990, with 24-slot keys. Tune only."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bench.archives import unpacked
from bench.casing import casing
from bench.coding import Coding, code, document
from bench.figures import Counts, DataSet, Figure, Outcome, Settings
from bench.muc_form import templates
from bench.muc_keys import Template, read_keys
from bench.muc_score import SLOTS, score_messages

_PARTS = (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4"))
_HEAD = re.compile(r"(?m)^(TST\d-MUC\d-\d{4})\s*$")
_DATELINE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
_MARKS = re.compile(
    r"\[(?:TEXT|REPORT|EXCERPTS?|ARTICLE|COMMENTARY|SPEECH|STATEMENT|COMMUNIQUE|CONTINUED|PASSAGE OMITTED)\] ?"
)
_KNOWN = {
    "incident type": "best 1992 system R/P .78/.72", "date": "best 1992 R/P .61/.57", "location": "best 1992 R/P .63/.59",
    "perpetrator: organisation": "best 1992 R/P .44/.53", "confidence": "best 1992 R/P .24/.30",
    "human target: number": "best 1992 R/P .66/.56", "human target: effect": "best 1992 R/P .62/.52",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    key: str
    text: str
    published: date | None
    templates: list[Template]


def load(settings: Settings) -> list[Message]:
    corpora = unpacked(settings, "muc4") / "muc34" / "TASK" / "CORPORA"
    found = []
    for folder, texts, keys in _PARTS:
        answers = read_keys((corpora / folder / keys).read_text(encoding="latin-1"))
        pieces = _HEAD.split((corpora / folder / texts).read_text(encoding="latin-1"))[1:]
        found += [_message(k, body, answers[k]) for k, body in zip(pieces[::2], pieces[1::2], strict=True)]
    return settings.choose(found)


def _message(key: str, body: str, answers: list[Template]) -> Message:
    """Lines of a paragraph joined, editors' marks taken out, the day read from the dateline."""
    day = _DATELINE.search(body[:200])
    published = datetime.strptime(" ".join(day.groups()), "%d %b %y").date() if day else None
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", body))
    return Message(key, "\n\n".join(_MARKS.sub("", p) for p in paragraphs if p), published, answers)


def measure(messages: list[Message], codings: list[Coding]) -> list[Figure]:
    pairs = ((m.templates, templates(c, m.published)) for m, c in zip(messages, codings, strict=True))
    counts = score_messages(pairs)
    whole = Counts()
    for slot in counts.values():
        whole.add(slot.right, slot.coded, slot.gold)
    figures = [
        Figure("all slots F", whole.f1, "1992 systems F .48–.57, official scorer, persons judging strings"),
        Figure("all slots recall", whole.recall),
        Figure("all slots precision", whole.precision),
    ]
    return figures + [Figure(f"{SLOTS[s]} F", c.f1, _KNOWN.get(SLOTS[s], "")) for s, c in counts.items()]


def run(settings: Settings) -> Outcome:
    messages, restore = load(settings), casing(settings).restore
    given = [
        document(m.key, restore(m.text), published=m.published.isoformat() if m.published else None) for m in messages
    ]
    return Outcome(len(messages), measure(messages, code(given)))


DATA = DataSet("MUC-4", "TST1+TST2", run, "muc4.tar.xz")
