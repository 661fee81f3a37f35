"""Find what happened in the source's own words: triggers, arguments, attribution, tallies, framing. No values yet."""

from onrecord.extract.extract import METHODS, extract
from onrecord.extract.model import load_model, model_digest

__all__ = ["METHODS", "extract", "load_model", "model_digest"]
