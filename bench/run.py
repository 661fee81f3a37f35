"""Quality on the shared data sets and speed, in one table: `python bench/run.py ../shared`.

What each figure is and how it is counted: docs/benchmarks/wider-ground.md. `--help` lists the options.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.command import main

if __name__ == "__main__":
    sys.exit(main())
