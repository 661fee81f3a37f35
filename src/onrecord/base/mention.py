"""What extraction finds, in the source's own words: mentions with arguments, tallies, attributions, framing."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.base.codebook import EventType, Modality, Slot
from onrecord.base.ids import content_id
from onrecord.base.span import Evidence, Span

TallyOf = Literal["attacks", "killed", "injured", "displaced", "detained", "other"]
FirstKind = Literal["first", "most", "least"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it: the innermost source, with the chain above it from the innermost outwards."""

    evidence: Evidence
    name: str
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a slot of a mention, not yet a value.

    `reading` holds what syntax already settled about the value (`basis`, `status`, `by`, `class`, `scope`,
    `degree`, `type`, `kind`, `low`/`high` for a count that is not written as a number).
    """

    slot: Slot
    evidence: Evidence
    method: str
    score: float
    speaker: Speaker | None = None
    modality: Modality = "asserted"
    reading: tuple[tuple[str, str], ...] = ()
    clues: tuple[str, ...] = field(default=(), repr=False)
    """What syntax says of the words beside the mention, named as in relating.py, where only the value can decide (date, place)."""

    def read(self, name: str) -> str | None:
        return dict(self.reading).get(name)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One document speaks of one happening, anchored to its trigger."""

    document_id: str
    event_type: EventType
    trigger: Evidence
    aggregate: bool
    modality: Modality
    method: str
    arguments: tuple[Argument, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """From the document and the trigger's place: a mention keeps its id when a later version types it better."""
        return content_id("men", self.document_id, str(self.trigger.span.start), str(self.trigger.span.end))


@dataclass(frozen=True, slots=True)
class TallyWords:
    """A running total in the source's words: the count, and the words for window, area, parties."""

    evidence: Evidence
    count: Evidence
    of: TallyOf
    method: str
    since: Evidence | None = None
    places: tuple[Evidence, ...] = ()
    by: str | None = None
    target: str | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class FirstWords:
    """A statement of precedence in the source's words."""

    evidence: Evidence
    kind: FirstKind
    of: str
    method: str
    since: Evidence | None = None
    where: str | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one act of saying."""

    source: Evidence
    cue: Evidence
    content: Evidence
    method: str
    scope: tuple[Span, ...] = ()
    """All spans of the content (a split quote has two), for deciding which words are this source's."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A loaded word in the outlet's own voice, and the side it takes."""

    evidence: Evidence
    side: str
    method: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, in reading order."""

    mentions: tuple[EventMention, ...] = ()
    tallies: tuple[TallyWords, ...] = ()
    firsts: tuple[FirstWords, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    framing: tuple[Framing, ...] = ()
