"""Quantities to ranges by the codebook's table: "at least 14" is 14.., "dozens" 24.., "10 to 15" 10..15.

Here and not in ground/ because what is summed or compared while extracting must be read first.
"""

import re
from dataclasses import dataclass

from onrecord.extract.quantities import NUMBER, QUANTITY, number_of

_SCALE = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_OPEN = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_VAGUE_LEAST = 3
_AT_LEAST = re.compile(
    r"\b(?:at least|at the least|(?:at|a) minimum|no fewer than|no less than|not fewer than|not less than|upwards? of|as few as)\b|\bor more\b"
)
_MORE = re.compile(r"\b(?:(?<!no )(?<!not )more than|over|above|in excess of)\b")
_UP_TO = re.compile(r"\b(?:up to|as many as|no more than|not more than|at most)\b")
_FEWER = re.compile(r"\b(?:(?<!no )(?<!not )fewer than|(?<!no )(?<!not )less than|under)\b")
_ABOUT = re.compile(r"\b(?:about|around|some|nearly|almost|approximately|approx|roughly|close to|estimated|or so)\b")


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive; None is an open end."""

    low: int | None
    high: int | None
    approximate: bool = False


def read_range(words: str) -> Range | None:
    """The range that the first quantity in the words states (codebook, section 4); None when there is none."""
    plain = " ".join(words.split())
    found = QUANTITY.search(plain) or NUMBER.search(plain)
    if found is None:
        return None
    text = found.group().lower()
    vague = _open_ended(text)
    if vague is not None:
        return Range(vague, None, bool(_ABOUT.search(text)))
    numbers = [round(n) for m in NUMBER.finditer(text) if (n := number_of(m.group())) is not None]
    if not numbers:
        return None
    if len(numbers) > 1 and numbers[0] < numbers[1]:
        return Range(numbers[0], numbers[1], bool(_ABOUT.search(text)))
    return _bounded(text, numbers[0])


def _bounded(text: str, number: int) -> Range:
    if _AT_LEAST.search(text):
        return Range(number, None)
    if _UP_TO.search(text):
        return Range(None, number)
    if _FEWER.search(text):
        return Range(None, max(0, number - 1))
    if _MORE.search(text):
        return Range(number + 1, None)
    return Range(number, number, bool(_ABOUT.search(text)))


def _open_ended(text: str) -> int | None:
    """The literal minimum of words that give no number: the plural's own, three for "several"."""
    double = re.search(r"\b(tens|hundreds) of (thousands|millions)\b", text)
    if double:
        return _OPEN[double[1]] * _SCALE[double[2][:-1]]
    some = re.search(r"\b(?:several|many|a few) (dozen|score|hundred|thousand|million|billion)\b", text)
    if some:
        return _VAGUE_LEAST * _SCALE[some[1]]
    plural = re.search(r"\b(tens|dozens|scores|hundreds|thousands|millions)\b", text)
    if plural:
        return _OPEN[plural[1]]
    return None if NUMBER.search(text) else _VAGUE_LEAST
