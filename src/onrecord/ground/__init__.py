"""Give words values: date intervals, count ranges, places with coordinates, parties. Words in, claims out."""

from onrecord.ground.claims import ground

__all__ = ["ground"]
