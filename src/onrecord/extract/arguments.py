"""The arguments of an event: of each slot's candidates those that the models think likely, best first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.base.codebook import Slot
from onrecord.base.mention import Argument
from onrecord.base.span import Span
from onrecord.extract import casualties, responsibility
from onrecord.extract import weapons as weapon_rules
from onrecord.extract.attribution import speaker_at
from onrecord.extract.casualties import Toll
from onrecord.extract.events import Event
from onrecord.extract.findings import Findings, Phrase
from onrecord.extract.relating import (
    Setting,
    date_candidates,
    place_candidates,
    role_candidates,
    statement_candidates,
    toll_candidates,
    weapon_candidates,
)
from onrecord.extract.responsibility import ResponsibilityWords
from onrecord.extract.weighing import Models

ROLE_METHOD = "roles.linear/1"
DATE_METHOD, PLACE_METHOD, DAMAGE_METHOD = "date.linear/1", "place.linear/1", "damage.rules/1"
LEAST = {"perpetrator": 0.38, "target": 0.38, "weapon": 0.45, "toll": 0.4, "responsibility": 0.4}
"""Least probabilities, chosen by cross-validation over the clusters of the training documents."""
_MOST_ROLES = 3
_LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class _Words:
    """Words for a slot before they are quoted."""

    slot: Slot
    words: Span
    method: str
    score: float
    reading: tuple[tuple[str, str], ...] = ()
    clues: tuple[str, ...] = ()


def find_arguments(findings: Findings, event: Event, events: list[Event], models: Models) -> list[Argument]:
    """Each slot's arguments, best first, each phrase once a slot. Dates and places come with their clues, for ground/ to weigh."""
    others = frozenset(e.sentence.number for e in events if e is not event)
    setting = Setting(findings, event.sentence, event.token, event.event_type, event.series, others)
    statements = _statements(setting, models)
    raw = [
        *_whens_and_wheres(setting), *_roles(setting, models, statements), *_weapons(setting, models), *_tolls(setting, models),
        *_responsibility(setting, statements), *_damage(setting),
    ]  # fmt: skip
    out: dict[tuple[str, int, int], Argument] = {}
    for found in raw:
        span = found.words
        argument = Argument(
            found.slot, findings.reading.evidence(span), found.method, found.score, speaker_at(span, findings.spoken),
            event.modality, found.reading, found.clues,
        )  # fmt: skip
        out.setdefault((found.slot, span.start, span.end), argument)
    return list(out.values())


def _whens_and_wheres(setting: Setting) -> Iterator[_Words]:
    for time, clues in date_candidates(setting):
        yield _Words("date", time.words, DATE_METHOD, 0.0, clues=clues)
    for name, clues in place_candidates(setting):
        yield _Words("place", name.words, PLACE_METHOD, 0.0, clues=clues)


def _roles(setting: Setting, models: Models, statements: list[tuple[float, ResponsibilityWords]]) -> Iterator[_Words]:
    claimants = [s.by for _, s in statements if s.status == "claimed" and s.by]
    for by in claimants:
        yield _Words("perpetrator", by, responsibility.METHOD, _LIKELY, (("basis", "claimed"),))
    candidates = list(role_candidates(setting))
    for slot in ("perpetrator", "target"):
        weighed = [(models[slot].probability(f), p) for p, f in candidates]
        taken = claimants if slot == "perpetrator" else []
        for score, phrase in _best_phrases(setting, weighed, LEAST[slot], taken):
            basis = (("basis", _basis(setting, phrase)),) if slot == "perpetrator" else ()
            yield _Words(slot, phrase.words, ROLE_METHOD, round(score, 3), basis)


def _best_phrases(
    setting: Setting, weighed: list[tuple[float, Phrase]], least: float, taken: list[Span]
) -> Iterator[tuple[float, Phrase]]:
    """The likeliest, none inside another, none that says the same again."""
    kept: list[Span] = list(taken)
    for score, phrase in sorted(weighed, key=lambda w: (-w[0], w[1].words)):
        if score < least or len(kept) >= _MOST_ROLES:
            return
        if any(_same(setting, phrase.words, other) for other in kept):
            continue
        kept.append(phrase.words)
        yield score, phrase


