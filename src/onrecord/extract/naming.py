"""Who a pronoun speaks for: the person or body named last before it that the pronoun can stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence

_PERSON, _BODY, _MANY = {"he", "she"}, {"it"}, {"they"}
PRONOUNS = _PERSON | _BODY | _MANY
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
_NOMINAL = {"NOUN", "PROPN"}
_LOOK_BACK = 6
_TIME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
                   r"(?:septem|octo|novem|decem)ber")  # fmt: skip


@cache
def _nouns(name: str) -> frozenset[str]:
    """A list of cues.toml with its plurals."""
    words = load_lexicon("cues").lists[name]
    return words | {_plural(w) for w in words}


def _plural(noun: str) -> str:
    if noun in {"person", "child", "wife"}:
        return {"person": "people", "child": "children", "wife": "wives"}[noun]
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def speaks(token: Token) -> bool:
    """Whether a noun can say something: a person, a body, a document that speaks for one, or a name of any of them."""
    if token.ent_type_ in {"PERSON", "ORG", "LOC"} or token.pos_ in {"PRON", "PROPN"}:
        return True
    return token.lower_ in _nouns("persons") or token.lower_ in _nouns("bodies")


def named_speaker(token: Token) -> bool:
    """Whether a noun names a person or body outright: not a place, not a name of unknown kind."""
    return token.ent_type_ in {"PERSON", "ORG"} or token.lower_ in _nouns("persons") or token.lower_ in _nouns("bodies")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who spoke: in which sentence and at which offset, and where the words that name them stand."""

    number: int
    position: int
    sentence: Sentence
    head: Token


def antecedent(
    reading: Reading, sentence: Sentence, pronoun: Token, spoken: list[Spoken], content: tuple[Span, ...]
) -> tuple[Sentence, Token] | None:
    """The sentence and head of the words that name whom a pronoun stands for; None when nothing near fits.

    Who spoke last is the likeliest to speak on. Nobody inside the words that the pronoun speaks is taken.
    """
    kind = pronoun.lower_
    for other in _backwards(reading, sentence):
        before = sentence.start_of(pronoun) if other is sentence else other.span.end
        last = [s for s in spoken if s.number == other.number and s.position < before and fits(s.head, kind)]
        if last:
            return last[-1].sentence, last[-1].head
        heads = [t for t in _candidates(other, before) if fits(t, kind)]
        heads = [t for t in heads if not any(c.start <= other.start_of(t) < c.end for c in content)]
        if heads:
            return other, heads[0]
    return None


def _backwards(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, then those before it, headlines last."""
    earlier = [s for s in reading.sentences if 0 <= sentence.number - s.number <= _LOOK_BACK]
    yield from sorted(earlier, key=lambda s: (s.headline and s is not sentence, -s.number))


def _candidates(sentence: Sentence, before: int) -> list[Token]:
    """Subjects first, then other names, from left to right."""
    heads = [t for t in sentence.tokens if t.pos_ in _NOMINAL and sentence.end_of(t) <= before and not _inside(t)]
    heads = [t for t in heads if t.dep_ in _SUBJECTS or named_speaker(t)]
    return sorted(heads, key=lambda t: (t.dep_ not in _SUBJECTS, t.i))


def _inside(token: Token) -> bool:
    """Whether a noun only modifies another: "army" in "army base", "Reuters" in "Reuters's office"."""
    return token.dep_ in {"compound", "flat", "nmod:poss", "name", "amod"}


def fits(head: Token, pronoun: str) -> bool:
    """Whether a noun phrase can be meant by "he"/"she" (one person), "it" (one body) or "they" (several, or a body)."""
    plural = head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children)
    body = head.lower_ in _nouns("bodies") or head.ent_type_ in {"ORG", "LOC"}
    person = head.lower_ in _nouns("persons") or head.ent_type_ == "PERSON"
    name = head.pos_ == "PROPN" and not (body or person or head.ent_type_) and not _TIME.fullmatch(head.lower_)
    if pronoun in _MANY:
        return (plural and (person or body or name)) or (body and not person)
    if pronoun in _BODY:
        return (body or name) and not plural
    return (person or name) and not plural
