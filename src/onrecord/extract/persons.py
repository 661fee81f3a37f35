"""Find phrases that count persons: "at least 14 people", "a policeman", "his wife and son", a name, "both pilots".

A phrase knows its number or its words; what became of the persons is casualties' question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Token

from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times

Kind = Literal["counted", "single", "known", "name"]
"""By a number; "a policeman"; "the driver", "his wife"; a proper name or pronoun."""
_NOMINAL, _INSIDE = {"NOUN", "PROPN"}, {"NOUN", "PROPN", "ADJ"}
_ONE_OF = {"a", "an", "another"}
_KNOWN_ONE = {"the", "his", "her", "their", "this", "that", "its", "my", "our"}
_MORE = {
    "more",
    "other",
    "others",
    "further",
    "additional",
    "suspected",
    "alleged",
    "armed",
    "unarmed",
    "unidentified",
    "masked",
    "wanted",
    "'s",
    "-",
    "'",
}
_TIME_WORDS = {"last", "this", "next", "earlier", "early", "late", "overnight", "yesterday", "today", "so", "such"}
_HARM = {"shot", "beaten", "stabbed", "hacked", "burned"}
_AGENT = re.compile(r"(?:er|or|ist|ian|man|woman|ess|ant|ee)$")
_OF_WHOM = re.compile(r" of (?:(?:its|their|the|his|her|our|these|those|my) |(?=them\b|whom\b))?", re.I)
_LINK = re.compile(
    r"(?:,? and |,? as well as |,? plus |,? along with |,? together with |, )(?:(?:his|her|their|its|the) )?"
)
_CLOSING = re.compile(r"\band |as well as|plus|along with|together with")


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """Half-open offsets within the sentence: the quantity or determiner ends at `counted`, the phrase at `end`."""

    start: int
    counted: int
    end: int
    kind: Kind
    number: int | None
    """None where a quantity in the words is still to be read."""
    head: Token | None
    """The last noun; None for a bare number."""


@cache
def person_words() -> dict[str, str]:
    """{word, singular or plural: the codebook's class}."""
    lexicon = load_lexicon("persons")
    words = dict(lexicon.tables["classes"])
    words |= {w + ("es" if w.endswith("ch") else "s"): c for w, c in lexicon.tables["classes"].items()}
    words |= {form: words[lemma] for form, lemma in lexicon.tables["irregular"].items() if lemma in words}
    return words


@cache
def _plurals() -> frozenset[str]:
    singular = set(load_lexicon("persons").tables["classes"])
    return frozenset(w for w in person_words() if w not in singular) | {
        "people",
        "police",
        "personnel",
        "staff",
        "dead",
        "wounded",
    }


@cache
def _things() -> frozenset[str]:
    return frozenset(f for w in load_lexicon("persons").lists["things"] for f in (w, w + "s", w + "es", w[:-1] + "ies"))


def person_phrases(reading: Reading, sentence: Sentence) -> list[PersonPhrase]:
    """In reading order, none inside another."""
    text = reading.text_of(sentence)
    found = list(_counted(text, sentence))
    for more in (_both(sentence), _singles(sentence), _names(sentence)):
        found += [p for p in more if not any(p.start < q.end and q.start < p.end for q in found)]
    return sorted(found, key=lambda p: p.start)


def _counted(text: str, sentence: Sentence) -> Iterator[PersonPhrase]:
    times = list(find_times(text))
    for start, end in find_quantities(text):
        if any(a < end and start < b for a, b in times):
            continue
        link = _OF_WHOM.match(text, end)
        after = link.end() if link else end
        nouns = _nouns(sentence, after)
        head = nouns[-1] if nouns else None
        if head is not None and not _may_be_persons(nouns):
            continue
        if head is None and re.search(r", $", text[:start]) and re.match(r"[,.]", text[end:]):
            continue  # an age
        if text[start:end].lower().startswith("up to ") and re.search(r"\btoll\b[\w' ]*$", text[:start]):
            start += len("up to ")
        if head is None and re.match(r" (?:of (?!them\b|whom\b)|-)", text[end:]):
            continue
        stop = _end(sentence, head) if head is not None else end
        yield PersonPhrase(start, end, stop, "counted", None, head)


def _end(sentence: Sentence, token: Token) -> int:
    return sentence.end_of(token) - sentence.span.start


def _start(sentence: Sentence, token: Token) -> int:
    return sentence.start_of(token) - sentence.span.start


def _nouns(sentence: Sentence, offset: int) -> list[Token]:
    """The tokens from an offset to the last noun of the phrase there; [] without a noun."""
    taken: list[Token] = []
    for token in sentence.tokens:
        if _start(sentence, token) < offset:
            continue
        word = token.lower_
        if word in _TIME_WORDS:
            break
        if word in _fates() | _HARM and not (word in _fates() and _nominal_next(token)):
            break
        if token.pos_ == "ADV" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ == "ADJ":
            continue
        if not (
            token.pos_ in _INSIDE
            or word in _MORE
            or word in person_words()
            or (token.tag_ in {"VBN", "VBG"} and _nominal_next(token))
        ):
            break
        taken.append(token)
    while taken and not (
        taken[-1].pos_ in _NOMINAL
        or taken[-1].lower_ in person_words()
        or taken[-1].lower_ in {"others", "more"}
        or (taken[-1].pos_ == "ADJ" and taken[-1].is_title)
    ):
        taken.pop()
    return taken


@cache
def _fates() -> frozenset[str]:
    tables = load_lexicon("persons").tables
    return frozenset(tables["states"]) | frozenset(tables["lapses"])


def _nominal_next(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in person_words()


def _may_be_persons(nouns: list[Token]) -> bool:
    head = nouns[-1].lower_
    if head in load_lexicon("persons").tables["counted"]:
        return True
    if head in person_words() or (any(t.lower_ in person_words() for t in nouns[:-1]) and head not in _things()):
        return True
    return head not in _things() and nouns[-1].ent_type_ != "WEAPON"


def _both(sentence: Sentence) -> Iterator[PersonPhrase]:
    """ "both pilots", "both of the men", "the two" is counted elsewhere."""
    for token in sentence.tokens:
        if token.lower_ == "both":
            after = token.i + 1 - sentence.tokens.start
            while after < len(sentence.tokens) and sentence.tokens[after].lower_ in {
                "of",
                "the",
                "his",
                "her",
                "their",
                "its",
            }:
                after += 1
            nouns = _nouns(sentence, _start(sentence, sentence.tokens[after])) if after < len(sentence.tokens) else []
            if nouns and nouns[-1].lower_ in _plurals():
                yield PersonPhrase(
                    _start(sentence, token), _end(sentence, token), _end(sentence, nouns[-1]), "counted", 2, nouns[-1]
                )


def _singles(sentence: Sentence) -> Iterator[PersonPhrase]:
    """A person with an article or possessive, and a bare "son" joined to one ("his wife and son")."""
    last = -1
    for token in sentence.tokens:
        word = token.lower_
        bare = last == token.i - 1 and word == "and"
        if not (word in _ONE_OF | _KNOWN_ONE or bare):
            continue
        nouns = _nouns(sentence, _end(sentence, token))
        nouns = nouns[: next((k + 1 for k, t in enumerate(nouns) if t.lower_ == "couple"), len(nouns))]
        if not nouns or not _is_one(nouns, word in _ONE_OF) or (bare and len(nouns) > 1):
            continue
        first = nouns[0] if bare else token
        number = 2 if nouns[-1].lower_ == "couple" else 1
        yield PersonPhrase(
            _start(sentence, first), _end(sentence, first), _end(sentence, nouns[-1]),
            "single" if word in _ONE_OF or bare else "known", number, nouns[-1],
        )  # fmt: skip
        last = nouns[-1].i


def _is_one(nouns: list[Token], indefinite: bool) -> bool:
    head = nouns[-1]
    if (
        head.lower_
        in {
            "family",
            "crew",
            "staff",
            "personnel",
            "police",
            "life",
            "death",
            "body",
            "figure",
            "human",
            "other",
            "others",
            "more",
            "quarter",
            "third",
            "number",
        }
        or head.lower_ in _plurals()
    ):
        return False
    if head.lower_ in person_words():
        return True
    titled = any(t.lower_ in person_words() for t in nouns[:-1]) and head.ent_type_ == "PERSON"
    demonym = (
        len(nouns) == 1 and head.is_title and not head.text.endswith("s") and head.pos_ in {"PROPN", "ADJ", "NOUN"}
    )
    agent = head.pos_ == "NOUN" and bool(_AGENT.search(head.lower_)) and head.lower_ not in _things()
    return titled or (indefinite and (demonym or agent))


def _names(sentence: Sentence) -> Iterator[PersonPhrase]:
    """Persons by name, and "him", "her", "he", "she": one each."""
    first: Token | None = None
    tokens = list(sentence.tokens)
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.ent_type_ == "PERSON":
            first = first or token
            if after is None or after.ent_type_ != "PERSON" or after.ent_iob_ == "B":
                yield PersonPhrase(
                    _start(sentence, first), _start(sentence, first) + 1, _end(sentence, token), "name", 1, token
                )
                first = None
        elif token.lower_ in {"him", "her", "he", "she"} and token.tag_ == "PRP":
            yield PersonPhrase(_start(sentence, token), _end(sentence, token), _end(sentence, token), "name", 1, token)


def chains(text: str, phrases: list[PersonPhrase]) -> list[list[PersonPhrase]]:
    """The phrases gathered where they are coordinated: [three soldiers][and][two civilians]. Each phrase once."""
    groups: list[list[PersonPhrase]] = []
    links: list[str] = []
    for phrase in phrases:
        between = text[groups[-1][-1].end : phrase.start] if groups else ""
        if groups and _LINK.fullmatch(between) and (groups[-1][-1].kind == "name") == (phrase.kind == "name"):
            groups[-1].append(phrase)
            links.append(between)
        else:
            groups.append([phrase])
            links.append("")
    return [part for group in groups for part in _closed(text, group)]


def _closed(text: str, group: list[PersonPhrase]) -> Iterator[list[PersonPhrase]]:
    """A list ends with "and": what follows only a comma is an apposition and stands by itself."""
    links = [text[p.end : q.start] for p, q in pairwise(group)]
    last = max((k for k, link in enumerate(links) if _CLOSING.search(link)), default=-1)
    if last >= 0:
        yield group[: last + 2]
    yield from ([p] for p in group[last + 2 if last >= 0 else 0 :])
