"""Judgements on pairs of mentions, and incidents: views computed from claims and judgements, never stored."""

from dataclasses import dataclass
from typing import Literal

from onrecord.base.claim import CodedMention
from onrecord.base.codebook import EventType, Modality
from onrecord.base.ids import content_id

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of the waterfall: what was compared, how it came out, and the bits it gave."""

    name: str
    outcome: str
    bits: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two mentions are one happening, by a method or a person. Undone by a later row about the same pair."""

    left: str
    right: str
    """Mention ids, left < right."""
    verdict: Verdict
    method: str
    """`name/version`, or `person:NAME`."""
    score: float
    """Sum of the comparisons, in bits."""
    comparisons: tuple[Comparison, ...] = ()
    reason: str = ""

    @property
    def id(self) -> str:
        return content_id("jud", self.left, self.right, self.verdict, self.method, repr(self.score), self.reason)


@dataclass(frozen=True, slots=True)
class IncidentMention:
    """A mention as part of an incident, with the document that it stands in."""

    document_id: str
    outlet: str | None
    published: str | None
    url: str | None
    mention: CodedMention


@dataclass(frozen=True, slots=True)
class Incident:
    """Mentions thought to be one happening. The id is the smallest of their mention ids, so it is stable."""

    incident_id: str
    event_type: EventType
    aggregate: bool
    modality: Modality
    title: str
    """Neutral, made from the slots alone."""
    mentions: tuple[IncidentMention, ...]
