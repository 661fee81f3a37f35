"""`onrecord run`: code files and folders into a ledger, link, summarise."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.base.codebook import Scope
from onrecord.base.version import VERSION

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files and folders: plain text, HTML, JSON Lines.")
]
LedgerFile = Annotated[Path, typer.Option("--ledger", metavar="FILE", help="The ledger, one SQLite file.")]
ScopeName = Annotated[str, typer.Option("--scope", help="political, or violence to code ordinary violent crime too.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication for documents that carry none.")
]


def run(paths: Paths, ledger: LedgerFile, scope: ScopeName = "political", published: Published = None) -> None:
    """Read PATH..., code what is new, append it to the ledger, link the mentions and summarise."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from onrecord.pipeline import run_paths
    from onrecord.verbs.terminal import checked_day, errors, incident_table, plain_errors, show_issues

    with plain_errors():
        with Progress(SpinnerColumn(), TextColumn("{task.completed} documents  {task.description}"), TimeElapsedColumn(),
                      console=errors(), transient=True, disable=not sys.stderr.isatty()) as bar:  # fmt: skip
            task = bar.add_task("starting", total=None)
            summary = run_paths(
                paths, ledger, scope=checked_scope(scope), started=datetime.now(UTC).isoformat(timespec="seconds"), version=VERSION,
                published=checked_day(published), progress=lambda name: bar.update(task, advance=1, description=name),
            )  # fmt: skip
        show_issues(summary.issues)
        single = [i for i in summary.incidents if not i.aggregate]
        counts = {
            "ledger": summary.ledger, "digest": summary.digest, "documents_coded": summary.coded, "documents_known": summary.known,
            "inputs_failed": summary.failed, "incidents": len(single), "aggregates": len(summary.incidents) - len(single),
            "claims": summary.claims, "tallies": summary.tallies,
        }  # fmt: skip
        if sys.stdout.isatty():
            console = Console()
            console.print(incident_table(summary.incidents))
            console.print(
                ", ".join(f"{k.replace('_', ' ')}: {v}" for k, v in counts.items() if k not in {"digest"}),
                soft_wrap=True,
            )
        else:
            print(json.dumps(counts))
    if summary.failed:
        raise typer.Exit(1)


def checked_scope(scope: str) -> Scope:
    """A scope by name. Raises UsageError."""
    from onrecord.base.codebook import SCOPES
    from onrecord.base.errors import UsageError

    for known in SCOPES:
        if scope == known:
            return known
    raise UsageError(f"--scope is one of {', '.join(SCOPES)}; got {scope!r}")
