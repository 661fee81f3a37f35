"""Find the happenings that a document tells of: the word that each is anchored to, its type, whether it is a series.

Every content word of a sentence that speaks of anything of the kind is a candidate; a linear model weighs the word, its
tree and its sentence. A happening told several times has one anchor: the model learns that a repetition is none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.base.codebook import EVENT_TYPES, EventType, Modality
from onrecord.base.span import Span
from onrecord.extract.casualties import person_class
from onrecord.extract.findings import Findings
from onrecord.extract.happening import WEAPON_TYPES, event_words, strengths, types_of
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.modality import modality_of
from onrecord.extract.parse import Sentence
from onrecord.extract.roles import Role, coordinated_targets, find_roles
from onrecord.extract.syntax import CONTENT, word_features
from onrecord.extract.weighing import Features, Models

METHOD = "event.linear/1"
TYPE_METHOD = "type.linear/1"
LEAST_PROBABILITY = 0.25
"""Below it a candidate is no anchor; chosen by cross-validation over the clusters of the training documents."""
_CLOSE = 5
"""Of two candidates this many words apart the likelier stands for both."""
_NEAR, _SUBTREE = 5, 8
_AFTER = 4
"""Sentences after the anchor in which a report goes on to say what it was ("Explosions shook … 14 rockets were fired")."""
_PROTEST = re.compile(r"protest|demonstrat|rall|march|activist|opposition|student", re.I)
_FORCES = re.compile(r"police|security forces|soldiers|troops|officers", re.I)
_SUICIDE = re.compile(r"suicide|blew (?:him|her|them)sel", re.I)
_AIR = re.compile(r"air ?strike|warplane|\bjets?\b|drone|aircraft", re.I)
_OPENING = 400
"""Characters of the headline and lead, for what the document is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell of a happening, with its features."""

    sentence: Sentence
    token: Token
    features: Features


@dataclass(frozen=True, slots=True)
class Event:
    """A happening. `words`: the anchor's own words, which the mention quotes; `score`: probability of being one."""

    sentence: Sentence
    token: Token
    event_type: EventType
    series: bool
    modality: Modality
    words: Span
    score: float


@cache
def event_pattern() -> re.Pattern[str]:
    """Matches a text that may hold an incident. Documents without a match are not parsed."""
    words = sorted({w.split(" ")[-1] for w in event_words()} | {"casualties", "dead"})
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def find_events(findings: Findings, models: Models, *, least: float = LEAST_PROBABILITY) -> list[Event]:
    """In reading order."""
    weighed = [(models["event"].probability(c.features), c) for c in candidates(findings)]
    likely = sorted((w for w in weighed if w[0] >= least), key=lambda w: (-w[0], w[1].sentence.number, w[1].token.i))
    chosen: list[tuple[float, Candidate]] = []
    for score, candidate in likely:
        if not any(_close(candidate, other) for _, other in chosen):
            chosen.append((score, candidate))
    chosen.sort(key=lambda c: (c[1].sentence.number, c[1].token.i))
    return [_event(findings, models, candidate, score) for score, candidate in chosen]


def _close(one: Candidate, other: Candidate) -> bool:
    return one.sentence.number == other.sentence.number and abs(one.token.i - other.token.i) <= _CLOSE


def _event(findings: Findings, models: Models, candidate: Candidate, score: float) -> Event:
    sentence, token = candidate.sentence, candidate.token
    event_type = likeliest_type(findings, models, sentence, token)
    series = models["series"].probability(series_features(findings, candidate)) > 0.5 and not lists_targets(
        sentence, token
    )
    modality = modality_of(findings.reading, sentence, token)
    return Event(sentence, token, event_type, series, modality, sentence.span_of(*anchor_words(token)), score)


def candidates(findings: Findings) -> Iterator[Candidate]:
    """Content words of the sentences in which any word can tell of a happening."""
    told: Counter[str] = Counter()
    for sentence in findings.reading.sentences:
        number = sentence.number
        content = [t for t in sentence.tokens if t.pos_ in CONTENT]
        if findings.types[number]:
            shared = dict.fromkeys(findings.signs[number], 1.0) | {"relevance": findings.relevance[number] / 10}
            for token in content:
                features = dict.fromkeys(word_features(token), 1.0) | shared
                features |= dict.fromkeys(_repetition(token, told), 1.0)
                yield Candidate(sentence, token, features)
        for token in content:
            told.update({f"l={token.lemma_.lower()}", *(f"t={t}" for t in types_of(token))})


def _repetition(token: Token, told: Counter[str]) -> Iterator[str]:
    for event_type in types_of(token):
        yield f"again={event_type}" if told[f"t={event_type}"] else f"new={event_type}"
    if told[f"l={token.lemma_.lower()}"]:
        yield "lemma-again"


def likeliest_type(findings: Findings, models: Models, sentence: Sentence, token: Token) -> EventType:
    model = models["type"]
    weighed = [(model.log_odds(f), t) for t, f in type_features(findings, sentence, token).items()]
    return max(weighed, key=lambda w: (w[0], w[1]))[1]


