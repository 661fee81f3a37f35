"""The MUC-4 key reader and score, on keys and responses made up here."""

import pytest
from bench.muc_keys import Filler, Option, Template, read_filler, read_keys
from bench.muc_score import (
    CONFIDENCE,
    DATE,
    EFFECT,
    INDIVIDUAL,
    INSTRUMENT,
    LOCATION,
    NUMBER,
    ORGANISATION,
    PHYSICAL,
    TYPE,
    Answer,
    Response,
    align,
    credit,
    score_messages,
    slot_counts,
    string_credit,
)

KEYS = r"""
;;; a remark
0.  MESSAGE: ID                     XYZ-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (03 MAY 88) / (- 03 MAY 88)
3.  INCIDENT: LOCATION              ATLANTIS: NORTH (PROVINCE): PORT (CITY)
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         "SMALL BOMB" / "BOMB"
9.  PERP: INDIVIDUAL ID             -
10. PERP: ORGANIZATION ID           "SEA FRONT" / "SF"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / CLAIMED OR ADMITTED: "SEA FRONT" / "SF"
12. PHYS TGT: ID                    "\"BLUE\" BANK"
                                    ? "SHOP WINDOWS"
21. HUM TGT: NUMBER                 ~40: "CLERKS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "CLERKS"

0.  MESSAGE: ID                     XYZ-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK

0.  MESSAGE: ID                     XYZ-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def filler(words: str) -> Filler:
    return read_filler(words)


def response(**slots: str) -> Response:
    numbers = {"type": TYPE, "org": ORGANISATION, "phys": PHYSICAL, "instrument": INSTRUMENT, "indiv": INDIVIDUAL}
    made = Response()
    for name, value in slots.items():
        made.add(numbers[name], value)
    return made


def test_keys_are_read_by_message_with_alternatives_and_optional_fillers() -> None:
    keys = read_keys(KEYS)
    first, second = keys["XYZ-0001"]
    assert keys["XYZ-0002"] == []
    assert (first.optional, second.optional) == (False, True)
    assert first.slots[DATE] == [Filler((Option(("03 MAY 88",)), Option(("- 03 MAY 88",))))]
    assert first.slots[CONFIDENCE][0].options[0].tags == ("SEA FRONT", "SF")
    assert [f.optional for f in first.slots[PHYSICAL]] == [False, True]
    assert first.slots[PHYSICAL][0].options[0].values == ('"BLUE" BANK',)
    assert INDIVIDUAL not in first.slots


@pytest.mark.parametrize(
    ("key", "answer", "worth"),
    [
        ("BANK", "THE BANK", 1.0),
        ("BANK", "THE TWO OLD BANKS", 0.0),
        ("BANK", "A SMALL BLUE BANK", 1.0),
        ("BANK", "BANK WHOSE OWNER HAD LEFT", 0.5),
        ("MARIA LOPEZ RUIZ", "LOPEZ", 0.5),
        ("6TH BRIGADE", "THE BRIGADE", 0.5),
        ("BLUE BANK", "RED BANK", 0.5),
        ("BANK", "SCHOOL", 0.0),
        ("TULCAN", "TULCÁN", 1.0),
        ("TWO", "TWO", 1.0),
    ],
)
def test_strings_match_by_essential_words(key: str, answer: str, worth: float) -> None:
    assert string_credit(key, answer) == worth


@pytest.mark.parametrize(
    ("key", "answer", "worth"),
    [
        ("03 MAY 88", "03 MAY 88", 1.0),
        ("02 MAY 88 - 03 MAY 88", "03 MAY 88", 0.5),
        ("- 03 MAY 88", "01 MAY 88", 0.5),
        ("03 MAY 88", "- 03 MAY 88", 0.5),
        ("02 MAY 88", "- 03 MAY 88", 0.0),
        ("(03 MAY 88) / (02 MAY 88 - 03 MAY 88)", "02 MAY 88 - 03 MAY 88", 1.0),
        ("03 MAY 88", "04 MAY 88", 0.0),
    ],
)
def test_dates(key: str, answer: str, worth: float) -> None:
    assert credit(DATE, filler(key), Answer(answer)) == worth


@pytest.mark.parametrize(
    ("key", "answer", "worth"),
    [
        ("ATLANTIS: NORTH (PROVINCE): PORT (CITY)", "ATLANTIS: PORT", 1.0),
        ("ATLANTIS: PORT (CITY)", "ATLANTIS", 0.5),
        ("ATLANTIS: PORT (CITY)", "ATLANTIS: BAY", 0.5),
        ("ATLANTIS: PORT (CITY)", "LEMURIA: PORT", 0.5),
        ("ATLANTIS: PORT (CITY) - BAY (CITY)", "ATLANTIS: BAY", 0.5),
        ("ATLANTIS", "ATLANTIS", 1.0),
        ("ATLANTIS", "ATLANTIS: PORT", 0.5),
        ("ATLANTIS: PORT (CITY)", "LEMURIA", 0.0),
    ],
)
def test_locations(key: str, answer: str, worth: float) -> None:
    assert credit(LOCATION, filler(key), Answer(answer)) == worth


@pytest.mark.parametrize(
    ("slot", "key", "answer", "worth"),
    [
        (TYPE, "BOMBING", Answer("BOMBING"), 1.0),
        (TYPE, "BOMBING", Answer("ATTACK"), 0.5),
        (TYPE, "ATTACK", Answer("BOMBING"), 0.0),
        (NUMBER, '40: "CLERKS"', Answer("40", "CLERKS"), 1.0),
        (NUMBER, '40: "CLERKS"', Answer("40", "GUARDS"), 0.5),
        (NUMBER, '~40: "CLERKS"', Answer("40", "CLERKS"), 0.5),
        (NUMBER, '30 - 40: "CLERKS"', Answer("40", "GUARDS"), 0.5),
        (NUMBER, '41: "CLERKS"', Answer("40", "CLERKS"), 0.0),
        (EFFECT, 'DEATH: "CLERKS"', Answer("DEATH", "THE CLERKS"), 1.0),
        (EFFECT, 'DEATH: "CLERKS"', Answer("DEATH", "GUARDS"), 0.5),
        (EFFECT, 'NO INJURY OR DEATH: "-"', Answer("NO INJURY", "-"), 0.5),
        (EFFECT, 'NO INJURY OR DEATH: "-"', Answer("NO INJURY OR DEATH", "-"), 1.0),
        (EFFECT, 'DEATH: "CLERKS"', Answer("INJURY", "CLERKS"), 0.0),
        (CONFIDENCE, 'REPORTED AS FACT: "SF"', Answer("REPORTED AS FACT", "SF"), 1.0),
        (CONFIDENCE, 'SUSPECTED OR ACCUSED BY AUTHORITIES: "SF"', Answer("SUSPECTED OR ACCUSED", "SF"), 0.5),
        (CONFIDENCE, 'POSSIBLE: "SF"', Answer("REPORTED AS FACT", "SF"), 0.0),
    ],
)
def test_set_fills_and_numbers(slot: int, key: str, answer: Answer, worth: float) -> None:
    assert credit(slot, filler(key), answer) == worth


def test_an_optional_filler_counts_only_when_matched() -> None:
    fillers = [filler('"BANK"'), filler('? "WINDOWS"')]
    assert slot_counts(PHYSICAL, fillers, [Answer("BANK")]) == (1.0, 1, 1)
    assert slot_counts(PHYSICAL, fillers, [Answer("BANK"), Answer("WINDOWS")]) == (2.0, 2, 2)


def test_each_answer_serves_one_filler() -> None:
    assert slot_counts(PHYSICAL, [filler('"BANK"'), filler('"BLUE BANK"')], [Answer("BLUE BANK")]) == (1.0, 1, 2)


def test_templates_need_the_type_and_one_party_or_target() -> None:
    key = read_keys(KEYS)["XYZ-0001"][0]
    assert align([key], [response(type="BOMBING", phys="THE BLUE BANK")]) == {0: 0}
    assert align([key], [response(type="ATTACK", org="SF")]) == {0: 0}
    assert align([key], [response(type="KIDNAPPING", org="SF")]) == {}
    assert align([key], [response(type="BOMBING", instrument="BOMB")]) == {}


def test_the_better_response_takes_the_template() -> None:
    key = read_keys(KEYS)["XYZ-0001"][0]
    worse, better = response(type="ATTACK", org="SF"), response(type="BOMBING", org="SF", instrument="BOMB")
    assert align([key], [worse, better]) == {0: 1}


def test_unmatched_templates_count_as_missing_and_spurious() -> None:
    key = Template(slots={TYPE: [filler("BOMBING")], PHYSICAL: [filler('"BANK"')]})
    counts = score_messages([([key], [response(type="KIDNAPPING", indiv="MEN")])])
    assert (counts[TYPE].right, counts[TYPE].coded, counts[TYPE].gold) == (0, 1, 1)
    assert (counts[PHYSICAL].coded, counts[PHYSICAL].gold) == (0, 1)
    assert (counts[INDIVIDUAL].coded, counts[INDIVIDUAL].gold) == (1, 0)


def test_a_missed_optional_template_costs_nothing() -> None:
    key = Template(optional=True, slots={TYPE: [filler("ATTACK")]})
    assert score_messages([([key], [])])[TYPE].gold == 0


def test_a_whole_message_by_hand() -> None:
    made = response(type="BOMBING", instrument="A BOMB", org="THE SEA FRONT", phys="BLUE BANK")
    made.add(DATE, "03 MAY 88")
    made.add(LOCATION, "ATLANTIS: PORT")
    made.add(CONFIDENCE, "CLAIMED OR ADMITTED", "THE SEA FRONT")
    made.add(NUMBER, "40", "CLERKS")
    made.add(EFFECT, "INJURY", "CLERKS")
    counts = score_messages([(read_keys(KEYS)["XYZ-0001"], [made])])
    assert sum(c.gold for c in counts.values()) == 9
    assert sum(c.coded for c in counts.values()) == 9
    assert sum(c.right for c in counts.values()) == 7.5
