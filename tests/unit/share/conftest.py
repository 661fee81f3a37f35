"""Lets these tests use the hand-made codings of tests/unit/link."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "link"))
