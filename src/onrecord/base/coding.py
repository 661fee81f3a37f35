"""A coding: all that was coded of one document, and its interchange form (one JSON object a line).

`incident_id` is the mention's own id until linking; a ledger export puts the linked incident's id there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.base.claim import Claim, CodedMention, Derivation, First, Tally
from onrecord.base.codebook import Scope
from onrecord.base.document import Document
from onrecord.base.json import Json
from onrecord.base.mention import Attribution, Framing, Speaker
from onrecord.base.run import Issue
from onrecord.base.span import Evidence
from onrecord.base.values import value_to_json


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything coded of one document."""

    document: Document
    scope: Scope = "political"
    mentions: tuple[CodedMention, ...] = ()
    tallies: tuple[Tally, ...] = ()
    firsts: tuple[First, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    framing: tuple[Framing, ...] = ()
    issues: tuple[Issue, ...] = ()

    def evidence(self) -> list[Evidence]:
        """Every quote in the coding, speakers' and sources' words included: what the evidence check goes through."""
        claims = [c for m in self.mentions for c in m.claims]
        found = [m.trigger for m in self.mentions] + [c.evidence for c in claims]
        found += [t.evidence for t in self.tallies] + [f.evidence for f in self.firsts]
        found += [f.evidence for f in self.framing]
        said = [c.speaker for c in claims] + [t.speaker for t in self.tallies] + [f.speaker for f in self.firsts]
        found += [speaker.evidence for speaker in said if speaker]
        return found + [e for a in self.attributions for e in (a.source, a.cue, a.content)]


def coding_to_json(coding: Coding, incident_ids: Mapping[str, str] | None = None) -> dict[str, Json]:
    """The interchange object. `incident_ids` maps mention ids to linked incidents."""
    document = coding.document
    linked = incident_ids or {}
    return {
        "document": {
            "document_id": document.document_id, "title": document.title, "outlet": document.outlet,
            "url": document.url, "published": document.published, "language": document.language,
            "sha256": document.sha256,
        },
        "scope": coding.scope,
        "text": document.text,
        "incidents": [_mention(m, linked.get(m.mention_id, m.mention_id)) for m in coding.mentions],
        "tallies": [_tally(t) for t in coding.tallies],
        "firsts": [_first(f) for f in coding.firsts],
        "attributions": [_attribution(a) for a in coding.attributions],
        "framing": [{**f.evidence.to_json(), "side": f.side, "voice": "outlet"} for f in coding.framing],
        "issues": [_issue(i) for i in coding.issues],
    }  # fmt: skip


def speaker_to_json(speaker: Speaker | None) -> Json:
    return {**speaker.evidence.to_json(), "name": speaker.name, "chain": list(speaker.chain)} if speaker else None


def _mention(mention: CodedMention, incident_id: str) -> dict[str, Json]:
    return {
        "incident_id": incident_id, "mention_id": mention.mention_id, "event_type": mention.event_type,
        "aggregate": mention.aggregate, "modality": mention.modality, "title": mention.title,
        "trigger": mention.trigger.to_json(),
        "claims": [_claim(c, d) for c, d in zip(mention.claims, mention.derivations, strict=True)],
    }  # fmt: skip


def _claim(claim: Claim, derivation: Derivation) -> dict[str, Json]:
    return {
        "claim_id": claim.id, "slot": claim.slot, "value": value_to_json(claim.value), **claim.evidence.to_json(),
        "modality": claim.modality, "speaker": speaker_to_json(claim.speaker),
        "method": derivation.method, "score": derivation.score,
    }  # fmt: skip


def _tally(tally: Tally) -> dict[str, Json]:
    return {
        "count": {"low": tally.count.low, "high": tally.count.high}, "of": tally.of, "since": tally.since,
        "until": tally.until, "countries": list(tally.countries), "by": tally.by, "target": tally.target,
        **tally.evidence.to_json(), "speaker": speaker_to_json(tally.speaker), "method": tally.method,
    }  # fmt: skip


def _first(first: First) -> dict[str, Json]:
    return {
        "kind": first.kind, "of": first.of, "since": first.since, "where": first.where,
        **first.evidence.to_json(), "speaker": speaker_to_json(first.speaker), "method": first.method,
    }  # fmt: skip


def _attribution(attribution: Attribution) -> dict[str, Json]:
    return {
        "source": attribution.source.to_json(), "cue": attribution.cue.to_json(),
        "content": attribution.content.to_json(), "method": attribution.method,
    }  # fmt: skip


def _issue(issue: Issue) -> dict[str, Json]:
    span = issue.span
    return {"code": issue.code, "detail": issue.detail, "start": span.start if span else None,
            "end": span.end if span else None}  # fmt: skip
