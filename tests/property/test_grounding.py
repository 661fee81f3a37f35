"""Dates and counts: intervals hold their days and only widen, ranges stay in order, ids do not depend on joining."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.base.ids import content_id
from onrecord.ground.counts import read_count
from onrecord.ground.dates import read_date

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


@given(days, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_that_weekday_in_the_week_up_to_publication(published: date, weekday: str) -> None:
    interval = read_date(f"early on {weekday}", published)
    assert interval is not None
    day = date.fromisoformat(interval.start)
    assert day.strftime("%A") == weekday
    assert timedelta(0) <= published - day <= timedelta(days=6)


@given(days)
def test_a_month_holds_the_day_and_a_year_the_month(day: date) -> None:
    exact = read_date(day.strftime("%B %d, %Y"), None)
    month = read_date(day.strftime("in %B %Y"), None)
    year = read_date(day.strftime("in %Y"), None)
    assert exact is not None
    assert month is not None
    assert year is not None
    assert year.start <= month.start <= exact.start == exact.end == day.isoformat() <= month.end <= year.end


@given(st.sampled_from(["yesterday", "Friday", "two weeks ago", "last month", "since May", "over the past weeks"]))
def test_relative_words_need_a_publication_date(words: str) -> None:
    assert read_date(words, None) is None


@given(st.integers(min_value=1, max_value=99_999))
def test_hedges_open_the_right_end(number: int) -> None:
    exact, least, more, most = (
        read_count(f"{hedge} {number:,}".strip()) for hedge in ("", "at least", "more than", "up to")
    )
    assert [(c.low, c.high) for c in (exact, least, more, most) if c] == [
        (number, number),
        (number, None),
        (number + 1, None),
        (None, number),
    ]


@given(st.text(), st.text(min_size=1), st.text())
def test_ids_keep_their_parts_apart(a: str, b: str, c: str) -> None:
    assert content_id("x", a + b, c) != content_id("x", a, b + c)
