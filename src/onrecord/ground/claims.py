"""Give a document's words values: arguments become claims, tally words become tallies. Words without a value stay words."""

from datetime import date

from onrecord.base.claim import Claim, CodedMention, Derivation, First, Tally
from onrecord.base.codebook import COUNT_SLOTS, Scope
from onrecord.base.coding import Coding
from onrecord.base.distance import kilometres
from onrecord.base.document import Document
from onrecord.base.errors import ValueFormError
from onrecord.base.mention import Argument, EventMention, Extraction, FirstWords, TallyWords
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
from onrecord.ground.counts import read_count
from onrecord.ground.dates import published_day, read_date
from onrecord.ground.party_names import class_of, party_of, target_kind
from onrecord.ground.places import PlaceContext, document_context, resolve_place
from onrecord.ground.titles import neutral_title

_PLACE_ORDER = ("site", "near", "admin2", "admin1", "sea", "region", "country", None)
_ALL_PLACES, _MOST_DATES = 3, 2
_SCENE_KM = 50.0
"""Twice the codebook's "small area" of 25 km, since both points may be off by one."""


def ground(document: Document, extraction: Extraction, *, scope: Scope = "political") -> Coding:
    """The document's coding. Every claim quotes the text; the preferred claim of each slot stands first."""
    context = document_context(document.text)
    published = published_day(document.published)
    return Coding(
        document, scope,
        tuple(_mention(m, context, published) for m in extraction.mentions),
        tuple(t for words in extraction.tallies if (t := _tally(words, context, published))),
        tuple(_first(words, published) for words in extraction.firsts),
        extraction.attributions, extraction.framing,
    )  # fmt: skip


def _mention(mention: EventMention, context: PlaceContext, published: date | None) -> CodedMention:
    valued = [(a, _value(a, context, published)) for a in mention.arguments]
    valued = _actors_apart(valued)
    valued = [
        *_dates(valued),
        *_places(valued),
        *((a, v) for a, v in valued if a.slot not in {"date", "place"} and v is not None),
    ]
    claims = [Claim(mention.document_id, mention.id, a.slot, v, a.evidence, a.speaker, a.modality) for a, v in valued]
    kept = {c.id: (c, a) for c, (a, _) in zip(claims, valued, strict=True)}
    values = [c.value for c, _ in kept.values()]
    title = neutral_title(
        mention.event_type, [v for v in values if isinstance(v, Place)], [v for v in values if isinstance(v, DateInterval)],
        aggregate=mention.aggregate, modality=mention.modality,
    )  # fmt: skip
    return CodedMention(
        mention.id, mention.event_type, mention.aggregate, mention.modality, mention.trigger, title,
        tuple(c for c, _ in kept.values()),
        tuple(Derivation(c.id, a.method, a.score) for c, a in kept.values()),
    )  # fmt: skip


_Valued = list[tuple[Argument, Value | None]]


def _actors_apart(valued: _Valued) -> _Valued:
    """Words that could be both actor and place ("US strike", "Kabul attack"): countries act, towns are where."""
    places = {a.evidence.span: v for a, v in valued if isinstance(v, Place)}
    actors = {a.evidence.span for a, v in valued if isinstance(v, Perpetrator) and a.read("basis") != "claimed"}
    towns = {span for span, place in places.items() if place.precision != "country"}
    return [
        (a, v)
        for a, v in valued
        if not (isinstance(v, Place) and v.precision == "country" and a.evidence.span in actors)
        and not (isinstance(v, Perpetrator) and a.evidence.span in towns)
    ]


def _dates(valued: _Valued) -> _Valued:
    """Read dates before unread words, in the order of the mention; two at most, so that one stands for doubt."""
    dates = [(a, v) for a, v in valued if a.slot == "date"]
    known: _Valued = [(a, v) for a, v in dates if isinstance(v, DateInterval)]
    return (known or dates)[:_MOST_DATES]


def _places(valued: _Valued) -> _Valued:
    """The finest place first; a phrase in which no place is known is no claim."""
    places = [(a, v) for a, v in valued if isinstance(v, Place)]
    places.sort(key=lambda p: (-p[0].score, p[1].lat is None, _PLACE_ORDER.index(p[1].precision)))
    return [p for p in places[:_ALL_PLACES] if _one_scene(places[0][1], p[1])]


def _one_scene(preferred: Value | None, other: Value | None) -> bool:
    """One happening has one place: a second, far from the preferred one or only its country, says nothing of it."""
    if not (isinstance(preferred, Place) and isinstance(other, Place)):
        return False
    apart = kilometres(preferred, other)
    if apart is None:
        vaguer = preferred.lat is not None and other.precision in {"country", "region", "sea"}
        return preferred.country == other.country and not vaguer
    return apart <= _SCENE_KM


def _value(argument: Argument, context: PlaceContext, published: date | None) -> Value | None:
    """The value of an argument; None where the words have none."""
    quote = " ".join(argument.evidence.quote.split())
    if argument.slot == "date":
        return read_date(quote, published)
    if argument.slot == "place":
        return resolve_place(quote, context)
    if argument.slot in COUNT_SLOTS:
        return _count(argument, quote)
    party = party_of(quote)
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
            return Count(int(low), int(high) if high else None, False, person, scope)  # type: ignore[arg-type]
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
