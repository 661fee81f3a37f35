"""Tables of words that count, and of numbers that count nothing."""

import pytest

from onrecord.extract.quantities import find_quantities
from onrecord.extract.ranges import read_range


def counted(text: str) -> list[str]:
    return [text[a:b] for a, b in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 40 rebels came", "Some 40"),
        ("no fewer than twenty-one guards", "no fewer than twenty-one"),
        ("nearly two dozen shops", "nearly two dozen"),
        ("one hundred and forty-one drones", "one hundred and forty-one"),
        ("tens of thousands of villagers", "tens of thousands"),
        ("about 1.2 million people", "about 1.2 million"),
        ("between 20 and 25 fighters", "between 20 and 25"),
        ("a 40-strong mob", "40"),
        ("half a dozen cars", "half a dozen"),
        ("In 2017 over 300 pilgrims died", "over 300"),
        ("Over 2,000 people marched in 2014", "Over 2,000"),
    ],
)  # fmt: skip
def test_counts_are_found_with_their_hedges(text: str, words: str) -> None:
    assert counted(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "One in three households", "a man aged 40", "a 40-year-old farmer", "M23 rebels", "T-72 tanks", "an AK-47", "a Su-25 jet", "at 10:30",
        "before 11am", "on June 5", "on 5 June", "$20 million", "15 km away", "12 percent", "no one", "since 2014", "Resolution 1701",
        "a two-day truce", "the 444 Brigade", "Amina (21)", "100 metres", "for 20 minutes", "five weeks later", "one day", "the 14th", "the 1950s",
        "a 15 kg charge", "the deadly 2009 raid", "it rose 3.5",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing_are_left(text: str) -> None:
    assert counted(text) == []


def test_a_change_is_two_counts_and_a_range_is_one() -> None:
    assert counted("the toll rose from 15 to 21") == ["15", "21"]
    assert counted("estimates ranging from 15 to 21") == ["15 to 21"]
    assert counted("27 killed and 106 wounded") == ["27", "106"]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("14 or more", 14, None), ("no more than six", None, 6), ("more than a dozen", 13, None), ("no fewer than 20", 20, None),
        ("at least a hundred", 100, None), ("over 3.5 million", 3_500_001, None), ("several hundred", 300, None), ("2 or 3", 2, 3),
        ("two thousand three hundred", 2300, 2300), ("half a dozen", 6, 6), ("a few dozen", 36, None), ("27 killed and 106 wounded", 27, 27),
        ("up to two million", None, 2_000_000), ("three billion", 3_000_000_000, 3_000_000_000),
    ],
)  # fmt: skip
def test_ranges(words: str, low: int | None, high: int | None) -> None:
    found = read_range(words)
    assert found is not None
    assert (found.low, found.high) == (low, high)
