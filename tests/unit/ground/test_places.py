"""Place names in context: which of several, how fine, and what is no place."""

import pytest

from onrecord.ground.gazetteer.spelling import loose_key
from onrecord.ground.places import PlaceContext, document_context, resolve_place, toponyms


def near(words: str, text: str, point: tuple[float, float]) -> bool:
    place = resolve_place(words, document_context(text))
    if place is None or place.lat is None or place.lon is None:
        return False
    return abs(place.lat - point[0]) < 0.25 and abs(place.lon - point[1]) < 0.25


@pytest.mark.parametrize(
    ("words", "text", "point"),
    [
        ("Hit, a town in Anbar province", "Iraqi forces in Iraq", (33.64, 42.83)),
        ("the Syrian town of al-Dana", "Syria and Turkey", (36.21, 36.77)),
        ("al-Qusair", "Syrian troops in Syria", (34.51, 36.58)),
        ("Tripoli's Ain Zara district", "Libyan militias in Libya", (32.80, 13.27)),
        ("the Syrian capital", "Syria", (33.51, 36.29)),
        ("the capital", "Kenyan police in Kenya", (-1.29, 36.82)),
        ("the provincial capital of Helmand", "Afghan forces in Afghanistan", (31.6, 64.4)),
        ("London", "American tourists and British police in the US", (51.5, -0.1)),
    ],
)
def test_the_place_meant(words: str, text: str, point: tuple[float, float]) -> None:
    assert near(words, text, point)


def test_a_direction_and_a_distance_move_the_point_and_stay_near() -> None:
    place = resolve_place("40 km north of Baghdad", document_context("Iraq"))
    town = resolve_place("Baghdad", document_context("Iraq"))
    assert place is not None
    assert town is not None
    assert place.precision == "near"
    assert place.lat is not None
    assert town.lat is not None
    assert place.lat - town.lat == pytest.approx(0.36, abs=0.01)


@pytest.mark.parametrize(
    ("words", "precision"),
    [("Kunduz", "site"), ("Kunduz province", "admin1"), ("Sangin district", "admin2"), ("Afghanistan", "country")],
)
def test_the_noun_beside_a_name_says_how_fine_it_is(words: str, precision: str) -> None:
    place = resolve_place(words, document_context("Afghan troops in Afghanistan"))
    assert place is not None
    assert place.precision == precision


@pytest.mark.parametrize("words", ["Police", "the Western front", "General Musa", "the Al-Noor school"])
def test_ordinary_words_are_no_villages(words: str) -> None:
    place = resolve_place(words, document_context("Afghan officials in Afghanistan"))
    assert place is None or place.precision == "country"


def test_the_same_name_by_the_company_it_keeps() -> None:
    assert near("Hama", "Fighting near Aleppo and Homs in Syria", (35.13, 36.75))
    assert near("Green Village", "Kabul, Afghanistan", (34.54, 69.25))


def test_a_province_may_have_a_countrys_name() -> None:
    place = resolve_place("Niger state", document_context("Nigerian soldiers in Nigeria"))
    assert place is not None
    assert (place.precision, place.country) == ("admin1", "NG")


def test_a_context_may_hold_countries_alone() -> None:
    place = resolve_place("Tripoli", PlaceContext(("LB",)))
    assert place is not None
    assert place.country == "LB"


def test_toponyms_of_running_text() -> None:
    text = "U.S. officials in Mosul's old town said March was quiet; Us and them; the Gaza Strip, Côte d'Ivoire."
    assert [name for _, _, name in toponyms(text)] == ["U.S.", "Mosul", "the Gaza Strip", "Côte d'Ivoire"]
    assert all(text[start:end] == name for start, end, name in toponyms(text))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("al qusayr", "qusair"),
        ("ad dana", "dana"),
        ("deir ez zor", "dayr az zawr"),
        ("sukhnah", "sukhna"),
        ("gharyan", "garyan"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    assert loose_key(left) == loose_key(right)
