"""Plain text into a document, with line breaks made one kind and an exact map back.

The file may begin with a header block; everything after it is the text, kept whole:

    Title: Rockets hit compound in Baghdad
    Published: 2023-12-08
    Outlet: A news site
    URL: https://example.org/2023/12/08/rockets
    Language: en
                                        ← a blank line ends the block
    The first paragraph …

It counts as a header block only if the first line is one of these five (in any letter case), every line up to the blank
line is one of them, and none comes twice. Without `Title:` no title is assumed: the headline stays where it stands.
"""

import re
from dataclasses import dataclass, field

from onrecord.base.document import Segment
from onrecord.base.span import Span

_HEADER = re.compile(r"(title|published|outlet|url|language):[ \t]*(\S.*?)[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)+|\Z")
_BREAK = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text as coded (title, line break, body), its map, and the header block's fields by lower-case name."""

    text: str
    segments: tuple[Segment, ...]
    headers: dict[str, str] = field(default_factory=dict)


def read_plain(page: str) -> PlainText:
    """The whole page, less its header block."""
    headers, starts, body_start = _read_headers(page)
    pieces: list[tuple[str, int]] = []
    if title := headers.get("title"):
        pieces += [(title, starts["title"]), ("\n", -1)]
    pieces += _unbroken(page, body_start)
    return PlainText("".join(words for words, _ in pieces), _segments(pieces), headers)


def _read_headers(page: str) -> tuple[dict[str, str], dict[str, int], int]:
    """Fields, where each value starts, and where the body starts; nothing and 0 without a proper block."""
    headers: dict[str, str] = {}
    starts: dict[str, int] = {}
    at = 0
    while line := _HEADER.match(page, at):
        name = line[1].lower()
        if name in headers:
            return {}, {}, 0
        headers[name], starts[name], at = line[2], line.start(2), line.end()
    end = _BLANK.match(page, at)
    return (headers, starts, end.end()) if headers and end else ({}, {}, 0)


def _unbroken(page: str, start: int) -> list[tuple[str, int]]:
    """Runs of the page from `start` on, and where each stands; a carriage return ends a run and becomes a line feed."""
    pieces: list[tuple[str, int]] = []
    for found in _BREAK.finditer(page, start):
        pieces += [(page[start : found.start()], start)] if found.start() > start else []
        if found[0] == "\r":
            pieces.append(("\n", -1))
            start = found.end()
        else:
            start = found.end() - 1  # the line feed itself stands in the page
    return [*pieces, (page[start:], start)] if start < len(page) else pieces


def _segments(pieces: list[tuple[str, int]]) -> tuple[Segment, ...]:
    """One segment for each run that stands in the page (page_start of 0 or later)."""
    found: list[Segment] = []
    at = 0
    for words, page_start in pieces:
        if page_start >= 0:
            found.append(Segment(Span(at, at + len(words)), page_start))
        at += len(words)
    return tuple(found)
