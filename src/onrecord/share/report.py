"""The situation report: one HTML file that stands alone, in light and dark, on screen and paper.

No script, no network, no fonts of its own; a content security policy admits nothing but its own style sheet. The
report's own voice uses coded slots only; articles speak in quotation marks, escaped.
"""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from onrecord.base.claim import First
from onrecord.base.codebook import Slot
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.incident import Incident
from onrecord.base.mention import Speaker
from onrecord.base.run import Issue
from onrecord.base.values import Count, DateInterval
from onrecord.ground.titles import TYPE_WORDS
from onrecord.link.facts import facts_of
from onrecord.link.origins import document_origins
from onrecord.link.tallies import TallyCheck, count_range, reconcile
from onrecord.share.blocks import (
    MODALITY_WORDS,
    Block,
    Said,
    Source,
    block,
    published_words,
    source_of,
)
from onrecord.share.timeline import timeline
from onrecord.share.wording import range_words, speaker_words
from onrecord.share.worldmap import is_pinned, world_map


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A mention that makes no incident: denied, or only announced."""

    kind: str
    modality: str
    said: Said


@dataclass(frozen=True, slots=True)
class TallyLine:
    count: str
    of: str
    window: str
    area: str
    own: str | None
    numbers: tuple[int, ...]
    said: Said
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstLine:
    words: str
    said: Said


@dataclass(frozen=True, slots=True)
class LoadedWords:
    """One outlet's loaded words with the side they take and how often they stand in its own voice."""

    outlet: str
    words: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    source: Source
    title: str | None
    sha256: str
    document_id: str


def write_report(
    incidents: Sequence[Incident], codings: Sequence[Coding], issues: Sequence[Issue], out: Path, *,
    title: str, generated: str,
) -> None:  # fmt: skip
    """The report as one UTF-8 file. `generated` is printed as given: the caller's time, or a note in its place."""
    html = render_report(incidents, codings, issues, title=title, generated=generated)
    out.write_text(html, encoding="utf-8", newline="\n")


def render_report(
    incidents: Sequence[Incident], codings: Sequence[Coding], issues: Sequence[Issue], *, title: str, generated: str
) -> str:
    """The report's HTML; the same arguments give the same bytes."""
    origins = document_origins(codings)
    ordered = [i for i in incidents if not i.aggregate] + [i for i in incidents if i.aggregate]
    blocks = [block(number, incident, origins) for number, incident in enumerate(ordered, 1)]
    single = [b for b in blocks if not b.aggregate]
    series = [b for b in blocks if b.aggregate]
    numbers = {b.incident_id: b.number for b in blocks}
    css = _package_text("report.css")
    return _template().render(
        title=title,
        generated=generated,
        css=Markup(css),
        css_hash=b64encode(sha256(css.encode()).digest()).decode(),
        figures=_figures(ordered, single, series, codings),
        map=world_map({b.number: b.place for b in single if b.place and is_pinned(b.place)}),
        unmapped=[b for b in single if not is_pinned(b.place)],
        timeline=timeline(_dates(single), _dates(series)),
        undated=[b for b in single if b.date is None],
        single=single,
        series=series,
        by_number={b.number: b for b in blocks},
        uncounted=_uncounted(codings),
        tallies=[_tally(check, numbers) for check in reconcile(codings, incidents)],
        firsts=_firsts(codings),
        framing=_framing(codings),
        sources=_sources(codings),
        issues=_issues(codings, issues),
    )


def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_package_text("report.html.j2"))


def _package_text(name: str) -> str:
    return files("onrecord.share").joinpath(name).read_text(encoding="utf-8")


def _dates(blocks: Sequence[Block]) -> dict[int, DateInterval]:
    return {b.number: b.date for b in blocks if b.date}


def _figures(
    incidents: Sequence[Incident], single: Sequence[Block], series: Sequence[Block], codings: Sequence[Coding]
) -> list[Figure]:
    documents = _documents(codings)
    outlets = {d.outlet for d in documents if d.outlet}
    behind = {origin for b in (*single, *series) for origin in b.origins}
    told = [i for i in incidents if not i.aggregate]
    return [
        Figure("Incidents", str(len(single)), "single happenings"),
        Figure("Series", str(len(series)), "sums and runs of attacks, kept apart"),
        Figure("Documents", str(len(documents))),
        Figure("Outlets", str(len(outlets))),
        Figure("Origins", str(len(behind)), "speakers and outlets behind the claims"),
        Figure("Contested slots", str(sum(len(b.contested) for b in single)), "in the single incidents"),
        Figure("Killed", *_toll(told, "killed")),
        Figure("Injured", *_toll(told, "injured")),
    ]


