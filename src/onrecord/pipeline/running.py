"""The main job: code what is new, append it to the ledger, link, summarise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.base.codebook import Scope
from onrecord.base.ids import content_id
from onrecord.base.incident import Incident
from onrecord.base.json import canonical
from onrecord.base.run import Issue, Run
from onrecord.capture import read_captures
from onrecord.extract import METHODS, model_digest
from onrecord.ledger import Ledger, open_ledger
from onrecord.link import incidents, link
from onrecord.pipeline.coding import Coded, Skipped, code_captures


@dataclass(slots=True)
class Summary:
    """What a run did. Counts of documents, claims, incidents in the whole ledger, and this run's issues."""

    ledger: str
    digest: str = ""
    coded: int = 0
    known: int = 0
    claims: int = 0
    tallies: int = 0
    incidents: list[Incident] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Documents and files that could not be coded."""
        return sum(issue.fatal for issue in self.issues)


def configuration(version: str, scope: Scope, published: str | None) -> str:
    """Canonical JSON of all that decides a coding besides the document."""
    return canonical(
        {"version": version, "scope": scope, "published": published, "model": model_digest(), "methods": list(METHODS)}
    )


def run_paths(
    paths: Sequence[Path], ledger_path: Path, *, scope: Scope, started: str, version: str, published: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Summary:  # fmt: skip
    """Code the paths into the ledger. Documents already coded in this configuration are skipped; each is committed alone."""
    settings = configuration(version, scope, published)
    run = Run(content_id("run", started, settings, *map(str, paths)), started, "run", version, settings)
    summary = Summary(str(ledger_path))
    with open_ledger(ledger_path) as ledger:
        ledger.start_run(run)
        steps = code_captures(
            read_captures(paths), scope=scope, published=published, known=lambda d: ledger.is_coded(d, settings)
        )
        for step in steps:
            if isinstance(step, Issue):
                summary.issues.append(step)
                ledger.add_issues([step], run)
            elif isinstance(step, Skipped):
                summary.known += 1
                progress(step.document.document_id)
            else:
                _append(ledger, step, run, summary)
                progress(step.coding.document.document_id)
        _link(ledger, run, summary)
    return summary


def _append(ledger: Ledger, step: Coded, run: Run, summary: Summary) -> None:
    ledger.add_coding(step.coding, step.capture, run)
    summary.coded += 1
    summary.issues += step.coding.issues


def _link(ledger: Ledger, run: Run, summary: Summary) -> None:
    codings = list(ledger.codings())
    ledger.add_judgements(link(codings, ledger.judgements()), run)
    summary.incidents = incidents(codings, ledger.judgements())
    summary.claims = sum(len(m.claims) for c in codings for m in c.mentions)
    summary.tallies = sum(len(c.tallies) for c in codings)
    summary.digest = ledger.digest()
