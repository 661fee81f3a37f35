"""Alembic's scripts; `ledger/opening.py` runs them when a ledger is opened."""
