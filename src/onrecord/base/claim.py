"""Claims: the atom of the ledger. One slot of one mention has one value, by these words, said by this speaker."""

from dataclasses import dataclass

from onrecord.base.codebook import EventType, Modality, Slot
from onrecord.base.ids import content_id
from onrecord.base.json import canonical
from onrecord.base.mention import FirstKind, Speaker, TallyOf
from onrecord.base.span import Evidence
from onrecord.base.values import Count, Value, value_to_json


@dataclass(frozen=True, slots=True)
class Claim:
    """Frozen; the id is the hash of exactly these fields, so any method that finds the same claim finds the same id."""

    document_id: str
    mention_id: str
    slot: Slot
    value: Value | None
    """None where the words could not be given a value (a relative day without a publication date)."""
    evidence: Evidence
    speaker: Speaker | None
    modality: Modality

    @property
    def id(self) -> str:
        span = self.evidence.span
        who = (str(self.speaker.evidence.span.start), *self.speaker.chain) if self.speaker else ()
        return content_id(
            "clm", self.document_id, self.mention_id, self.slot, canonical(value_to_json(self.value)),
            str(span.start), str(span.end), self.modality, *who,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Derivation:
    """Which method found a claim, and how sure it is (0 to 1). Which run is the ledger's to add."""

    claim_id: str
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class CodedMention:
    """A mention whose arguments have become claims; the preferred claim of each slot first."""

    mention_id: str
    event_type: EventType
    aggregate: bool
    modality: Modality
    trigger: Evidence
    title: str
    claims: tuple[Claim, ...]
    derivations: tuple[Derivation, ...]
    """One for each claim, in the same order."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total as somebody counts it. `since`/`until` are ISO days, None where not said or not readable."""

    count: Count
    of: TallyOf
    evidence: Evidence
    method: str
    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    by: str | None = None
    target: str | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class First:
    """A statement of precedence; `since` as an ISO day where it could be read."""

    kind: FirstKind
    of: str
    evidence: Evidence
    method: str
    since: str | None = None
    where: str | None = None
    speaker: Speaker | None = None
