"""Which event type a mention is: from its triggers, weapons, targets and effects together."""

from collections.abc import Iterable

from onrecord.base.codebook import FAMILIES, EventType
from onrecord.extract.casualties import person_class

_BY_WEAPON: tuple[tuple[frozenset[str], EventType], ...] = (
    (frozenset({"suicide-vest"}), "suicide-bomb"),
    (frozenset({"drone"}), "air-drone-strike"),
    (frozenset({"rocket", "missile", "artillery", "mortar"}), "shelling"),
    (frozenset({"grenade"}), "grenade"),
    (frozenset({"ied", "mine", "vehicle-bomb"}), "remote-explosive"),
)
_AIR = {
    "airstrike",
    "air strike",
    "warplane",
    "warplanes",
    "jet",
    "jets",
    "helicopter",
    "aircraft",
    "airstrikes",
    "air raid",
}
_PRIORITY: tuple[EventType, ...] = (
    "suicide-bomb", "chemical-weapon", "sexual-violence", "abduction", "grenade", "remote-explosive", "air-drone-strike",
    "shelling", "non-state-actor-overtakes-territory", "government-regains-territory", "disrupted-weapons-use",
    "mob-violence", "violent-demonstration", "peaceful-protest", "armed-clash", "looting-property-destruction",
    "non-violent-transfer", "agreement", "change-to-group", "arrests",
)  # fmt: skip
_BLASTS = {"blast", "explosion", "explosions", "blasts", "bombing", "bombings", "bomb", "bombed", "exploded", "detonated",
           "blew", "explode", "blown", "detonate"}  # fmt: skip
_STRIKES = {"strike", "strikes", "struck", "pounded", "pound"}


def resolve_type(
    kinds: Iterable[str], words: frozenset[str], weapon_types: frozenset[str], *, targets: str, perpetrators: str,
    killed: bool, text: str,
) -> EventType:  # fmt: skip
    """`words` are the triggers' lower-case words, `text` the sentences they stand in, lower case."""
    named = [k for k in kinds if k in FAMILIES]
    if named:
        return _refine(
            min(named, key=lambda k: _PRIORITY.index(k) if k in _PRIORITY else 99), weapon_types, killed, text
        )
    if "suicide" in text and words & _BLASTS | (words & {"attack"}):
        return "suicide-bomb"
    for types, event_type in _BY_WEAPON:
        if types & weapon_types:
            return event_type
    if any(f" {air}" in text for air in _AIR):
        return "air-drone-strike"
    if "bomb" in weapon_types or words & _BLASTS:
        return "remote-explosive"
    if (
        words & _STRIKES
        and person_class(perpetrators) in {"military", "unknown"}
        and "firearm" not in weapon_types
        and perpetrators
    ):
        return "air-drone-strike" if words & {"strike", "strikes"} else "attack"
    armed = {"military", "police", "militant"}
    if person_class(targets) in armed and person_class(perpetrators) in armed:
        return "armed-clash"
    return "attack"


def _refine(named: EventType, weapon_types: frozenset[str], killed: bool, text: str) -> EventType:
    if FAMILIES[named] == "Protests":
        if killed and any(w in text for w in ("police", "soldier", "security forces", "troops", "live ")):
            return "excessive-force-against-protesters"
        if any(w in text for w in ("tear gas", "teargas", "water cannon", "dispers", "baton", "rubber bullet")):
            return "protest-with-intervention"
        if any(w in text for w in ("stones", "set fire", "torched", "clash", "violent", "looted")):
            return "violent-demonstration"
    if named == "armed-clash" and any(w in text for w in ("protester", "demonstrat", "rioter")):
        return "violent-demonstration"
    if named in {"remote-explosive"} and ("suicide-vest" in weapon_types or "suicide" in text):
        return "suicide-bomb"
    return named


def compatible(first: EventType, second: EventType) -> bool:
    """Whether one happening can be told with both types."""
    if first == second:
        return True
    violent = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
    one, two = FAMILIES[first], FAMILIES[second]
    if {first, second} & {"abduction", "sexual-violence"}:
        return "attack" in {first, second}
    if one in violent and two in violent:
        return one == two or "attack" in {first, second} or "armed-clash" in {first, second}
    return {one, two} == {"Protests", "Riots"} or (one == two and one != "Strategic developments")
