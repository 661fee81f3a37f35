"""Keep what was coded: an append-only store of captures, documents, claims, judgements, runs and issues."""

from onrecord.ledger.check import check
from onrecord.ledger.store import Ledger, open_ledger

__all__ = ["Ledger", "check", "open_ledger"]
