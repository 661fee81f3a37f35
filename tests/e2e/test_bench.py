"""The benchmark on a slice of the shared data holds its floors. Skipped where the shared data is not beside the checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))
SETS = (
    "news-dev",
    "news-negative",
    "MUC-4",
    "GVDB",
    "gva_counts",
    "PolNeAR",
    "BABE",
    "event_location",
    "IndiaPoliceEvents",
)


@pytest.mark.skipif(not (SHARED / "data" / "muc4.tar.xz").exists(), reason=f"no shared data at {SHARED}")
def test_a_slice_of_every_set_holds_its_floors(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    command: list[str | Path] = [
        sys.executable,
        ROOT / "bench" / "run.py",
        SHARED,
        "--slice",
        "20",
        "--check-floors",
        "--json",
        table,
    ]
    ran = subprocess.run([*command, *(f"--only={name}" for name in SETS)], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(table.read_text(encoding="utf-8"))
    assert [s["data"] for s in found["sets"]] == list(SETS)
    assert all(0 <= f["value"] <= 1 for s in found["sets"] for f in s["figures"])
