"""Stated days."""

import pytest

from onrecord.decode.dates import address_date, read_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-12-08", "2023-12-08"),
        (" 2023-12-08T10:15:00Z ", "2023-12-08T10:15:00Z"),
        ("2023-12-08T10:15:00+03:00", "2023-12-08T10:15:00+03:00"),
        ("2023-12-08 10:15", "2023-12-08 10:15"),
        ("20231208", "2023-12-08"),
        ("2023-W49-5", "2023-12-08"),
        ("2023-12-08 at ten", "2023-12-08"),
        ("8 December 2023", "2023-12-08"),
        ("Dec. 8th, 2023", "2023-12-08"),
        ("Friday, December 8, 2023 10:15 GMT", "2023-12-08"),
        ("08/12/2023", None),
        ("December 2023", None),
        ("2023", None),
        ("2023-02-30", None),
        ("8 Brumaire 2023", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_read_date(words: str, day: str | None) -> None:
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2023/12/08/rockets", "2023-12-08"),
        ("https://example.org/news/2023-12-8", "2023-12-08"),
        ("https://example.org/2023/13/08/rockets", None),
        ("https://example.org/20231208", None),
    ],
)
def test_address_date(url: str, day: str | None) -> None:
    assert address_date(url) == day
