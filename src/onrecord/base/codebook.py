"""The codebook's closed lists: event types and families, slots, classes. Names and codes as ACLED publishes them."""

from typing import Literal, get_args

EventType = Literal[
    "armed-clash", "government-regains-territory", "non-state-actor-overtakes-territory",
    "chemical-weapon", "air-drone-strike", "suicide-bomb", "shelling", "remote-explosive", "grenade",
    "sexual-violence", "attack", "abduction",
    "peaceful-protest", "protest-with-intervention", "excessive-force-against-protesters",
    "violent-demonstration", "mob-violence",
    "agreement", "arrests", "change-to-group", "disrupted-weapons-use", "base-established",
    "looting-property-destruction", "non-violent-transfer", "other",
]  # fmt: skip
Slot = Literal[
    "date", "place", "perpetrator", "target", "weapon", "munitions", "intercepted", "hit", "missed",
    "killed", "injured", "missing", "abducted", "detained", "displaced",
    "damage", "responsibility", "motive", "reaction",
]  # fmt: skip
Modality = Literal["asserted", "possible", "negated", "planned"]
Scope = Literal["political", "violence"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
SLOTS: tuple[Slot, ...] = get_args(Slot)
SCOPES: tuple[Scope, ...] = get_args(Scope)
COUNT_SLOTS: tuple[Slot, ...] = (
    "munitions", "intercepted", "hit", "missed", "killed", "injured", "missing", "abducted", "detained", "displaced",
)  # fmt: skip
PERSON_SLOTS: tuple[Slot, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced")

FAMILIES: dict[EventType, str] = {
    "armed-clash": "Battles", "government-regains-territory": "Battles",
    "non-state-actor-overtakes-territory": "Battles",
    "chemical-weapon": "Explosions/Remote violence", "air-drone-strike": "Explosions/Remote violence",
    "suicide-bomb": "Explosions/Remote violence", "shelling": "Explosions/Remote violence",
    "remote-explosive": "Explosions/Remote violence", "grenade": "Explosions/Remote violence",
    "sexual-violence": "Violence against civilians", "attack": "Violence against civilians",
    "abduction": "Violence against civilians",
    "peaceful-protest": "Protests", "protest-with-intervention": "Protests",
    "excessive-force-against-protesters": "Protests",
    "violent-demonstration": "Riots", "mob-violence": "Riots",
    "agreement": "Strategic developments", "arrests": "Strategic developments",
    "change-to-group": "Strategic developments", "disrupted-weapons-use": "Strategic developments",
    "base-established": "Strategic developments", "looting-property-destruction": "Strategic developments",
    "non-violent-transfer": "Strategic developments", "other": "Strategic developments",
}  # fmt: skip
