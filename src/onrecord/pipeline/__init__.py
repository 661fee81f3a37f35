"""The stages in a row: captures to codings, and the main job from files to a linked ledger."""

from onrecord.pipeline.coding import Coded, Skipped, code_captures
from onrecord.pipeline.running import Summary, run_paths

__all__ = ["Coded", "Skipped", "Summary", "code_captures", "run_paths"]
