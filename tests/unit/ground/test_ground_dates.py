"""Time expressions to intervals: a table by kind of words. The report is of Thursday 16 May 2024; other events' day is 12 March."""

from datetime import date

import pytest

from onrecord.base.values import DateInterval
from onrecord.ground.dates import needs_anchor, read_date

REPORT = date(2024, 5, 16)
EVENT = DateInterval("2024-03-12", "2024-03-12", "day")

DATED = """
7 October 2023 = 2023-10-07
October 7, 2023 = 2023-10-07
the 5th of May 2019 = 2019-05-05
on 2024-05-03 = 2024-05-03
25/12/2023 = 2023-12-25
9/14/2022 = 2022-09-14
25.12.2023 = 2023-12-25
7/10/2023 = 2023-07-10..2023-10-07
12 May 2024 at 14:30 = 2024-05-12
the morning of Monday 17 January, 2022 = 2022-01-17
early on Saturday, May 14, 2022 = 2022-05-14
on Christmas Eve 2019 = 2019-12-24
Easter Sunday 2019 = 2019-04-21
Good Friday 2022 = 2022-04-15
Palm Sunday 2017 = 2017-04-09
during Ramadan 2022 = 2022-04-02..2022-05-03
May 2020 = 2020-05-01..2020-05-31
in February 2024 = 2024-02-01..2024-02-29
late March 2023 = 2023-03-21..2023-03-31
in early March 2023 = 2023-03-01..2023-03-10
the middle of June 2021 = 2021-06-11..2021-06-20
the last week of April 2023 = 2023-04-24..2023-04-30
the first 10 days of May 2023 = 2023-05-01..2023-05-10
the second half of May 2023 = 2023-05-16..2023-05-31
spring 2014 = 2014-03-01..2014-05-31
the winter of 2015 = 2015-12-01..2016-02-29
Q3 2022 = 2022-07-01..2022-09-30
the second quarter of 2023 = 2023-04-01..2023-06-30
the first half of 2023 = 2023-01-01..2023-06-30
in 2014 = 2014-01-01..2014-12-31
early 2023 = 2023-01-01..2023-04-30
mid-2022 = 2022-05-01..2022-08-31
at the end of 2023 = 2023-09-01..2023-12-31
the 1990s = 1990-01-01..1999-12-31
the early 1990s = 1990-01-01..1993-12-31
in the nineties = 1990-01-01..1999-12-31
the 20th century = 1901-01-01..2000-12-31
3-5 May 2023 = 2023-05-03..2023-05-05
3–5 May 2023 = 2023-05-03..2023-05-05
from 3 to 7 May 2023 = 2023-05-03..2023-05-07
Nov 3 - 5, 2023 = 2023-11-03..2023-11-05
on November 28 and 29, 2020 = 2020-11-28..2020-11-29
28 April-3 May 2015 = 2015-04-28..2015-05-03
on Sunday, September 1, 2019, and Monday, September 2 = 2019-09-01..2019-09-02
the night from Monday to Tuesday 11 February 2025 = 2025-02-10..2025-02-11
the 10 days from November 19 to 29, 2018 = 2018-11-19..2018-11-29
from January to March 2020 = 2020-01-01..2020-03-31
March-April 2020 = 2020-03-01..2020-04-30
between November and February 2020 = 2019-11-01..2020-02-29
between 2018 and 2020 = 2018-01-01..2020-12-31
in 2014-15 = 2014-01-01..2015-12-31
a week after the raid of 1 March 2024 = 2024-03-08
"""

