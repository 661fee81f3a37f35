"""`onrecord check`: verify every quote, hash and reference in a ledger."""

import typer

from onrecord.verbs.run import LedgerFile


def check(ledger: LedgerFile) -> None:
    """Verify the ledger; exit status 1 with one line for each thing that is wrong."""
    from onrecord.ledger import check as verify
    from onrecord.verbs.export import existing
    from onrecord.verbs.terminal import plain_errors

    with plain_errors(), existing(ledger) as opened:
        problems = verify(opened)
        for problem in problems:
            print(problem)
        print(f"{len(problems)} problems; digest {opened.digest()}")
    if problems:
        raise typer.Exit(1)
