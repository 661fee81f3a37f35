"""Words that name days of the calendar (a date, a month, a season, a feast) to closed intervals of days.

`latest` stands for a missing year: the words mean the last such time that has begun by then; a day may be the next (time zones).
Without it, words without a year have no value.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

Days = tuple[date, date]
DAY = timedelta(days=1)
WEEKDAYS = {d: i for i, d in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NTH = rf"(?P<nth>{'|'.join(_ORDINALS)})"
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_MONTH_DAY = re.compile(rf"\b(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:])")
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of |-| )(?P<month>{MONTH})(?!\w)")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d\d)\b(?![/.]\d)")
_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b(?!s)")
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year's": (1, 1), "valentine's day": (2, 14), "may day": (5, 1), "bastille day": (7, 14), "halloween": (10, 31),
}  # fmt: skip
_EASTER = {
    "good friday": (-2, -2),
    "palm sunday": (-7, -7),
    "easter monday": (1, 1),
    "easter sunday": (0, 0),
    "easter": (-2, 1),
}
_HIJRI = {"ramadan": (9, 1, 10, 0), "eid al-fitr": (10, 1, 10, 3), "eid al-adha": (12, 10, 12, 13)}


def read_calendar(text: str, latest: date | None) -> Days | None:
    """The days that the lower-case words name; None where they name none. `latest` stands for a missing year."""
    year = _year(text, latest)
    try:
        return (
            _dated(text, year, latest)
            or _feast(text, year, latest)
            or _part_of_year(text, year, latest)
            or _month(text, year, latest)
            or _years(text, year)
        )
    except (ValueError, OverflowError):  # no such day: 30 February
        return None


def month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    return date(first, 1, 1), date(last or first, 12, 31)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year(text: str, latest: date | None) -> int | None:
    stated = _YEAR.search(text)
    if stated:
        return int(stated[1])
    told = re.search(r"(?<!the )\b(last|this|next) year\b", text)
    step = {"last": -1, "this": 0, "next": 1}.get(told[1]) if told else None
    return latest.year + step if latest and step is not None else None


def _latest(make: Iterator[Days], latest: date | None) -> Days | None:
    """The first of the candidates, newest first, that has begun by `latest`."""
    return next((days for days in make if latest and days[0] <= latest), None)


def _by_year(month: int, day: int, year: int | None, latest: date | None) -> Days | None:
    if year is None:
        if latest is None:
            return None
        year = next(
            (y for y in range(latest.year + 1, latest.year - 8, -1) if _exists(y, month, day) and date(y, month, day) <= latest + DAY),
            None,
        )  # fmt: skip
    return (date(year, month, day), date(year, month, day)) if year else None


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]


def _dated(text: str, year: int | None, latest: date | None) -> Days | None:
    """A day by its date: ISO, in figures, or with the month's name; "the 26th" alone is the latest."""
    iso = re.search(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", text)
    if iso:
        day = date(int(iso[1]), int(iso[2]), int(iso[3]))
        return day, day
    if figures := _NUMERIC.search(text):
        return _in_figures(int(figures[1]), int(figures[2]), int(figures[3]), latest)
    if named := _MONTH_DAY.search(text) or _DAY_MONTH.search(text):
        return _by_year(month_number(named["month"]), int(named["day"]), year, latest)
    alone = re.search(r"\bthe (\d{1,2})(?:st|nd|rd|th)$", text)
    if alone and latest:
        months = (add_months(latest.replace(day=1), -back) for back in range(3))
        found = (m.replace(day=int(alone[1])) for m in months if _exists(m.year, m.month, int(alone[1])))
        return _latest(((d, d) for d in found), latest)
    return None


def month_number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _in_figures(first: int, second: int, year: int, latest: date | None) -> Days | None:
    """Day or month first: the only one that exists and is not after `latest`; where both are, from one to the other."""
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    both = sorted(date(year, m, d) for d, m in {(first, second), (second, first)} if m <= 12 and _exists(year, m, d))
    past = [day for day in both if latest is None or day <= latest + DAY] or both
    return (past[0], past[-1]) if past else None


def _feast(text: str, year: int | None, latest: date | None) -> Days | None:
    if fixed := next((d for name, d in _FEASTS.items() if re.search(rf"\b{name}\b", text)), None):
        return _by_year(*fixed, year, latest)
    years = [year] if year else [latest.year + 1 - back for back in range(3)] if latest else []
    bound = date(year + 1, 12, 31) if year else latest
    if moved := next((d for name, d in _EASTER.items() if re.search(rf"\b{name}\b", text)), None):
        sundays = ((_easter(y) + moved[0] * DAY, _easter(y) + moved[1] * DAY) for y in years)
        return _latest(sundays, bound)
    if hijri := next((d for name, d in _HIJRI.items() if name in text), None):
        first, day, last, until = hijri
        months = (
            (_hijri(h, first, day) - DAY, _hijri(h, last, until) + DAY)
            for y in years
            for h in (y - 578, y - 579, y - 580)
        )
        return _latest((d for d in months if d[0].year in years), bound)
    return None


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


def _hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; sightings of the moon move it by a day, so readers widen by one."""
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return date.fromordinal(days + 1_948_440 - 385 - 1_721_425)


def _part_of_year(text: str, year: int | None, latest: date | None) -> Days | None:
    """Seasons (three whole months of the northern year), quarters and halves."""
    season = re.search(rf"\b({'|'.join(_SEASONS)})\b", text)
    part = re.search(rf"(?!last quarter$|last half$)\b{_NTH}[ -](?P<part>quarter|half)\b|\b(?P<q>q[1-4])\b", text)
    named_last = bool(season and f"last {season[1]}" in text)
    if season and latest and f"this {season[1]}" in text:
        year = latest.year
    if season:
        low, high = _third(text, 0, 0, 1, 2) if re.search(r"early|mid|late", text) else (0, 2)
        first, length, low = _SEASONS[season[1]], high - low + 1, low
    elif part:
        length = 6 if part["part"] == "half" else 3
        number = int(part["q"][1]) if part["q"] else _ORDINALS[part["nth"]]
        first, low = 1 + length * ((number if number > 0 else 12 // length) - 1), 0
    else:
        return None
    if re.search(r"\b(?:week|month|day)s?\b", text) or (part and re.search(MONTH, text)):
        return None
    years = [year] if year else [latest.year + 1 - back for back in range(3)] if latest else []
    starts = (add_months(date(y, first, 1), low) for y in years)
    spans = ((s, add_months(s, length) - DAY) for s in starts)
    if year:
        return next(spans, None)
    return _latest((s for s in spans if not (named_last and latest and s[1] >= latest)), latest)


def _month(text: str, year: int | None, latest: date | None) -> Days | None:
    month = re.search(rf"\b(?P<month>{MONTH})(?!\w)", text)
    if month is None:
        return None
    number = month_number(month["month"])
    if year is None and latest and f"this {month['month']}" in text:
        year = latest.year
    if year is None:
        named = re.search(rf"\b(last|next|the previous) {re.escape(month['month'])}", text)
        years = (latest.year + 1 - back for back in range(3)) if latest else iter(())
        found = _latest((month_days(y, number) for y in years), latest)
        if found is None or latest is None:
            return None
        step = {"last": -1, "next": 1}.get(named[1], 0) if named else 0
        holds = found[0] <= latest <= found[1]
        year = found[0].year + (step if step > 0 or (step < 0 and holds) else 0)
    first, last = month_days(year, number)
    if part := _counted_part(text, first, last):
        return part
    low, high = _third(text, 1, 10, 20, last.day)
    return first.replace(day=low), first.replace(day=high)


def _counted_part(text: str, first: date, last: date) -> Days | None:
    """ "the first 10 days of May", "the last week of May", "the second half of May"."""
    part = re.search(rf"\b{_NTH} (?:(?P<many>\d+) )?(?P<unit>day|week|half|month)s?\b", text)
    if part is None:
        return None
    nth, many = _ORDINALS[part["nth"]], int(part["many"] or 1)
    if part["unit"] == "month":
        ends = (add_months(first, many) - DAY, add_months(last + DAY, -many))
        return (first, ends[0]) if nth == 1 else (ends[1], last) if nth == -1 else None
    if part["unit"] == "half":
        middle = first + 14 * DAY
        return (first, middle) if nth == 1 else (middle + DAY, last)
    length = many * (7 if part["unit"] == "week" else 1)
    start = first + (nth - 1) * length * DAY if nth > 0 else last - (length - 1) * DAY
    return max(first, start), min(last, start + (length - 1) * DAY)


def _years(text: str, year: int | None) -> Days | None:
    """A year, a decade ("the early 1990s") or a century."""
    decade = re.search(r"\b((?:1[89]|20)\d)0s\b", text)
    named = next((20 + 10 * i for i, name in enumerate(_TENS) if name in text), None)
    century = re.search(r"\b(\d\d)th century|\b(\d\d)st century", text)
    if decade or named:
        first = int(decade[1]) * 10 if decade else 1900 + (named or 0)
        low, high = _third(text, 0, 3, 6, 9)
        return year_days(first + low, first + high)
    if century:
        number = int(century[1] or century[2])
        return year_days(number * 100 - 99, number * 100)
    if year is None:
        return None
    if part := _counted_part(text, *year_days(year)):
        return part
    low, high = _third(text, 1, 4, 8, 12)
    return date(year, low, 1), month_days(year, high)[1]


_EARLY = re.compile(r"\bearly\b|\b(?:start|beginning) of\b")
_MIDDLE = re.compile(r"\bmid\b|\bmiddle of\b")
_LATE = re.compile(r"\blate\b|\bend of\b")


def _third(text: str, first: int, early: int, late: int, last: int) -> tuple[int, int]:
    """Early, mid and late: thirds; mid-month is the 11th to the 20th, as read in practice."""
    if _EARLY.search(text):
        return first, early
    if _MIDDLE.search(text):
        return early + 1, late
    return (late + 1, last) if _LATE.search(text) else (first, last)
