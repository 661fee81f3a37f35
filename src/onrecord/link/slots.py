"""Slot states: for each slot of an incident the distinct values with everybody who stands behind them.

`contested`: two standing values contradict. `agreed`: two origins or more, none contradicting. `single-origin`:
all rests on one. A later word of the same speaker supersedes the earlier; the earlier stays listed, marked.
Attackers' own losses are a state of their own beside the victims'.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import Literal

from onrecord.base.claim import Claim
from onrecord.base.codebook import SLOTS, Slot
from onrecord.base.coding import Coding
from onrecord.base.incident import Incident, IncidentMention
from onrecord.base.json import canonical
from onrecord.base.values import Count, DateInterval, Perpetrator, Place, Target, Value, Weapon, value_to_json
from onrecord.link.facts import name_key
from onrecord.link.origins import claim_origin, document_origins, speaker_key
from onrecord.link.rivalry import rivals

State = Literal["agreed", "contested", "single-origin"]
LIST_SLOTS: frozenset[Slot] = frozenset({"perpetrator", "target", "weapon", "motive", "reaction"})
"""Slots whose values stand side by side. Their word is agreed when two origins give the same value."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with where it was published and who its origin is."""

    claim: Claim
    member: IncidentMention
    origin: str
    superseded: bool = False
    """The same speaker said otherwise later."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One distinct value and the statements behind it, in reading order."""

    value: Value | None
    """None: words that could not be given a value."""
    denied: bool
    """The statements say that this value is not so."""
    statements: tuple[Statement, ...]

    @property
    def standing(self) -> tuple[Statement, ...]:
        """Without the superseded ones."""
        return tuple(s for s in self.statements if not s.superseded)

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(sorted({s.member.outlet for s in self.statements if s.member.outlet}))

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(sorted({s.claim.speaker.name for s in self.statements if s.claim.speaker}))

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(sorted({s.origin for s in self.standing}))


@dataclass(frozen=True, slots=True)
class SlotState:
    slot: Slot
    state: State
    values: tuple[SlotValue, ...]
    """Most origins first, then in reading order."""
    of_attackers: bool = False


def slot_states(
    incident: Incident, codings: Sequence[Coding] = (), *, origins: Mapping[str, str] | None = None
) -> tuple[SlotState, ...]:
    """States of every slot that anybody filled, in the codebook's order.

    Near-duplicate documents count as one origin where their text is at hand: give `codings`, or `origins` from
    `document_origins` when asking about many incidents.
    """
    here = {m.document_id for m in incident.mentions}
    known = document_origins([c for c in codings if c.document.document_id in here]) if origins is None else origins
    by_slot: dict[tuple[Slot, bool], list[Statement]] = defaultdict(list)
    for member in incident.mentions:
        for claim in member.mention.claims:
            if claim.modality != "planned":
                origin = claim_origin(claim, member.document_id, member.outlet, known)
                by_slot[claim.slot, _of_attackers(claim.value)].append(Statement(claim, member, origin))
    order = sorted(by_slot, key=lambda key: (SLOTS.index(key[0]), key[1]))
    return tuple(_state(slot, apart, by_slot[slot, apart]) for slot, apart in order)


def _of_attackers(value: Value | None) -> bool:
    return isinstance(value, Count) and value.person_class == "attacker"


def _state(slot: Slot, apart: bool, statements: Sequence[Statement]) -> SlotState:
    marked = statements if slot in LIST_SLOTS else _mark_superseded(statements)
    grouped: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for statement in marked:
        claim = statement.claim
        grouped[_value_key(claim), claim.modality == "negated"].append(statement)
    values = [SlotValue(said[0].claim.value, denied, tuple(said)) for (_, denied), said in grouped.items()]
    values.sort(key=lambda value: (not value.standing, -len(value.origins)))
    return SlotState(slot, _judge(slot, values), tuple(values), apart)


def _judge(slot: Slot, values: Sequence[SlotValue]) -> State:
    standing = [value for value in values if value.standing]
    if any(_at_odds(a, b) for a, b in combinations(standing, 2)):
        return "contested"
    if slot in LIST_SLOTS:
        return "agreed" if any(len(value.origins) > 1 for value in standing) else "single-origin"
    known = {origin for value in standing if value.value is not None for origin in value.origins}
    return "agreed" if len(known) > 1 else "single-origin"


def _at_odds(left: SlotValue, right: SlotValue) -> bool:
    if left.denied != right.denied:
        return _value_key(left.statements[0].claim) == _value_key(right.statements[0].claim)
    return not left.denied and rivals(left.value, right.value)


def _value_key(claim: Claim) -> str:
    """Equal for values that say the same in other spelling or approximation."""
    match claim.value:
        case None:
            return f"words {name_key(claim.evidence.quote)}"
        case Perpetrator(party_id=party_id, name=name) | Target(party_id=party_id, name=name):
            return party_id or name_key(name)
        case Place(gazetteer_id=place_id, name=name):
            return place_id or name_key(name)
        case Weapon(name=name, type=kind):
            return f"{kind} {name_key(name)}"
        case DateInterval(start=start, end=end):
            return f"{start}..{end}"
        case Count() as count:
            return f"{count.low}..{count.high} {count.person_class} {count.scope}"
        case other:
            return canonical(value_to_json(other))


def _mark_superseded(statements: Sequence[Statement]) -> list[Statement]:
    return [
        Statement(s.claim, s.member, s.origin, any(_supersedes(later, s) for later in statements)) for s in statements
    ]


def _supersedes(later: Statement, earlier: Statement) -> bool:
    """Same speaker, another value of the same kind, published later."""
    if _value_key(later.claim) == _value_key(earlier.claim) or _who(later) != _who(earlier):
        return False
    return _kind(later.claim.value) == _kind(earlier.claim.value) and _is_later(later.member, earlier.member)


def _who(statement: Statement) -> tuple[str, str]:
    """A named speaker is one person everywhere; "an official" is one only within an outlet."""
    speaker, outlet = statement.claim.speaker, statement.member.outlet or statement.member.document_id
    if speaker is None:
        return ("", outlet)
    name = speaker.name
    is_named = name[:1].isupper() and not name.lower().startswith(("a ", "an ", "the ", "some "))
    return (speaker_key(name), "" if is_named else outlet)


def _kind(value: Value | None) -> tuple[str, ...]:
    return (value.person_class, value.scope) if isinstance(value, Count) else (type(value).__name__,)


def _is_later(later: IncidentMention, earlier: IncidentMention) -> bool:
    """By publication; a bare day is compared as a day. Unknown or unreadable times never supersede."""
    if not later.published or not earlier.published:
        return False
    if "T" in later.published and "T" in earlier.published:
        one, other = _instant(later.published), _instant(earlier.published)
        return one is not None and other is not None and one > other
    return later.published[:10] > earlier.published[:10]


def _instant(published: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
