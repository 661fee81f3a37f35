"""Relating mentions across documents: judgements on pairs, incidents as views, slot states, tallies reconciled."""

from onrecord.link.judging import link
from onrecord.link.origins import document_origins
from onrecord.link.slots import SlotState, SlotValue, Statement, slot_states
from onrecord.link.tallies import TallyCheck, reconcile
from onrecord.link.views import incidents

__all__ = [
    "SlotState",
    "SlotValue",
    "Statement",
    "TallyCheck",
    "document_origins",
    "incidents",
    "link",
    "reconcile",
    "slot_states",
]
