"""Our own gold: news-dev, news-train and news-negative. The first two by the project's scorer (shared/score).

The shipped weights are trained on both, so the whole sets are coded by cross-validation over clusters (training/coder.py):
each document by models that have seen no report of its happenings. A slice is coded by the shipped weights, which have
seen it: it guards against a break, and says nothing of unseen text.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from bench.coding import code
from bench.figures import DataSet, Figure, Outcome, Settings, share
from onrecord.base.document import Capture, Document
from onrecord.capture import read_captures
from onrecord.decode import decode

_ROWS = {
    "ALL SLOTS (micro)": "two coders .79; keyword coder .30, UniversalPetrarch .18", "incident": "two coders .90; keyword coder .57, UniversalPetrarch .35",
    "event_type": "two coders .80", "date": "two coders .81; dateparser .66 given the words", "place_25km": "two coders .82; GeoNames .39 given the words",
    "perpetrator": "two coders .73", "target": "two coders .73", "weapon": "two coders .85", "munitions": "two coders .88", "killed": "two coders .75",
    "injured": "two coders .87", "responsibility": "two coders .89", "figure_with_speaker": "two coders .79", "attribution": "two coders .89; best rules .47",
    "tally": "two coders .91", "loaded_term": "two coders .48",
}  # fmt: skip
"""Rows of the scorer, with what README.md of the shared data says of each for news-dev."""


HELD_OFFSET, HELD_STEP = 4, 5
"""Of news-train's clusters in alphabetical order the 5th, 10th, … are set aside: no rule was written on them."""
ROOT = Path(__file__).parents[1]


def documents(path: Path) -> list[Document]:
    """The documents of a file or folder, in reading order; what cannot be decoded is left out."""
    captures = (c for c in read_captures([path]) if isinstance(c, Capture))
    return [document for document, _ in map(decode, captures) if document is not None]


def score(settings: Settings, name: str, *, held: bool = False) -> Outcome:
    """The scorer's F of each row, and the part of claims whose quote stands in the text. `held`: only the clusters set aside."""
    with _gold(settings, settings.shared / "data" / name, held=held) as gold, tempfile.TemporaryDirectory() as work:
        given = documents(gold)
        coded, result = Path(work) / "coded.jsonl", Path(work) / "result.json"
        if settings.slice is None:
            coded = _cross_coded(settings.shared, settings.cache) / f"{name}.jsonl"
        else:
            lines = (json.dumps(c, ensure_ascii=False) for c in code(given))
            coded.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        scorer = settings.shared / "score" / "score_news.py"
        subprocess.run([sys.executable, scorer, gold, coded, "--json", result], check=True, stdout=subprocess.DEVNULL)
        found = json.loads(result.read_text(encoding="utf-8"))
    known = _ROWS if name == "news-dev" else dict.fromkeys(_ROWS, "")
    figures = [Figure(f"{row} F", found["rows"][row]["f"], known[row]) for row in _ROWS if row in found["rows"]]
    anchored = 1 - found["unanchored"] / found["claims"] if found["claims"] else 1.0
    return Outcome(len(given), [*figures, Figure("claims whose quote is in the text", anchored)])


@cache
def _cross_coded(shared: Path, work: Path) -> Path:
    """The folder of codings, made once a run."""
    out = work / "cross-coded"
    script: list[str | Path] = [
        sys.executable,
        ROOT / "training" / "coder.py",
        shared / "data",
        ROOT / "training" / "corpus",
        "--out",
        out,
    ]
    subprocess.run(script, check=True)
    return out


@contextmanager
def _gold(settings: Settings, folder: Path, *, held: bool) -> Iterator[Path]:
    """The gold folder, or a passing copy with a part of it."""
    if settings.slice is None and not held:
        yield folder
        return
    paths = sorted(folder.glob("*.json"))
    if held:
        clusters = {p: json.loads(p.read_text(encoding="utf-8"))["cluster"] for p in paths}
        kept = set(sorted(set(clusters.values()))[HELD_OFFSET::HELD_STEP])
        paths = [p for p in paths if clusters[p] in kept]
    with tempfile.TemporaryDirectory() as copy:
        for path in settings.choose(paths):
            shutil.copy(path, copy)
        yield Path(copy)


def silence(settings: Settings) -> Outcome:
    """How many documents without any incident stay without one."""
    given = settings.choose(documents(settings.shared / "data" / "news-negative.jsonl"))
    silent = [not c["incidents"] for c in code(given)]
    return Outcome(len(given), [Figure("documents left without incident", share(silent), "1.00 asked for")])


_FOLDS = "5 folds over clusters"
DEV = DataSet("news-dev", _FOLDS, partial(score, name="news-dev"), "news-dev")
TRAIN = DataSet("news-train", _FOLDS, partial(score, name="news-train"), "news-train")
HELD = DataSet("news-train, set aside", "every 5th cluster", partial(score, name="news-train", held=True), "news-train")
NEGATIVE = DataSet("news-negative", "all", silence, "news-negative.jsonl")
