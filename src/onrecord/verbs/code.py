"""`onrecord code`: documents in, codings out as JSON Lines, no ledger."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from onrecord.verbs.run import Paths, Published, ScopeName, checked_scope

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of standard output.")]


def code(paths: Paths, out: Out = None, scope: ScopeName = "political", published: Published = None) -> None:
    """Code PATH... and write one JSON object a document, in input order."""
    from onrecord.base.coding import coding_to_json
    from onrecord.base.run import Issue
    from onrecord.capture import read_captures
    from onrecord.pipeline import Coded, code_captures
    from onrecord.verbs.terminal import checked_day, plain_errors, show_issues

    issues: list[Issue] = []
    with plain_errors(), ExitStack() as stack:
        sink = stack.enter_context(out.open("w", encoding="utf-8")) if out else sys.stdout
        for step in code_captures(read_captures(paths), scope=checked_scope(scope), published=checked_day(published)):
            if isinstance(step, Issue):
                issues.append(step)
            elif isinstance(step, Coded):
                sink.write(json.dumps(coding_to_json(step.coding), ensure_ascii=False) + "\n")
                issues += step.coding.issues
        sink.flush()
    show_issues(issues)
    if any(issue.fatal for issue in issues):
        raise typer.Exit(1)
