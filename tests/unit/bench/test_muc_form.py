"""A coding as MUC-4 templates, on a coding made up here."""

from datetime import date

from bench.coding import Claim, Coding, Mention, Value
from bench.muc_form import templates
from bench.muc_score import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    EFFECT,
    INSTRUMENT,
    LOCATION,
    NUMBER,
    ORGANISATION,
    TYPE,
    Answer,
)


def claim(slot: str, quote: str, value: Value) -> Claim:
    return {"slot": slot, "value": value, "quote": quote, "start": 0, "end": len(quote)}


def coding(event_type: str, *claims: Claim, trigger: str = "attacked", modality: str = "asserted") -> Coding:
    mention: Mention = {
        "event_type": event_type, "modality": modality, "aggregate": False,
        "trigger": {"quote": trigger, "start": 0, "end": len(trigger)}, "claims": list(claims),
    }  # fmt: skip
    return {"text": "", "incidents": [mention], "attributions": [], "framing": []}


def test_claims_fill_the_slots() -> None:
    given = coding(
        "attack",
        claim("place", "Lima", {"name": "Lima", "country": "PE", "precision": "site"}),
        claim("date", "on Monday", {"start": "1988-05-02", "end": "1988-05-02"}),
        claim("weapon", "a bomb", {"name": "bomb", "type": "bomb"}),
        claim("perpetrator", "the Sea Front", {"name": "the Sea Front", "basis": "claimed"}),
        claim("killed", "At least three clerks", {"low": 3, "high": None}),
    )
    (made,) = templates(given, date(1988, 5, 3))
    assert made.slots[TYPE] == [Answer("BOMBING")]
    assert made.slots[LOCATION] == [Answer("PERU: LIMA")]
    assert made.slots[DATE] == [Answer("02 MAY 88")]
    assert made.slots[INSTRUMENT] == [Answer("A BOMB")]
    assert made.slots[ORGANISATION] == [Answer("THE SEA FRONT")]
    assert made.slots[CONFIDENCE] == [Answer("CLAIMED OR ADMITTED", "THE SEA FRONT")]
    assert made.slots[DESCRIPTION] == [Answer("CLERKS")]
    assert made.slots[NUMBER] == [Answer("3 -", "CLERKS")]
    assert made.slots[EFFECT] == [Answer("DEATH", "CLERKS")]


def test_without_a_date_the_day_of_the_message_bounds_it() -> None:
    (made,) = templates(coding("attack"), date(1988, 5, 3))
    assert made.slots[DATE] == [Answer("- 03 MAY 88")]


def test_a_stated_zero_is_an_effect_on_nobody() -> None:
    (made,) = templates(coding("attack", claim("killed", "no casualties", {"low": 0, "high": 0})), None)
    assert made.slots[EFFECT] == [Answer("NO INJURY OR DEATH", "-")]
    assert NUMBER not in made.slots


def test_clashes_denials_and_plans_give_no_template() -> None:
    assert templates(coding("armed-clash"), None) == []
    assert templates(coding("attack", modality="negated"), None) == []
    assert templates(coding("attack", modality="planned"), None) == []


def test_burning_is_arson_without_instrument() -> None:
    given = coding("looting-property-destruction", claim("weapon", "petrol", {"name": "petrol"}), trigger="burned")
    (made,) = templates(given, None)
    assert made.slots[TYPE] == [Answer("ARSON")]
    assert INSTRUMENT not in made.slots
