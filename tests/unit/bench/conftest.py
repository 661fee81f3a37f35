"""The benchmark lies beside src, not in it: its folder's parent must be importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))
