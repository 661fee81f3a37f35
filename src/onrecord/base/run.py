"""Runs and issues: what was done when, and what could not be done."""

from dataclasses import dataclass
from typing import Literal

from onrecord.base.span import Span

IssueCode = Literal[
    "unreadable", "empty", "binary", "too-large", "bad-json", "no-text", "bad-date", "encoding",
    "not-english", "evidence", "failed", "duplicate-id",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issue:
    """Bad input as a fact of the run: a stable code, and words for a person.

    `subject` names the file or document; `span` where in the document's text, if it is there. `fatal` when the
    document could not be coded because of it; such a run ends with exit status 1.
    """

    code: IssueCode
    subject: str
    detail: str
    span: Span | None = None
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """One call of a verb that wrote. `started` (ISO, UTC) is the caller's: nothing below verbs/ reads a clock."""

    run_id: str
    started: str
    verb: str
    version: str
    configuration: str
    """Canonical JSON of what decides the outcome: scope, model digest, method versions."""
