"""Where an extracted text stands in its web page.

Extraction re-spaces: it joins inline elements, drops line breaks inside a paragraph and adds one between paragraphs.
So the map is by runs. Line by line, in order, the letters without spaces are looked up in the page's text without
spaces; from there each letter's place is known, and neighbours that are neighbours in both become one segment.
Not mapped: letters written as entities (`&amp;`), spaces that the page has not, and lines that extraction put together
from parts which do not follow each other (table rows, for example).
"""

from array import array
from collections.abc import Iterator, Sequence

from onrecord.base.document import Segment
from onrecord.base.span import Span
from onrecord.decode.page import Run

_LONG = 20
"""Letters from which a line's place is taken as reading on from there; shorter ones ("Share") stand everywhere."""
_BULLET = "- "
"""What trafilatura writes before a list's entries."""


class PageMap:
    """The page's letters without spaces, and where each stands (-1: not letter for letter)."""

    __slots__ = ("_beside", "_letters", "_page", "_places")

    def __init__(self, page: str, runs: Sequence[Run]) -> None:
        self._page = page
        self._places = array("q")
        self._beside = bytearray()
        letters: list[str] = []
        for run in runs:
            kept = [(i, c) for i, c in enumerate(run.text) if not c.isspace()]
            letters += [c for _, c in kept]
            self._places.extend(run.start + i if run.literal else -1 for i, _ in kept)
            self._beside.extend(bytes([run.beside]) * len(kept))
        self._letters = "".join(letters)

    def locate(self, text: str) -> tuple[tuple[Segment, ...], tuple[Span, ...]]:
        """Segments of the text in its order, and the lines that lie wholly in a caption, menu, footer or sidebar."""
        segments: list[Segment] = []
        beside: list[Span] = []
        after = 0
        for start, line in _lines(text):
            places = [start + i for i, c in enumerate(line) if not c.isspace()]
            needle = "".join(text[i] for i in places)
            at = self._letters.find(needle, after)
            at = at if at >= 0 else self._letters.find(needle)
            if at < 0:
                continue
            segments += self._segments(text, places, at)
            if all(self._beside[at : at + len(places)]):
                beside.append(Span(places[0], places[-1] + 1))
            after = at + len(needle) if len(needle) >= _LONG else after
        return tuple(segments), tuple(beside)

    def _segments(self, text: str, places: list[int], at: int) -> Iterator[Segment]:
        """Greedy: a segment goes on while text and page keep step, spaces between the letters included."""
        opened: tuple[int, int] | None = None
        end = 0
        for n, here in enumerate(places):
            there = self._places[at + n]
            if opened and there >= 0 and self._in_step(text, opened, here, there, end):
                end = here + 1
                continue
            if opened:
                yield Segment(Span(opened[0], end), opened[1])
            opened, end = ((here, there), here + 1) if there >= 0 else (None, 0)
        if opened:
            yield Segment(Span(opened[0], end), opened[1])

    def _in_step(self, text: str, opened: tuple[int, int], here: int, there: int, end: int) -> bool:
        shift = opened[1] - opened[0]
        return there - here == shift and text[end : here + 1] == self._page[end + shift : there + 1]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with letters, and where each starts; a list's bullet is left out."""
    start = 0
    for line in text.split("\n"):
        bullet = len(_BULLET) if line.startswith(_BULLET) else 0
        if line[bullet:].strip():
            yield start + bullet, line[bullet:]
        start += len(line) + 1
