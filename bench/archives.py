"""Shared archives, unpacked once into a folder that git ignores; their texts never enter the repository."""

import hashlib
import tarfile
from pathlib import Path

from bench.figures import Settings


def unpacked(settings: Settings, name: str) -> Path:
    """The folder of archive `name`, unpacked on first use. A half-finished unpacking is never taken for a whole one."""
    folder = settings.cache / name
    if not folder.exists():
        settings.cache.mkdir(parents=True, exist_ok=True)
        partial = settings.cache / f"{name}.partial"
        with tarfile.open(settings.shared / "data" / f"{name}.tar.xz") as archive:
            archive.extractall(partial, filter="data")
        (partial / name).rename(folder)
        partial.rmdir()
    return folder


def digest(source: Path) -> str:
    """SHA-256 of a file, or of a folder's files by name; the first 16 hex digits."""
    found = hashlib.sha256()
    for path in [source] if source.is_file() else sorted(p for p in source.iterdir() if p.is_file()):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
