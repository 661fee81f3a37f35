"""Print the incidents of a ledger as a short table, also where the output is no terminal."""

import sys

from rich.console import Console

from onrecord import incidents, open_ledger
from onrecord.verbs.terminal import incident_table

with open_ledger(sys.argv[1]) as ledger:
    Console(width=120).print(incident_table(incidents(list(ledger.codings()), ledger.judgements())))
