"""Incidents as views: computed from codings and judgements each time, never stored."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.base.codebook import EventType, Modality
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.incident import Incident, IncidentMention, Judgement
from onrecord.base.values import DateInterval, Place
from onrecord.ground.titles import neutral_title
from onrecord.link.clusters import clusters
from onrecord.link.facts import Facts, facts_of, mention_facts
from onrecord.link.weights import weights

NO_DATE = "9999-12-31"
"""Sorts undated incidents last; never shown."""
_FINEST_FIRST = ("site", "near", "admin2", "admin1", "region", "sea", "country", None)


def incidents(codings: Sequence[Coding], judgements: Sequence[Judgement]) -> list[Incident]:
    """Incidents by first day, then id. Mentions that were denied or only announced make none."""
    told = {facts.id: facts for facts in facts_of(codings) if facts.standing == "told"}
    documents = {coding.document.document_id: coding.document for coding in codings}
    groups = [[told[mention_id] for mention_id in ids] for ids in clusters(told, judgements)]
    dated = [(_first_day(group), _incident(group, documents)) for group in groups]
    return [incident for _, incident in sorted(dated, key=lambda pair: (pair[0], pair[1].incident_id))]


def _incident(group: Sequence[Facts], documents: dict[str, Document]) -> Incident:
    mentions = sorted((_member(facts, documents[facts.document_id]) for facts in group), key=_reading_order)
    event_type = majority_type([facts.mention.event_type for facts in group])
    aggregate = all(facts.mention.aggregate for facts in group)
    modality: Modality = "asserted" if any(f.mention.modality == "asserted" for f in group) else "possible"
    return Incident(
        incident_id=min(facts.id for facts in group),
        event_type=event_type,
        aggregate=aggregate,
        modality=modality,
        title=neutral_title(event_type, _places(group), _dates(group), aggregate=aggregate, modality=modality),
        mentions=tuple(mentions),
    )


def places_of(incident: Incident) -> list[Place]:
    """The incident's places, the one it is titled by first."""
    return _places([mention_facts(m.document_id, m.mention) for m in incident.mentions])


def dates_of(incident: Incident) -> list[DateInterval]:
    """The incident's dates, the one it is titled by first."""
    return _dates([mention_facts(m.document_id, m.mention) for m in incident.mentions])


def majority_type(types: Sequence[EventType]) -> EventType:
    """The type most mentions have; between equals, the most telling by the order in weights.toml."""
    counted = Counter(types)
    order = {name: rank for rank, name in enumerate(weights().specificity)}
    return min(counted, key=lambda name: (-counted[name], order.get(name, len(order)), name))


def _member(facts: Facts, document: Document) -> IncidentMention:
    return IncidentMention(facts.document_id, document.outlet, document.published, document.url, facts.mention)


def _reading_order(member: IncidentMention) -> tuple[str, str, int, str]:
    mention = member.mention
    return (member.published or NO_DATE, member.document_id, mention.trigger.span.start, mention.mention_id)


def _places(group: Sequence[Facts]) -> list[Place]:
    """The places told, the finest precision first, then the most often told, then by name."""
    told = Counter(place for facts in group for place in facts.places[:1])
    return sorted(told, key=lambda p: (_FINEST_FIRST.index(p.precision), -told[p], p.name, repr(p)))


def _dates(group: Sequence[Facts]) -> list[DateInterval]:
    """The dates told, the narrowest first, then the most often told, then the earliest."""
    told = Counter((d.start, d.end, d.precision) for facts in group for d in facts.dates[:1])
    order = sorted(told, key=lambda d: (_length(d[0], d[1]), -told[d], d))
    return [DateInterval(*key) for key in order]


def _first_day(group: Sequence[Facts]) -> str:
    dates = _dates(group)
    return dates[0].start if dates else NO_DATE


def _length(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
