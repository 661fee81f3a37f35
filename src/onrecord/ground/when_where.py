"""Which of a document's times and places belong to a mention: what syntax says of each (its clues) weighed with its value."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.base.mention import Argument
from onrecord.base.span import Evidence, Span
from onrecord.base.values import DateInterval, Place
from onrecord.extract.weighing import Features, LinearModel
from onrecord.ground.dates import read_date
from onrecord.ground.place_context import PlaceContext
from onrecord.ground.places import resolve_place
from onrecord.ground.toponyms import scan

LEAST_DATE, LEAST_PLACE = 0.3, 0.2
"""Least probabilities, chosen by cross-validation over the clusters of the training documents."""
_ANCHOR_DAYS = 6
"""How long a date may be that "the day before" is counted from: codebook section 5, up to "days"."""
_NEAR_CASES = frozenset({"case=near", "case=outside", "case=around"})
_AGES = ((0, "same"), (1, "1"), (3, "3"), (7, "week"), (31, "month"), (370, "year"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with its value, None where the words have none."""

    argument: Argument
    value: DateInterval | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A place name inside the words of an argument. `place` is None for a people's name, which tells a country alone."""

    argument: Argument
    evidence: Evidence
    place: Place
    people: bool


def read_dates(arguments: list[Argument], published: date | None) -> list[Dated]:
    """Values in reading order; "the day before" counts from the last day named before it, else from publication."""
    anchor = _on(published) if published else None
    out = []
    for argument in sorted(arguments, key=lambda a: a.evidence.span):
        value = read_date(" ".join(argument.evidence.quote.split()), published, anchor)
        if value is not None and _days(value) <= _ANCHOR_DAYS and "headline" not in argument.clues:
            anchor = value
        out.append(Dated(argument, value))
    return out


def _on(day: date) -> DateInterval:
    return DateInterval(day.isoformat(), day.isoformat(), "day")


def _days(value: DateInterval) -> int:
    return (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days


def date_features(dates: list[Dated], published: date | None, anchor: int) -> Iterator[tuple[Dated, Features]]:
    """The dates that have a value, each with its clues and what the value says. `anchor`: offset of the mention's trigger."""
    known = [d for d in dates if d.value is not None]
    told = Counter((d.value.start, d.value.end) for d in known if d.value)
    ranks = _ranks([d.argument.evidence.span for d in known], anchor)
    for i, dated in enumerate(known):
        value = dated.value
        assert value is not None
        names = {*dated.argument.clues, f"precision={value.precision}", f"told={min(3, told[value.start, value.end])}"}
        names |= _ranked(ranks[dated.argument.evidence.span], "same" in names)
        series = "series=1" in names
        names.add(f"precision+series={value.precision}{int(series)}")
        if i == 0:
            names.add("first")
        if published:
            age = _age(value, published)
            names |= {f"age={age}", f"age+series={age}{int(series)}", f"age+had={age}{int('had' in names)}"}
            names |= {f"age+first={age}{int('first-event' in names)}", f"age+same={age}{int('same' in names)}"}
        yield dated, dict.fromkeys(names, 1.0)


def _ranks(spans: list[Span], anchor: int) -> dict[Span, str]:
    """Side of the anchor, and how many of the spans lie nearer to it on that side."""
    before = sorted({s for s in spans if s.start < anchor}, key=lambda s: -s.start)
    after = sorted({s for s in spans if s.start >= anchor}, key=lambda s: s.start)
    return {
        span: f"{side}{min(3, n)}"
        for side, found in (("before", before), ("after", after))
        for n, span in enumerate(found)
    }


def _ranked(rank: str, same: bool) -> set[str]:
    return {f"rank={rank}", f"rank+same={rank}{int(same)}"}


def _age(value: DateInterval, published: date) -> str:
    days = (published - date.fromisoformat(value.end)).days
    return next((name for most, name in _AGES if days <= most), "older")


def choose_date(
    dates: list[Dated], published: date | None, anchor: int, model: LinearModel
) -> tuple[float, Dated] | None:
    """The likeliest date; where none is likely, words without a value in the mention's own sentence."""
    weighed = [(model.probability(f), d) for d, f in date_features(dates, published, anchor)]
    best = max(weighed, key=lambda w: (w[0], -w[1].argument.evidence.span.start), default=None)
    if best is not None and best[0] >= LEAST_DATE:
        return best
    words = next((d for d in dates if d.value is None and "same" in d.argument.clues), None)
    return (0.0, words) if words and not published else None


def read_places(arguments: list[Argument], context: PlaceContext) -> list[Placed]:
    """Every known place name inside the arguments' words."""
    return [p for a in sorted(arguments, key=lambda a: a.evidence.span) for p in _inside(a, context)]


def _inside(argument: Argument, context: PlaceContext) -> Iterator[Placed]:
    quote, start = argument.evidence.quote, argument.evidence.span.start
    for name in scan(quote):
        words = quote[name.start : name.end]
        evidence = Evidence(words, Span(start + name.start, start + name.end))
        if name.people:
            yield Placed(argument, evidence, Place(words, "country", name.people), people=True)
            continue
        place = resolve_place(words, context)
        if place is not None and place.country:
            yield Placed(argument, evidence, place, people=False)


def place_features(places: list[Placed], context: PlaceContext, anchor: int) -> Iterator[tuple[Placed, Features]]:
    """Each place with its clues and what its value says. `anchor`: offset of the mention's trigger."""
    told = Counter(p.place.country if p.people else p.place.name for p in places)
    countries = Counter(p.place.country for p in places)
    first = next((p for p in places if _fine(p)), None)
    mine = any("same" in p.argument.clues and _fine(p) for p in places)
    ranks = _ranks([p.evidence.span for p in places if _fine(p)], anchor)
    ranks |= _ranks([p.evidence.span for p in places if not _fine(p)], anchor)
    top = context.countries[0] if context.countries else None
    for placed in places:
        clues, place = placed.argument.clues, placed.place
        kind = "people" if placed.people else str(place.precision)
        leading, same = int(place.country == top), int("same" in clues)
        names = {
            *clues, f"kind={kind}", f"told={min(4, told[place.country if placed.people else place.name])}", f"leading={leading}",
            f"kind+same={kind}{same}", f"kind+leading={kind}{leading}", f"mine={int(mine)}{kind}",
            f"share={4 * countries[place.country] // len(places)}",
        }  # fmt: skip
        names |= {f"mine={int(mine)}&{c}" for c in clues if c.startswith("sd=")}
        names |= {f"{c}+{kind}" for c in clues if c.startswith("case=")}
        names |= _ranked(f"{'fine' if _fine(placed) else 'wide'}-{ranks[placed.evidence.span]}", bool(same))
        names |= {f"kind+series={kind}{int('series=1' in clues)}"}
        if placed is first:
            names.add("first")
        yield placed, dict.fromkeys(names, 1.0)


def _fine(placed: Placed) -> bool:
    return placed.place.precision != "country"


def choose_place(
    places: list[Placed], context: PlaceContext, anchor: int, model: LinearModel
) -> tuple[float, Placed] | None:
    """The likeliest place; "near" a site where a preposition says so."""
    weighed = [(model.probability(f), p) for p, f in place_features(places, context, anchor)]
    best = max(weighed, key=lambda w: (w[0], -w[1].evidence.span.start), default=None)
    if best is None or best[0] < LEAST_PLACE:
        return None
    score, placed = best
    if placed.place.precision == "site" and _NEAR_CASES & set(placed.argument.clues):
        placed = replace(placed, place=replace(placed.place, precision="near"))
    return score, placed