def type_features(findings: Findings, sentence: Sentence, token: Token) -> dict[EventType, Features]:
    """One set of features an event type: how far words, weapons and the document speak for it, and what else holds.

    The first kind has one weight for all types, so that a type rare in the training documents still follows its words.
    """
    number, tokens = sentence.number, sentence.tokens
    own = strengths([token])
    sources = {
        "own": own,
        "subtree": strengths(t for t in token.subtree if abs(t.i - token.i) <= _SUBTREE),
        "near": strengths(t for t in tokens if abs(t.i - token.i) <= _NEAR),
        "head": strengths([token.head]) if token.head != token else {},
        "sentence": findings.types[number],
        "title": findings.types[0],
        "next": findings.types[number + 1] if number + 1 < len(findings.types) else {},
        "previous": findings.types[number - 1] if number else {},
        "after": _strongest(findings.types[number + 1 : number + 1 + _AFTER]),
        "document": {t: 3 * share for t, share in findings.shares.items()},
    }
    weapons = {
        "weapon": {t for w in findings.weapons if w.sentence.number == number for t in WEAPON_TYPES.get(w.type, ())},
        "title-weapon": {t for w in findings.weapons if w.sentence.number == 0 for t in WEAPON_TYPES.get(w.type, ())},
        "weapon-after": {
            t
            for w in findings.weapons
            if 0 < w.sentence.number - number <= _AFTER
            for t in WEAPON_TYPES.get(w.type, ())
        },
        "any-weapon": {t for w in findings.weapons for t in WEAPON_TYPES.get(w.type, ())},
    }
    context = list(_type_context(findings, sentence, token))
    out: dict[EventType, Features] = {}
    for event_type in EVENT_TYPES:
        shared = {name: source[event_type] for name, source in sources.items() if event_type in source}
        shared |= {name: 1.0 for name, types in weapons.items() if event_type in types}
        if own.get(event_type, 0) >= 1:
            shared["own-only"] = 1.0
        if own and event_type not in own:
            shared["own-other"] = 1.0
        if not own:
            shared |= {f"no-own+{n}": shared[n] for n in ("document", "sentence") if n in shared}
        typed = {f"{event_type}&{name}": 1.0 for name in context}
        typed |= {
            f"{event_type}&{n}": shared[n]
            for n in ("own", "sentence", "document", "weapon", "title", "weapon-after")
            if n in shared
        }
        out[event_type] = shared | typed | {f"is={event_type}": 1.0}
    return out


def lists_targets(sentence: Sentence, token: Token) -> bool:
    """Whether a counted noun names each target: "two attacks targeting A as well as B" is two happenings, not a series."""
    counted = token.tag_ in {"NNS", "NNPS"} and any(c.dep_ == "nummod" for c in token.children)
    return counted and len(coordinated_targets(sentence, token)) > 1


def _strongest(told: Sequence[dict[EventType, float]]) -> dict[EventType, float]:
    return {t: max(source.get(t, 0.0) for source in told) for t in {t for source in told for t in source}}


def _type_context(findings: Findings, sentence: Sentence, token: Token) -> Iterator[str]:
    """What holds whatever the type: who did it to whom, protests, forces, deaths, weapons."""
    yield from (f"l={token.lemma_.lower()}", f"p={token.pos_}")
    yield from (name for role in find_roles(sentence, token) for name in _role_context(findings, role))
    text, opening = findings.quote(sentence.span), findings.text[:_OPENING]
    for name, pattern in (("protest", _PROTEST), ("air", _AIR), ("suicide", _SUICIDE), ("forces", _FORCES)):
        if pattern.search(text):
            yield f"sentence-{name}"
        if pattern.search(findings.text if name == "suicide" else opening):
            yield f"document-{name}"
    if any(t.slot == "killed" and t.low != 0 for t in findings.tolls if t.sentence.number == sentence.number):
        yield "sentence-killed"
    for weapon in findings.weapons:
        if weapon.sentence.number in {sentence.number, 0}:
            yield f"{'sentence' if weapon.sentence.number == sentence.number else 'title'}-wt={weapon.type}"


def _role_context(findings: Findings, role: Role) -> Iterator[str]:
    quote, lists = findings.quote(role.words), load_lexicon("targets").lists
    yield f"{role.slot}={person_class(quote)}"
    if _PROTEST.search(quote):
        yield f"{role.slot}-protest"
    yield from (f"{role.slot}-{n}" for n in ("forces", "sites", "territory") if role.head.lower_ in lists[n])
    if role.head.ent_type_:
        yield f"{role.slot}-ent={role.head.ent_type_}"


def series_features(findings: Findings, candidate: Candidate) -> Features:
    """The candidate's own, the words around it, and who and what its roles are."""
    token, sentence = candidate.token, candidate.sentence
    names = {f"near={t.lemma_.lower()}" for t in sentence.tokens if abs(t.i - token.i) <= 6 and t.is_alpha}
    names |= {f"in={t.lemma_.lower()}" for t in sentence.tokens if t.is_alpha and not t.is_stop}
    names |= {f"in-t={t}" for t in findings.types[sentence.number]}
    for role in find_roles(sentence, token):
        names.add(f"role:{role.slot}:{role.head.lemma_.lower()}")
        names.add(f"role:{role.slot}:{role.head.tag_}")
    return dict.fromkeys(names, 1.0) | dict(candidate.features)


def anchor_words(token: Token) -> tuple[Token, Token]:
    """First and last token of the anchor's own words: a noun with its modifiers, a verb with its near subject or object."""
    if token.pos_ not in {"VERB", "AUX"}:
        left = [c for c in token.children if c.dep_ in {"compound", "amod", "nummod"} and c.i < token.i]
        first = min((c.left_edge for c in left), key=lambda t: int(t.i), default=token)
        return (first if token.i - first.i <= 4 else token), token
    near = [c for c in token.children if c.dep_ in {"nsubj:pass", "obj", "compound:prt"} and abs(c.i - token.i) <= 5]
    if not near:
        near = [c for c in token.children if c.dep_ == "nsubj" and abs(c.i - token.i) <= 3]
    edges = [token, *near]
    return min(edges, key=lambda t: int(t.i)), max(edges, key=lambda t: int(t.i))
