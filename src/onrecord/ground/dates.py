"""Words to closed intervals of days. Relative words need the document's own date; missing parts widen, never fill from today.

Three kinds of words: those of the calendar (calendar_words.py), those relative to the day of publication ("on Friday", "last week",
"two days ago"), and those relative to another event's day, the anchor ("the same evening", "two days later", "at 09:30").
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from onrecord.base.values import DateInterval, DatePrecision
from onrecord.extract.times import NUMBER, PART, UNIT
from onrecord.ground.calendar_words import (
    DAY,
    MONTH,
    WEEKDAYS,
    Days,
    add_months,
    month_days,
    month_number,
    read_calendar,
    year_days,
)
from onrecord.ground.counts import read_count

_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")
_CLOCK = r"\d{1,2}[:.]\d\d(?![.\d])(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4} ?(?:hrs|hours|gmt|utc)\b|\d{1,2} o'clock"
_HOURS = r"(?:small|early|first|late|pre-?dawn|morning|evening|night|daylight) hours"
_TIME = re.compile(rf"\b(?:{_CLOCK}|{_HOURS}|{PART}|overnight|tonight|(?:early|late) on)\b", re.I)
_NEIGHBOUR = r"(?:same|previous|preceding|following|next|very)"
_ANCHORED = re.compile(
    rf"{_CLOCK}|\b(?:later|earlier|afterwards|before|after|ever since|in the day)\b|^since\b|\bthe {_NEIGHBOUR} \w|\bthat (?:same |very )?(?:day|week|month|year|weekend|{PART})"
    rf"|^(?:next (?:day|morning)|moments?)\b|^(?:(?:on|in|during|at|by|before|after|until|around|about|shortly|just|through|since|the) )+(?:(?:early|late|mid) )?(?:{_HOURS}|{PART})\b"
)
_PUBLISHED = re.compile(
    rf"\b(?:today|yesterday|tomorrow|tonight|overnight|now|ago|this|past|recent|coming|so far|(?:start|beginning|middle|end) of the (?:week|month|year)|(?:earlier|later|late|early) in the (?:week|month|year))\b"
    rf"|(?<!that )(?<!previous )(?<!following )(?<!same )\bweekend\b|(?<!the )\b(?:last|next) (?!day\b|morning\b)|\blast (?:{UNIT}|{NUMBER})"
)


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where it does not start with one."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def needs_anchor(words: str) -> bool:
    """Whether the words only make sense beside another event's date ("two days later", "the same evening", "at 09:30").

    >>> needs_anchor("two days later"), needs_anchor("at 09:30 on Friday")
    (True, False)
    """
    text = _plain(words)
    weekday = _WEEKDAY.search(text)
    if weekday and re.search(rf"\b(?:that|the {_NEIGHBOUR}) {weekday[1]}", text):
        return True
    if weekday or _PUBLISHED.search(text) or read_calendar(_without_clock(text), date(2000, 6, 15)):
        return False
    return bool(_ANCHORED.search(text))


def read_date(words: str, published: date | None, anchor: DateInterval | None = None) -> DateInterval | None:
    """The interval that the words name; None when they need a publication date that is not known, or are not read.

    `anchor`: the date of the event to which words of `needs_anchor` are relative; it is used for nothing else.
    A bare weekday is the last such day up to and including publication; a month or day without a year is the last such time.
    """
    text = _plain(words)
    try:
        if needs_anchor(words):
            days = (date.fromisoformat(anchor.start), date.fromisoformat(anchor.end)) if anchor else None
            span = _anchored(text, days, published) if days else None
        else:
            span = _read(text, published)
    except (ValueError, OverflowError):  # before year 1 or after 9999: "20,000 years ago"
        return None
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


def _plain(words: str) -> str:
    """Lower case, plain quotes and hyphens, ranges of numbers with "to", no possessives."""
    text = " ".join(words.lower().replace("\u2019", "'").replace("\u2013", "-").split())
    text = re.sub(r"(?<!new year)(?<!valentine)'s?(?!\w)", "", text)
    text = re.sub(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ?- ?(\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH})", r"\1 to \2", text)
    text = re.sub(rf"({MONTH} \d{{1,2}}(?:st|nd|rd|th)?) ?- ?((?:{MONTH} )?\d)", r"\1 to \2", text)
    text = re.sub(rf"({MONTH}(?: \d{{4}})?) ?- ?({MONTH}|\d{{1,2}} {MONTH})", r"\1 to \2", text)
    text = re.sub(rf"\b({NUMBER})(?= {UNIT}\b)", lambda found: _digits(found[1]), text)
    text = re.sub(r"\b((?:19|20)\d\d)[-/](\d{4}|\d\d)\b(?!-)", r"\1 to \2", text)
    text = re.sub(rf"\b({'|'.join(WEEKDAYS)})-({'|'.join(WEEKDAYS)})\b", r"\1 to \2", text)
    return re.sub(r"\b(early|mid|late)-", r"\1 ", text)


def _digits(words: str) -> str:
    found = read_count(words)
    exact = found and found.low == found.high and words not in {"a", "an"}
    return str(found.low) if found and exact else words


def _without_clock(text: str) -> str:
    return re.sub(_CLOCK, "", text)


_Reader = Callable[[str, date | None], Days | None]


def _read(text: str, published: date | None) -> Days | None:
    if text.startswith("since "):
        return _since(text, published)
    readers: tuple[_Reader, ...] = (_shifted, _between, _one)
    return next((span for read in readers if (span := read(text, published))), None)


_OPEN = re.compile(rf"(?:before|after) (?:(?:the )?\d|{MONTH}|{'|'.join(WEEKDAYS)}|(?:early|mid|late|last|next) )")


def _one(text: str, published: date | None) -> Days | None:
    """One time, not a range: of the calendar, or relative to publication. "Before May" is open and names no days."""
    if _OPEN.match(text):
        return None
    text = _without_clock(text)
    rolling = _rolling(text, published) if published else None
    span = rolling or read_calendar(text, published) or (_relative(text, published) if published else None)
    if span and published and span[0] <= published < span[1] and re.search(r"\bthis (?:year|month|week)\b", text):
        span = (published, span[1]) if text.startswith("later") else (span[0], published)
    into = re.search(r"\b(?:night|overnight)\b.*\binto\b", text)
    return (span[0] - DAY, span[1]) if span and into else span


def _since(text: str, published: date | None) -> Days | None:
    """From the named time to the day of publication: what "since" means when it is written; mid-month is the 15th here."""
    if published is None:
        return None
    start = _read(text[6:], published)
    if start and re.search(r"\bmid\b", text) and start[0].day == 11:
        start = (start[0].replace(day=15), start[1])
    return (start[0], published) if start and start[0] <= published else None


_SHIFTED = re.compile(rf"\b(?:(?P<many>{NUMBER}) |the )(?P<unit>{UNIT}) (?P<way>after|before)\b(?P<rest>.+)")


def _shifted(text: str, published: date | None) -> Days | None:
    """ "a day after Friday's raid": the day of the rest of the words, moved."""
    found = _SHIFTED.search(text)
    rest = _read(found["rest"].strip(), published) if found else None
    if found is None or rest is None or re.match(r" (?:yesterday|last$)", found["rest"]):
        return None
    return _moved(rest, _many(found["many"]), found["unit"], 1 if found["way"] == "after" else -1)


_BETWEEN = re.compile(
    r"(?:.*\b(?:between|from) )?(?P<first>.+?),? (?:to|and|until|till|through|or)(?: the)? (?P<last>.+)$"
)
_BARE_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?((?:,| of)? \d{4})?$")


def _between(text: str, published: date | None) -> Days | None:
    """Both ends of a range; what one end leaves unsaid (month, year) is taken from the other."""
    parts = _BETWEEN.match(_without_clock(text))
    if parts is None or re.search(r"\binto\b", text):
        return None
    first, last = _completed(parts["first"], parts["last"])
    end = (published, published) if last in {"now", "today"} and published else _one(last, published)
    start = _one(first, end[1]) if end else None
    return (start[0], end[1]) if start and end else None


def _completed(first: str, last: str) -> tuple[str, str]:
    months = [re.search(rf"\b{MONTH}", part) for part in (first, last)]
    if re.search(r"\b\d{4}$", first) and re.fullmatch(r"\d\d", last):
        return first, re.search(r"\d{4}$", first).group()[:2] + last  # type: ignore[union-attr]
    if _BARE_DAY.match(last) and months[0]:
        last = f"{months[0].group()} {last}"
    bare = re.search(r"(?:^|\s)(?:the )?(\d{1,2})(?:st|nd|rd|th)?$", first)
    if bare and months[1] and not months[0]:
        first = f"{bare[1]} {months[1].group()}"
    years = [re.search(r"\b(?:1[89]|20)\d\d\b|\b(?:last|this|next) year\b", part) for part in (first, last)]
    if years[1] and not years[0] and re.search(MONTH, first):
        first = f"{first} {_year_before(first, last) if years[1].group().isdigit() else years[1].group()}"
    if years[0] and years[0].group().isdigit() and not years[1] and re.search(MONTH, last):
        last = f"{last} {years[0].group()}"
    return first, last


def _year_before(first: str, last: str) -> int:
    """The year of a range's first end by that of its last: "from November to February 2020" began in 2019."""
    year = int(re.search(r"\b\d{4}\b", last).group())  # type: ignore[union-attr]
    months = [re.search(rf"\b{MONTH}", part) for part in (first, last)]
    crosses = all(months) and month_number(months[0].group()) > month_number(months[1].group())  # type: ignore[union-attr]
    return year - 1 if crosses else year


