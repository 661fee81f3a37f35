"""Clusters: mentions joined by `same`, kept apart by `different`, in an order that depends on nothing but the rows.

Joining goes from the surest pair to the least sure (people first, then score downwards, then ids). A person's
`different` stops every join that would bring its two mentions together; an automatic `different` stops automatic
joins only. A person's `unsure` takes back that person's word, so the automatic verdict counts again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.base.incident import Judgement

Pair = tuple[str, str]
PERSON = "person:"


def in_force(judgements: Sequence[Judgement]) -> dict[Pair, Judgement]:
    """The one judgement that counts for each pair: the last by a person, else the last automatic row."""
    automatic: dict[Pair, Judgement] = {}
    by_people: dict[Pair, Judgement] = {}
    for row in judgements:
        rows = by_people if row.method.startswith(PERSON) else automatic
        rows[_pair(row)] = row
    decided = {pair: row for pair, row in by_people.items() if row.verdict != "unsure"}
    return {**automatic, **decided}


def clusters(mention_ids: Iterable[str], judgements: Sequence[Judgement]) -> list[tuple[str, ...]]:
    """Every mention in exactly one cluster, all sorted by id. Rows about other mentions are ignored."""
    ids = sorted(set(mention_ids))
    known = set(ids)
    rows = {pair: row for pair, row in in_force(judgements).items() if known.issuperset(pair)}
    members = {mention_id: {mention_id} for mention_id in ids}
    barred_by_people = _barred(rows, people=True)
    barred = _barred(rows, people=False)
    for row in sorted((r for r in rows.values() if r.verdict == "same"), key=_surest_first):
        left, right = members[row.left], members[row.right]
        stops = (barred_by_people,) if _by_person(row) else (barred_by_people, barred)
        if left is not right and not any(_stopped(left, right, stop) for stop in stops):
            _join(members, left, right)
    return sorted({min(group): tuple(sorted(group)) for group in members.values()}.values())


def _join(members: dict[str, set[str]], left: set[str], right: set[str]) -> None:
    large, small = (left, right) if len(left) >= len(right) else (right, left)
    large |= small
    for mention_id in small:
        members[mention_id] = large


def _stopped(left: set[str], right: set[str], barred: Mapping[str, set[str]]) -> bool:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return any(not barred[mention_id].isdisjoint(large) for mention_id in small if mention_id in barred)


def _barred(rows: Mapping[Pair, Judgement], *, people: bool) -> Mapping[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for row in rows.values():
        if row.verdict == "different" and _by_person(row) == people:
            apart[row.left].add(row.right)
            apart[row.right].add(row.left)
    return apart


def _surest_first(row: Judgement) -> tuple[bool, float, str, str]:
    return (not _by_person(row), -row.score, row.left, row.right)


def _by_person(row: Judgement) -> bool:
    return row.method.startswith(PERSON)


def _pair(row: Judgement) -> Pair:
    return (row.left, row.right) if row.left < row.right else (row.right, row.left)
