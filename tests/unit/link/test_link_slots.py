"""Slot states, rivalry and origins."""

import pytest
from embassy_case import BAGHDAD, EIGHTH, embassy_codings, embassy_mention, made_coding, made_document

from onrecord.base.codebook import Slot
from onrecord.base.coding import Coding
from onrecord.base.values import Count, Damage, DateInterval, Place, Responsibility, Value
from onrecord.link import SlotState, document_origins, incidents, link, slot_states
from onrecord.link.origins import jaccard, shingles
from onrecord.link.rivalry import rivals


def states_of(codings: list[Coding]) -> dict[tuple[str, bool], SlotState]:
    found = [i for i in incidents(codings, link(codings, [])) if not i.aggregate]
    assert len(found) == 1
    return {(s.slot, s.of_attackers): s for s in slot_states(found[0], codings)}


def saying(name: str, slot: Slot, value: Value, *, speaker: str | None = None, published: str = "2023-12-08") -> Coding:
    text = f"The US embassy in Baghdad was hit on Friday, so {speaker or 'we'} said: the word of {name}."
    document = made_document(f"{name}-{published}", text, outlet=name, published=published)
    return made_coding(document, embassy_mention(document, "hit", (slot, value, "the word", speaker)))


def test_the_embassy_slots() -> None:
    states = states_of(embassy_codings())
    munitions = states["munitions", False]
    assert munitions.state == "contested"
    assert sorted(v.value.low for v in munitions.values if isinstance(v.value, Count)) == [2, 3, 7, 14]
    assert [v.speakers for v in munitions.values if v.value == Count(14, 14)] == [("An Iraqi security official",)]
    assert states["weapon", False].state == "single-origin"  # four names, a list and no rivalry
    assert states["target", False].state == "agreed"
    assert states["date", False].state == states["place", False].state == "agreed"
    assert states["killed", False].state == "single-origin"


def test_slots_come_in_the_order_of_the_codebook() -> None:
    slots = [slot for slot, _ in states_of(embassy_codings())]
    assert slots == ["date", "place", "target", "weapon", "munitions", "killed", "injured", "responsibility"]


RIVALS: list[tuple[Value, Value, bool]] = [
    (Count(14, 14), Count(7, 7), True),
    (Count(12, None), Count(14, 14), False),
    (Count(15, None), Count(14, 14), True),
    (Count(100, 100, True), Count(97, 97), False),
    (Count(100, 100, True), Count(80, 80), True),
    (Count(14, 14, scope="subset"), Count(3, 3), False),
    (Count(5, 5, person_class="civilian"), Count(3, 3, person_class="military"), False),
    (Count(5, 5, person_class="civilian"), Count(3, 3), True),
    (Count(5, 5, person_class="civilian"), Count(8, 8), False),
    (EIGHTH, DateInterval("2023-12-01", "2023-12-31", "month"), False),
    (EIGHTH, DateInterval("2023-12-09", "2023-12-09", "day"), True),
    (BAGHDAD, Place("Iraq", "country", "IQ"), False),
    (
        BAGHDAD,
        Place("Green Zone", "site", "IQ", lat=33.3, lon=44.4),
        False,
    ),
    (BAGHDAD, Place("Erbil", "site", "IQ", lat=36.2, lon=44.0), True),
    (Place("Tripoli", "site", "LY"), Place("Tripoli", "site", "LB"), True),
    (Place("one hamlet"), Place("another hamlet"), False),
    (Responsibility("claimed", "A"), Responsibility("none"), True),
    (Responsibility("claimed", "A"), Responsibility("denied", "B"), False),
    (Responsibility("attributed", "A"), Responsibility("denied", "a"), True),
    (Damage("the gate", "none"), Damage("The gate", "minor"), True),
    (Damage("the gate", "none"), Damage("the wall", "minor"), False),
]


@pytest.mark.parametrize(("left", "right", "expected"), RIVALS)
def test_rivals(left: Value, right: Value, expected: bool) -> None:
    assert rivals(left, right) is rivals(right, left) is expected


def test_attackers_deaths_stand_apart() -> None:
    attackers = Count(2, 2, person_class="attacker")
    states = states_of([saying("north", "killed", Count(5, 5)), saying("south", "killed", attackers)])
    assert states["killed", False].state == states["killed", True].state == "single-origin"


def test_a_later_word_of_the_same_speaker_supersedes() -> None:
    early = saying("north", "killed", Count(3, 3), speaker="General Karim")
    late = saying("south", "killed", Count(8, 8), speaker="General Karim", published="2023-12-09")
    killed = states_of([early, late])["killed", False]
    assert killed.state == "single-origin"
    assert [(v.value, bool(v.standing)) for v in killed.values] == [(Count(8, 8), True), (Count(3, 3), False)]


def test_unnamed_officials_of_two_outlets_are_two_people() -> None:
    early = saying("north", "killed", Count(3, 3), speaker="an official")
    late = saying("south", "killed", Count(8, 8), speaker="an official", published="2023-12-09")
    assert states_of([early, late])["killed", False].state == "contested"


def test_words_of_the_same_day_do_not_supersede() -> None:
    a, b = saying("north", "killed", Count(3, 3)), saying("south", "killed", Count(8, 8))
    assert states_of([a, b])["killed", False].state == "contested"


def test_two_origins_agree_one_does_not() -> None:
    north, south = (saying(n, "killed", Count(3, 3)) for n in ("north", "south"))
    same_speaker = [saying(n, "killed", Count(3, 3), speaker="General Karim") for n in ("north", "south")]
    assert states_of([north, south])["killed", False].state == "single-origin"  # two prints of one text
    assert states_of(same_speaker)["killed", False].state == "single-origin"
    other = made_document("west", "Shells hit the US embassy at Baghdad, three dead, in an attack on Friday.")
    west = made_coding(other, embassy_mention(other, "hit", ("killed", Count(3, 3), "three dead", None)))
    assert states_of([north, west])["killed", False].state == "agreed"


def test_republished_text_has_the_origin_of_its_first_print() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    first = made_coding(made_document("z", text, outlet="Zed Agency", published="2023-12-08"))
    copy = made_coding(made_document("a", text + " again", outlet="Alpha Post", published="2023-12-09"))
    other = made_coding(made_document("b", "quite another text", outlet="Beta Post"))
    assert document_origins([copy, other, first]) == {"a": "Zed Agency", "z": "Zed Agency", "b": "Beta Post"}


def test_shingles_of_short_and_empty_texts() -> None:
    assert len(shingles("two words")) == 1
    assert shingles("") == frozenset()
    assert jaccard(frozenset(), frozenset()) == 0.0
