"""The text forms of small values inside a row (spans, evidence, speakers, counts, comparisons) and their way back."""

import json
from collections.abc import Sequence

from onrecord.base.coding import speaker_to_json
from onrecord.base.document import Segment
from onrecord.base.errors import LedgerError
from onrecord.base.incident import Comparison
from onrecord.base.json import Json, JsonObject, canonical
from onrecord.base.mention import Speaker
from onrecord.base.span import Evidence, Span


def parsed_object(text: str) -> JsonObject:
    """Raises LedgerError when the text is not a JSON object."""
    content: Json = json.loads(text)
    if not isinstance(content, dict):
        raise LedgerError(f"expected a JSON object in the ledger; got {text[:60]!r}")
    return content


def parsed_list(text: str) -> Sequence[Json]:
    """Raises LedgerError when the text is not a JSON list."""
    content: Json = json.loads(text)
    if not isinstance(content, list):
        raise LedgerError(f"expected a JSON list in the ledger; got {text[:60]!r}")
    return content


def _numbers(entry: Json) -> list[int]:
    return [int(str(number)) for number in entry] if isinstance(entry, list) else []


def spans_text(spans: Sequence[Span]) -> str:
    return canonical([[span.start, span.end] for span in spans])


def spans_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*_numbers(entry)) for entry in parsed_list(text))


def segments_text(segments: Sequence[Segment]) -> str:
    return canonical([[s.span.start, s.span.end, s.page_start] for s in segments])


def segments_of(text: str) -> tuple[Segment, ...]:
    rows = [_numbers(entry) for entry in parsed_list(text)]
    return tuple(Segment(Span(start, end), page_start) for start, end, page_start in rows)


def names_text(names: Sequence[str]) -> str:
    return canonical(list(names))


def names_of(text: str) -> tuple[str, ...]:
    return tuple(str(name) for name in parsed_list(text))


def evidence_text(evidence: Evidence) -> str:
    return canonical(evidence.to_json())


def evidence_of(text: str) -> Evidence:
    return Evidence.from_json(parsed_object(text))


def speaker_text(speaker: Speaker | None) -> str | None:
    return canonical(speaker_to_json(speaker)) if speaker else None


def speaker_of(text: str | None) -> Speaker | None:
    if text is None:
        return None
    fields = parsed_object(text)
    chain = fields["chain"]
    names = tuple(str(name) for name in chain) if isinstance(chain, list) else ()
    return Speaker(Evidence.from_json(fields), str(fields["name"]), names)


def comparisons_text(comparisons: Sequence[Comparison]) -> str:
    return canonical([{"name": c.name, "outcome": c.outcome, "bits": c.bits} for c in comparisons])


def comparisons_of(text: str) -> tuple[Comparison, ...]:
    rows = [entry for entry in parsed_list(text) if isinstance(entry, dict)]
    return tuple(Comparison(str(r["name"]), str(r["outcome"]), float(str(r["bits"]))) for r in rows)
