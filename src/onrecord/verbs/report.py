"""`onrecord report`: a situation report from a ledger, one HTML file that needs no network."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.verbs.run import LedgerFile


def report(
    ledger: LedgerFile,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")] = Path("report.html"),
    title: Annotated[str, typer.Option("--title", help="The report's headline.")] = "Situation report",
) -> None:
    """Write the situation report of a ledger."""
    from onrecord.link import incidents
    from onrecord.share import write_report
    from onrecord.verbs.export import existing
    from onrecord.verbs.terminal import errors, plain_errors

    with plain_errors(), existing(ledger) as opened:
        codings = list(opened.codings())
        found = incidents(codings, opened.judgements())
        generated = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        write_report(found, codings, opened.issues(), out, title=title, generated=generated)
        errors().print(f"report: {out}")
