"""Slot values with their doubt inside: an interval for a date, a range for a count, a precision for a place.

Each is frozen, checks itself (ValueFormError) and has one JSON form (the codebook's section 4). Unknown is
absence: an optional field that is not known is left out of the JSON.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, TypeAlias, cast, get_args

from onrecord.base.codebook import COUNT_SLOTS, Slot
from onrecord.base.errors import ValueFormError
from onrecord.base.json import Json, JsonObject

DatePrecision = Literal["day", "days", "week", "month", "year", "longer"]
PlacePrecision = Literal["site", "near", "admin2", "admin1", "region", "country", "sea"]
Basis = Literal["stated", "claimed", "accused", "suspected"]
ResponsibilityStatus = Literal["claimed", "denied", "none", "attributed"]
CountScope = Literal["total", "subset"]
PersonClass = Literal[
    "civilian", "military", "police", "militant", "attacker", "foreign", "child", "woman", "unknown"
]  # fmt: skip
TargetKind = Literal["person", "party", "site", "vehicle", "infrastructure"]
WeaponType = Literal[
    "rocket", "missile", "drone", "artillery", "mortar", "bomb", "ied", "mine", "suicide-vest", "vehicle-bomb",
    "firearm", "grenade", "blade", "chemical", "vehicle", "other",
]  # fmt: skip
Degree = Literal["none", "minor", "major", "destroyed", "unknown"]


def _check(name: str, value: str | None, allowed: object) -> None:
    if value is not None and value not in get_args(allowed):
        raise ValueFormError(f"{name} is one of {', '.join(get_args(allowed))}; got {value!r}")


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Days from start to end, both inclusive, ISO (YYYY-MM-DD). `time` keeps the source's words for the hour."""

    start: str
    end: str
    precision: DatePrecision
    time: str | None = None

    def __post_init__(self) -> None:
        _check("date precision", self.precision, DatePrecision)
        try:
            first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        except ValueError as error:
            raise ValueFormError(f"dates are YYYY-MM-DD; got {self.start!r}..{self.end!r}") from error
        if first > last:
            raise ValueFormError(f"an interval runs forward; got {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Count:
    """An inclusive range of whole numbers; None is an open end, never both."""

    low: int | None
    high: int | None
    approximate: bool = False
    person_class: PersonClass = "unknown"
    scope: CountScope = "total"

    def __post_init__(self) -> None:
        _check("class", self.person_class, PersonClass)
        _check("scope", self.scope, CountScope)
        known = [n for n in (self.low, self.high) if n is not None]
        if not known or min(known) < 0 or known != sorted(known):
            raise ValueFormError(f"a count is low..high from 0 up, one end known; got {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named, with what is known of it. Degrees WGS84, both or neither. country: ISO 3166-1 alpha-2."""

    name: str
    precision: PlacePrecision | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None

    def __post_init__(self) -> None:
        _check("place precision", self.precision, PlacePrecision)
        if (self.lat is None) != (self.lon is None):
            raise ValueFormError("a place has both coordinates or neither")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueFormError(f"coordinates out of range: {self.lat}, {self.lon}")


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who did it, as far as the words go. `basis`: stated, claimed (by itself), accused (by another), suspected."""

    name: str
    basis: Basis
    party_id: str | None = None
    party_class: str | None = None

    def __post_init__(self) -> None:
        _check("basis", self.basis, Basis)


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what was aimed at or hit."""

    name: str
    kind: TargetKind | None = None
    party_id: str | None = None
    party_class: str | None = None

    def __post_init__(self) -> None:
        _check("target kind", self.kind, TargetKind)


@dataclass(frozen=True, slots=True)
class Weapon:
    name: str
    type: WeaponType

    def __post_init__(self) -> None:
        _check("weapon type", self.type, WeaponType)


@dataclass(frozen=True, slots=True)
class Damage:
    what: str
    degree: Degree

    def __post_init__(self) -> None:
        _check("degree", self.degree, Degree)


@dataclass(frozen=True, slots=True)
class Responsibility:
    status: ResponsibilityStatus
    by: str | None = None

    def __post_init__(self) -> None:
        _check("responsibility", self.status, ResponsibilityStatus)


@dataclass(frozen=True, slots=True)
class Words:
    """A slot that is quoted, not coded (motive, reaction)."""

    words: str


Value: TypeAlias = DateInterval | Count | Place | Perpetrator | Target | Weapon | Damage | Responsibility | Words
_FORMS: dict[Slot, type[Value]] = {
    "date": DateInterval, "place": Place, "perpetrator": Perpetrator, "target": Target, "weapon": Weapon,
    "damage": Damage, "responsibility": Responsibility, "motive": Words, "reaction": Words,
    **{slot: Count for slot in COUNT_SLOTS},
}  # fmt: skip
_JSON_NAMES = {"person_class": "class", "party_class": "class"}


def value_to_json(value: Value | None) -> dict[str, Json]:
    """The codebook's form; {} for words that could not be given a value. A count keeps null for an open end."""
    if value is None:
        return {}
    out: dict[str, Json] = {}
    for field in fields(value):
        content = cast(Json, getattr(value, field.name))
        if content is not None or isinstance(value, Count):
            out[_JSON_NAMES.get(field.name, field.name)] = content
    return out


def value_from_json(slot: Slot, content: JsonObject) -> Value | None:
    """The value of a slot from its JSON form. Raises ValueFormError on unknown or missing fields."""
    if not content:
        return None
    form = _FORMS[slot]
    known = {_JSON_NAMES.get(f.name, f.name): f.name for f in fields(form)}
    try:
        return form(**{known[k]: v for k, v in content.items()})  # type: ignore[arg-type]
    except (KeyError, TypeError) as error:
        raise ValueFormError(f"not a value of slot {slot}: {content!r}") from error
