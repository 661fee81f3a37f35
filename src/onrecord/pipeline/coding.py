"""Captures to codings: decode, extract in batches, ground, check the evidence. One bad document never stops a run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from onrecord.base.codebook import Scope
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.run import Issue
from onrecord.decode import decode
from onrecord.extract import extract
from onrecord.ground import ground
from onrecord.pipeline.evidence import checked

Result = TypeVar("Result")
BATCH = 32
"""Documents parsed together: fills the language pipeline's own batches, and bounds what a crash loses."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A document's coding with the capture that it came from."""

    capture: Capture
    coding: Coding


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that `known` said needs no coding."""

    document: Document


def code_captures(
    captures: Iterable[Capture | Issue], *, scope: Scope = "political", published: str | None = None,
    known: Callable[[Document], bool] = lambda _: False, batch: int = BATCH,
) -> Iterator[Coded | Skipped | Issue]:  # fmt: skip
    """Codings in input order, with an Issue in place of what could not be coded.

    `published` (ISO) stands in for documents that carry no date of their own. `known` is asked before coding.
    """
    decoded = (step for capture in captures for step in _decoded(capture, published, known))
    while steps := list(islice(decoded, batch)):
        yield from _coded(steps, scope)


@dataclass(frozen=True, slots=True)
class _Waiting:
    capture: Capture
    document: Document
    issues: tuple[Issue, ...]


def _decoded(
    capture: Capture | Issue, published: str | None, known: Callable[[Document], bool]
) -> Iterator[_Waiting | Skipped | Issue]:
    if isinstance(capture, Issue):
        yield capture
        return
    found = attempt(lambda: decode(capture), capture.source)
    if isinstance(found, Issue):
        yield found
        return
    document, issues = found
    if document is None:
        yield from issues
        return
    if document.published is None and published:
        document = replace(document, published=published)
    yield Skipped(document) if known(document) else _Waiting(capture, document, issues)


def _coded(steps: Sequence[_Waiting | Skipped | Issue], scope: Scope) -> Iterator[Coded | Skipped | Issue]:
    waiting = [step for step in steps if isinstance(step, _Waiting)]
    codings = iter(_guarded([w.document for w in waiting], scope))
    for step in steps:
        if not isinstance(step, _Waiting):
            yield step
            continue
        coding = next(codings)
        yield (
            coding
            if isinstance(coding, Issue)
            else Coded(step.capture, checked(replace(coding, issues=step.issues + coding.issues)))
        )


def _guarded(documents: Sequence[Document], scope: Scope) -> list[Coding | Issue]:
    """The batch's codings; when the batch fails, each document alone, so that only the failing one is lost."""

    def code() -> list[Coding | Issue]:
        found = extract(documents, scope=scope)
        return [ground(d, e, scope=scope) for d, e in zip(documents, found, strict=True)]

    if not documents:
        return []
    codings = attempt(code, documents[0].document_id)
    if not isinstance(codings, Issue):
        return codings
    return [codings] if len(documents) == 1 else [c for document in documents for c in _guarded([document], scope)]


def attempt(step: Callable[[], Result], subject: str) -> Result | Issue:
    """What the step gives, or an Issue "failed" with what went wrong."""
    try:
        return step()
    except Exception as error:  # the one guard: whatever a document does to its reader, the run goes on
        detail = f"stopped with {type(error).__name__}: {error}; please report it with this document"
        return Issue("failed", subject, detail)
