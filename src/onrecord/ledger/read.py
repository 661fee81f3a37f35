"""Rows back into documents, codings, judgements and issues, equal to what was added."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from sqlalchemy import Connection, RowMapping, Table, func, select

from onrecord.base.claim import Claim, CodedMention, Derivation, First, Tally
from onrecord.base.codebook import EventType, Modality, Scope, Slot
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.incident import Judgement, Verdict
from onrecord.base.mention import Attribution, FirstKind, Framing, TallyOf
from onrecord.base.run import Issue, IssueCode
from onrecord.base.span import Evidence, Span
from onrecord.base.values import Count, value_from_json
from onrecord.ledger import schema
from onrecord.ledger.forms import (
    comparisons_of,
    evidence_of,
    names_of,
    parsed_object,
    segments_of,
    spans_of,
    speaker_of,
)

CHUNK = 200
"""Codings read at once: bounds memory, and stays under every database's limit on bound parameters."""
Hanging: TypeAlias = Mapping[str, Sequence[RowMapping]]
"""The rows of one table by the coding they hang on."""


def newest_codings(connection: Connection) -> list[tuple[str, str, str]]:
    """(coding key, document key, scope) of the newest coding of each document, by publication day and document id."""
    newest = select(schema.coded.c.coding, func.max(schema.coded.c.sequence).label("last")).group_by(
        schema.coded.c.coding
    )
    last = newest.subquery()
    codings, documents = schema.codings, schema.documents
    rows = connection.execute(
        select(
            codings.c.key,
            codings.c.document,
            codings.c.scope,
            last.c.last,
            documents.c.published,
            documents.c.document_id,
            documents.c.text_sha256,
        )
        .join(last, last.c.coding == codings.c.key)
        .join(documents, documents.c.key == codings.c.document)
    ).mappings()
    by_document: dict[tuple[str, str], RowMapping] = {}
    for row in rows:  # one text caught in two captures is one document; two texts under one id are two
        document = (row["document_id"], row["text_sha256"])
        held = by_document.get(document)
        if held is None or held["last"] < row["last"]:
            by_document[document] = row
    ordered = sorted(by_document.values(), key=lambda r: (r["published"] or "", r["document_id"], r["document"]))
    return [(r["key"], r["document"], r["scope"]) for r in ordered]


def all_codings(connection: Connection) -> list[tuple[str, str, str, str]]:
    """(coding key, document key, scope, configuration) of every coding ever made, by key."""
    c = schema.codings.c
    query = select(c.key, c.document, c.scope, c.configuration).order_by(c.key)
    return [(key, document, scope, settings) for key, document, scope, settings in connection.execute(query)]


def read_codings(connection: Connection, wanted: Sequence[tuple[str, str, str]]) -> Iterator[Coding]:
    """The codings in the order asked for. Rows that no longer form a coding raise."""
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        keys = [key for key, _, _ in chunk]
        hanging = {t.name: _hanging(connection, t, keys) for t in _HANGING}
        claims = _by_key(
            connection, schema.claims, {str(r["claim"]) for rows in hanging["derivations"].values() for r in rows}
        )
        documents = _by_key(connection, schema.documents, {document for _, document, _ in chunk})
        issues = _by_key(
            connection, schema.issues, {str(r["issue"]) for rows in hanging["coding_issues"].values() for r in rows}
        )
        for key, document, scope in chunk:
            rows = {name: found.get(key, ()) for name, found in hanging.items()}
            yield _coding(document_of(documents[document]), cast(Scope, scope), rows, claims, issues)


_HANGING: tuple[Table, ...] = (
    schema.mentions, schema.derivations, schema.tallies, schema.firsts, schema.attributions, schema.framing, schema.coding_issues,
)  # fmt: skip


def _hanging(connection: Connection, table: Table, keys: list[str]) -> Hanging:
    order = [c for c in table.primary_key.columns if c.name != "coding"]
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.coding.in_(keys)).order_by(*order)).mappings():
        found[row["coding"]].append(row)
    return found


def _by_key(connection: Connection, table: Table, keys: set[str]) -> dict[str, RowMapping]:
    ordered = sorted(keys)
    found: dict[str, RowMapping] = {}
    for start in range(0, len(ordered), 500):
        chosen = select(table).where(table.c.key.in_(ordered[start : start + 500]))
        found |= {row["key"]: row for row in connection.execute(chosen).mappings()}
    return found


