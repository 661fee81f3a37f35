"""The day a document was published, from what the source states; never from a clock, never with a part filled in."""

import re
from datetime import date, datetime

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


def read_date(words: str) -> str | None:
    """ISO date or date-time, or None if the words do not state a whole day.

    Read: ISO 8601 (kept as written where it has hyphens and a time that is valid), `8 December 2023`, `Dec. 8, 2023`,
    and the same inside a longer line. Not read: `08/12/2023`, since nobody can say which is the month.

    >>> read_date("Fri, 08 Dec 2023 10:15:00 GMT")
    '2023-12-08'
    """
    stated = words.strip()
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return _day_within(stated)
    if _ISO.fullmatch(stated):
        return stated
    return moment.isoformat() if ":" in stated else moment.date().isoformat()


def address_date(url: str) -> str | None:
    """The day in a web address such as `/2023/12/08/title`; None without one."""
    found = _IN_ADDRESS.search(url)
    return _whole_day(found[1], found[2], found[3]) if found else None


def _day_within(words: str) -> str | None:
    if found := _ISO.search(words):
        return _whole_day(*found[0][:10].split("-"))
    if found := _DAY_FIRST.search(words):
        return _whole_day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.search(words):
        return _whole_day(found[3], _month(found[1]), found[2])
    return None


def _month(name: str) -> str:
    """The month's number; "0", which is no month, for another word."""
    return str(_MONTHS.get(name[:3].lower(), 0))


def _whole_day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
