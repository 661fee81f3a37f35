"""All that the rules find in a document before anything is said of which happening it belongs to."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.base.codebook import EventType
from onrecord.base.mention import Attribution
from onrecord.base.span import Span
from onrecord.extract import gate
from onrecord.extract.attribution import find_attributions
from onrecord.extract.casualties import Toll, find_tolls
from onrecord.extract.happening import strengths, types_of
from onrecord.extract.parse import Reading, Sentence, phrase_span
from onrecord.extract.responsibility import ResponsibilityWords, find_responsibility
from onrecord.extract.roles import Role, find_roles
from onrecord.extract.syntax import CONTENT
from onrecord.extract.times import find_times, is_period
from onrecord.extract.weapons import WeaponWords, find_weapons

_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this", "them", "him", "her", "some",
                       "others", "those", "these", "both", "all", "none", "nobody", "you", "more", "many", "what", "one",
                       "there", "everyone"})  # fmt: skip
_APART = re.compile(r"\b(?:another|separate|earlier|previous|elsewhere|meanwhile|similar|also|recent|later)\b")
_MODAL = re.compile(r"\b(?:would|could|should|may|might|must|will)\b")
_ELSE = re.compile(
    r"\b(?:drills?|exercises?|film|movie|novel|series finale|match|league|goal|striker|penalty|tournament|anniversary|"
    r"commemorat\w+|memorial|heart attack|cyber ?attacks?|red carpet|premiere|actor|actress|director's|screenplay|audience|"
    r"wicket|innings|defender|midfielder|cup|coach|batsm[ae]n|bowlers?|share price|stocks|investors|labou?r strike|"
    r"general strike|on strike|hunger strike|strike action|ransomware|hackers?|simulat\w+|video game|box office|wildfires?)\b",
    re.IGNORECASE,
)
"""Words of sport, film, business, drills: what sounds like an attack beside them is mostly none."""
_NAME = re.compile(
    r"(?<![\w'’-])(?:(?:al|el|as|ash|ar|az|ad|at|an)-)?[A-ZÀ-Þ][\w'’.-]*"
    r"(?:(?: (?:of|de|da|do|la|el|al|the|and|e|du|upon)){0,2}[ -](?:(?:al|el|as|ash|ar|az|ad|at|an)-)?[A-ZÀ-Þ][\w'’-]*|"
    r" (?:province|district|state|region|governorate|county|camp|crossing|border|city|town|airport|base|river|valley))*"
)
"""A run of capitalised words: what may be the name of a place."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may fill a role. `speaks`: it is the source of something said."""

    sentence: Sentence
    head: Token
    words: Span
    speaks: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Words at a place in the document, with their sentence: a time, or a name that may be a place's."""

    sentence: Sentence
    words: Span


@dataclass(frozen=True, slots=True)
class Findings:
    """One document's findings, each list in reading order; the tuples by sentence have one entry a sentence."""

    reading: Reading
    spoken: list[Attribution]
    phrases: list[Phrase]
    times: list[Found]
    names: list[Found]
    weapons: list[WeaponWords]
    tolls: list[Toll]
    statements: list[ResponsibilityWords]
    signs: tuple[tuple[str, ...], ...]
    """Features of each sentence as a whole."""
    relevance: tuple[float, ...]
    """Sum of the relevance gate's word weights, per sentence."""
    types: tuple[dict[EventType, float], ...]
    """How strongly the words of each sentence speak for each event type."""
    shares: dict[EventType, float]
    """The same over the whole document, summing to 1."""
    lemmas: Counter[str]
    """How often each lemma stands in the document."""
    told: tuple[tuple[Token, Role], ...]
    """The roles that the trees give beside every word that can tell of a happening."""

    @property
    def text(self) -> str:
        return self.reading.document.text

    def roles_of(self, head: Token, event_type: EventType, *, besides: Token) -> set[str]:
        """The slots in which a phrase of the same head stands beside other words of an event type."""
        lemma = head.lemma_.lower()
        return {
            role.slot
            for token, role in self.told
            if token is not besides and role.head.lemma_.lower() == lemma and event_type in types_of(token)
        }

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


def find_all(reading: Reading) -> Findings:
    sentences = reading.sentences
    spoken = find_attributions(reading)
    weapons = [w for s in sentences for w in find_weapons(reading, s)]
    tolls = [t for s in sentences for t in find_tolls(reading, s)]
    types = tuple(strengths(s.tokens) for s in sentences)
    totals: Counter[EventType] = Counter()
    for found in types:
        totals.update(found)
    times = [Found(s, _shifted(s, a, b)) for s in sentences for a, b in find_times(reading.text_of(s))]
    return Findings(
        reading, spoken, list(_phrases(reading, spoken)), times,
        [Found(s, _shifted(s, *m.span())) for s in sentences for m in _NAME.finditer(reading.text_of(s))],
        weapons, tolls, [r for s in sentences for r in find_responsibility(reading, s)],
        tuple(tuple(_signs(reading, s, times, weapons, tolls)) for s in sentences),
        tuple(gate.words_relevance(t.lower_ for t in s.tokens) for s in sentences),
        types, {t: n / totals.total() for t, n in sorted(totals.items())},
        Counter(t.lemma_.lower() for s in sentences for t in s.tokens),
        tuple((t, r) for s in sentences for t in s.tokens if t.pos_ in CONTENT and types_of(t) for r in find_roles(s, t)),
    )  # fmt: skip


def _shifted(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.span.start + start, sentence.span.start + end)


def _phrases(reading: Reading, spoken: list[Attribution]) -> Iterator[Phrase]:
    sources = [a.source.span for a in spoken]
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if _heads_phrase(token):
                words = phrase_span(sentence, token)
                yield Phrase(sentence, token, words, any(s.start <= words.start < s.end for s in sources))


def _heads_phrase(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return token.ent_type_ in {"NORP", "ORG", "LOC"}
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ in _PRONOUNS:
        return False
    return token.dep_ not in {"compound", "flat", "amod"} or bool(token.ent_type_ and token.dep_ == "compound")


def _signs(
    reading: Reading, sentence: Sentence, times: list[Found], weapons: list[WeaponWords], tolls: list[Toll]
) -> Iterator[str]:
    text, number = reading.text_of(sentence), sentence.number
    yield f"sn={min(number, 6)}"
    if sentence.headline:
        yield "headline"
    if "?" in text:
        yield "?"
    if _ELSE.search(text):
        yield "else"
    for time in times:
        if time.sentence.number == number:
            yield from _time_signs(reading.document.text[time.words.start : time.words.end])
    yield from {s for w in weapons if w.sentence.number == number for s in ("weapon", f"wt={w.type}")}
    yield from {f"toll={t.slot}" for t in tolls if t.sentence.number == number}
    kinds = {t.ent_type_ for t in sentence.tokens}
    yield from (sign for kind, sign in (("LOC", "loc"), ("ORG", "org")) if kind in kinds)
    if _MODAL.search(text):
        yield "modal"
    if re.search(r"\bif\b", text):
        yield "if"
    if apart := _APART.search(text):
        yield f"apart={apart.group()}"


def _time_signs(words: str) -> Iterator[str]:
    yield "time"
    if is_period(words):
        yield "period"
    elif "day" in words:
        yield "weekday"
    elif re.search("ago|last|previous|earlier|before", words):
        yield "past"
    elif re.search(r"(?:19|20)\d\d", words):
        yield "year"
