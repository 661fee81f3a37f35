"""BABE: 1,700 news sentences judged loaded or not by experts. Tune only. A sentence is called loaded when framing marks
a word of it. The sentences stand alone and few are about violence, so the relevance gate is opened; the figure with the
gate closed is what the program says of such sentences as shipped.
"""

import csv
from dataclasses import dataclass

from bench.archives import unpacked
from bench.coding import Coding, code, document
from bench.figures import Confusion, DataSet, Figure, Outcome, Settings


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    text: str
    loaded: bool


def load(settings: Settings) -> list[Sentence]:
    with (unpacked(settings, "babe") / "final_labels_SG2.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    return settings.choose([Sentence(str(i), r["text"], r["label_bias"] == "Biased") for i, r in enumerate(rows)])


def confusion(sentences: list[Sentence], codings: list[Coding]) -> Confusion:
    return Confusion([(s.loaded, bool(c["framing"])) for s, c in zip(sentences, codings, strict=True)])


def measure(sentences: list[Sentence], codings: list[Coding]) -> list[Figure]:
    found = confusion(sentences, codings)
    never = Confusion([(s.loaded, False) for s in sentences]).macro_f1
    return [
        Figure("loaded sentence macro-F", found.macro_f1, f"trained .80–.86; always no {never:.2f}"),
        Figure("loaded sentence F (yes)", found.f1_of(True)),
    ]


def run(settings: Settings) -> Outcome:
    sentences = load(settings)
    given = [document(s.key, s.text) for s in sentences]
    closed = confusion(sentences, code(given)).macro_f1
    figures = measure(sentences, code(given, opened=True))
    return Outcome(len(sentences), [*figures, Figure("macro-F, gate closed", closed, "as shipped")])


DATA = DataSet("BABE", "SG2", run, "babe.tar.xz")