def _relative(text: str, published: date) -> Days | None:
    if span := _weekday(text, published):
        return span
    if "the day before yesterday" in text or "the night before last" in text:
        return published - 2 * DAY, published - (2 if "day" in text else 1) * DAY
    if "yesterday" in text:
        return published - DAY, published - DAY
    if re.search(r"\btomorrow\b", text):
        return published + DAY, published + DAY
    if re.search(r"\blast night\b|\bovernight\b", text):
        return published - DAY, published
    if "last evening" in text:
        return published - DAY, published - DAY
    if re.search(rf"\b(?:today|tonight|now|this {PART})\b", text):
        return published, published
    return _ago(text, published) or _spell(text, published)


def _weekday(text: str, published: date) -> Days | None:
    """The last such day up to publication; "last" skips the day itself, "next" and "coming" look ahead."""
    named = _WEEKDAY.search(text)
    if named is None:
        return None
    number = WEEKDAYS[named[1]]
    if of_week := re.search(r"\b(last|next) week\b", text):
        step = 7 if of_week[1] == "next" else -7
        day = published + (number - published.weekday() + step) * DAY
    elif re.search(rf"\b(?:next|coming) {named[1]}", text):
        day = published + ((number - published.weekday() - 1) % 7 + 1) * DAY
    else:
        back = (published.weekday() - number) % 7
        day = published - (back or (7 if f"last {named[1]}" in text else 0)) * DAY
    return day, day


