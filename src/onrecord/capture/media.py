"""What kind of file it is: by its ending inside folders, by its first bytes when the user named it."""

import re
from typing import Literal

from onrecord.capture.jsonlines import parse_object

Form = Literal["text/plain", "text/html", "application/json", "application/jsonl"]

FORMS: dict[str, Form] = {
    ".txt": "text/plain", ".text": "text/plain",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".json": "application/json", ".jsonl": "application/jsonl", ".ndjson": "application/jsonl",
}  # fmt: skip
"""The endings that are read; anything else in a folder is passed over."""

HEAD_BYTES = 65_536
"""How much of a file its form and its being text are judged by."""

_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a rar archive"),
    (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a rich-text (RTF) document"), (b"\x7fELF", "a program"),
)  # fmt: skip
"""File signatures as their formats' own descriptions give them (the list of the Unix `file` command has them all)."""

_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)


def binary_kind(head: bytes) -> str | None:
    """What the bytes are if they are not text, in words; None for text (UTF-16 with its mark counts as text)."""
    for mark, name in _MAGIC:
        if head.startswith(mark):
            return name
    if b"\0" in head and not head.startswith(_UNICODE_MARKS):
        return "a binary file (it holds NUL bytes)"
    return None


def sniff(head: bytes) -> Form:
    """The form of a file by its first bytes; plain text unless they say otherwise."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "text/html"
    if not start.startswith(b"{"):
        return "text/plain"
    lines = [line for line in start.split(b"\n", 2)[:2] if line.strip()]
    if len(lines) == 2 and not isinstance(parse_object(lines[0]), str):
        return "application/jsonl"
    return "application/json"
