"""Tables of words and the values that the codebook gives them."""

from datetime import date

import pytest

from onrecord.ground.counts import read_count
from onrecord.ground.dates import read_date
from onrecord.ground.party_names import party_of, target_kind
from onrecord.ground.places import document_context, resolve_place

FRIDAY = date(2023, 12, 8)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("fourteen", 14, 14), ("at least 14", 14, None), ("more than 14", 15, None), ("up to 14", None, 14),
        ("fewer than 14", None, 13), ("10 to 15", 10, 15), ("between 10 and 15", 10, 15), ("a couple", 2, 2),
        ("a dozen", 12, 12), ("two dozen", 24, 24), ("several", 3, None), ("tens", 20, None), ("dozens", 24, None),
        ("scores", 40, None), ("hundreds", 200, None), ("thousands", 2000, None), ("1,400", 1400, 1400),
        ("twenty-one", 21, 21), ("two hundred and five", 205, 205), ("tens of thousands", 20000, None),
    ],
)  # fmt: skip
def test_counts(words: str, low: int | None, high: int | None) -> None:
    found = read_count(words)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("early on Friday", "2023-12-08", "2023-12-08"), ("on Thursday", "2023-12-07", "2023-12-07"),
        ("last Friday", "2023-12-01", "2023-12-01"), ("yesterday", "2023-12-07", "2023-12-07"),
        ("since October 7", "2023-10-07", "2023-12-08"), ("since mid-October", "2023-10-15", "2023-12-08"),
        ("in 2014", "2014-01-01", "2014-12-31"), ("last year", "2022-01-01", "2022-12-31"),
        ("between 4 and 6 May 2023", "2023-05-04", "2023-05-06"), ("December 25", "2022-12-25", "2022-12-25"),
    ],
)  # fmt: skip
def test_dates(words: str, start: str, end: str) -> None:
    found = read_date(words, FRIDAY)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("words", "text", "country", "near"),
    [
        ("the US embassy in Baghdad", "Baghdad, Iraq", "IQ", (33.3, 44.4)),
        ("a US base in the Koniko gas field in Syria", "Syria", "SY", (35.3, 40.3)),
        ("the Ain al-Assad airbase in western Iraq", "Iraq", "IQ", (33.8, 42.4)),
        ("Iraq and Syria", "Iraq and Syria", "IQ", None),
        ("Tripoli", "Lebanese soldiers in Lebanon", "LB", (34.4, 35.8)),
        ("Tripoli", "Libyan militias in Libya", "LY", (32.9, 13.2)),
    ],
)
def test_places(words: str, text: str, country: str, near: tuple[float, float] | None) -> None:
    place = resolve_place(words, document_context(text))
    assert place is not None
    assert place.country == country
    if near is None:
        assert place.lat is None
    else:
        assert place.lat == pytest.approx(near[0], abs=0.2)
        assert place.lon == pytest.approx(near[1], abs=0.2)


def test_forces_and_offices_are_no_places() -> None:
    assert resolve_place("Iraqi forces", document_context("Iraq")) is None
    assert resolve_place("the US embassy", document_context("Iraq")) is None


def test_parties_by_name_only() -> None:
    hezbollah = party_of("Kataib Hezbollah fighters")
    assert hezbollah is not None
    assert hezbollah.party_id == "kataib-hezbollah"
    assert party_of("the US embassy") is None
    assert target_kind("the US embassy compound") == "site"
