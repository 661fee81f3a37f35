"""Give a document's words values: arguments become claims, tally words become tallies. Words without a value stay words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.base.claim import Claim, CodedMention, Derivation, First, Tally
from onrecord.base.codebook import COUNT_SLOTS, Scope
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.errors import ValueFormError
from onrecord.base.mention import Argument, EventMention, Extraction, FirstWords, TallyWords
from onrecord.base.span import Evidence
from onrecord.base.values import (
    Count,
    Damage,
    DateInterval,
    Perpetrator,
    Place,
    Responsibility,
    Target,
    Value,
    Weapon,
    Words,
)
from onrecord.extract.weighing import Models, shipped_models
from onrecord.ground.counts import read_count
from onrecord.ground.dates import published_day, read_date
from onrecord.ground.party_names import class_of, party_of, target_kind
from onrecord.ground.place_context import PlaceContext, document_context
from onrecord.ground.places import resolve_place
from onrecord.ground.titles import neutral_title
from onrecord.ground.when_where import choose_date, choose_place, read_dates, read_places


def ground(
    document: Document, extraction: Extraction, *, scope: Scope = "political", models: Models | None = None
) -> Coding:
    """The document's coding. Every claim quotes the text; the preferred claim of each slot stands first.

    `models` stands in for the shipped weights (training, cross-validation).
    """
    context = document_context(document.text)
    published = published_day(document.published)
    weights = models or shipped_models()
    return Coding(
        document, scope,
        tuple(_mention(m, context, published, weights) for m in extraction.mentions),
        tuple(t for words in extraction.tallies if (t := _tally(words, context, published))),
        tuple(_first(words, published) for words in extraction.firsts),
        extraction.attributions, extraction.framing,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Valued:
    """An argument with its value; `evidence` may be narrower than the argument's words."""

    argument: Argument
    evidence: Evidence
    value: Value | None
    score: float


def _mention(mention: EventMention, context: PlaceContext, published: date | None, models: Models) -> CodedMention:
    valued = [*_date(mention, published, models), *_place(mention, context, models), *_others(mention, context)]
    claims = [
        Claim(mention.document_id, mention.id, v.argument.slot, v.value, v.evidence, v.argument.speaker, v.argument.modality)
        for v in valued
    ]  # fmt: skip
    kept = {c.id: (c, v) for c, v in zip(claims, valued, strict=True)}
    values = [c.value for c, _ in kept.values()]
    title = neutral_title(
        mention.event_type, [v for v in values if isinstance(v, Place)], [v for v in values if isinstance(v, DateInterval)],
        aggregate=mention.aggregate, modality=mention.modality,
    )  # fmt: skip
    return CodedMention(
        mention.id, mention.event_type, mention.aggregate, mention.modality, mention.trigger, title,
        tuple(c for c, _ in kept.values()),
        tuple(Derivation(c.id, v.argument.method, v.score) for c, v in kept.values()),
    )  # fmt: skip


def _date(mention: EventMention, published: date | None, models: Models) -> Iterator[_Valued]:
    dates = read_dates([a for a in mention.arguments if a.slot == "date"], published)
    if chosen := choose_date(dates, published, mention.trigger.span.start, models["date"]):
        score, dated = chosen
        yield _Valued(dated.argument, dated.argument.evidence, dated.value, round(score, 3))


def _place(mention: EventMention, context: PlaceContext, models: Models) -> Iterator[_Valued]:
    places = read_places([a for a in mention.arguments if a.slot == "place"], context)
    if chosen := choose_place(places, context, mention.trigger.span.start, models["place"]):
        score, placed = chosen
        yield _Valued(placed.argument, placed.evidence, placed.place, round(score, 3))


def _others(mention: EventMention, context: PlaceContext) -> Iterator[_Valued]:
    for argument in mention.arguments:
        if argument.slot not in {"date", "place"} and (value := _value(argument, context)) is not None:
            yield _Valued(argument, argument.evidence, value, argument.score)


def _value(argument: Argument, context: PlaceContext) -> Value | None:
    """The value of an argument; None where the words have none."""
    quote = " ".join(argument.evidence.quote.split())
    if argument.slot in COUNT_SLOTS:
        return _count(argument, quote)
    party = party_of(quote, context.countries)
    party_id, party_class = (party.party_id, party.party_class) if party else (None, class_of(quote))
    if argument.slot == "perpetrator":
        return Perpetrator(quote, argument.read("basis") or "stated", party_id, party_class)  # type: ignore[arg-type]
    if argument.slot == "target":
        return Target(quote, target_kind(quote), party_id, party_class)
    return _worded(argument, quote)


def _worded(argument: Argument, quote: str) -> Value | None:
    if argument.slot == "weapon":
        return Weapon(quote, argument.read("type") or "other")  # type: ignore[arg-type]
    if argument.slot == "responsibility":
        return Responsibility(argument.read("status") or "attributed", argument.read("by"))  # type: ignore[arg-type]
    if argument.slot == "damage":
        return Damage(quote, argument.read("degree") or "unknown")  # type: ignore[arg-type]
    return Words(quote)


def _count(argument: Argument, quote: str) -> Count | None:
    low, high = argument.read("low"), argument.read("high")
    person = argument.read("class") or "unknown"
    scope = argument.read("scope") or "total"
    try:
        if low is not None:
            return Count(int(low) if low else None, int(high) if high else None, False, person, scope)  # type: ignore[arg-type]
        found = read_count(quote)
        return Count(found.low, found.high, found.approximate, person, scope) if found else None  # type: ignore[arg-type]
    except ValueFormError:
        return None


def _tally(words: TallyWords, context: PlaceContext, published: date | None) -> Tally | None:
    found = read_count(words.count.quote)
    if found is None:
        return None
    window = read_date(words.since.quote, published) if words.since else None
    places = (resolve_place(p.quote, context) for p in words.places)
    countries = tuple(dict.fromkeys(p.country for p in places if p and p.country))
    return Tally(
        Count(found.low, found.high, found.approximate), words.of, words.evidence, words.method,
        window.start if window else None, window.end if window else None, countries, words.by, words.target, words.speaker,
    )  # fmt: skip


def _first(words: FirstWords, published: date | None) -> First:
    window = read_date(words.since.quote, published) if words.since else None
    return First(
        words.kind, words.of, words.evidence, words.method, window.start if window else None, words.where, words.speaker
    )