_ROLLING = re.compile(
    rf"\b(?:(?:the|these|those) (?:very )?(?P<past>past|last)|(?P<bare>past|last|recent|next|coming)|the (?P<vague>recent|previous|preceding|next|coming))"
    rf" (?:(?P<many>{NUMBER}) )?(?P<unit>{UNIT})\b(?! of\b)"
)


def _rolling(text: str, published: date) -> Days | None:
    """ "over the past two weeks", "in recent days", "the last year", "in the coming days": up to publication, or from it."""
    found = _ROLLING.search(text)
    if found is None or (found["bare"] in {"last", "next"} and not found["many"] and not found["unit"].endswith("s")):
        return None
    which = found["past"] or found["bare"] or found["vague"]
    unit, plural = found["unit"], found["unit"].endswith("s")
    if (which in {"last", "previous", "preceding", "next"} and not plural and found["past"] is None) or unit in {
        "night", "moment"}:  # fmt: skip
        return None
    many = (3, 3) if plural and not found["many"] else _many(found["many"]) or (3, 3)
    if which in {"next", "coming"}:
        return published, _back(published, -(many[0]), unit)
    start = _back(published, many[0], unit)
    if which == "recent" and unit.startswith(("month", "year")):
        start = start.replace(day=1, month=1 if unit.startswith("year") else start.month)
    return start, published - (DAY if which in {"previous", "preceding"} and unit.startswith("day") else 0 * DAY)


