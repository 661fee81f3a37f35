"""Open a ledger file: SQLite in WAL mode, migrated to the newest revision. Broken or foreign files raise LedgerError."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.base.errors import LedgerError
from onrecord.ledger.schema import APPLICATION_ID, REVISION


def open_engine(path: Path | str) -> Engine:
    """The engine of a migrated ledger. Raises LedgerError where the file is no ledger, too new, or cannot be written."""
    file = Path(path)
    if file.is_dir():
        raise LedgerError(f"{file} is a folder; name a file, such as {file / 'ledger.db'}")
    if not file.parent.is_dir():
        raise LedgerError(f"the folder {file.parent} does not exist; make it first")
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _configure)
    try:
        with engine.begin() as connection:
            _refuse_foreign(connection, file)
            _migrate(connection)
    except DatabaseError as error:
        engine.dispose()
        raise LedgerError(
            f"{file} cannot be opened as a ledger ({error.orig}); is it an onrecord ledger, and writable?"
        ) from error
    return engine


def _configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _refuse_foreign(connection: Connection, file: Path) -> None:
    """Another program's database is left alone; a ledger of a newer version too."""
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    mark = connection.execute(text("PRAGMA application_id")).scalar_one()
    if tables and mark != APPLICATION_ID:
        raise LedgerError(f"{file} is a database of another program; name another file")
    current = MigrationContext.configure(connection).get_current_revision() if tables else None
    if current is not None and current > REVISION:
        raise LedgerError(
            f"{file} was written by a newer onrecord (revision {current}); this one knows {REVISION}: upgrade onrecord"
        )


def _migrate(connection: Connection) -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.attributes["connection"] = connection
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
    command.upgrade(configuration, "head")
