"""Rivalry: when two values of one slot cannot both be true. Doubt that covers both, or a list, is no rivalry."""

from onrecord.base.values import Count, Damage, DateInterval, Place, Responsibility, Value
from onrecord.link.distance import relation
from onrecord.link.facts import name_key
from onrecord.link.weights import weights

APPROXIMATE = 0.1
"""How far "about" reaches, as a share of the figure. Set by hand."""
_AT_ODDS = ({"claimed", "none"}, {"claimed", "denied"}, {"attributed", "denied"})
"""Responsibility statuses that contradict each other; the last two only about the same party."""


def rivals(left: Value | None, right: Value | None) -> bool:
    """Whether the values contradict. Parties, targets, weapons and quotes are lists and never do."""
    match left, right:
        case Count(), Count():
            return _counts(left, right)
        case DateInterval(), DateInterval():
            return left.end < right.start or right.end < left.start
        case Place(), Place():
            return relation(left, right, weights().reach_km) in ("apart", "different country")
        case Responsibility(), Responsibility():
            return _responsibilities(left, right)
        case Damage(), Damage():
            return _damages(left, right)
        case _:
            return False


def _counts(left: Count, right: Count) -> bool:
    """Totals of one class that no number satisfies; a class alone above everybody counted. Subsets never rival."""
    if "subset" in (left.scope, right.scope):
        return False
    if left.person_class == right.person_class:
        return not _meet(left, right)
    if left.person_class == "unknown":
        return _lowest(right) > _highest(left)
    return right.person_class == "unknown" and _lowest(left) > _highest(right)


def _meet(left: Count, right: Count) -> bool:
    return max(_lowest(left), _lowest(right)) <= min(_highest(left), _highest(right))


def _lowest(count: Count) -> float:
    low = count.low or 0
    return low * (1 - APPROXIMATE) if count.approximate else low


def _highest(count: Count) -> float:
    if count.high is None:
        return float("inf")
    return count.high * (1 + APPROXIMATE) if count.approximate else count.high


def _responsibilities(left: Responsibility, right: Responsibility) -> bool:
    statuses = {left.status, right.status}
    if statuses not in _AT_ODDS:
        return False
    if "none" in statuses:
        return True
    return left.by is not None and right.by is not None and name_key(left.by) == name_key(right.by)


def _damages(left: Damage, right: Damage) -> bool:
    """Two known degrees of damage to the same thing."""
    return name_key(left.what) == name_key(right.what) and "unknown" not in (left.degree, right.degree) and (
        left.degree != right.degree
    )  # fmt: skip
