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
from onrecord.ledger.forms import comparisons_of, evidence_of, names_of, parsed_object, segments_of, spans_of, speaker_of

CHUNK = 200
"""Codings read at once: bounds memory, and stays under SQLite's limit on bound parameters."""
Hanging: TypeAlias = Mapping[Table, Sequence[RowMapping]]
"""The rows that hang on one coding, by table, in order."""


def standing_codings(connection: Connection) -> list[str]:
    """Keys of the codings that stand: for each document id and text the one coded last.

    Ordered by publication date (undated last), document id and text, so never by when they were added.
    """
    d, last = schema.documents.c, func.max(schema.coded.c.sequence)
    joined = schema.coded.join(schema.codings).join(schema.documents)
    newest = select(last).select_from(joined).group_by(d.document_id, d.text_sha256)
    query = (
        select(schema.codings.c.key)
        .select_from(joined)
        .where(schema.coded.c.sequence.in_(newest))
        .order_by(d.published.is_(None), d.published, d.document_id, d.text_sha256)
    )
    return [str(key) for key in connection.execute(query).scalars()]


def read_codings(connection: Connection, keys: Sequence[str]) -> Iterator[Coding]:
    """The codings with these keys, in this order. Raises on rows that no longer form a coding."""
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        heads = _heads(connection, chunk)
        hanging = _hanging(connection, chunk)
        yield from (coding_of(heads[key], hanging[key]) for key in chunk)


def _heads(connection: Connection, keys: Sequence[str]) -> dict[str, RowMapping]:
    query = select(
        schema.codings.c.key.label("coding"), schema.codings.c.scope, schema.documents,
    ).join(schema.documents).where(schema.codings.c.key.in_(keys))  # fmt: skip
    return {str(row["coding"]): row for row in connection.execute(query).mappings()}


def _hanging(connection: Connection, keys: Sequence[str]) -> dict[str, dict[Table, list[RowMapping]]]:
    found: dict[str, dict[Table, list[RowMapping]]] = {key: defaultdict(list) for key in keys}
    for table in (schema.mentions, schema.tallies, schema.firsts, schema.attributions, schema.framing):
        query = select(table).where(table.c.coding.in_(keys)).order_by(table.c.ordinal)
        for row in connection.execute(query).mappings():
            found[str(row["coding"])][table].append(row)
    d, i = schema.derivations.c, schema.coding_issues.c
    claims = select(d.coding, d.mention, d.method, d.score, schema.claims).join(schema.claims)
    for row in connection.execute(claims.where(d.coding.in_(keys)).order_by(d.mention, d.ordinal)).mappings():
        found[str(row["coding"])][schema.claims].append(row)
    noted = select(i.coding, schema.issues).select_from(schema.coding_issues).join(schema.issues)
    for row in connection.execute(noted.where(i.coding.in_(keys)).order_by(i.ordinal)).mappings():
        found[str(row["coding"])][schema.issues].append(row)
    return found


def coding_of(head: RowMapping, rows: Hanging) -> Coding:
    document = document_of(head)
    return Coding(
        document=document,
        scope=cast(Scope, head["scope"]),
        mentions=tuple(_mention(document.document_id, row, rows[schema.claims]) for row in rows[schema.mentions]),
        tallies=tuple(_tally(row) for row in rows[schema.tallies]),
        firsts=tuple(_first(row) for row in rows[schema.firsts]),
        attributions=tuple(_attribution(row) for row in rows[schema.attributions]),
        framing=tuple(Framing(_evidence(row), row["side"], row["method"]) for row in rows[schema.framing]),
        issues=tuple(issue_of(row) for row in rows[schema.issues]),
    )


def document_of(row: RowMapping) -> Document:
    return Document(
        document_id=row["document_id"], text=row["text"], capture_sha256=row["capture_sha256"], title=row["title"],
        outlet=row["outlet"], url=row["url"], published=row["published"], language=row["language"],
        clutter=spans_of(row["clutter"]), segments=segments_of(row["segments"]),
    )  # fmt: skip


def issue_of(row: RowMapping) -> Issue:
    span = Span(row["start"], row["end"]) if row["start"] is not None else None
    return Issue(cast(IssueCode, row["code"]), row["subject"], row["detail"], span, row["fatal"])


def judgement_of(row: RowMapping) -> Judgement:
    return Judgement(
        row["left"], row["right"], cast(Verdict, row["verdict"]), row["method"], row["score"],
        comparisons_of(row["comparisons"]), row["reason"],
    )  # fmt: skip


def _evidence(row: RowMapping) -> Evidence:
    return Evidence(row["quote"], Span(row["start"], row["end"]))


def _mention(document_id: str, row: RowMapping, claim_rows: Sequence[RowMapping]) -> CodedMention:
    own = [r for r in claim_rows if r["mention"] == row["ordinal"]]
    claims = tuple(claim_of(document_id, r) for r in own)
    return CodedMention(
        mention_id=row["mention_id"], event_type=cast(EventType, row["event_type"]), aggregate=row["aggregate"],
        modality=cast(Modality, row["modality"]), trigger=_evidence(row), title=row["title"], claims=claims,
        derivations=tuple(Derivation(r["claim_id"], r["method"], r["score"]) for r in own),
    )  # fmt: skip


def claim_of(document_id: str, row: RowMapping) -> Claim:
    slot = cast(Slot, row["slot"])
    return Claim(
        document_id=document_id, mention_id=row["mention_id"], slot=slot,
        value=value_from_json(slot, parsed_object(row["value"])), evidence=_evidence(row),
        speaker=speaker_of(row["speaker"]), modality=cast(Modality, row["modality"]),
    )  # fmt: skip


def _tally(row: RowMapping) -> Tally:
    return Tally(
        count=cast(Count, value_from_json("killed", parsed_object(row["count"]))), of=cast(TallyOf, row["of"]),
        evidence=_evidence(row), method=row["method"], since=row["since"], until=row["until"],
        countries=names_of(row["countries"]), by=row["by"], target=row["target"], speaker=speaker_of(row["speaker"]),
    )  # fmt: skip


def _first(row: RowMapping) -> First:
    return First(
        kind=cast(FirstKind, row["kind"]), of=row["of"], evidence=_evidence(row), method=row["method"],
        since=row["since"], where=row["where"], speaker=speaker_of(row["speaker"]),
    )  # fmt: skip


def _attribution(row: RowMapping) -> Attribution:
    return Attribution(
        source=evidence_of(row["source"]), cue=evidence_of(row["cue"]), content=evidence_of(row["content"]),
        method=row["method"], scope=spans_of(row["scope"]),
    )  # fmt: skip
