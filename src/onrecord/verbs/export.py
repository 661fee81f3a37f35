"""`onrecord export`: a ledger as coding interchange (linked) or as a table of incidents."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

from onrecord.verbs.code import Out
from onrecord.verbs.run import LedgerFile

Format = Annotated[str, typer.Option("--format", help="coding (JSON Lines) or csv (one row an incident).")]


def export(ledger: LedgerFile, format: Format = "coding", out: Out = None) -> None:
    """Write the ledger's content in a form that others read."""
    from onrecord.base.coding import coding_to_json
    from onrecord.base.errors import UsageError
    from onrecord.link import incidents
    from onrecord.share import write_csv
    from onrecord.verbs.terminal import plain_errors

    with plain_errors(), existing(ledger) as opened:
        codings = list(opened.codings())
        found = incidents(codings, opened.judgements())
        if format == "csv":
            text = write_csv(found, codings, out)
            if out is None:
                sys.stdout.write(text)
        elif format == "coding":
            names = {m.mention.mention_id: i.incident_id for i in found for m in i.mentions}
            with ExitStack() as stack:
                sink = stack.enter_context(out.open("w", encoding="utf-8")) if out else sys.stdout
                for coding in codings:
                    sink.write(json.dumps(coding_to_json(coding, names), ensure_ascii=False) + "\n")
                sink.flush()
        else:
            raise UsageError(f"--format is coding or csv; got {format!r}")


def existing(path: Path) -> "Ledger":
    """A ledger that is there already: reading verbs make none."""
    from onrecord.base.errors import LedgerError
    from onrecord.ledger import open_ledger

    if not path.exists():
        raise LedgerError(f"there is no ledger at {path}; make one with: onrecord run PATH... --ledger {path}")
    return open_ledger(path)
