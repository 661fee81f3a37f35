"""Map and timeline geometry, and values in words."""

from itertools import pairwise

import pytest

from onrecord.base.mention import Speaker
from onrecord.base.span import Evidence, Span
from onrecord.base.values import Count, DateInterval, Place, Responsibility, Value, Weapon
from onrecord.share.timeline import timeline
from onrecord.share.wording import speaker_words, value_words
from onrecord.share.worldmap import HEIGHT, WIDTH, is_pinned, view_of, world_map


def day(iso: str) -> DateInterval:
    return DateInterval(iso, iso, "day")


def test_one_pin_sits_in_the_middle_of_a_map_of_eight_degrees() -> None:
    drawn = world_map({1: Place("Baghdad", "site", "IQ", lat=33.31, lon=44.37)})
    assert drawn is not None
    assert [(p.x, p.y, p.numbers) for p in drawn.pins] == [(WIDTH / 2, HEIGHT / 2, (1,))]
    assert {"Iraq", "Iran"} <= {land.name for land in drawn.lands}
    assert "Brazil" not in {land.name for land in drawn.lands}


def test_incidents_at_one_point_share_a_pin() -> None:
    place = Place("Baghdad", "site", "IQ", lat=33.31, lon=44.37)
    drawn = world_map({1: place, 7: place})
    assert drawn is not None
    assert [p.numbers for p in drawn.pins] == [(1, 7)]


def test_the_map_goes_across_the_date_line() -> None:
    view = view_of([(179.0, -17.0), (-179.0, -17.0)])
    assert view.half == 4.0
    drawn = world_map({n: Place("x", "site", lat=-17.0, lon=lon) for n, lon in [(1, 179.0), (2, -179.0)]})
    assert drawn is not None
    assert sorted(p.x for p in drawn.pins) == [p.x for p in sorted(drawn.pins, key=lambda p: p.numbers)]
    assert all(0 < p.x < WIDTH for p in drawn.pins)


def test_all_pins_lie_on_the_map() -> None:
    spots = [(-60.0, -50.0), (70.0, 140.0), (0.0, 10.0), (12.0, 13.0)]
    drawn = world_map({n: Place("x", "site", lat=lat, lon=lon) for n, (lat, lon) in enumerate(spots, 1)})
    assert drawn is not None
    assert all(0 <= p.x <= WIDTH and 0 <= p.y <= HEIGHT for p in drawn.pins)


def test_labels_close_by_do_not_sit_on_each_other() -> None:
    places = {n: Place(f"p{n}", "site", lat=33.3 + n / 100, lon=44.3) for n in range(6)}
    drawn = world_map(places)
    assert drawn is not None
    heights = sorted(p.label_y for p in drawn.pins)
    assert all(b - a >= 22 for a, b in pairwise(heights))


def test_wide_places_are_never_pins() -> None:
    assert is_pinned(Place("Baghdad", "site", lat=33.0, lon=44.0))
    for precision in ("admin1", "region", "country", "sea", None):
        assert not is_pinned(Place("x", precision, lat=33.0, lon=44.0))  # type: ignore[arg-type]
    assert not is_pinned(None)
    assert world_map({}) is None


def test_the_timeline_stacks_a_day_and_cuts_bars_at_its_start() -> None:
    drawn = timeline(
        {
            1: day("2023-12-08"),
            2: day("2023-12-08"),
            3: day("2023-12-01"),
            4: DateInterval("2023-01-01", "2023-12-31", "year"),
        },
        {5: DateInterval("2022-01-01", "2023-12-08", "longer")},
    )
    assert drawn is not None
    by_number = {m.number: m for m in drawn.marks}
    assert by_number[1].x == by_number[2].x > by_number[3].x
    assert by_number[1].y - by_number[2].y == 40
    assert drawn.off_axis == (4,)
    assert [b.begins_before for b in drawn.bars] == [True]
    assert all(0 < m.y < drawn.height for m in drawn.marks)


def test_nothing_dated_gives_no_timeline() -> None:
    assert timeline({}, {1: day("2023-12-08")}) is None


WORDS: list[tuple[Value | None, str]] = [
    (None, "not readable as a value"),
    (Count(14, 14), "14"), (Count(12, None), "at least 12"), (Count(None, 13), "up to 13"), (Count(10, 15), "10 to 15"),
    (Count(7, 7, True), "about 7"),
    (Count(14, 14, person_class="military", scope="subset"), "14 (military, part of a total)"),
    (Place("Syria", "country", "SY"), "Syria (country)"), (Place("Homs", "admin1", "SY"), "Homs, SY (province)"),
    (Weapon("Katyusha", "rocket"), "Katyusha (rocket)"), (Weapon("rocket", "rocket"), "rocket"),
    (Responsibility("claimed", "X"), "claimed by X"), (Responsibility("attributed", "X"), "attributed to X"),
    (Responsibility("none"), "no claim of responsibility"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_values_in_words(value: Value | None, words: str) -> None:
    assert value_words(value) == words


def test_the_speaker_chain_in_words() -> None:
    evidence = Evidence("x", Span(0, 1))
    assert speaker_words(None) is None
    assert speaker_words(Speaker(evidence, "an official", ("an official", "AFP"))) == "an official, via AFP"