def _same(setting: Setting, one: Span, other: Span) -> bool:
    """Whether two phrases overlap or share half of the shorter one's words."""
    if one.overlaps(other):
        return True
    first, second = (_content_words(setting.findings.quote(s)) for s in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def _content_words(quote: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", quote.lower())) - {
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "its",
        "their",
        "his",
        "her",
        "to",
        "on",
        "at",
    }


def _basis(setting: Setting, phrase: Phrase) -> str:
    if re.search(r"\bsuspected\b|\bpresumed\b|\bbelieved\b", setting.findings.quote(phrase.words), re.I):
        return "suspected"
    above = {t.lower_ for t in list(phrase.head.ancestors)[:3]}
    return "accused" if above & {"blamed", "blame", "accused", "accuses", "accusing", "blames", "blaming"} else "stated"


def _weapons(setting: Setting, models: Models) -> Iterator[_Words]:
    weighed = [(models["weapon"].probability(f), w) for w, f in weapon_candidates(setting)]
    kept: list[set[str]] = []
    for score, weapon in sorted(weighed, key=lambda w: (-w[0], w[1].words)):
        if score < LEAST["weapon"]:
            return
        if weapon.count:
            yield _Words(weapon.fate, weapon.count, weapon_rules.METHOD, round(score, 3))  # type: ignore[arg-type]
        words = _content_words(setting.findings.quote(weapon.words))
        if not any(words & other for other in kept):
            kept.append(words)
            yield _Words("weapon", weapon.words, weapon_rules.METHOD, round(score, 3), (("type", weapon.type),))


def _tolls(setting: Setting, models: Models) -> Iterator[_Words]:
    """Totals before parts, counted before vague; what is only named or vague says nothing beside a count of the same slot."""
    weighed = [(models["toll"].probability(f), t) for t, f in toll_candidates(setting)]
    kept = [(score, t) for score, t in weighed if score >= LEAST["toll"]]
    counted = {t.slot for _, t in kept if t.basis in {"counted", "summed", "single", "none"} and not t.subset}
    for score, toll in sorted(kept, key=lambda k: (k[1].subset, _weak(k[1]), -k[0], k[1].words)):
        if not (_weak(toll) and toll.slot in counted):
            yield _Words(toll.slot, toll.words, casualties.METHOD, round(score, 3), _toll_reading(toll))


def _weak(toll: Toll) -> bool:
    return toll.basis in {"named", "vague"}


def _toll_reading(toll: Toll) -> tuple[tuple[str, str], ...]:
    pairs = [("class", toll.person_class), ("scope", "subset" if toll.subset else "total")]
    if toll.low is not None or toll.high is not None:
        pairs += [(name, "" if end is None else str(end)) for name, end in (("low", toll.low), ("high", toll.high))]
    return tuple(pairs)


_OF_MANY = re.compile(
    r"\b(?:most|many|several|some|all|dozens|scores|hundreds|a number|a series) (?:of )?(?:\w+ ){0,3}?\w+s\b", re.I
)
""" "Claimed most of those attacks": a statement on a series, which says nothing of one attack."""


def _statements(setting: Setting, models: Models) -> list[tuple[float, ResponsibilityWords]]:
    """Statements of responsibility for this event, likeliest first. A claim in another event's sentence is that event's;
    "no group has claimed" and a claim exclude each other, the likelier stands.
    """
    weighed = [
        (models["responsibility"].probability(f), s)
        for s, f in statement_candidates(setting)
        if (s.sentence.number == setting.number or s.sentence.number not in setting.others)
        and (setting.series or not _OF_MANY.search(setting.findings.quote(s.words)))
    ]
    kept = sorted((w for w in weighed if w[0] >= LEAST["responsibility"]), key=lambda w: (-w[0], w[1].words))
    first = next((s.status for _, s in kept if s.status in {"none", "claimed"}), None)
    return [(score, s) for score, s in kept if s.status in {first, "denied"}]


def _responsibility(setting: Setting, statements: list[tuple[float, ResponsibilityWords]]) -> Iterator[_Words]:
    for score, statement in statements:
        by = (("by", setting.findings.quote(statement.by)),) if statement.by else ()
        yield _Words(
            "responsibility",
            statement.words,
            responsibility.METHOD,
            round(score, 3),
            (("status", statement.status), *by),
        )


Degree = Literal["none", "minor", "major", "unknown"]
_DAMAGE: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    ("none", re.compile(r"\b(?:no|without(?: any)?|nor) (?:material |structural |significant |major )?damage", re.I)),
    ("minor", re.compile(r"\b(?:very )?(?:minor|slight|light|limited) (?:material )?damage|\bdamage [\w ]{0,30}was (?:very )?(?:minor|slight|light)", re.I)),
    ("major", re.compile(r"\b(?:heavy|serious|extensive|severe|significant|major|massive) (?:material )?damage", re.I)),
    ("unknown", re.compile(r"\b(?:caus\w+|some|material) damage|\b(?:was|were|been) damaged|\bdamaging", re.I)),
)  # fmt: skip


def _damage(setting: Setting) -> Iterator[_Words]:
    """What the anchor's sentence says of damage; the first form that fits at a place counts."""
    text, base = setting.findings.reading.text_of(setting.sentence), setting.sentence.span.start
    taken: list[Span] = []
    for degree, form in _DAMAGE:
        for match in form.finditer(text):
            words = Span(base + match.start(), base + match.end())
            if not any(words.overlaps(t) for t in taken):
                taken.append(words)
                yield _Words("damage", words, DAMAGE_METHOD, _LIKELY, (("degree", degree),))
