"""Tallies beside the ledger: an official running total next to our own count for the same window and countries.

The two are shown side by side, never merged, with the reasons why they may differ; and a tally whose own parts do
not add up gets a warning.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from onrecord.base.claim import Tally
from onrecord.base.codebook import PERSON_SLOTS, Slot
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.incident import Incident
from onrecord.base.values import Count
from onrecord.link.facts import mention_facts, telling_words
from onrecord.link.views import dates_of, places_of
from onrecord.link.weights import weights

SAME_SENTENCE = 300
"""Code points between two tallies of one speaker within which they are read as total and parts. Set by hand."""


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """One tally beside the ledger's own incidents."""

    document: Document
    tally: Tally
    window: tuple[str | None, str | None]
    """ISO days, inclusive; the end is the publication day where the tally names none."""
    incident_ids: tuple[str, ...]
    """Single incidents inside the window and countries, sorted."""
    own: Count | None
    """Incidents counted, or persons summed over them; None where the ledger has nothing to compare."""
    reasons: tuple[str, ...]
    """Why the two figures cannot simply be compared."""
    warnings: tuple[str, ...]
    """What does not add up inside the tally itself."""


def reconcile(codings: Sequence[Coding], incidents: Sequence[Incident]) -> tuple[TallyCheck, ...]:
    """A check for every tally, by document id and place in the text."""
    single = [incident for incident in incidents if not incident.aggregate]
    checks = []
    for coding in sorted(codings, key=lambda c: c.document.document_id):
        warnings = arithmetic(coding.tallies)
        for tally in sorted(coding.tallies, key=_position):
            checks.append(_check(coding.document, tally, single, warnings.get(_position(tally), ())))
    return tuple(checks)


def _position(tally: Tally) -> tuple[int, int, int, int]:
    span, count = tally.evidence.span, tally.count
    return (span.start, span.end, count.low or 0, count.high or 0)


def _check(document: Document, tally: Tally, incidents: Sequence[Incident], warnings: Sequence[str]) -> TallyCheck:
    until = tally.until or (document.published[:10] if document.published else None)
    inside = [i for i in incidents if _is_force(i) and _in_window(i, tally.since, until) and _in_area(i, tally)]
    return TallyCheck(
        document=document,
        tally=tally,
        window=(tally.since, until),
        incident_ids=tuple(sorted(i.incident_id for i in inside)),
        own=_own_count(tally, inside),
        reasons=tuple(_reasons(tally, until, inside)),
        warnings=tuple(warnings),
    )


def _is_force(incident: Incident) -> bool:
    return incident.event_type in weights().groups["force"]


def _in_window(incident: Incident, since: str | None, until: str | None) -> bool:
    dates = dates_of(incident)
    if not dates or since is None:
        return False
    return dates[0].end >= since and (until is None or dates[0].start <= until)


def _in_area(incident: Incident, tally: Tally) -> bool:
    if not tally.countries:
        return True
    return any(place.country in tally.countries for place in places_of(incident)[:1])


def _own_count(tally: Tally, inside: Sequence[Incident]) -> Count | None:
    if tally.since is None:
        return None
    if tally.of == "attacks":
        return Count(len(inside), len(inside))
    if tally.of not in PERSON_SLOTS:
        return None
    ranges = [r for incident in inside if (r := count_range(incident, cast(Slot, tally.of)))]
    if not ranges:
        return None
    highs = [r.high for r in ranges]
    return Count(sum(r.low or 0 for r in ranges), None if None in highs else sum(h or 0 for h in highs))


def count_range(incident: Incident, slot: Slot) -> Count | None:
    """The lowest to the highest total anybody gave for a count slot (attackers' own and subsets apart); None if nobody.

    An open upper end ("at least 12") stays open only where no one gave a closed figure at least as high.
    """
    told = [c for m in incident.mentions for s, c in mention_facts(m.document_id, m.mention).counts if s == slot]
    if not told:
        return None
    lows = [c.low or 0 for c in told]
    closed = [c.high for c in told if c.high is not None]
    floor = max(c.low or 0 for c in told)
    high = max(closed) if closed and max(closed) >= floor else None
    return Count(min(lows), high)


