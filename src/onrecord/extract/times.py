"""Find time expressions in the source's words; ground/dates.py reads them."""

import re
from collections.abc import Iterator

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{MONTHS}|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUM = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|several|a few|a couple of)"
_PART = r"(?:morning|afternoon|evening|night|dawn|noon|midday|midnight)"
_UNIT = r"(?:hour|day|week|month|year|decade)s?"
_YEAR = r"(?:19|20)\d\d"
_FULL = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?|{_YEAR}-\d\d-\d\d)(?!\d)"
_WEEKDAY = (
    rf"(?:(?:early|late|last|this|the previous|the following) )*(?:on )?(?:{DAYS})(?: {_PART})?(?:,? (?:the )?{_FULL})?"
)
_SINCE = rf"since (?:(?:early|mid|late|the start of|the beginning of)[- ])?(?:{_FULL}|{_MONTH}(?: {_YEAR})?|{_YEAR}|(?:last |{DAYS})\w*)"
TIME = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        (
            rf"{_SINCE}",
            rf"between {_FULL} and {_FULL}|from {_FULL} to {_FULL}|between \d{{1,2}} and {_FULL}",
            rf"(?:early|late) on {_WEEKDAY}",
            rf"{_FULL}",
            rf"{_WEEKDAY}",
            rf"(?:early|mid|late)[- ]{_MONTH}(?: {_YEAR})?",
            rf"(?:in|during|by|until|last|this|of|for) (?:early |late |mid-?)?{_MONTH}(?:,? {_YEAR})?(?! \d{{1,2}}\b)",
            rf"(?:{MONTHS}),? {_YEAR}",
            rf"(?:early |late |earlier )?(?:today|yesterday|tomorrow|tonight|overnight)(?: {_PART})?",
            r"earlier (?:in the day|this (?:week|month|year)|on the day)",
            rf"(?:last|this|the previous|the past) (?:night|week|weekend|month|year|{_PART})",
            rf"(?:over|in|during|within) the (?:past|last|previous|recent) (?:{_NUM} )?{_UNIT}",
            r"in recent (?:days|weeks|months|years)",
            rf"(?:more than |over |about |nearly |almost )?{_NUM} {_UNIT} (?:ago|earlier|before|later)",
            r"the (?:day|week|month|year|night) before|the (?:previous|same|next|following) (?:day|night|week|month|year)",
            rf"(?:in|since|during|by) (?:early |late |mid-?)?{_YEAR}(?!\d|-)",
            r"(?:the same|that|this) (?:day|morning|night|evening|afternoon)",
        )
    )
    + r")(?![\w])",
)


def find_times(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets, longest at each place, in order."""
    for match in TIME.finditer(text):
        yield match.span()


def is_period(words: str) -> bool:
    """Whether the words name a stretch in which several happenings lie (since May, over the past weeks)."""
    return bool(
        re.match(r"(?:since|over the|in the past|in the last|during the|within the|in recent|the past)", words, re.I)
    )
