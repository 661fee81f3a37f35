"""Files and folders into captures, always in the same order, each real file once.

Paths are taken as given. Inside a folder, names are sorted and hidden ones passed over; `.txt .text .html .htm .xhtml
.json .jsonl .ndjson` are read, anything else is passed over in silence. A file that was named itself is read whatever
its ending: its first bytes say what it is. Whatever cannot be read is an Issue, never an exception.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.base.document import Capture
from onrecord.base.run import Issue
from onrecord.capture.jsonlines import read_lines
from onrecord.capture.media import FORMS, HEAD_BYTES, binary_kind, sniff

MAX_BYTES = 20_000_000
"""Default bound of one article, in bytes: far above any news page, far below what a laptop cannot hold."""


def read_captures(paths: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Capture | Issue]:
    """Captures and issues of files and folders, in the order of the paths.

    `max_bytes` bounds one article: a file, or one line of a JSON Lines file, which may itself be of any size.
    """
    seen: set[str] = set()
    for path in paths:
        if not _is_folder(path):
            yield from _read_once(path, seen, max_bytes)
            continue
        any_file = False
        for found in _walk(path, seen):
            any_file = True
            yield from [found] if isinstance(found, Issue) else _read_once(found, seen, max_bytes)
        if not any_file:
            endings = " ".join(sorted(FORMS))
            yield Issue("empty", _name(path), f"the folder holds nothing to read; looked for files ending in {endings}")


def _walk(root: Path, seen: set[str]) -> Iterator[Path | Issue]:
    """Files of a folder and its folders, depth first, sorted by name. A folder reached again (a link) is left out."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield _unreadable(path, error)
            continue
        inside = [path / name for name in names if not name.startswith(".")]
        waiting += [p for p in inside if _is_folder(p) or p.suffix.lower() in FORMS]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _read_once(path: Path, seen: set[str], max_bytes: int) -> Iterator[Capture | Issue]:
    try:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield from _read(path, max_bytes)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _read(path: Path, max_bytes: int) -> Iterator[Capture | Issue]:
    name = _name(path)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        yield Issue("unreadable", name, "expected a file or a folder; this is a device, a pipe or a socket")
        return
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        form = FORMS.get(path.suffix.lower()) or sniff(head)
        if kind := binary_kind(head):
            yield Issue("binary", name, f"expected text, a web page or JSON; this is {kind}. Save the article as text")
        elif form == "application/jsonl":
            stream.seek(0)
            yield from read_lines(stream, name, max_bytes=max_bytes)
        elif status.st_size > max_bytes:
            yield _too_large(name, max_bytes)
        else:
            content = head + stream.read(max(0, max_bytes + 1 - len(head)))
            yield _whole(content, name, form, max_bytes)


def _whole(content: bytes, name: str, media: str, max_bytes: int) -> Capture | Issue:
    if len(content) > max_bytes:
        return _too_large(name, max_bytes)
    if not content.strip(b" \t\r\n\f\v\xef\xbb\xbf\xff\xfe\0"):
        return Issue("empty", name, "the file is empty, or holds only spaces and line breaks")
    return Capture(content, name, media)


def _too_large(name: str, max_bytes: int) -> Issue:
    detail = f"larger than {max_bytes:,} bytes; one file is one article: split it, or use JSON Lines"
    return Issue("too-large", name, detail)


def _unreadable(path: Path, error: OSError | ValueError) -> Issue:
    reasons: dict[type, str] = {
        FileNotFoundError: "no such file or folder; check the spelling of the path",
        PermissionError: "no permission to read it; change the permissions, or copy it to a folder of yours",
    }
    words = error.strerror if isinstance(error, OSError) else str(error)
    return Issue("unreadable", _name(path), reasons.get(type(error), f"could not be read: {words}"))


def _name(path: Path) -> str:
    """The path as given; bytes of a file name that are not UTF-8 shown as replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
