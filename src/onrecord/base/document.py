"""Captures (bytes as they came) and documents (what is coded), with a map from one back to the other."""

from dataclasses import dataclass, field

from onrecord.base.ids import content_id, digest
from onrecord.base.span import Span


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes of one source file, or of one line of a JSON Lines file, and where they came from. Never changes."""

    content: bytes = field(repr=False)
    source: str
    """Path as given, with `#N` for line N (from 1) of a JSON Lines file."""
    media: str
    """`text/plain`, `text/html` or `application/json`."""

    @property
    def sha256(self) -> str:
        return digest(self.content)

    @property
    def id(self) -> str:
        return content_id("cap", self.sha256)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the document's text that stands letter for letter in the decoded capture.

    text[span] == page[page_start : page_start + length of span]; offsets are code points of both.
    """

    span: Span
    page_start: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article: `text` is what every span counts in (title, line break, body), and it never changes."""

    document_id: str
    text: str
    capture_sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date or date-time; None when the source does not say."""
    language: str | None = None
    clutter: tuple[Span, ...] = ()
    """Menus, captions, footers inside `text`: kept, shown greyed, not coded."""
    segments: tuple[Segment, ...] = ()
    """Where the text stands in the page. Text outside every segment was re-spaced or made of several page runs."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the coded text in UTF-8."""
        return digest(self.text.encode("utf-8", "surrogatepass"))

    @property
    def title_end(self) -> int:
        """Where the headline ends in `text`; 0 without one."""
        return len(self.title) if self.title and self.text.startswith(self.title) else 0

    def page_offset(self, offset: int) -> int | None:
        """Where a code point of the text stands in the decoded capture; None where the map has a gap."""
        for segment in self.segments:
            if segment.span.start <= offset < segment.span.end:
                return segment.page_start + offset - segment.span.start
        return None
