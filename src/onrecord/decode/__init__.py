"""From captures to documents: main text, metadata, clutter marked, and a map back to the page."""

from onrecord.decode.clutter import find_clutter
from onrecord.decode.document import decode

__all__ = ["decode", "find_clutter"]
