"""Blocking: which pairs of mentions are worth comparing, from shared keys of day, place and type group.

A pair needs a shared day cell and a shared place cell, or, where one side is undated or unplaced, a shared exact
name. A mention with neither date nor place has no key and is never compared. Keys are strings; blocks are listed
once and pairs come out sorted, so the order of the input does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from math import floor

from onrecord.base.values import DateInterval, Place
from onrecord.link.facts import Facts, name_key
from onrecord.link.weights import Weights

LONGEST_DAYS = 31
"""A single mention dated only to a longer interval than this counts as undated: it would meet everything."""
LARGEST_LOOSE_BLOCK = 60
"""Mentions in a block of loose keys (no day or no place). Larger blocks say nothing and are left out."""
COARSE = ("country", "region", "sea")

Pair = tuple[Facts, Facts]


def candidate_pairs(mentions: Sequence[Facts], weights: Weights) -> list[Pair]:
    """Pairs (smaller id first) of mentions in different documents that share a key, sorted by their ids."""
    found = {(a.id, b.id): (a, b) for a, b in _raw_pairs(mentions, weights) if _comparable(a, b)}
    return [found[ids] for ids in sorted(found)]


def _comparable(left: Facts, right: Facts) -> bool:
    return left.document_id != right.document_id and left.standing == right.standing


def _raw_pairs(mentions: Sequence[Facts], weights: Weights) -> Iterator[Pair]:
    fine: dict[str, list[Facts]] = defaultdict(list)
    coarse: dict[str, list[Facts]] = defaultdict(list)
    loose: dict[str, list[Facts]] = defaultdict(list)
    for facts in sorted(mentions, key=lambda m: m.id):
        groups = sorted(name for name, types in weights.groups.items() if facts.mention.event_type in types)
        for key in _keys(facts, groups):
            (coarse if _is_coarse(facts) and key.startswith("country") else fine)[key].append(facts)
        for key in _loose_keys(facts, groups):
            loose[key].append(facts)
    for key, block in fine.items():
        if not key.startswith("country"):  # fine mentions meet each other by cell or name, never by country
            yield from combinations(block, 2)
    for key, block in coarse.items():
        yield from combinations(block, 2)
        yield from (_in_order(a, b) for a, b in product(block, fine.get(key, ())))
    for block in loose.values():
        if len(block) <= LARGEST_LOOSE_BLOCK:
            yield from (pair for pair in combinations(block, 2) if not (_is_dated(pair[0]) and _is_dated(pair[1])))


def _in_order(left: Facts, right: Facts) -> Pair:
    return (left, right) if left.id < right.id else (right, left)


def _is_coarse(facts: Facts) -> bool:
    return all(p.precision in COARSE or (p.lat is None and p.precision != "site") for p in facts.places)


def _is_dated(facts: Facts) -> bool:
    return bool(_short(facts.dates))


def _short(dates: Iterable[DateInterval]) -> list[DateInterval]:
    return [d for d in dates if (date.fromisoformat(d.end) - date.fromisoformat(d.start)).days < LONGEST_DAYS]


def _keys(facts: Facts, groups: Sequence[str]) -> list[str]:
    """Keys of place, type group and day. A series meets only series of the same interval and countries."""
    if facts.mention.aggregate:
        spans = sorted({f"{d.start}..{d.end}" for d in facts.dates})
        area = ",".join(facts.countries)
        return [f"series|{area}|{group}|{span}" for span in spans for group in groups if area]
    cells = sorted({cell for place in facts.places for cell in place_cells(place)})
    days = sorted({day for interval in _short(facts.dates) for day in day_cells(interval)})
    return ["|".join(parts) for parts in product(cells, groups, days)]


def _loose_keys(facts: Facts, groups: Sequence[str]) -> list[str]:
    """Exact place names alone, so that an undated mention can still meet its like for a person to look at."""
    if facts.mention.aggregate:
        return []
    names = sorted({name_key(p.name) for p in facts.places if p.precision in ("site", "near", "admin2")})
    return [f"{name}|{group}" for name in names for group in groups]


def day_cells(interval: DateInterval) -> list[str]:
    """ISO days from start to one day past the end: two intervals share a cell when at most one day lies between starts.

    Padding on one side only makes adjacent days meet and days two apart not.
    """
    first, last = date.fromisoformat(interval.start), date.fromisoformat(interval.end)
    last = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def place_cells(place: Place) -> list[str]:
    """Cells of one degree around the point (points up to one degree apart share one), the name, the country."""
    cells = [f"name:{name_key(place.name)}"]
    if place.country:
        cells.append(f"country:{place.country}")
    if place.lat is not None and place.lon is not None:
        rows = {floor(place.lat - 0.5), floor(place.lat + 0.5)}
        columns = {floor(place.lon - 0.5) % 360, floor(place.lon + 0.5) % 360}
        cells += [f"cell:{row},{column}" for row, column in product(sorted(rows), sorted(columns))]
    return cells
