"""Words to closed intervals of days. Relative words need the document's own date; missing parts widen, never fill from today."""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.base.values import DateInterval, DatePrecision
from onrecord.ground.counts import read_count

_MONTHS = {
    m: i for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_DAYS = {d: i for i, d in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = re.compile(
    r"\b(?:morning|afternoon|evening|night|dawn|noon|midday|midnight|overnight|early on|late on)\b", re.I
)


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where it does not start with one."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


_ANCHORED = re.compile(r"\b(?:same|previous|following|next|later|earlier)\b|^(?:at )?\d{1,2}[:.]\d\d")


def needs_anchor(words: str) -> bool:
    """Whether the words only make sense beside another event's date ("two days later", "the same evening", "at 09:30")."""
    return bool(_ANCHORED.search(words.lower()))


def read_date(words: str, published: date | None, anchor: DateInterval | None = None) -> DateInterval | None:
    """The interval that the words name; None when they need a publication date that is not known, or are not read.

    `anchor`: the date of the event which words of `needs_anchor` are relative to; it is used for nothing else.
    """
    text = " ".join(words.lower().replace("\u2019", "'").split())
    span = (
        _between(text, published)
        or _since(text, published)
        or _absolute(text, published)
        or (_relative(text, published) if published else None)
    )
    if span is None or span[0] > span[1]:
        return None
    hour = _TIME.search(words)
    return DateInterval(
        span[0].isoformat(), span[1].isoformat(), precision(*span), hour.group().lower() if hour else None
    )


def precision(start: date, end: date) -> DatePrecision:
    """The codebook's section 5: by length in days, both ends counted."""
    days = (end - start).days + 1
    steps: tuple[tuple[int, DatePrecision], ...] = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for most, name in steps if days <= most), "longer")


_Days = tuple[date, date]


def _between(text: str, published: date | None) -> _Days | None:
    parts = re.match(r"(?:between|from) (.+?) (?:and|to) (.+)$", text)
    if not parts:
        return None
    last = _absolute(parts[2], published)
    first = parts[1] if not parts[1].isdigit() else f"{parts[1]} {re.sub(r'^[0-9]+ ', '', parts[2])}"
    start = _absolute(first, published)
    return (start[0], last[1]) if start and last else None


def _since(text: str, published: date | None) -> _Days | None:
    """From the named time to the day of publication: what "since" means when it is written; mid-month is the 15th here."""
    if not text.startswith("since ") or published is None:
        return None
    start = _absolute(text[6:], published) or _relative(text[6:], published)
    if start and "mid" in text and start[0].day == 11:
        start = (start[0].replace(day=15), start[1])
    return (start[0], published) if start and start[0] <= published else None


def _absolute(text: str, published: date | None) -> _Days | None:
    iso = re.search(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", text)
    year = re.search(r"\b((?:19|20)\d\d)\b", text)
    day = re.search(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)", text) or re.search(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b", text)  # fmt: skip
    try:
        if iso:
            exact = date(int(iso[1]), int(iso[2]), int(iso[3]))
            return exact, exact
        if day:
            exact = (
                _dated(int(year[1]) if year else None, _MONTHS[day["month"]], int(day["day"]), published) or date.max
            )
            return (exact, exact) if exact != date.max else None
    except ValueError:
        return None
    return _month_or_year(text, int(year[1]) if year else None, published)


def _dated(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """Without a year: the latest such day not after publication."""
    if year is not None:
        return date(year, month, day)
    if published is None:
        return None
    this = date(published.year, month, day)
    return this if this <= published + timedelta(days=1) else date(published.year - 1, month, day)


def _month_or_year(text: str, year: int | None, published: date | None) -> _Days | None:
    month = re.search(rf"\b{_MONTH}\b", text)
    if month and not re.match(
        r"may\b(?! \d)",
        month.group()
        if year is None and not re.search(r"\b(?:in|early|late|mid|since|last|by|during|until|of)[ -]may", text)
        else "",
    ):
        number = _MONTHS[month["month"]]
        if year is None:
            first = _dated(None, number, 1, published)
            if first is None:
                return None
            year = first.year - (
                1
                if "last " + month.group() in text
                and published
                and (first.year, number) == (published.year, published.month)
                else 0
            )
        length = monthrange(year, number)[1]
        low, high = _third(text, 1, 10, 20, length)
        return date(year, number, low), date(year, number, high)
    if year is None:
        return None
    low, high = _third(text, 1, 4, 8, 12)
    return date(year, low, 1), date(year, high, monthrange(year, high)[1])


def _third(text: str, first: int, early: int, late: int, last: int) -> tuple[int, int]:
    """Early, mid and late: thirds; mid-month is the 11th to the 20th, as read in practice."""
    if "early" in text:
        return first, early
    if "mid" in text:
        return early + 1, late
    return (late + 1, last) if "late" in text else (first, last)


def _relative(text: str, published: date) -> _Days | None:
    one = timedelta(days=1)
    weekday = next((i for name, i in _DAYS.items() if name in text), None)
    if weekday is not None:
        back = (published.weekday() - weekday) % 7
        back += 7 if back == 0 and "last " in text else 0
        exact = published - back * one
        return exact, exact
    if re.search(r"\byesterday|last night|the night before|the day before|previous day\b", text):
        return (
            (published - one, published)
            if "night" in text and "yesterday" not in text
            else (published - one, published - one)
        )
    if re.search(r"\btoday|tonight|this (?:morning|afternoon|evening)|earlier (?:in|on) the day|the same day\b", text):
        return published, published
    if "overnight" in text:
        return published - one, published
    return _spell(text, published)


_UNIT_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}


def _spell(text: str, published: date) -> _Days | None:
    """ "two weeks ago", "over the past weeks", "last month", "this year"."""
    unit = next((u for u in ("decade", "year", "month", "week", "day", "hour") if u in text), None)
    if unit is None:
        return None
    if re.search(r"\b(?:past|recent|previous)\b|\blast (?:\w+ )?\w+s\b", text) and (
        text.endswith("s") or re.search(r"\d", text)
    ):
        many = read_count(re.sub(r"^(?:over|in|during|within) the (?:past|last|previous|recent) ?", "", text))
        number = many.high if many and many.high else 3
        return published - timedelta(days=number * _UNIT_DAYS[unit]), published
    if text.endswith("ago"):
        return _ago(text, unit, published)
    if unit in {"week", "weekend"} and re.search(r"\b(?:last|previous|past)\b", text):
        monday = published - timedelta(days=published.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if unit == "month" and re.search(r"\b(?:last|previous|past)\b", text):
        end = published.replace(day=1) - timedelta(days=1)
        return end.replace(day=1), end
    if unit == "year" and re.search(r"\b(?:last|previous|past)\b", text):
        return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)
    if re.search(r"\bthis\b|\bearlier\b", text):
        return {"week": (published - timedelta(days=published.weekday()), published), "month": (published.replace(day=1), published),
                "year": (date(published.year, 1, 1), published)}.get(unit)  # fmt: skip
    return None


def _ago(text: str, unit: str, published: date) -> _Days | None:
    many = read_count("1" + text[1:] if text.startswith("a ") else text)
    if many is None or many.high is None:
        return None
    middle = published - timedelta(days=many.high * _UNIT_DAYS[unit])
    if unit in {"day", "hour"}:
        return middle, middle
    if unit == "week":
        return middle - timedelta(days=3), middle + timedelta(days=3)
    if unit == "month":
        return middle.replace(day=1), middle.replace(day=monthrange(middle.year, middle.month)[1])
    return date(middle.year, 1, 1), date(middle.year, 12, 31)
