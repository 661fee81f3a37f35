"""PolNeAR dev: source, cue and content of attributions in US political news. Tune only; never its test part.

An article coded by several annotators counts once, by the first in file order. A span in several pieces (a split quote)
is compared by its outer ends. Exact: both ends equal. Overlap: the spans share a character; each span is used once.
The texts are political news, so the relevance gate is opened (ARTICLE_OPENER in bench/coding.py); what passes it by itself is a
figure of its own.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bench.archives import unpacked
from bench.coding import Attribution, Coding, code, document
from bench.figures import Counts, DataSet, Figure, Outcome, Settings

Part = Literal["source", "cue", "content"]
Ends = tuple[int, int]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
_SPAN = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t", re.MULTILINE)
_KNOWN: dict[Part, str] = {
    "source": "rules .11, CoreNLP .14, CRF .51, BERT .83", "cue": "rules .23, CRF .53, BERT .75",
    "content": "rules .06, CoreNLP .18, CRF .29, BERT .73",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    text: str
    spans: dict[Part, frozenset[Ends]]


def load(settings: Settings) -> list[Article]:
    folder = unpacked(settings, "polnear") / "data" / "dev"
    found: dict[str, Article] = {}
    for marks in sorted((folder / "attributions").glob("*.ann")):
        key = marks.stem.rsplit("_", 1)[0]
        if key not in found:
            with (folder / "text" / f"{key}.txt").open(encoding="utf-8", newline="") as text:
                found[key] = Article(key, text.read(), read_spans(marks.read_text(encoding="utf-8")))
    return settings.choose(list(found.values()))


def read_spans(brat: str) -> dict[Part, frozenset[Ends]]:
    """The outer ends of each component's spans in a brat file; a component used in two attributions counts once."""
    spans: dict[Part, set[Ends]] = {part: set() for part in PARTS}
    for _, label, ends in _SPAN.findall(brat):
        numbers = [int(n) for n in re.findall(r"\d+", ends)]
        part: Part = label.lower()
        spans[part].add((min(numbers), max(numbers)))
    return {part: frozenset(found) for part, found in spans.items()}


def coded_spans(attributions: list[Attribution], part: Part) -> frozenset[Ends]:
    return frozenset((a[part]["start"], a[part]["end"]) for a in attributions)


def overlapping(gold: frozenset[Ends], coded: frozenset[Ends]) -> int:
    """How many spans of both sides can be paired, in text order, each once, so that the two share a character."""
    left, pairs = sorted(coded), 0
    for start, end in sorted(gold):
        for other in left:
            if other[0] < end and start < other[1]:
                left.remove(other)
                pairs += 1
                break
    return pairs


def measure(articles: list[Article], codings: list[Coding]) -> list[Figure]:
    figures = []
    for part in PARTS:
        exact, overlap = Counts(), Counts()
        for article, coding in zip(articles, codings, strict=True):
            gold, coded = article.spans[part], coded_spans(coding["attributions"], part)
            exact.add(len(gold & coded), len(coded), len(gold))
            overlap.add(overlapping(gold, coded), len(coded), len(gold))
        figures.append(Figure(f"{part} exact F", exact.f1, _KNOWN[part]))
        figures.append(Figure(f"{part} overlap F", overlap.f1))
    return figures


def run(settings: Settings) -> Outcome:
    articles = load(settings)
    given = [document(a.key, a.text) for a in articles]
    figures = measure(articles, code(given, opened=True))
    closed = measure(articles, code(given))[0]
    return Outcome(len(articles), [*figures, Figure("source exact F, gate closed", closed.value, "as shipped")])


DATA = DataSet("PolNeAR", "dev", run, "polnear.tar.xz")
