"""Spans of text and the evidence that stands on them. Offsets are code points, half-open."""

from dataclasses import dataclass

from onrecord.base.errors import EvidenceError, ValueFormError
from onrecord.base.json import Json, JsonObject


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]`; never empty, never negative. Raises ValueFormError."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueFormError(f"a span runs forward from 0 or later; got {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words and where they stand."""

    quote: str
    span: Span

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Evidence":
        """The words of `text` from start to end. Raises ValueFormError or EvidenceError outside the text."""
        if end > len(text):
            raise EvidenceError(f"evidence ends at {end}, the text at {len(text)}")
        return cls(text[start:end], Span(start, end))

    def stands_in(self, text: str) -> bool:
        """Whether the quote is in the text at exactly its offsets."""
        return text[self.span.start : self.span.end] == self.quote

    def to_json(self) -> dict[str, Json]:
        return {"quote": self.quote, "start": self.span.start, "end": self.span.end}

    @classmethod
    def from_json(cls, fields: JsonObject) -> "Evidence":
        return cls(str(fields["quote"]), Span(int(str(fields["start"])), int(str(fields["end"]))))
