"""How two places lie to each other: distance on the sphere, and whether one may lie within the other."""

from collections.abc import Mapping
from typing import Literal

from onrecord.base.distance import kilometres
from onrecord.base.values import Place
from onrecord.link.facts import name_key

Relation = Literal[
    "same place", "near", "one within the other", "same country", "apart", "different country", "absent"
]  # fmt: skip


def relation(left: Place, right: Place, reach_km: Mapping[str, float]) -> Relation:
    """The outcome of comparing two places, in view of how precisely each is known (`reach_km` by precision)."""
    if left.country and right.country and left.country != right.country:
        return "different country"
    if "country" in (left.precision, right.precision):
        both = left.precision == right.precision
        return "one within the other" if not both and left.country == right.country and left.country else (
            "same country" if left.country and left.country == right.country else "absent"
        )  # fmt: skip
    if _same_name(left, right):
        return "same place"
    km = kilometres(left, right)
    if km is None:
        return "same country" if left.country and left.country == right.country else "absent"
    return _by_distance(km, _reach(left, reach_km), _reach(right, reach_km))


def _same_name(left: Place, right: Place) -> bool:
    if left.gazetteer_id and left.gazetteer_id == right.gazetteer_id:
        return True
    return left.country == right.country and name_key(left.name) == name_key(right.name)


def _by_distance(km: float, left: float, right: float) -> Relation:
    if km <= min(5.0, left + right):
        return "same place"
    if km <= max(left, right) and max(left, right) >= 60:
        return "one within the other"
    return "near" if km <= 25 or km <= left + right else "apart"


def _reach(place: Place, reach_km: Mapping[str, float]) -> float:
    return reach_km.get(place.precision or "site", 0.0)
