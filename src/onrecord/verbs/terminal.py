"""What verbs share at the terminal: errors as one line, issues on stderr, tables for people, JSON for pipes."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import typer
from rich.console import Console
from rich.table import Table

from onrecord.base.errors import OnrecordError, UsageError
from onrecord.base.incident import Incident
from onrecord.base.run import Issue


def errors() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def plain_errors() -> Iterator[None]:
    """An OnrecordError as one line on stderr and exit status 2; a closed pipe ends quietly."""
    try:
        yield
    except OnrecordError as error:
        errors().print(f"onrecord: \\[{error.code}] {error}")
        raise typer.Exit(2) from error
    except BrokenPipeError as error:
        sys.stderr.close()
        raise typer.Exit(0) from error


def checked_day(published: str | None) -> str | None:
    """An ISO day as given by the user. Raises UsageError."""
    if published is not None:
        try:
            date.fromisoformat(published[:10])
        except ValueError as error:
            raise UsageError(f"--published takes a day as YYYY-MM-DD; got {published!r}") from error
    return published


def show_issues(issues: Sequence[Issue]) -> None:
    """Each issue on a line of stderr, then a count of what could not be coded."""
    console = errors()
    for issue in issues:
        console.print(f"onrecord: {issue.subject}: \\[{issue.code}] {issue.detail}", markup=True)
    failed = sum(issue.fatal for issue in issues)
    if failed:
        console.print(f"onrecord: {failed} {'input' if failed == 1 else 'inputs'} could not be coded; the rest was")


def incident_table(incidents: Sequence[Incident], most: int = 30) -> Table:
    """A short table for people: title, type, documents, outlets."""
    table = Table(title="Incidents", title_justify="left", expand=False)
    for heading in ("#", "incident", "type", "outlets", "documents"):
        table.add_column(
            heading, justify="right" if heading in {"#", "outlets", "documents"} else "left", overflow="fold"
        )
    shown = [i for i in incidents if not i.aggregate and i.modality in {"asserted", "possible"}]
    for number, incident in enumerate(shown[:most], 1):
        outlets = {m.outlet for m in incident.mentions if m.outlet}
        documents = {m.document_id for m in incident.mentions}
        table.add_row(str(number), incident.title, incident.event_type, str(len(outlets)), str(len(documents)))
    if len(shown) > most:
        table.caption = f"and {len(shown) - most} more"
    return table