def _reasons(tally: Tally, until: str | None, inside: Sequence[Incident]) -> list[str]:
    out = ["the ledger holds only what the documents given to it report"]
    if tally.since is None:
        out.append("the tally names no start that could be read as a date")
    if tally.until is None:
        end = f"the day of publication, {until}, is taken as its end" if until else "its end is open"
        out.append(f"the tally names no end; {end}")
    if not tally.countries:
        out.append("the tally names no country that could be read")
    if tally.target:
        named = sum(_names(incident, tally.target, "target") for incident in inside)
        out.append(f"it counts only those on “{tally.target}”; {named} of {len(inside)} here name it as a target")
    if tally.by:
        named = sum(_names(incident, tally.by, "perpetrator") for incident in inside)
        out.append(f"it counts only those by “{tally.by}”; {named} of {len(inside)} here name it as a perpetrator")
    if tally.of not in ("attacks", *PERSON_SLOTS):
        out.append("the ledger has no count of this kind")
    return out


def _names(incident: Incident, party: str, slot: Slot) -> bool:
    """Whether the incident's parties in a slot share a telling word with the tally's."""
    wanted = telling_words([party], weights().empty_words)
    facts = [mention_facts(m.document_id, m.mention) for m in incident.mentions]
    names = [p.name for f in facts for p in (f.targets if slot == "target" else f.perpetrators)]
    return bool(wanted & telling_words(names, weights().empty_words))


def arithmetic(tallies: Sequence[Tally]) -> dict[tuple[int, int, int, int], list[str]]:
    """Warnings by tally position: a total whose parts by country, said in the same breath, do not add up to it."""
    told: dict[tuple[str, str], list[Tally]] = defaultdict(list)
    for tally in sorted(tallies, key=_position):
        told[tally.of, _teller(tally)].append(tally)
    warnings: dict[tuple[int, int, int, int], list[str]] = defaultdict(list)
    for group in told.values():
        for total in group:
            parts = [t for t in group if _is_part(t, total)]
            if len(parts) >= 2 and (words := _mismatch(total, parts)):
                warnings[_position(total)].append(words)
    return dict(warnings)


def _teller(tally: Tally) -> str:
    """Who passed the figure on: the outermost of its chain, whom a total and its parts share in one sentence."""
    return (tally.speaker.chain or (tally.speaker.name,))[-1].casefold() if tally.speaker else ""


def _is_part(part: Tally, total: Tally) -> bool:
    near = abs(part.evidence.span.start - total.evidence.span.start) <= SAME_SENTENCE
    narrower = bool(part.countries) and set(part.countries) != set(total.countries)
    within = not total.countries or set(part.countries) < set(total.countries)
    return part is not total and near and narrower and within and part.since in (None, total.since)


def _mismatch(total: Tally, parts: Sequence[Tally]) -> str | None:
    """The warning; None when the sum can equal the total, or the parts overlap or need not be all of them."""
    named = [country for part in parts for country in part.countries]
    if len(named) != len(set(named)):
        return None
    low, high = sum(p.count.low or 0 for p in parts), [p.count.high for p in parts]
    top = None if None in high else sum(h or 0 for h in high)
    too_many = total.count.high is not None and low > total.count.high
    too_few = set(named) == set(total.countries) and top is not None and top < (total.count.low or 0)
    if not (too_many or too_few):
        return None
    listed = " and ".join(f"{_range(p.count)} ({', '.join(p.countries)})" for p in parts)
    return f"the parts do not add up: {listed} make {low}, the total given is {_range(total.count)}"


def _range(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"{'' if count.low is None else count.low}..{'' if count.high is None else count.high}"
