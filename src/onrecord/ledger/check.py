"""Verify a ledger: every quote against its text, every hash against its content, every reference."""

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from onrecord.base.coding import Coding
from onrecord.base.errors import OnrecordError
from onrecord.base.ids import content_id, digest
from onrecord.base.json import canonical
from onrecord.ledger import read, schema
from onrecord.ledger.rows import coding_key, coding_rows, document_row, issue_key, judgement_row
from onrecord.ledger.store import Ledger

BROKEN = (OnrecordError, ValueError, KeyError, TypeError, AssertionError)
"""What a changed row may raise on its way back into a value."""


def check(ledger: Ledger) -> list[str]:
    """What is wrong, one line each, in a fixed order; empty for a sound ledger."""
    with ledger.connect() as connection:
        return [
            *_captures(connection),
            *_documents(connection),
            *_claims(connection),
            *_codings(connection),
            *_issues(connection),
            *_judgements(connection),
            *_references(connection),
        ]


def _captures(connection: Connection) -> Iterator[str]:
    for sha256, content in connection.execute(
        select(schema.captures.c.sha256, schema.captures.c.content).order_by(schema.captures.c.sha256)
    ):
        try:
            sound = digest(zlib.decompress(content)) == sha256
        except zlib.error:
            sound = False
        if not sound:
            yield f"capture {sha256}: its bytes do not have this hash"


def _documents(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.documents).order_by(schema.documents.c.key)).mappings():
        document = read.document_of(row)
        if document.sha256 != row["text_sha256"] or document_row(document)["key"] != row["key"]:
            yield f"document {row['document_id']}: its text or metadata do not have the stored hash"


def _claims(connection: Connection) -> Iterator[str]:
    claims, documents = schema.claims, schema.documents
    joined = (
        select(claims, documents.c.document_id, documents.c.text)
        .join(documents, documents.c.key == claims.c.document)
        .order_by(claims.c.key)
    )
    for row in connection.execute(joined).mappings():
        try:
            claim = read.claim_of(row["document_id"], row)
        except BROKEN as error:
            yield f"claim {row['claim_id']} ({row['slot']}) in {row['document_id']}: cannot be read ({error})"
            continue
        if not claim.evidence.stands_in(row["text"]):
            yield f"claim {row['claim_id']} ({row['slot']}) in {row['document_id']}: its quote is not in the text at {row['start']}..{row['end']}"
        if claim.id != row["claim_id"]:
            yield f"claim {row['claim_id']} ({row['slot']}) in {row['document_id']}: its content does not have this id"
        stored = {c.name: row[c.name] for c in claims.c if c.name != "key"}
        if content_id("row", canonical(stored)) != row["key"]:
            yield f"claim {row['claim_id']} ({row['slot']}) in {row['document_id']}: its row was changed"


def _codings(connection: Connection) -> Iterator[str]:
    """Superseded codings too. The key covers types, titles, scores, tallies and order, not the quotes alone."""
    for key, document, scope, configuration in read.all_codings(connection):
        try:
            coding = next(read.read_codings(connection, [(key, document, scope)]))
            again = coding_key(coding, configuration, coding_rows(coding))
        except BROKEN as error:
            yield f"coding {key}: cannot be read back ({error})"
            continue
        yield from _quotes(coding)
        if again != key:
            yield f"coding {key} of {coding.document.document_id}: its rows were changed"


def _issues(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.issues).order_by(schema.issues.c.key)).mappings():
        if issue_key(read.issue_of(row)) != row["key"]:
            yield f"issue {row['key']}: its content does not have this id"


def _quotes(coding: Coding) -> Iterator[str]:
    for evidence in coding.evidence():
        if not evidence.stands_in(coding.document.text):
            yield f"document {coding.document.document_id}: the quote {evidence.quote[:60]!r} is not in the text at {evidence.span.start}"


def _judgements(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.judgements).order_by(schema.judgements.c.key)).mappings():
        if judgement_row(read.judgement_of(row))["key"] != row["key"]:
            yield f"judgement {row['key']}: its content does not have this id"


def _references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} row {row}: refers to a row of {parent} that is not there"
    for (state,) in connection.execute(text("PRAGMA integrity_check")):
        if state != "ok":
            yield f"file: {state}"
