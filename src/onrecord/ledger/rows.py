"""Rows of a document, a coding, an issue, a judgement: what is inserted, and the content-addressed keys.

A coding's key covers every row that is written for it, so equal keys mean equal codings, and a key that no longer
fits its rows means that somebody changed them.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from sqlalchemy import Table

from onrecord.base.claim import Claim, CodedMention, First, Tally
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.ids import content_id
from onrecord.base.incident import Judgement
from onrecord.base.json import canonical
from onrecord.base.mention import Attribution, Framing
from onrecord.base.run import Issue
from onrecord.base.span import Evidence
from onrecord.base.values import value_to_json
from onrecord.ledger import schema
from onrecord.ledger.forms import comparisons_text, evidence_text, names_text, segments_text, spans_text, speaker_text

Row: TypeAlias = dict[str, str | int | float | bool | None]
Rows: TypeAlias = Mapping[Table, list[Row]]


def document_row(document: Document) -> Row:
    fields: Row = {
        "document_id": document.document_id, "text": document.text, "text_sha256": document.sha256,
        "capture_sha256": document.capture_sha256, "title": document.title, "outlet": document.outlet,
        "url": document.url, "published": document.published, "language": document.language,
        "clutter": spans_text(document.clutter), "segments": segments_text(document.segments),
    }  # fmt: skip
    return {"key": content_id("doc", canonical(fields)), **fields}


def document_key(document: Document) -> str:
    """From the text and every other field: another text or another date under one document id is another row."""
    return str(document_row(document)["key"])


def coding_rows(coding: Coding) -> Rows:
    """Rows of all that hangs on a coding, without the key of the coding itself (`stamped` adds it)."""
    document = document_key(coding.document)
    return {
        schema.mentions: [_mention(n, m) for n, m in enumerate(coding.mentions)],
        schema.claims: [_claim(document, c) for m in coding.mentions for c in m.claims],
        schema.derivations: [row for n, m in enumerate(coding.mentions) for row in _derivations(document, n, m)],
        schema.tallies: [_tally(n, t) for n, t in enumerate(coding.tallies)],
        schema.firsts: [_first(n, f) for n, f in enumerate(coding.firsts)],
        schema.attributions: [_attribution(n, a) for n, a in enumerate(coding.attributions)],
        schema.framing: [_framing(n, f) for n, f in enumerate(coding.framing)],
        schema.coding_issues: [{"ordinal": n, "issue": issue_key(i)} for n, i in enumerate(coding.issues)],
    }


def coding_key(coding: Coding, configuration: str, rows: Rows) -> str:
    listing = canonical({table.name: table_rows for table, table_rows in rows.items()})
    return content_id("cod", document_key(coding.document), coding.scope, configuration, listing)


def stamped(key: str, rows: Rows) -> Iterator[tuple[Table, list[Row]]]:
    """The rows with their coding's key where the table has one, in an order that satisfies the references."""
    for table, table_rows in rows.items():
        yield table, [{**row, "coding": key} if "coding" in table.c else row for row in table_rows]


def issue_key(issue: Issue) -> str:
    span = (str(issue.span.start), str(issue.span.end)) if issue.span else ()
    return content_id("iss", issue.code, issue.subject, issue.detail, str(issue.fatal), *span)


def issue_row(issue: Issue, run_id: str) -> Row:
    span = issue.span
    return {
        "key": issue_key(issue), "code": issue.code, "subject": issue.subject, "detail": issue.detail,
        "start": span.start if span else None, "end": span.end if span else None, "fatal": issue.fatal,
        "run_id": run_id,
    }  # fmt: skip


def judgement_row(judgement: Judgement) -> Row:
    fields: Row = {
        "left": judgement.left, "right": judgement.right, "verdict": judgement.verdict, "method": judgement.method,
        "score": float(judgement.score), "comparisons": comparisons_text(judgement.comparisons),
        "reason": judgement.reason,
    }  # fmt: skip
    return {"key": content_id("jud", canonical(fields)), **fields}


def _evidence(evidence: Evidence) -> Row:
    return {"quote": evidence.quote, "start": evidence.span.start, "end": evidence.span.end}


def _mention(ordinal: int, mention: CodedMention) -> Row:
    return {
        "ordinal": ordinal, "mention_id": mention.mention_id, "event_type": mention.event_type,
        "aggregate": mention.aggregate, "modality": mention.modality, "title": mention.title,
        **_evidence(mention.trigger),
    }  # fmt: skip


def _claim(document: str, claim: Claim) -> Row:
    fields: Row = {
        "claim_id": claim.id, "document": document, "mention_id": claim.mention_id, "slot": claim.slot,
        "value": canonical(value_to_json(claim.value)), **_evidence(claim.evidence),
        "speaker": speaker_text(claim.speaker), "modality": claim.modality,
    }  # fmt: skip
    return {"key": content_id("row", canonical(fields)), **fields}


def _derivations(document: str, number: int, mention: CodedMention) -> Iterator[Row]:
    for ordinal, (claim, found) in enumerate(zip(mention.claims, mention.derivations, strict=True)):
        yield {
            "mention": number, "ordinal": ordinal, "claim": _claim(document, claim)["key"], "method": found.method,
            "score": float(found.score),
        }  # fmt: skip


def _tally(ordinal: int, tally: Tally) -> Row:
    return {
        "ordinal": ordinal, "count": canonical(value_to_json(tally.count)), "of": tally.of, "since": tally.since,
        "until": tally.until, "countries": names_text(tally.countries), "by": tally.by, "target": tally.target,
        **_evidence(tally.evidence), "speaker": speaker_text(tally.speaker), "method": tally.method,
    }  # fmt: skip


def _first(ordinal: int, first: First) -> Row:
    return {
        "ordinal": ordinal, "kind": first.kind, "of": first.of, "since": first.since, "where": first.where,
        **_evidence(first.evidence), "speaker": speaker_text(first.speaker), "method": first.method,
    }  # fmt: skip


def _attribution(ordinal: int, attribution: Attribution) -> Row:
    return {
        "ordinal": ordinal, "source": evidence_text(attribution.source), "cue": evidence_text(attribution.cue),
        "content": evidence_text(attribution.content), "scope": spans_text(attribution.scope),
        "method": attribution.method,
    }  # fmt: skip


def _framing(ordinal: int, framing: Framing) -> Row:
    return {"ordinal": ordinal, **_evidence(framing.evidence), "side": framing.side, "method": framing.method}
