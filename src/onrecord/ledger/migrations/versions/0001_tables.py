"""Make the tables, and triggers that refuse to change or delete a row."""

from alembic import op

from onrecord.ledger.schema import TABLES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    TABLES.create_all(connection)
    for table in sorted(TABLES.tables):
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger only grows: rows of {table} are never changed'); END"
            )