def document_of(row: RowMapping) -> Document:
    return Document(
        row["document_id"], row["text"], row["capture_sha256"], row["title"], row["outlet"], row["url"], row["published"],
        row["language"], spans_of(row["clutter"]), segments_of(row["segments"]),
    )  # fmt: skip


def _coding(
    document: Document, scope: Scope, rows: Mapping[str, Sequence[RowMapping]], claims: Mapping[str, RowMapping],
    issues: Mapping[str, RowMapping],
) -> Coding:  # fmt: skip
    derived: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows["derivations"]:
        derived[row["mention"]].append(row)
    return Coding(
        document, scope,
        tuple(_mention(document, m, derived[m["ordinal"]], claims) for m in rows["mentions"]),
        tuple(_tally(r) for r in rows["tallies"]), tuple(_first(r) for r in rows["firsts"]),
        tuple(_attribution(r) for r in rows["attributions"]),
        tuple(Framing(evidence(r), r["side"], r["method"]) for r in rows["framing"]),
        tuple(issue_of(issues[r["issue"]]) for r in rows["coding_issues"]),
    )  # fmt: skip


def evidence(row: RowMapping) -> Evidence:
    return Evidence(row["quote"], Span(row["start"], row["end"]))


def claim_of(document_id: str, row: RowMapping) -> Claim:
    slot = cast(Slot, row["slot"])
    value = value_from_json(slot, parsed_object(row["value"]))
    return Claim(
        document_id,
        row["mention_id"],
        slot,
        value,
        evidence(row),
        speaker_of(row["speaker"]),
        cast(Modality, row["modality"]),
    )


def _mention(
    document: Document, row: RowMapping, derived: list[RowMapping], claims: Mapping[str, RowMapping]
) -> CodedMention:
    found = [claim_of(document.document_id, claims[d["claim"]]) for d in derived]
    return CodedMention(
        row["mention_id"], cast(EventType, row["event_type"]), bool(row["aggregate"]), cast(Modality, row["modality"]), evidence(row),
        row["title"], tuple(found), tuple(Derivation(c.id, d["method"], d["score"]) for c, d in zip(found, derived, strict=True)),
    )  # fmt: skip


def _tally(row: RowMapping) -> Tally:
    count = value_from_json("killed", parsed_object(row["count"]))
    assert isinstance(count, Count)
    return Tally(
        count, cast(TallyOf, row["of"]), evidence(row), row["method"], row["since"], row["until"], names_of(row["countries"]),
        row["by"], row["target"], speaker_of(row["speaker"]),
    )  # fmt: skip


def _first(row: RowMapping) -> First:
    return First(
        cast(FirstKind, row["kind"]),
        row["of"],
        evidence(row),
        row["method"],
        row["since"],
        row["where"],
        speaker_of(row["speaker"]),
    )


def _attribution(row: RowMapping) -> Attribution:
    return Attribution(
        evidence_of(row["source"]),
        evidence_of(row["cue"]),
        evidence_of(row["content"]),
        row["method"],
        spans_of(row["scope"]),
    )


def issue_of(row: RowMapping) -> Issue:
    span = Span(row["start"], row["end"]) if row["start"] is not None else None
    return Issue(cast(IssueCode, row["code"]), row["subject"], row["detail"], span, bool(row["fatal"]))


def read_judgements(connection: Connection) -> list[Judgement]:
    """Every judgement in the order in which it was last given, so that the later row about a pair stands later."""
    last = (
        select(schema.judged.c.judgement, func.max(schema.judged.c.sequence).label("last"))
        .group_by(schema.judged.c.judgement)
        .subquery()
    )
    chosen = select(schema.judgements).join(last, last.c.judgement == schema.judgements.c.key).order_by(last.c.last)
    return [judgement_of(row) for row in connection.execute(chosen).mappings()]


def judgement_of(row: RowMapping) -> Judgement:
    return Judgement(
        row["left"],
        row["right"],
        cast(Verdict, row["verdict"]),
        row["method"],
        row["score"],
        comparisons_of(row["comparisons"]),
        row["reason"],
    )
