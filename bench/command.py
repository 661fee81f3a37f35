"""The benchmark's command line: run the data sets, print one table, write JSON, check or write the floors."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench import babe, event_location, floors, gva_counts, gvdb, indiapolice, muc4, news, polnear, speed
from bench.archives import digest
from bench.figures import DataSet, Outcome, Settings

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
SETS: tuple[DataSet, ...] = (
    news.DEV, news.TRAIN, news.HELD, news.NEGATIVE, muc4.DATA, gvdb.DATA, gva_counts.DATA, polnear.DATA, babe.DATA,
    event_location.DATA, indiapolice.DATA, speed.DATA,
)  # fmt: skip
_TABLE_WIDTH = 150


@dataclass(frozen=True, slots=True)
class Row:
    """A data set's outcome, with the time it took."""

    data: DataSet
    outcome: Outcome
    seconds: float
    digest: str


def run(settings: Settings, chosen: Sequence[DataSet]) -> list[Row]:
    """Run the sets one after another, saying on stderr which is running."""
    rows = []
    for data in chosen:
        print(f"{data.name} …", file=sys.stderr, flush=True)
        start = time.perf_counter()
        outcome = data.run(settings)
        source = settings.shared / "data" / data.source
        rows.append(Row(data, outcome, time.perf_counter() - start, digest(source)))
    return rows


def measured(rows: list[Row], mode: str) -> list[floors.Measured]:
    """The figures as the floors know them."""
    found = []
    for row in rows:
        slack = floors.SPEED_SLACK if not row.data.steady else floors.SLACK if mode == "full" else floors.SLICE_SLACK
        for figure in row.outcome.figures:
            found.append(floors.Measured(f"{row.data.name} / {figure.metric}", figure.value, row.digest, slack))
    return found


def table(rows: list[Row]) -> Table:
    drawn = Table(
        "data", "split", "metric", "ours", "baselines and known figures", "documents", "seconds", box=box.SIMPLE
    )
    for column in (3, 5, 6):
        drawn.columns[column].justify = "right"
    for row in rows:
        for i, figure in enumerate(row.outcome.figures):
            head = (row.data.name, row.data.split) if i == 0 else ("", "")
            tail = (f"{row.outcome.documents}", f"{row.seconds:.0f}") if i == 0 else ("", "")
            drawn.add_row(*head, figure.metric, f"{figure.value:.3f}", figure.known, *tail)
        drawn.add_section()
    return drawn


def to_json(rows: list[Row], mode: str) -> str:
    """The table as JSON: one object a data set, with its digest."""
    found = [
        {
            "data": r.data.name, "split": r.data.split, "documents": r.outcome.documents, "seconds": round(r.seconds, 1),
            "digest": r.digest,
            "figures": [{"metric": f.metric, "value": round(f.value, 4), "known": f.known} for f in r.outcome.figures],
        }
        for r in rows
    ]  # fmt: skip
    return json.dumps({"mode": mode, "sets": found}, indent=1, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """0; 1 when a figure is under its floor or a floor would go down without a reason."""
    given = _parser().parse_args(arguments)
    settings = Settings(given.shared, given.cache, given.slice)
    mode = f"slice-{given.slice}" if given.slice else "full"
    wanted = [d for d in SETS if not given.only or d.name in given.only]
    rows = run(settings, [d for d in wanted if d.steady or not given.slice])
    Console(width=None if sys.stdout.isatty() else _TABLE_WIDTH).print(table(rows))
    if given.json:
        given.json.write_text(to_json(rows, mode), encoding="utf-8")
    return _floors(given, mode, measured(rows, mode))


def _floors(given: argparse.Namespace, mode: str, figures: list[floors.Measured]) -> int:
    kept = floors.read(given.floors)
    complaints = floors.check(kept, mode, figures) if given.check_floors else []
    if given.write_floors:
        new, complaints = floors.raised(kept, mode, figures, given.lower)
        floors.write(given.floors, new)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with data/ and score/")
    parser.add_argument("--slice", type=int, metavar="N", help="only N documents of each set, at even steps; no speed")
    parser.add_argument(
        "--only", action="append", choices=[d.name for d in SETS], help="only this set; may be repeated"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the table as JSON")
    parser.add_argument("--check-floors", action="store_true", help="exit 1 when a figure is below its floor")
    parser.add_argument("--write-floors", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="with --write-floors: floors may go down, for this reason")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the floors' file (bench/floors.json)")
    parser.add_argument("--cache", type=Path, default=ROOT / ".data", help="where archives are unpacked (.data)")
    return parser
