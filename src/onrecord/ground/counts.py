"""Words to ranges by the codebook's table: "at least 14" is 14.., "dozens" 24.., "10 to 15" 10..15."""

import re
from dataclasses import dataclass

from onrecord.extract.quantities import TENS, UNITS

_SMALL = {w: i for i, w in enumerate(UNITS.split(), 1)} | {w: 10 * i for i, w in enumerate(TENS.split(), 2)}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_OPEN = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_VAGUE = re.compile(r"\b(?:several|a few|a number of|many|numerous|multiple|various|a handful)\b")
_AT_LEAST = re.compile(r"\b(?:at least|no fewer than|no less than|not fewer than|upwards of)\b|\bor more\b")
_MORE = re.compile(r"\b(?:more than|over)\b")
_UP_TO = re.compile(r"\b(?:up to|as many as)\b")
_FEWER = re.compile(r"\b(?:fewer than|less than|under)\b")
_ABOUT = re.compile(r"\b(?:about|around|some|nearly|almost|approximately|roughly|close to|an estimated|or so)\b")


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive; None is an open end."""

    low: int | None
    high: int | None
    approximate: bool = False


def read_count(words: str) -> Range | None:
    """The range a quantity's words state (codebook, section 4); None when no number is in them."""
    text = " ".join(words.lower().replace(",", "").split())
    vague = _open_ended(text)
    if vague is not None:
        return Range(vague, None)
    numbers = _numbers(text)
    if not numbers:
        return None
    if len(numbers) > 1 and re.search(r"\b(?:to|and|or)\b|-", text):
        return Range(min(numbers[:2]), max(numbers[:2]), bool(_ABOUT.search(text)))
    return _bounded(text, numbers[0])


def _bounded(text: str, number: int) -> Range:
    if _AT_LEAST.search(text):
        return Range(number, None)
    if _MORE.search(text):
        return Range(number + 1, None)
    if _UP_TO.search(text):
        return Range(None, number)
    if _FEWER.search(text):
        return Range(None, max(0, number - 1))
    return Range(number, number, bool(_ABOUT.search(text)))


def _open_ended(text: str) -> int | None:
    double = re.search(r"\b(tens|dozens|hundreds) of (thousands|millions|hundreds)\b", text)
    if double:
        return _OPEN[double[1]] * _SCALE[double[2][:-1]]
    if re.search(r"\b(?:several|many|a few) (?:dozens?|scores?|hundreds?|thousands?|millions?)\b", text):
        return next(v for k, v in _OPEN.items() if k.rstrip("s") in text)
    plural = re.search(r"\b(tens|dozens|scores|hundreds|thousands|millions)\b", text)
    if plural and not re.search(r"\d", text):
        return _OPEN[plural[1]]
    return 3 if _VAGUE.search(text) and not re.search(r"\d", text) else None


def _numbers(text: str) -> list[int]:
    """Whole numbers in order: digits with scale words, number words, dozens, couples."""
    out: list[int] = []
    tokens = re.findall(r"\d+(?:\.\d+)?|[a-z]+", text)
    value: float | None = None
    for token in [*tokens, ""]:
        if re.match(r"\d", token):
            if value is not None:
                out.append(round(value))
            value = float(token)
        elif token in _SMALL:
            value = _SMALL[token] + (
                value if value is not None and (value % 100 == 0 or (value >= 20 and _SMALL[token] < 10)) else 0
            )
        elif token in _SCALE:
            value = (value if value is not None else 1) * _SCALE[token]
        elif token in {"dozen", "couple", "score"}:
            value = (value if value is not None else 1) * {"dozen": 12, "couple": 2, "score": 20}[token]
        elif value is not None and not (token == "and" and value % 100 == 0):
            out.append(round(value))
            value = None
    return out
