"""From paths to captures: bytes as they came, and where from."""

from onrecord.capture.files import read_captures

__all__ = ["read_captures"]
