"""Code documents in the source's own words: events with their arguments, each with its speaker; tallies, firsts, framing."""

from collections.abc import Sequence

from onrecord.base.codebook import Scope
from onrecord.base.document import Document
from onrecord.base.mention import Argument, EventMention, Extraction
from onrecord.base.span import Span
from onrecord.extract import (
    arguments,
    attribution,
    casualties,
    events,
    framing,
    gate,
    responsibility,
    tallies,
    weapons,
)
from onrecord.extract.arguments import find_arguments
from onrecord.extract.events import Event, event_pattern, find_events, lists_targets
from onrecord.extract.findings import Findings, find_all
from onrecord.extract.framing import find_framing
from onrecord.extract.model import load_model
from onrecord.extract.parse import Reading, parse, plain
from onrecord.extract.roles import coordinated_targets
from onrecord.extract.tallies import find_firsts, find_tallies
from onrecord.extract.weighing import Models, shipped_models

METHODS: tuple[str, ...] = tuple(sorted({
    arguments.DAMAGE_METHOD, arguments.DATE_METHOD, arguments.PLACE_METHOD, arguments.ROLE_METHOD, attribution.METHOD, casualties.METHOD,
    events.METHOD, events.TYPE_METHOD, framing.METHOD, gate.METHOD, responsibility.METHOD, tallies.METHOD, tallies.FIRST_METHOD,
    weapons.METHOD,
}))  # fmt: skip


def extract(
    documents: Sequence[Document], *, scope: Scope = "political", models: Models | None = None
) -> list[Extraction]:
    """One extraction a document, in order. Documents that the gate thinks irrelevant are not parsed and come out empty.

    `models` stands in for the shipped weights (training, cross-validation).
    """
    pattern = event_pattern()
    relevant = [d for d in documents if pattern.search(plain(d.text)) and gate.relevance(d.text) >= 0]
    readings = {id(r.document): r for r in parse(load_model(), relevant)}
    weights = models or shipped_models()
    return [extract_reading(readings[id(d)], weights) if id(d) in readings else Extraction() for d in documents]


def extract_reading(reading: Reading, models: Models) -> Extraction:
    """The extraction of one parsed document."""
    findings = find_all(reading)
    found = find_events(findings, models)
    mentions = [m for event in found for m in _mentions(findings, event, found, models)]
    spoken = findings.spoken
    return Extraction(
        tuple(mentions), tuple(find_tallies(reading, spoken)), tuple(find_firsts(reading, spoken)), tuple(spoken),
        tuple(find_framing(reading, spoken)),
    )  # fmt: skip


def _mentions(findings: Findings, event: Event, found: list[Event], models: Models) -> list[EventMention]:
    """One mention an event; a counted one with as many targets as its number is one mention a target."""
    listed = find_arguments(findings, event, found, models)
    if event.series or not lists_targets(event.sentence, event.token):
        return [_mention(findings, event, event.words, listed)]
    rest = [a for a in listed if a.slot != "target"]
    parts = []
    for target in coordinated_targets(event.sentence, event.token):
        words = Span(min(event.words.start, target.words.start), max(event.words.end, target.words.end))
        mine = [a for a in listed if a.slot == "target" and a.evidence.span.overlaps(target.words)]
        parts.append(_mention(findings, event, words, [*rest, *mine]))
    return parts


def _mention(findings: Findings, event: Event, words: Span, listed: list[Argument]) -> EventMention:
    return EventMention(
        findings.reading.document.document_id, event.event_type, findings.reading.evidence(words), event.series, event.modality,
        events.METHOD, tuple(listed),
    )  # fmt: skip
