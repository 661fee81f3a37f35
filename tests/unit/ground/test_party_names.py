"""Parties by any of their names; capitals decide, and the document's countries decide between two."""

import pytest

from onrecord.ground.party_names import known_parties, party_of


@pytest.mark.parametrize(
    ("words", "party_id"),
    [
        ("fighters of the Popular Mobilization forces", "pmf"), ("Kata'ib Hezbollah", "kataib-hezbollah"),
        ("Hezbollah", "hezbollah"), ("Nigerien soldiers", "niger-forces"), ("Iraqi police", "iraq-police"),
        ("the Al-Shabaab group", "al-shabaab"), ("American warplanes", "us-forces"), ("Chinese navy", "china-forces"),
        ("British police", "united-kingdom-police"), ("Islamic State Khorasan Province", "iskp"),
    ],
)  # fmt: skip
def test_the_longest_name(words: str, party_id: str) -> None:
    party = party_of(words)
    assert party is not None
    assert party.party_id == party_id


@pytest.mark.parametrize("words", ["an Islamic state", "the hut", "fano", "a national liberation army", "isis"])
def test_small_letters_name_no_party(words: str) -> None:
    assert party_of(words) is None


def test_an_abbreviation_needs_its_country() -> None:
    assert party_of("the PDF", ("MM",)) is not None
    assert party_of("the PDF", ("FR", "DE")) is None


def test_parties_in_running_text() -> None:
    text = "Turkish forces and the SDF clashed, said the International Committee of the Red Cross."
    found = known_parties(text)
    assert [text[start:end] for start, end, _ in found] == [
        "Turkish forces",
        "SDF",
        "International Committee of the Red Cross",
    ]
    assert [party.party_class for _, _, party in found] == ["state-forces", "rebel-group", "civilians"]


def test_every_party_has_one_id_and_years_in_order() -> None:
    parties = {party for _, _, party in known_parties("Boko Haram, FARC, Barkhane")}
    assert len({p.party_id for p in parties}) == len(parties) == 3
    assert all(p.since is None or p.until is None or p.since <= p.until for p in parties)