RELATIVE = """
on the night of 24 August = 2023-08-24
Oct. 7 = 2023-10-07
1 May = 2024-05-01
May 17 = 2024-05-17
May 18 = 2023-05-18
29 February = 2024-02-29
the evening of the 26th = 2024-04-26
from 3 to 7 May = 2024-05-03..2024-05-07
November 3-5 = 2023-11-03..2023-11-05
between 28 April and 3 May = 2024-04-28..2024-05-03
Christmas Eve = 2023-12-24
New Year's Day = 2024-01-01
Good Friday = 2024-03-29
in Ramadan = 2024-03-10..2024-04-10
Eid al-Fitr = 2024-04-09..2024-04-13
in May = 2024-05-01..2024-05-31
in June = 2023-06-01..2023-06-30
June's = 2023-06-01..2023-06-30
last June = 2023-06-01..2023-06-30
last May = 2023-05-01..2023-05-31
next June = 2024-06-01..2024-06-30
June last year = 2023-06-01..2023-06-30
in January this year = 2024-01-01..2024-01-31
April 3 last year = 2023-04-03
two days later, on April 3 last year = 2023-04-03
in mid-March = 2024-03-11..2024-03-20
the start of April = 2024-04-01..2024-04-10
early in November = 2023-11-01..2023-11-10
the first week of May = 2024-05-01..2024-05-07
in summer = 2023-06-01..2023-08-31
last autumn = 2023-09-01..2023-11-30
last spring = 2023-03-01..2023-05-31
this spring = 2024-03-01..2024-05-31
the third quarter = 2023-07-01..2023-09-30
last quarter = 2024-01-01..2024-03-31
in this year's first quarter = 2024-01-01..2024-03-31
this summer = 2024-06-01..2024-08-31
this September = 2024-09-01..2024-09-30
the first three months of this year = 2024-01-01..2024-03-31
on Thursday = 2024-05-16
Thursday night = 2024-05-16
Friday's = 2024-05-10
last Friday = 2024-05-10
last Thursday = 2024-05-09
next Friday = 2024-05-17
Friday last week = 2024-05-10
on Monday of last week = 2024-05-06
in the early hours of Tuesday = 2024-05-14
before dawn on Tuesday = 2024-05-14
at around 09:30 on Friday = 2024-05-10
overnight into Sunday = 2024-05-11..2024-05-12
between Monday and Wednesday = 2024-05-13..2024-05-15
Tuesday and Wednesday = 2024-05-14..2024-05-15
from Friday to Saturday = 2024-05-10..2024-05-11
through the night and into the morning of 30 April = 2024-04-29..2024-04-30
a day after Friday's raid = 2024-05-11
two days before 7 October = 2023-10-05
today = 2024-05-16
earlier today = 2024-05-16
this morning = 2024-05-16
tonight = 2024-05-16
tomorrow = 2024-05-17
yesterday evening = 2024-05-15
the day before yesterday = 2024-05-14
last night = 2024-05-15..2024-05-16
overnight = 2024-05-15..2024-05-16
this week = 2024-05-13..2024-05-16
over the week = 2024-05-10..2024-05-16
last week = 2024-05-06..2024-05-12
next week = 2024-05-20..2024-05-26
at the weekend = 2024-05-11..2024-05-12
last weekend = 2024-05-11..2024-05-12
earlier this month = 2024-05-01..2024-05-16
last month = 2024-04-01..2024-04-30
earlier this year = 2024-01-01..2024-05-16
later this year = 2024-05-16..2024-12-31
last year = 2023-01-01..2023-12-31
at the end of last year = 2023-09-01..2023-12-31
six hours ago = 2024-05-16
three days ago = 2024-05-13
several days ago = 2024-05-10..2024-05-13
a week ago = 2024-05-09
two weeks ago = 2024-04-29..2024-05-05
three months ago = 2024-02-01..2024-02-29
a year ago = 2023-01-01..2023-12-31
more than a year ago = 2022-01-01..2023-12-31
two decades ago = 1999-01-01..2008-12-31
in the last 48 hours = 2024-05-14..2024-05-16
the past week = 2024-05-09..2024-05-16
over the past two weeks = 2024-05-02..2024-05-16
in the past month = 2024-04-16..2024-05-16
in the past year = 2023-05-16..2024-05-16
in recent days = 2024-05-13..2024-05-16
in recent months = 2024-02-01..2024-05-16
in the coming days = 2024-05-16..2024-05-19
since Friday = 2024-05-10..2024-05-16
since mid-October = 2023-10-15..2024-05-16
since the start of the year = 2024-01-01..2024-05-16
since last May = 2023-05-01..2024-05-16
since 2017 = 2017-01-01..2024-05-16
"""

