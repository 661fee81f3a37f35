"""Blocking, comparing and judging pairs."""

import random

from embassy_case import (
    BAGHDAD,
    EIGHTH,
    airbase_coding,
    embassy_codings,
    embassy_mention,
    made_coding,
    made_document,
    made_mention,
)

from onrecord.base.coding import Coding
from onrecord.base.values import DateInterval, Place
from onrecord.link import link
from onrecord.link.blocking import candidate_pairs, day_cells, place_cells
from onrecord.link.facts import facts_of
from onrecord.link.weights import weights


def one(name: str, *, date: DateInterval | None = EIGHTH, place: Place | None = BAGHDAD, **kwargs: object) -> Coding:
    document = made_document(name, f"Shells fell in the town on a day, {name} writes.")
    said = [("date", date, "a day", None)] if date else []
    said += [("place", place, "town", None)] if place else []
    return made_coding(document, made_mention(document, "fell", said, **kwargs))  # type: ignore[arg-type]


def verdicts(*codings: Coding) -> list[str]:
    return [j.verdict for j in link(codings, [])]


def test_the_four_outlets_on_the_embassy_are_one_happening_in_spite_of_their_figures() -> None:
    judgements = link(embassy_codings(), [])
    assert [j.verdict for j in judgements] == ["same"] * 6
    assert all(j.left < j.right and j.method == "link.weights/1" for j in judgements)


def test_every_judgement_is_the_sum_of_its_waterfall() -> None:
    for judgement in link([*embassy_codings(), airbase_coding()], []):
        assert judgement.score == sum(line.bits for line in judgement.comparisons)
        assert [line.name for line in judgement.comparisons] == [
            "date", "place", "type", "target", "perpetrator", "weapon", "counts",
        ]  # fmt: skip


def test_the_airbase_on_the_same_day_is_another_happening() -> None:
    airbase = airbase_coding().mentions[0].mention_id
    judged = link([*embassy_codings(), airbase_coding()], [])
    assert not [j for j in judged if airbase in (j.left, j.right) and j.verdict == "same"]


def test_order_does_not_matter() -> None:
    codings = [*embassy_codings(), airbase_coding()]
    expected = link(codings, [])
    for seed in range(5):
        shuffled = codings[:]
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled, []) == expected


def test_linking_again_adds_nothing() -> None:
    first = link(embassy_codings(), [])
    assert link(embassy_codings(), first) == []


def test_a_day_apart_is_compared_and_left_unsure_two_days_apart_never_meet() -> None:
    ninth, tenth = (DateInterval(f"2023-12-{d}", f"2023-12-{d}", "day") for d in ("09", "10"))
    assert verdicts(one("a"), one("b", date=ninth)) == ["unsure"]
    assert verdicts(one("a"), one("b", date=tenth)) == []


def test_a_mention_without_date_and_place_never_blocks() -> None:
    assert verdicts(one("a", date=None, place=None), one("b", date=None, place=None), one("c")) == []


def test_an_undated_mention_of_the_same_place_is_never_the_same_by_itself() -> None:
    assert verdicts(one("a", date=None), one("b")) == ["unsure"]


def test_a_country_alone_meets_places_inside_it_but_distant_towns_do_not_meet() -> None:
    country = Place("Iraq", "country", "IQ", lat=33.0, lon=44.0)
    erbil = Place("Erbil", "site", "IQ", lat=36.19, lon=44.01)
    assert verdicts(one("a"), one("b", place=country)) == ["unsure"]
    assert verdicts(one("a"), one("b", place=erbil)) == []


def test_denied_and_planned_mentions_do_not_meet_asserted_ones() -> None:
    assert verdicts(one("a"), one("b", modality="negated"), one("c", modality="planned")) == []
    assert verdicts(one("a"), one("b", modality="possible")) == ["same"]


def test_mentions_of_one_document_are_not_compared() -> None:
    document = made_document("a", "Shells fell in Baghdad near the US embassy on Friday, more came later.")
    both = made_coding(document, embassy_mention(document, "fell"), embassy_mention(document, "came"))
    assert link([both], []) == []


def test_protest_and_shelling_never_meet() -> None:
    assert verdicts(one("a"), one("b", event_type="peaceful-protest")) == []


def test_a_series_meets_only_a_series_of_the_same_interval_and_country() -> None:
    autumn = DateInterval("2023-10-15", "2023-12-08", "longer")
    iraq = Place("Iraq", "country", "IQ")
    a, b = (one(n, date=autumn, place=iraq, aggregate=True) for n in "ab")
    assert verdicts(a, b, one("c")) == ["unsure"]
    assert verdicts(a, one("c", place=Place("Syria", "country", "SY"), date=autumn, aggregate=True)) == []


def test_blocks_stay_small_on_many_places() -> None:
    towns = [Place(f"Town {n}", "site", "IQ", lat=-60 + n / 2, lon=10.0) for n in range(200)]
    codings = [one(f"d{n}", place=town) for n, town in enumerate(towns)]
    assert len(candidate_pairs(facts_of(codings), weights())) < 4 * len(codings)


def test_cells() -> None:
    assert day_cells(EIGHTH) == ["2023-12-08", "2023-12-09"]
    assert place_cells(Place("X")) == ["name:x"]
    near_line = Place("Y", "site", lat=0.0, lon=179.9), Place("Z", "site", lat=0.0, lon=-179.9)
    assert set(place_cells(near_line[0])) & set(place_cells(near_line[1]))
