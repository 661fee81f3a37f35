"""The ledger: documents and codings added in one transaction each, read back in an order of their own."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.ids import digest
from onrecord.base.incident import Judgement
from onrecord.base.json import canonical
from onrecord.base.run import Issue, Run
from onrecord.ledger import read, schema
from onrecord.ledger.opening import open_engine
from onrecord.ledger.rows import (
    Row,
    coding_key,
    coding_rows,
    document_key,
    document_row,
    issue_row,
    judgement_row,
    stamped,
)


class Ledger:
    """Append-only store; use it as a context manager. One writer at a time, many readers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    def start_run(self, run: Run) -> None:
        row: Row = {
            "run_id": run.run_id,
            "started": run.started,
            "verb": run.verb,
            "version": run.version,
            "configuration": run.configuration,
        }
        with self._engine.begin() as connection:
            _add(connection, schema.runs, [row])

    def is_coded(self, document: Document, configuration: str) -> bool:
        """Whether the newest coding of this very document (text and metadata) has this very configuration.

        An older one does not count: going back to an earlier configuration must code again, so that it stands.
        """
        codings, coded = schema.codings, schema.coded
        newest = (
            select(codings.c.configuration)
            .join(coded, coded.c.coding == codings.c.key)
            .where(codings.c.document == document_key(document))
            .order_by(coded.c.sequence.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            return connection.execute(newest).scalar() == configuration

    def add_coding(self, coding: Coding, capture: Capture, run: Run) -> None:
        """The capture, the document and all that was coded of it, or nothing: one transaction."""
        rows = coding_rows(coding)
        key = coding_key(coding, run.configuration, rows)
        with self._engine.begin() as connection:
            _add_capture(connection, capture)
            _add(connection, schema.documents, [document_row(coding.document)])
            _note_duplicate(connection, coding.document, run)
            _add(connection, schema.issues, [issue_row(i, run.run_id) for i in coding.issues])
            heading: Row = {
                "key": key,
                "document": document_key(coding.document),
                "scope": coding.scope,
                "configuration": run.configuration,
            }
            _add(connection, schema.codings, [heading])
            for table, table_rows in stamped(key, rows):
                _add(connection, table, table_rows)
            connection.execute(schema.coded.insert().values(coding=key, run_id=run.run_id))

    def add_issues(self, issues: Iterable[Issue], run: Run) -> None:
        with self._engine.begin() as connection:
            _add(connection, schema.issues, [issue_row(i, run.run_id) for i in issues])

    def add_judgements(self, judgements: Iterable[Judgement], run: Run) -> None:
        rows = [judgement_row(j) for j in judgements]
        with self._engine.begin() as connection:
            _add(connection, schema.judgements, rows)
            if rows:
                connection.execute(
                    schema.judged.insert(), [{"judgement": r["key"], "run_id": run.run_id} for r in rows]
                )

    def codings(self) -> Iterator[Coding]:
        """The newest coding of each document, by publication and document id: never by order of arrival."""
        with self._engine.connect() as connection:
            yield from read.read_codings(connection, read.newest_codings(connection))

    def judgements(self) -> list[Judgement]:
        """All judgements, a later word on a pair behind an earlier one."""
        with self._engine.connect() as connection:
            return read.read_judgements(connection)

    def issues(self) -> list[Issue]:
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(schema.issues).order_by(schema.issues.c.subject, schema.issues.c.key)
            ).mappings()
            return [read.issue_of(row) for row in rows]

    def digest(self) -> str:
        """SHA-256 over all content in order of keys; when and by which run it came does not count."""
        parts: list[str] = []
        with self._engine.connect() as connection:
            for name, table in sorted(schema.TABLES.tables.items()):
                if table in schema.OCCASIONS:
                    continue
                columns = [
                    c
                    for c in table.c
                    if c.name not in {"run_id", "content"} or (table is not schema.captures and c.name == "content")
                ]
                columns = [c for c in columns if c.name != "run_id"]
                lines = sorted(canonical([_plain(v) for v in row]) for row in connection.execute(select(*columns)))
                parts += [name, *lines]
        return digest("\n".join(parts).encode("utf-8", "surrogatepass"))

    def connect(self) -> Connection:
        """A connection for reading; the caller closes it."""
        return self._engine.connect()


def open_ledger(path: Path | str) -> Ledger:
    """The ledger in a file, made when it is not there. Raises LedgerError."""
    return Ledger(open_engine(path))


def _plain(value: object) -> str | int | float | bool | None:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Add the rows that are not there yet."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), list(rows))


def _note_duplicate(connection: Connection, document: Document, run: Run) -> None:
    """One issue for an id that stands for several texts, in the same words whichever text came first."""
    d = schema.documents.c
    texts = select(func.count(d.text_sha256.distinct())).where(d.document_id == document.document_id)
    if connection.execute(texts).scalar_one() > 1:
        detail = "one document id, several texts; all of them are kept and coded"
        issue = Issue("duplicate-id", document.document_id, detail, fatal=False)
        _add(connection, schema.issues, [issue_row(issue, run.run_id)])


def _add_capture(connection: Connection, capture: Capture) -> None:
    stored = {"sha256": capture.sha256, "content": zlib.compress(capture.content)}
    _add(connection, schema.captures, [stored])
    _add(connection, schema.sources, [{"sha256": capture.sha256, "source": capture.source, "media": capture.media}])
