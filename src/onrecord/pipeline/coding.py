"""Captures to codings: decode, extract in batches, ground, check the evidence. One bad document never stops a run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.base.claim import CodedMention
from onrecord.base.codebook import Scope
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.run import Issue
from onrecord.decode import decode
from onrecord.extract import extract
from onrecord.ground import ground

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
    document, issues = decode(capture)
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
    try:
        found = extract(documents, scope=scope)
        return [ground(d, e, scope=scope) for d, e in zip(documents, found, strict=True)]
    except Exception as error:  # the one guard: whatever a document does to the coder, the run goes on
        if len(documents) == 1:
            detail = f"coding stopped with {type(error).__name__}: {error}; please report it with this document"
            return [Issue("failed", documents[0].document_id, detail)]
        return [coding for document in documents for coding in _guarded([document], scope)]


def checked(coding: Coding) -> Coding:
    """The coding without anything whose words are not in the text; an Issue for each thing left out."""
    text = coding.document.text
    if all(e.stands_in(text) for e in coding.evidence()):
        return coding
    dropped: list[Issue] = []

    def sound(mention: CodedMention) -> CodedMention:
        kept = [(c, d) for c, d in zip(mention.claims, mention.derivations, strict=True) if c.evidence.stands_in(text)]
        lost = [c for c in mention.claims if not c.evidence.stands_in(text)]
        dropped.extend(
            Issue("evidence", coding.document.document_id, f"claim {c.id}: its quote is not in the text", fatal=False)
            for c in lost
        )
        return replace(mention, claims=tuple(c for c, _ in kept), derivations=tuple(d for _, d in kept))

    mentions = tuple(sound(m) for m in coding.mentions if m.trigger.stands_in(text))
    return replace(
        coding, mentions=mentions, tallies=tuple(t for t in coding.tallies if t.evidence.stands_in(text)),
        firsts=tuple(f for f in coding.firsts if f.evidence.stands_in(text)),
        attributions=tuple(a for a in coding.attributions if a.content.stands_in(text) and a.source.stands_in(text)),
        framing=tuple(f for f in coding.framing if f.evidence.stands_in(text)), issues=coding.issues + tuple(dropped),
    )  # fmt: skip