def _back(day: date, many: int, unit: str) -> date:
    """The day that many units before; hours and shorter in whole days, rounded up."""
    if unit.startswith(("month", "year", "decade")):
        return add_months(day, -many * {"m": 1, "y": 12, "d": 120}[unit[0]])
    if unit.startswith(("second", "moment", "minute")):
        return day
    return day - (-(-many // 24) if unit.startswith("hour") else many * (7 if unit.startswith("week") else 1)) * DAY


def _many(words: str | None) -> tuple[int, int] | None:
    """Fewest and most of a counted unit: "a" is one, "a few" and "several" are three to six."""
    if words is None or words in {"a", "an"}:
        return 1, 1
    if words in {"a few", "few", "several", "some", "many"}:
        return 3, 6
    found = read_count(words)
    return (found.low, found.high or found.low) if found and found.low else None


_AGO = re.compile(
    rf"(?P<hedge>more than|over)?\b ?(?:(?P<many>{NUMBER}) )?(?P<unit>{UNIT}) (?P<way>ago|later|earlier|before|after(?:wards)?)\b"
)
_UNCOUNTED = {"day": (2, 6), "week": (2, 6), "month": (2, 11), "year": (2, 10), "decade": (2, 5), "hour": (1, 11)}


def _ago(text: str, published: date) -> Days | None:
    found = _AGO.search(text)
    if found is None or found["way"] != "ago":
        return None
    many = _counted(found)
    if many and text.endswith("ago today"):
        day = _back(published, many[0], found["unit"])
        return day, day
    return _moved((published, published), many, found["unit"], -1)


def _counted(found: re.Match[str]) -> tuple[int, int] | None:
    if found["many"] is None and found["unit"].endswith("s"):
        return _UNCOUNTED.get(found["unit"][:-1], (0, 1))
    many = _many(found["many"])
    return (many[0], many[1] + 1) if many and found["hedge"] else many


def _moved(days: Days, many: tuple[int, int] | None, unit: str, way: int) -> Days | None:
    """Days so many units away: days and one week exactly, more weeks give or take three days, months and years whole.

    Fewer than twelve hours stay on the day.
    """
    if many is None:
        return None
    if unit.startswith("hour"):
        whole = [n for number in many for n in ((0, 0) if number < 12 else (number // 24, -(-number // 24)))]
        many, unit = (min(whole), max(whole)), "day"
    ends = [_back(day, -way * number, unit) for day in days for number in many]
    first, last = min(ends), max(ends)
    if unit.startswith("week") and many != (1, 1):
        return first - 3 * DAY, last + 3 * DAY
    if unit.startswith("month"):
        return first.replace(day=1), month_days(last.year, last.month)[1]
    if unit.startswith("year"):
        return year_days(first.year, last.year)
    return year_days(first.year - 5, last.year + 4) if unit.startswith("decade") else (first, last)


def _spell(text: str, published: date) -> Days | None:
    """A whole week, weekend, month, year: this, the last or the next one beside publication."""
    step = -1 if re.search(r"\b(?:last|previous)\b", text) else 1 if re.search(r"\b(?:next|coming)\b", text) else 0
    if "weekend" in text:
        back = (published.weekday() - 5) % 7
        saturday = published - back * DAY + (7 * step if step > 0 or published.weekday() >= 5 else 0) * DAY
        return saturday, saturday + DAY
    if re.search(r"\b(?:over|throughout|during) the week\b", text):
        return published - 6 * DAY, published
    if step == 0 and not re.search(r"\b(?:this|the|that)\b", text):
        return None
    whole = _whole(text, published, step)
    if whole is None or step != 0:
        return whole
    return (published, whole[1]) if re.match(r"later|at the end|the end|by", text) else (whole[0], published)


def _whole(text: str, day: date, step: int) -> Days | None:
    """The calendar's week (from Monday), month, quarter, year, decade that holds the day, or the one `step` away."""
    if re.search(r"\bweek\b", text):
        monday = day + (7 * step - day.weekday()) * DAY
        return monday, monday + 6 * DAY
    if re.search(r"\bmonth\b", text):
        first = add_months(day.replace(day=1), step)
        return month_days(first.year, first.month)
    if re.search(r"\bquarter\b", text):
        first = add_months(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), 3 * step)
        return first, add_months(first, 3) - DAY
    if re.search(r"\byear\b", text):
        return year_days(day.year + step)
    if re.search(r"\bdecade\b", text):
        first_year = day.year // 10 * 10 + 10 * step
        return year_days(first_year, first_year + 9)
    return None


def _anchored(text: str, anchor: Days, published: date | None) -> Days | None:
    """Words beside another event's days: moved by a count, a neighbouring day or week, or the same."""
    if re.match(r"(?:ever )?since\b", text):
        return (anchor[0], published) if published and published >= anchor[0] else None
    if window := re.search(rf"\bthe (previous|preceding|following|next) (?:({NUMBER}) )?({UNIT})(?<=s)\b", text):
        many = (_many(window[2]) or (3, 3))[0] if window[2] else 3
        near, far = (anchor[0] - DAY, -1) if window[1].startswith("pre") else (anchor[1] + DAY, 1)
        ends = sorted((near, _back(anchor[0] if far < 0 else anchor[1], -far * many, window[3])))
        return ends[0], ends[1]
    step = 1 if re.search(r"\b(?:following|next)\b", text) else -1 if re.search(r"\bprevious|\bpreceding", text) else 0
    if weekday := _WEEKDAY.search(text):
        number = WEEKDAYS[weekday[1]]
        ahead = (number - anchor[0].weekday()) % 7
        day = (
            anchor[0] + (ahead or (7 if step else 0)) * DAY - (7 if step < 0 and ahead else 14 if step < 0 else 0) * DAY
        )
        return day, day
    if moved := re.search(rf"^the (?:{PART}|{UNIT}) (before|after)", text):
        step = 1 if moved[1] == "after" else -1
        if re.search(r"\bnight before\b", text):
            return anchor[0] - DAY, anchor[1]
    elif found := _AGO.search(text):
        return _moved(anchor, _counted(found), found["unit"], 1 if found["way"].startswith(("later", "after")) else -1)
    if "weekend" in text:
        saturday = anchor[0] + ((5 - anchor[0].weekday()) % 7 if anchor[0].weekday() < 6 else -1) * DAY + 7 * step * DAY
        return saturday, saturday + DAY
    if not re.search(r"\bday\b", text) and (whole := _whole(text, anchor[0], step)):
        return whole[0], max(whole[1], (_whole(text, anchor[1], step) or whole)[1])
    return anchor[0] + step * timedelta(days=1), anchor[1] + step * timedelta(days=1)