def _toll(incidents: Sequence[Incident], slot: Slot) -> tuple[str, str]:
    """The sum of the lowest and of the highest totals told, and for how many incidents one was told."""
    told = [count for incident in incidents if (count := count_range(incident, slot))]
    if not told:
        return "no toll stated", ""
    highs = [c.high for c in told if c.high is not None]
    total = Count(sum(c.low or 0 for c in told), sum(highs) if len(highs) == len(told) else None)
    return range_words(total), f"stated for {len(told)} of {len(incidents)} incidents"


def _documents(codings: Sequence[Coding]) -> list[Document]:
    by_id = {c.document.document_id: c.document for c in codings}
    return sorted(by_id.values(), key=lambda d: (d.published or "9999", d.outlet or "", d.document_id))


def _once(codings: Sequence[Coding]) -> list[Coding]:
    by_id = {c.document.document_id: c for c in codings}
    return [by_id[d.document_id] for d in _documents(codings)]


def _said(document: Document, quote: str, speaker: Speaker | None) -> Said:
    source = source_of(document.document_id, document.outlet, document.url, document.published)
    return Said(quote, speaker_words(speaker), source, superseded=False)


def _uncounted(codings: Sequence[Coding]) -> list[Uncounted]:
    documents = {d.document_id: d for d in _documents(codings)}
    aside = [f for f in facts_of(codings) if f.standing != "told"]
    aside.sort(key=lambda f: (documents[f.document_id].published or "9999", f.document_id, f.mention.trigger.span))
    return [
        Uncounted(
            TYPE_WORDS[f.mention.event_type],
            MODALITY_WORDS[f.mention.modality],
            _said(documents[f.document_id], f.mention.trigger.quote, next((c.speaker for c in f.mention.claims), None)),
        )
        for f in aside
    ]


def _tally(check: TallyCheck, numbers: Mapping[str, int]) -> TallyLine:
    tally = check.tally
    since, until = check.window
    begin = f"since {_day(since)}" if since else "start not stated"
    end = f"until {_day(until)}" if until else "end not stated"
    return TallyLine(
        count=range_words(tally.count),
        of=tally.of,
        window=f"{begin}, {end}",
        area=", ".join(tally.countries) or "area not stated",
        own=range_words(check.own) if check.own else None,
        numbers=tuple(sorted(numbers[i] for i in check.incident_ids)),
        said=_said(check.document, tally.evidence.quote, tally.speaker),
        reasons=check.reasons,
        warnings=check.warnings,
    )


def _day(day: str) -> str:
    return published_words(day) or day


def _firsts(codings: Sequence[Coding]) -> list[FirstLine]:
    return [
        FirstLine(_first_words(first), _said(coding.document, first.evidence.quote, first.speaker))
        for coding in _once(codings)
        for first in sorted(coding.firsts, key=lambda f: f.evidence.span)
    ]


def _first_words(first: First) -> str:
    since = f", since {_day(first.since)}" if first.since else ""
    return f"{first.kind} of its kind{since}"


def _framing(codings: Sequence[Coding]) -> list[LoadedWords]:
    by_outlet: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for coding in _once(codings):
        outlet = coding.document.outlet or coding.document.document_id
        by_outlet[outlet].update((f.evidence.quote.lower(), f.side) for f in coding.framing)
    return [
        LoadedWords(outlet, tuple((word, side, times) for (word, side), times in sorted(counted.items())))
        for outlet, counted in sorted(by_outlet.items())
        if counted
    ]


def _sources(codings: Sequence[Coding]) -> list[SourceLine]:
    return [
        SourceLine(source_of(d.document_id, d.outlet, d.url, d.published), d.title, d.sha256, d.document_id)
        for d in _documents(codings)
    ]


def _issues(codings: Sequence[Coding], issues: Sequence[Issue]) -> list[Issue]:
    every = {*issues, *(issue for coding in codings for issue in coding.issues)}
    return sorted(every, key=lambda i: (not i.fatal, i.code, i.subject, i.detail, repr(i.span)))
