"""onrecord: who said what happened, where and when. An incident ledger from conflict news.

The verbs of the command line are functions of the same name in `onrecord.verbs`; from Python, start with
`run_paths`, `code_captures` and `open_ledger`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.base.version import VERSION as __version__

if TYPE_CHECKING:
    from onrecord.ledger import open_ledger
    from onrecord.link import incidents
    from onrecord.pipeline import code_captures, run_paths

_HOMES = {"open_ledger": "ledger", "incidents": "link", "code_captures": "pipeline", "run_paths": "pipeline"}
__all__ = ["__version__", "code_captures", "incidents", "open_ledger", "run_paths"]


def __getattr__(name: str) -> object:
    """Import on first use: `import onrecord` loads no model."""
    if name in _HOMES:
        return getattr(import_module(f"onrecord.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
