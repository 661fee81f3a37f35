"""Opening the ledger's database: pragmas, migrations, and every way in which a path cannot be a ledger.

SQLite in WAL mode: one writer, many readers, and a run that is killed leaves every finished document behind.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.base.errors import LedgerError
from onrecord.ledger.schema import APPLICATION_ID, REVISION

BUSY_SECONDS = 30
"""How long a writer waits for another one."""
MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on a ledger at the newest revision. Raises LedgerError with what to do."""
    _check_path(path, create=create)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _bring_up(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise LedgerError(f"{path} cannot be opened as a ledger: {error.orig}; give another path") from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; a ledger is one file, for example {path / 'ledger.db'}")
    if not path.exists() and not create:
        raise LedgerError(f"there is no ledger at {path}; make one with `onrecord run PATH --ledger {path}`")
    if not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} does not exist; make it, or give another path")


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # transactions are ours (`_begin`), tables in migrations included
    cursor = connection.cursor()
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Writers lock at once: two of them that read first and write later would fail instead of wait."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write."""
    return engine.execution_options(writing=True)


def _bring_up(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, path)
    if revision != REVISION:
        with writing(engine).begin() as connection:
            _migrate(connection, revision, path)


def _revision(connection: Connection, path: Path) -> str | None:
    """The revision of the file; None for a new one."""
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not names:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but not an onrecord ledger; give another path")
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _migrate(connection: Connection, revision: str | None, path: Path) -> None:
    from alembic.command import upgrade  # slow to import, and only needed once in a ledger's life
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise LedgerError(
            f"{path} was written by a newer onrecord (ledger revision {revision}, known here: {REVISION}); "
            "update onrecord, or open it with the version that wrote it"
        )
    upgrade(config, "head")
