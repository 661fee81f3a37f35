"""The relevance gate: a cheap linear classifier over words that decides which documents are worth parsing.

Trained by training/gate.py; a document passes when the sum of its words' weights reaches the threshold.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

METHOD = "gate.linear/1"
WORD = re.compile(r"(?u)\b[a-z][a-z]+\b")


@cache
def _weights() -> tuple[float, float, dict[str, float]]:
    """(intercept, threshold, weight by lower-case word)."""
    text = resources.files("onrecord.extract").joinpath("gate_weights.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines() if "\t" in line]
    named = {name: float(value) for name, value in cells}
    return named.pop("#intercept"), named.pop("#threshold"), named


def relevance(text: str) -> float:
    """How far the text lies above the threshold; negative when it is not worth parsing."""
    intercept, threshold, weights = _weights()
    return intercept - threshold + sum(weights.get(word, 0.0) for word in sorted(set(WORD.findall(text.lower()))))


def words_relevance(words: Iterable[str]) -> float:
    """The sum of the weights of lower-case words, repeated words counted again."""
    weights = _weights()[2]
    return sum(weights.get(word, 0.0) for word in words if len(word) > 2)
