"""Comparisons: how two mentions lie to each other in date, place, type, target, perpetrator, weapon and counts.

Each gives one line of the waterfall: a name, an outcome and the outcome's bits from weights.toml. Where mentions
have several values of a slot, the best-matching pair of values speaks. Silence on either side is `absent`, 0 bits.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product

from onrecord.base.incident import Comparison
from onrecord.base.values import Count, DateInterval, Perpetrator, Target, Weapon
from onrecord.link.distance import relation
from onrecord.link.facts import Facts, telling_words
from onrecord.link.weights import Weights


def compare(left: Facts, right: Facts, weights: Weights) -> tuple[Comparison, ...]:
    """The waterfall of one pair, one line for each comparison, the same whichever side is left."""
    outcomes = {name: how(left, right, weights) for name, how in _COMPARISONS}
    return tuple(Comparison(name, outcome, weights.bits[name][outcome]) for name, outcome in outcomes.items())


def best(name: str, outcomes: Iterable[str], weights: Weights) -> str:
    """The outcome with the most bits; `absent` when there was nothing to compare."""
    return max(sorted(outcomes), key=lambda outcome: weights.bits[name][outcome], default="absent")


def compare_dates(left: Facts, right: Facts, weights: Weights) -> str:
    return best("date", (_dates(a, b) for a, b in product(left.dates, right.dates)), weights)


def _dates(left: DateInterval, right: DateInterval) -> str:
    if (left.start, left.end) == (right.start, right.end):
        return "same day" if left.start == left.end else "same interval"
    if left.start <= right.end and right.start <= left.end:
        return "overlap"
    first, second = (left, right) if left.end < right.start else (right, left)
    gap = (date.fromisoformat(second.start) - date.fromisoformat(first.end)).days
    return "adjacent" if gap == 1 else "apart"


def compare_places(left: Facts, right: Facts, weights: Weights) -> str:
    pairs = product(left.places, right.places)
    return best("place", (relation(a, b, weights.reach_km) for a, b in pairs), weights)


def compare_types(left: Facts, right: Facts, weights: Weights) -> str:
    a, b = left.mention.event_type, right.mention.event_type
    if a == b:
        return "same"
    if any(a in group and b in group for group in weights.compatible_types):
        return "compatible"
    return "same family" if any(a in g and b in g for g in weights.groups.values()) else "different"


def compare_targets(left: Facts, right: Facts, weights: Weights) -> str:
    outcomes = (_targets(a, b, weights) for a, b in product(left.targets, right.targets))
    return best("target", outcomes, weights)


def _targets(left: Target, right: Target, weights: Weights) -> str:
    shared, either = _words(left, right, weights)
    alike = bool(shared) and 2 * len(shared) >= len(either)
    if left.party_id and left.party_id == right.party_id:
        return "same party"
    if alike:
        is_site = "site" in (left.kind, right.kind) or "infrastructure" in (left.kind, right.kind)
        return "same site" if is_site else "same party"
    return "shared words" if shared else "none in common"


def compare_perpetrators(left: Facts, right: Facts, weights: Weights) -> str:
    outcomes = (_perpetrators(a, b, weights) for a, b in product(left.perpetrators, right.perpetrators))
    return best("perpetrator", outcomes, weights)


def _perpetrators(left: Perpetrator, right: Perpetrator, weights: Weights) -> str:
    if left.party_id and right.party_id:
        return "same party" if left.party_id == right.party_id else "none in common"
    return "shared words" if _words(left, right, weights)[0] else "none in common"


def _words(
    left: Target | Perpetrator, right: Target | Perpetrator, weights: Weights
) -> tuple[frozenset[str], frozenset[str]]:
    a, b = telling_words([left.name], weights.empty_words), telling_words([right.name], weights.empty_words)
    return a & b, a | b


def compare_weapons(left: Facts, right: Facts, weights: Weights) -> str:
    return best("weapon", (_weapons(a, b, weights) for a, b in product(left.weapons, right.weapons)), weights)


def _weapons(left: Weapon, right: Weapon, weights: Weights) -> str:
    if left.type == right.type:
        return "same type"
    return "alike" if any(left.type in g and right.type in g for g in weights.alike_weapons) else "different"


def compare_counts(left: Facts, right: Facts, weights: Weights) -> str:
    """Figures of the same slot; one telling figure in common outweighs the others."""
    pairs = [(a, b) for (slot, a), (other, b) in product(left.counts, right.counts) if slot == other]
    return best("counts", (_counts(a, b, weights.telling_count) for a, b in pairs), weights)


def _counts(left: Count, right: Count, telling: int) -> str:
    if left.low is not None and (left.low, left.high) == (right.low, right.high):
        return "same figure" if left.low >= telling else "same small figure"
    return "compatible" if counts_meet(left, right) else "differ"


def counts_meet(left: Count, right: Count) -> bool:
    """Whether one number could satisfy both ranges."""
    low = max(left.low or 0, right.low or 0)
    highs = [c.high for c in (left, right) if c.high is not None]
    return not highs or low <= min(highs)


_COMPARISONS: Sequence[tuple[str, Callable[[Facts, Facts, Weights], str]]] = (
    ("date", compare_dates),
    ("place", compare_places),
    ("type", compare_types),
    ("target", compare_targets),
    ("perpetrator", compare_perpetrators),
    ("weapon", compare_weapons),
    ("counts", compare_counts),
)
