"""Incident blocks: what the report shows of one incident, every value beside its words, speaker and outlet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from onrecord.base.codebook import FAMILIES, Modality
from onrecord.base.incident import Incident
from onrecord.base.values import DateInterval, Place, Responsibility
from onrecord.ground.titles import TYPE_WORDS, date_words
from onrecord.link.slots import SlotState, SlotValue, Statement, slot_states
from onrecord.link.views import dates_of, places_of
from onrecord.share.wording import SLOT_WORDS, place_words, speaker_words, value_words

MODALITY_WORDS: dict[Modality, str] = {
    "asserted": "reported as fact", "possible": "alleged or unconfirmed", "negated": "denied",
    "planned": "announced or threatened",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was published; `url` only where it is a web address that may be linked."""

    outlet: str
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: the words, who said them, and where."""

    quote: str
    speaker: str | None
    source: Source
    superseded: bool


@dataclass(frozen=True, slots=True)
class ValueRow:
    value: str
    denied: bool
    said: tuple[Said, ...]
    origins: int

    @property
    def dropped(self) -> bool:
        """Every statement behind it was superseded."""
        return all(said.superseded for said in self.said)


@dataclass(frozen=True, slots=True)
class SlotRows:
    name: str
    state: str
    values: tuple[ValueRow, ...]

    @property
    def statements(self) -> int:
        return sum(len(value.said) for value in self.values)


@dataclass(frozen=True, slots=True)
class Block:
    """One incident as shown. `number` is its number on the map and the timeline."""

    number: int
    incident_id: str
    title: str
    kind: str
    family: str
    modality: str
    place: Place | None
    date: DateInterval | None
    slots: tuple[SlotRows, ...]
    responsibility: str
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    documents: int
    aggregate: bool

    @property
    def contested(self) -> tuple[SlotRows, ...]:
        return tuple(slot for slot in self.slots if slot.state == "contested")

    @property
    def place_words(self) -> str | None:
        return place_words(self.place) if self.place else None

    @property
    def date_words(self) -> str | None:
        return date_words(self.date) if self.date else None


def block(number: int, incident: Incident, origins: Mapping[str, str]) -> Block:
    """The block of one incident; `origins` as link.document_origins gives them."""
    states = slot_states(incident, origins=origins)
    found = {o for state in states for value in state.values for o in value.origins}
    return Block(
        number=number,
        incident_id=incident.incident_id,
        title=incident.title,
        kind=TYPE_WORDS[incident.event_type],
        family=FAMILIES[incident.event_type],
        modality=MODALITY_WORDS[incident.modality],
        place=next(iter(places_of(incident)), None),
        date=next(iter(dates_of(incident)), None),
        slots=tuple(_slot(state) for state in states),
        responsibility=_responsibility(states),
        outlets=tuple(sorted({m.outlet or m.document_id for m in incident.mentions})),
        origins=tuple(sorted(found)),
        documents=len({m.document_id for m in incident.mentions}),
        aggregate=incident.aggregate,
    )


def source_of(document_id: str, outlet: str | None, url: str | None, published: str | None) -> Source:
    """Outlet (or document id), safe link and day of publication in words."""
    return Source(outlet or document_id, safe_url(url), published_words(published))


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https with a host, else None: nothing else may become a link."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def published_words(published: str | None) -> str | None:
    """`8 December 2023` for an ISO date or date-time; the text as it is where it is neither."""
    if not published:
        return None
    try:
        day = date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        return published
    return date_words(DateInterval(day, day, "day"))


def _slot(state: SlotState) -> SlotRows:
    name = SLOT_WORDS[state.slot] + (" among the attackers" if state.of_attackers else "")
    return SlotRows(name, state.state, tuple(_value(value) for value in state.values))


def _value(value: SlotValue) -> ValueRow:
    return ValueRow(value_words(value.value), value.denied, tuple(map(_said, value.statements)), len(value.origins))


def _said(statement: Statement) -> Said:
    claim, member = statement.claim, statement.member
    source = source_of(member.document_id, member.outlet, member.url, member.published)
    return Said(claim.evidence.quote, speaker_words(claim.speaker), source, statement.superseded)


def _responsibility(states: Sequence[SlotState]) -> str:
    """One line: who claimed, denied or was named; says so when nothing is told."""
    told = [v for s in states if s.slot == "responsibility" for v in s.values if not v.denied and v.standing]
    words = list(dict.fromkeys(value_words(v.value) for v in told if isinstance(v.value, Responsibility)))
    line = "; ".join(words)
    return line[:1].upper() + line[1:] if line else "Not stated"
