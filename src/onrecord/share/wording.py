"""Values in plain words, in the report's own neutral voice: from slots alone, never from an article's phrasing."""

from onrecord.base.codebook import Slot
from onrecord.base.mention import Speaker
from onrecord.base.values import (
    Count,
    Damage,
    DateInterval,
    Perpetrator,
    Place,
    Responsibility,
    Target,
    Value,
    Weapon,
    Words,
)
from onrecord.ground.titles import date_words

SLOT_WORDS: dict[Slot, str] = {
    "date": "Date", "place": "Place", "perpetrator": "Perpetrator", "target": "Target", "weapon": "Weapon",
    "munitions": "Munitions used", "intercepted": "Intercepted", "hit": "Hit", "missed": "Missed",
    "killed": "Killed", "injured": "Injured", "missing": "Missing", "abducted": "Abducted", "detained": "Detained",
    "displaced": "Displaced", "damage": "Damage", "responsibility": "Responsibility", "motive": "Motive",
    "reaction": "Reaction",
}  # fmt: skip
_BASIS = {"stated": "", "claimed": " (by its own claim)", "accused": " (accused)", "suspected": " (suspected)"}
_RESPONSIBILITY = {
    "claimed": "claimed", "denied": "denied", "none": "no claim of responsibility", "attributed": "attributed",
}  # fmt: skip
_PRECISION = {
    "near": "near or around", "admin2": "district", "admin1": "province", "region": "region", "country": "country",
    "sea": "at sea",
}  # fmt: skip


def value_words(value: Value | None) -> str:
    """One value as a person would write it; words without a value say so."""
    match value:
        case None:
            return "not readable as a value"
        case DateInterval():
            return f"{date_words(value)}, {value.time}" if value.time else date_words(value)
        case Count():
            return count_words(value)
        case Place():
            return place_words(value)
        case Perpetrator():
            return value.name + _BASIS[value.basis]
        case Target():
            return value.name
        case Weapon():
            return value.name if value.type in ("other", value.name) else f"{value.name} ({value.type})"
        case Damage():
            return f"{value.what}: {value.degree}"
        case Responsibility():
            return _responsibility_words(value)
        case Words():
            return value.words


def _responsibility_words(value: Responsibility) -> str:
    """`claimed by X`, `attributed to X`, or the status alone."""
    words = _RESPONSIBILITY[value.status]
    if not value.by:
        return words
    return f"{words} to {value.by}" if value.status == "attributed" else f"{words} by {value.by}"


def count_words(count: Count) -> str:
    """`14`, `about 14`, `at least 12`, `up to 13`, `10 to 15`, with whom it counts and whether it is a part."""
    words = f"about {range_words(count)}" if count.approximate else range_words(count)
    notes: list[str] = [] if count.person_class == "unknown" else [count.person_class]
    notes += ["part of a total"] if count.scope == "subset" else []
    return f"{words} ({', '.join(notes)})" if notes else words


def range_words(count: Count) -> str:
    """The bare range: `14`, `at least 12`, `up to 13`, `10 to 15`."""
    if count.high is None:
        return f"at least {count.low}"
    if count.low is None:
        return f"up to {count.high}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def place_words(place: Place) -> str:
    """Name, country code and, unless exact, how precisely the place is known."""
    with_country = place.country and place.precision != "country"
    words = f"{place.name}, {place.country}" if with_country else place.name
    kind = _PRECISION.get(place.precision or "")
    return f"{words} ({kind})" if kind else words


def speaker_words(speaker: Speaker | None) -> str | None:
    """`An official, via a news agency`; None for the outlet's own voice."""
    if speaker is None:
        return None
    chain = [name for name in speaker.chain if name != speaker.name]
    return ", via ".join([speaker.name, *chain])
