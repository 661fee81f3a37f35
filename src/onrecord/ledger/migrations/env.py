"""Alembic's entry: runs the migrations on the connection that ledger/engine.py hands over."""

from alembic import context

from onrecord.ledger.schema import TABLES

context.configure(connection=context.config.attributes["connection"], target_metadata=TABLES)
context.run_migrations()
