"""The command line: one public function a verb. Heavy imports wait until a verb runs, so that --help is quick."""

import typer

from onrecord.base.version import VERSION
from onrecord.verbs.check import check
from onrecord.verbs.code import code
from onrecord.verbs.export import export
from onrecord.verbs.report import report
from onrecord.verbs.run import run

app = typer.Typer(
    name="onrecord", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Who said what happened, where and when: an incident ledger from conflict news.",
)  # fmt: skip


def version() -> None:
    """Print the version."""
    print(VERSION)


for verb in (run, code, export, report, check, version):
    app.command()(verb)
