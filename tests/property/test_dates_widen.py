"""Removing information only widens a date, and nothing depends on today's clock."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.base.values import DateInterval
from onrecord.ground.dates import needs_anchor, read_date

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2029, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CYCLE = timedelta(days=10_227)  # 28 years: the calendar of 1901 to 2099 repeats
RELATIVE = (
    "Friday night", "last Monday", "next Tuesday", "Friday last week", "yesterday", "last night", "the weekend", "this week", "last week",
    "two weeks ago", "a month ago", "several years ago", "over the past three months", "in recent years", "since May", "since last week", "in June", "May 17",
    "early March", "last autumn", "the third quarter", "Christmas Eve", "this year", "between Monday and Wednesday", "3-5 May", "the 26th",
    "a day after Friday's raid", "29 February",
)  # fmt: skip
ANCHORED = (
    "two days later",
    "a week earlier",
    "the same day",
    "the following Friday",
    "that month",
    "at 09:30",
    "three months later",
)


def _read(words: str, published: date | None, anchor: DateInterval | None = None) -> tuple[date, date]:
    found = read_date(words, published, anchor)
    assert found is not None, words
    return date.fromisoformat(found.start), date.fromisoformat(found.end)


def _widens(*words: str, published: date | None = None) -> None:
    spans = [_read(each, published) for each in words]
    for inner, outer in pairwise(spans):
        assert outer[0] <= inner[0] <= inner[1] <= outer[1], words


@given(days)
def test_a_date_loses_its_parts(day: date) -> None:
    third = "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"
    month = f"{day:%B} {day.year}"
    _widens(
        f"at 09:30 on {day:%A}, {day.day} {month}", f"{day.day} {month}", f"{third}-{month}", f"in {month}",
        f"the {('first', 'second', 'third', 'fourth')[(day.month - 1) // 3]} quarter of {day.year}",
        f"the {'first' if day.month < 7 else 'second'} half of {day.year}", f"in {day.year}", f"the {day.year // 10}0s",
    )  # fmt: skip


@given(days, st.integers(min_value=0, max_value=300))
def test_a_day_of_the_past_year_loses_its_parts(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    _widens(f"{day.day} {day:%B} {day.year}", f"{day.day} {day:%B}", f"in {day:%B}", published=published)


@given(days, st.integers(min_value=1, max_value=6))
def test_a_range_holds_its_ends(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    whole = f"from {day.day} {day:%B} {day.year} to {last.day} {last:%B} {last.year}"
    for end in (day, last):
        _widens(f"{end.day} {end:%B} {end.year}", whole)
    assert _read(whole, None) == (day, last)


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_of_last_week_lies_in_it(published: date, weekday: str) -> None:
    _widens(f"at dawn on {weekday} last week", f"{weekday} last week", "last week", published=published)


@given(days, st.integers(min_value=1, max_value=40))
def test_days_ago_lie_in_the_days_up_to_publication(published: date, number: int) -> None:
    _widens(f"{number} days ago", f"in the past {number} days", f"in the past {number} weeks", f"in the past {number} months", published=published)  # fmt: skip


@given(days, st.sampled_from(RELATIVE))
def test_relative_words_move_with_publication_and_have_no_value_without(published: date, words: str) -> None:
    first, last = _read(words, published)
    assert _read(words, published + CYCLE) == (first + CYCLE, last + CYCLE)
    assert read_date(words, None) is None


@given(days, days, st.sampled_from(ANCHORED))
def test_anchored_words_move_with_the_anchor_only(published: date, day: date, words: str) -> None:
    assert needs_anchor(words)
    here, later = (DateInterval(d.isoformat(), d.isoformat(), "day") for d in (day, day + CYCLE))
    first, last = _read(words, published, here)
    assert _read(words, None, later) == (first + CYCLE, last + CYCLE)


@given(st.text(max_size=40), st.none() | days)
def test_any_words_are_read_or_not(words: str, published: date | None) -> None:
    found = read_date(words, published)
    assert found is None or found.start <= found.end


@given(
    st.integers(min_value=0, max_value=10**9), st.sampled_from(("hours", "days", "weeks", "months", "years", "decades"))
)
def test_any_count_is_read_or_not(number: int, unit: str) -> None:
    for words in (f"{number} {unit} ago", f"over the past {number} {unit}", f"{number} {unit} after 5 May 2020"):
        found = read_date(words, date(2024, 5, 16))
        assert found is None or found.start <= found.end
