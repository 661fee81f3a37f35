"""Find quantities in the source's words: digits, number words, dozens, ranges, with "at least", "about" and the like.

Only the words are found here; ground/counts.py reads them by the codebook's table.
"""

import re
from collections.abc import Iterator

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORD = "|".join((*sorted(UNITS.split(), key=len, reverse=True), *TENS.split()))
_NUMBER_WORD = rf"(?:(?:{_WORD})(?:[- ](?:{_WORD}))?(?:[- ](?:hundred|thousand|million))?(?: and (?:{_WORD}))?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_ONE = rf"(?:(?:{_DIGITS})(?: (?:hundred|thousand|million|billion|dozen))?|(?:a |one |two |three |four |several |half a )?(?:dozens?|scores|score)(?! of years)|a couple|tens|(?:a |several |many )?(?:hundreds?|thousands?|millions?)|{_NUMBER_WORD})"
_HEDGE = r"at least|no fewer than|no less than|not fewer than|more than|over|upwards of|up to|as many as|fewer than|less than|under|about|around|some|nearly|almost|approximately|roughly|close to|an estimated|exactly|only|just|another|a total of|a further"
_VAGUE = r"several|a few|a number of|many|numerous|multiple|various|a handful of"
_RANGE = rf"(?:between )?{_ONE}(?:\s?(?:to|and|or|-)\s?){_ONE}"
QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?:(?:tens|hundreds) of (?:thousands|millions)|(?:(?:{_HEDGE}) )*(?:between {_ONE} and {_ONE}|{_ONE}\s?(?:to|or|-)\s?{_ONE}|{_ONE})(?: or more| or so)?"
    rf"|{_VAGUE})(?![\w/]|\.\d|,\d)",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\s?(?:%|percent|per cent|km\b|kilomet|miles?\b|met(?:er|re)s?\b|feet|years?[ -]old|-year-old|a\.?m\b|p\.?m\b|GMT|"
    r"(?:hours?|minutes?|days?|weeks?|months?|years?|decades?)\b|(?:dollars|euros|pounds)\b|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|"
    r"September|October|November|December)\.?\s$|[$€£]\s?$|\b(?:aged?|No\.|Route|in|since|of)\s$"
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def find_quantities(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the quantities of countable things: no days of the month, years, hours, ages, distances."""
    for match in QUANTITY.finditer(text):
        start, end = match.span()
        words = match.group()
        if _NOT_COUNTED.match(text, end) or _MONTH_AFTER.match(text, end):
            continue
        before = text[max(0, start - 12) : start]
        if words.isdigit() and _MONTH_BEFORE.search(before) and not _in_count(before, words):
            continue
        yield start, end


def _in_count(before: str, digits: str) -> bool:
    """Whether digits behind "in", "since", "of" are a count after all: not a year."""
    year = len(digits) == 4 and digits[:2] in {"19", "20"}
    return bool(re.search(r"\b(?:in|since|of)\s$", before)) and not year