ANCHORED = """
two days later = 2024-03-14
a week later = 2024-03-19
a week after = 2024-03-19
10 days earlier = 2024-03-02
three weeks earlier = 2024-02-17..2024-02-23
a month later = 2024-04-01..2024-04-30
two years earlier = 2022-01-01..2022-12-31
the same day = 2024-03-12
later that day = 2024-03-12
earlier in the day = 2024-03-12
that night = 2024-03-12
minutes later = 2024-03-12
a few hours later = 2024-03-12
30 hours later = 2024-03-13..2024-03-14
the following morning = 2024-03-13
next day = 2024-03-13
the day before = 2024-03-11
the night before = 2024-03-11..2024-03-12
the previous day = 2024-03-11
over the previous days = 2024-03-09..2024-03-11
the same week = 2024-03-11..2024-03-17
the following week = 2024-03-18..2024-03-24
the previous month = 2024-02-01..2024-02-29
that year = 2024-01-01..2024-12-31
the following Friday = 2024-03-15
the previous Tuesday = 2024-03-05
the following weekend = 2024-03-23..2024-03-24
at 09:30 = 2024-03-12
at about 0900hrs = 2024-03-12
by 2 pm = 2024-03-12
at 5 p.m. local time = 2024-03-12
at dawn = 2024-03-12
in the early hours = 2024-03-12
shortly before midnight = 2024-03-12
ever since = 2024-03-12..2024-05-16
since the coup = 2024-03-12..2024-05-16
"""

NOT_READ = (
    "before 2014", "after May 2019", "three-day", "for weeks", "a month", "29 February 2023 and", "later", "soon", "",
    "the same day", "at 09:30", "two days later",
)  # fmt: skip


def _rows(table: str) -> list[tuple[str, str]]:
    return [(words, days) for words, _, days in (row.partition(" = ") for row in table.strip().splitlines())]


def _days(found: DateInterval | None) -> str | None:
    return found and (found.start if found.start == found.end else f"{found.start}..{found.end}")


@pytest.mark.parametrize(("words", "days"), _rows(DATED))
def test_the_calendar_needs_no_publication_date(words: str, days: str) -> None:
    assert not needs_anchor(words)
    assert _days(read_date(words, None)) == days
    assert _days(read_date(words, REPORT, EVENT)) == days


@pytest.mark.parametrize(("words", "days"), _rows(RELATIVE))
def test_relative_to_publication(words: str, days: str) -> None:
    assert not needs_anchor(words)
    assert read_date(words, None) is None
    assert _days(read_date(words, REPORT, EVENT)) == days


@pytest.mark.parametrize(("words", "days"), _rows(ANCHORED))
def test_relative_to_another_event(words: str, days: str) -> None:
    assert needs_anchor(words)
    assert read_date(words, REPORT) is None
    assert _days(read_date(words, REPORT, EVENT)) == days


@pytest.mark.parametrize("words", NOT_READ)
def test_what_names_no_days_of_its_own(words: str) -> None:
    assert read_date(words, REPORT) is None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at around 09:30 on Friday", "09:30"), ("Friday night", "night"), ("in the early hours of Friday", "early hours"),
        ("Friday", None), ("on 5 May at 5 pm", "5 pm"), ("overnight", "overnight"),
    ],
)  # fmt: skip
def test_the_hour_keeps_its_words(words: str, time: str | None) -> None:
    found = read_date(words, REPORT)
    assert found is not None
    assert found.time == time


@pytest.mark.parametrize(("day", "first"), [(date(2024, 5, 18), "2024-05-18"), (date(2024, 5, 19), "2024-05-18"), (date(2024, 5, 20), "2024-05-18")])  # fmt: skip
def test_the_weekend_is_the_last_that_has_begun(day: date, first: str) -> None:
    found = read_date("at the weekend", day)
    assert found is not None
    assert found.start == first


def test_an_event_of_two_days_moves_as_a_whole() -> None:
    found = read_date("the day before", REPORT, DateInterval("2024-03-12", "2024-03-13", "days"))
    assert _days(found) == "2024-03-11..2024-03-12"
