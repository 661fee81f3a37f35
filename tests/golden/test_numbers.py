"""What the shipped model and the rules over it find in single sentences: tolls, weapons, running totals, firsts."""

import pytest

from onrecord.base.document import Document
from onrecord.extract.casualties import Toll, find_tolls
from onrecord.extract.model import load_model
from onrecord.extract.parse import Reading, parse
from onrecord.extract.tallies import find_firsts, find_tallies
from onrecord.extract.weapons import find_weapons
from onrecord.ground.counts import read_count


def read(text: str) -> Reading:
    return parse(load_model(), [Document("d", text, "0")])[0]


def tolls(text: str) -> list[Toll]:
    reading = read(text)
    return [t for s in reading.sentences for t in find_tolls(reading, s)]


def bounds(text: str, toll: Toll) -> tuple[str, int | None, int | None]:
    if toll.low is not None or toll.high is not None:
        return toll.slot, toll.low, toll.high
    found = read_count(text[toll.words.start : toll.words.end])
    assert found is not None
    return toll.slot, found.low, found.high


K, W = "killed", "injured"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed four people.", {(K, 4, 4)}),
        ("A mortar attack left 3 dead and two dozen wounded.", {(K, 3, 3), (W, 24, 24)}),
        ("Blast kills 5 in northern town", {(K, 5, 5)}),
        ("A soldier was killed in the ambush.", {(K, 1, 1)}),
        ("The gunmen killed a policeman at the gate.", {(K, 1, 1)}),
        ("The raid claimed the lives of nine villagers.", {(K, 9, 9)}),
        ("The shelling cost at least seven lives.", {(K, 7, None)}),
        ("The death toll rose to 31 on Friday.", {(K, 31, 31)}),
        ("Three soldiers and two civilians died in the fighting.", {(K, 5, 5)}),
        ("The strike killed a woman and her two children.", {(K, 3, 3)}),
        ("A rocket killed his wife and son.", {(K, 2, 2)}),
        ("Both pilots were killed.", {(K, 2, 2)}),
        ("There were no casualties.", {(K, 0, 0), (W, 0, 0)}),
        ("Militants killed 12 villagers and abducted up to 30 women.", {(K, 12, 12), ("abducted", None, 30)}),
        ("Police arrested more than 60 protesters.", {("detained", 61, None)}),
        ("Two sailors are still missing after the attack.", {("missing", 2, 2)}),
        ("Some 4,000 residents were forced to flee their homes.", {("displaced", 4000, 4000)}),
        ("Eight wounded people were taken to the town.", {(W, 8, 8)}),
        ("Gunmen shot dead two teachers and wounded a third.", {(K, 2, 2)}),
        ("Insurgents murdered six farmers or more.", {(K, 6, None)}),
    ],
)  # fmt: skip
def test_whole_tolls(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    assert {bounds(text, t) for t in tolls(text) if not t.subset} == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The bomb killed ten people, including three children.", (K, 3, 3)),
        ("At least 40 were hurt, five of them seriously.", (W, 5, 5)),
        ("Two nurses were among the dead.", (K, 2, 2)),
        ("Three soldiers and two civilians died in the fighting.", (K, 3, 3)),
    ],
)
def test_parts_of_a_toll_are_subsets(text: str, part: tuple[str, int, int]) -> None:
    assert part in {bounds(text, t) for t in tolls(text) if t.subset}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to kill 40 hostages.", "Three hundred people were killed or wounded.", "Four gunmen fled on motorcycles.",
        "Troops captured two villages.", "It was not clear whether anyone was hurt.", "There were no immediate reports of casualties.",
        "Police seized three rifles.",
    ],
)  # fmt: skip
def test_what_is_no_toll(text: str) -> None:
    assert tolls(text) == []


def test_dead_militants_beside_their_victims_are_the_attackers() -> None:
    found = tolls("Two soldiers were killed and six militants died in the assault.")
    assert {(t.person_class, t.subset) for t in found} == {("military", False), ("attacker", False)}


@pytest.mark.parametrize(
    ("text", "name", "kind", "counts"),
    [
        ("The group fired 14 Katyusha rockets at the base.", "Katyusha rockets", "rocket", {("munitions", 14)}),
        ("A hand grenade was thrown at the post.", "hand grenade", "grenade", {("munitions", 1)}),
        ("Air defences shot down nine drones.", "drones", "drone", {("munitions", 9), ("intercepted", 9)}),
        ("A truck packed with explosives blew up.", "truck packed with explosives", "vehicle-bomb", set()),
        ("Soldiers used live ammunition.", "live ammunition", "firearm", set()),
        ("The men carried knives.", "knives", "blade", set()),
    ],
)
def test_weapons(text: str, name: str, kind: str, counts: set[tuple[str, int]]) -> None:
    reading = read(text)
    found = [w for s in reading.sentences for w in find_weapons(reading, s)]
    assert {(text[w.words.start : w.words.end], w.type) for w in found} == {(name, kind)}
    read_counts = {(w.fate, c.low) for w in found if w.count and (c := read_count(text[w.count.start : w.count.end]))}
    assert read_counts == counts


@pytest.mark.parametrize(
    "text",
    [
        "The bomb squad left.",
        "Missile defence was discussed.",
        "No explosives were found.",
        "A gun battle began.",
        "Rocket drills were held.",
    ],
)
def test_words_that_name_no_weapon_used(text: str) -> None:
    reading = read(text)
    assert not [w for s in reading.sentences for w in find_weapons(reading, s)]


@pytest.mark.parametrize(
    ("text", "of", "low"),
    [
        ("More than 900 people have been killed since the war began in April.", "killed", 901),
        ("The base has been attacked 78 times since October 17.", "attacks", 78),
        ("The fighting has displaced two million people.", "displaced", 2_000_000),
        ("Police have arrested 350 activists so far this year.", "detained", 350),
        ("The army counted 64 attacks on Monday.", "attacks", 64),
    ],
)
def test_running_totals(text: str, of: str, low: int) -> None:
    found = find_tallies(read(text), [])
    assert [(t.of, c.low) for t in found if (c := read_count(t.count.quote))] == [(of, low)]


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed 14 people on Monday.",
        "The bombing killed 20 people, the deadliest attack since 2014.",
        "Several attacks were reported.",
    ],
)
def test_the_toll_of_one_incident_is_no_tally(text: str) -> None:
    assert find_tallies(read(text), []) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was the first time the embassy had been hit since the war began.", "first"),
        ("It was the deadliest attack in the province in a decade.", "most"),
        ("Officials called it the least violent month since 2011.", "least"),
    ],
)
def test_precedence(text: str, kind: str) -> None:
    assert [f.kind for f in find_firsts(read(text), [])] == [kind]


def test_at_least_is_no_precedence() -> None:
    assert find_firsts(read("At least 12 people have died since Sunday."), []) == []
