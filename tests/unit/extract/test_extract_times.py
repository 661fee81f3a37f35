"""Which words of a sentence name one time, and which name two."""

import pytest

from onrecord.extract.times import find_times, is_period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The raid came on the night of 24 August.", ["on the night of 24 August"]),
        ("It began Thursday night and went on till the shops opened at dawn.", ["Thursday night", "at dawn"]),
        ("In the early hours of Tuesday, at around 09:30, men fired.", ["In the early hours of Tuesday, at around 09:30"]),
        ("Three died on the morning of Monday 17 January, 2022.", ["on the morning of Monday 17 January, 2022"]),
        ("From 3 to 7 May the town was shelled, as on 3-5 June.", ["From 3 to 7 May", "on 3-5 June"]),
        ("They struck on 7 October 2023, 7/10/2023 by the form.", ["on 7 October 2023", "7/10/2023"]),
        ("Friday's attack came two days after the blast.", ["Friday", "two days after"]),
        ("Friday’s attack", ["Friday"]),
        ("He was shot a day after Monday's raid.", ["a day after Monday"]),
        ("since mid-October; since May; since last Friday; until 5 June", ["since mid-October", "since May", "since last Friday", "until 5 June"]),
        ("over the past two weeks; in 2014-15; in the 1990s; two years earlier", ["over the past two weeks", "in 2014-15", "the 1990s", "two years earlier"]),
        ("between 4 and 6 May 2023; between Monday and Wednesday", ["between 4 and 6 May 2023", "between Monday and Wednesday"]),
        ("on Sunday, September 1, 2019, and Monday, September 2 shops burned", ["on Sunday, September 1, 2019, and Monday, September 2"]),
        ("on Tuesday and Wednesday; on Tuesday and on Friday", ["on Tuesday and Wednesday", "on Tuesday", "on Friday"]),
        ("last autumn; a week after; 10 days later; the following morning", ["last autumn", "a week after", "10 days later", "the following morning"]),
        ("during the night from Monday to Tuesday 11 February 2025", ["during the night from Monday to Tuesday 11 February 2025"]),
        ("April 3 last year; in January this year; June last year", ["April 3 last year", "in January this year", "June last year"]),
        ("on Wednesday last week; on Monday of last week", ["on Wednesday last week", "on Monday of last week"]),
        ("at 5 pm on Friday; at 17:05 local time; at about 0900hrs", ["at 5 pm on Friday", "at 17:05 local time", "at about 0900hrs"]),
        ("the first 10 months of this year; in the first 10 days of May", ["the first 10 months of this year", "in the first 10 days of May"]),
        ("Later on Friday; earlier this week; about 11pm last night", ["Later on Friday", "earlier this week", "about 11pm last night"]),
        ("between 2018 and 2024; from January to March 2020", ["between 2018 and 2024", "from January to March 2020"]),
        ("on Christmas Eve; during Ramadan; on Easter Sunday 2019", ["on Christmas Eve", "during Ramadan", "on Easter Sunday 2019"]),
        ("more than a week ago; in recent days; the day before", ["more than a week ago", "in recent days", "the day before"]),
        ("overnight into Sunday; at midnight on Friday", ["overnight into Sunday", "at midnight on Friday"]),
        ("On Sunday night (Jul 21) a mob beat them.", ["On Sunday night (Jul 21)"]),
        ("ON 5 MAY 1989 AND MONDAY NIGHT", ["ON 5 MAY 1989 AND MONDAY NIGHT"]),
        ("on the evening of the 26th; at the weekend", ["on the evening of the 26th", "at the weekend"]),
        ("some 2,500 years ago; in the quarter that ended Sept. 30", ["some 2,500 years ago", "Sept. 30"]),
        ("in this year's third quarter; this past spring", ["in this year's third quarter", "this past spring"]),
        ("the 2014 war; the same day; that night", ["2014", "the same day", "that night"]),
    ],
)  # fmt: skip
def test_found(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in find_times(text)] == found


@pytest.mark.parametrize(
    "text",
    ["They may march to the square.", "He led the March for peace.", "a month-long siege of 12 days", "The 3,000 men held Hill 2014.", "A second man was shot.", "a fossil 115 million years ago", "in 12 towns"],
)  # fmt: skip
def test_not_a_time(text: str) -> None:
    assert list(find_times(text)) == []


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("since May", True), ("over the past two weeks", True), ("in recent days", True), ("during the last month", True), ("ever since", True),
        ("over the weekend", False), ("during the night", False), ("on Friday", False), ("for the first time", False), ("last week", False),
    ],
)  # fmt: skip
def test_periods(words: str, period: bool) -> None:
    assert is_period(words) is period
