"""The words that can tell of a happening, and what each suggests of its type."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from onrecord.base.codebook import EventType
from onrecord.extract.lexicon import load_lexicon, verb_forms

WEAPON_TYPES: dict[str, tuple[EventType, ...]] = {
    "drone": ("air-drone-strike",), "rocket": ("shelling",), "missile": ("shelling",), "mortar": ("shelling",),
    "artillery": ("shelling",), "grenade": ("grenade",), "ied": ("remote-explosive",), "mine": ("remote-explosive",),
    "vehicle-bomb": ("remote-explosive", "suicide-bomb"), "suicide-vest": ("suicide-bomb",), "bomb": ("remote-explosive",),
    "chemical": ("chemical-weapon",), "firearm": ("attack", "armed-clash"), "blade": ("attack",),
}  # fmt: skip
"""Which event types a weapon speaks for (codebook, section 2)."""
_LONGEST = 4
_PHRASE = 1.5
"""How much more a phrase of several words counts than one word."""


@cache
def _types() -> dict[str, tuple[EventType, ...]]:
    words: dict[str, list[EventType]] = {}
    for event_type, lemmas in load_lexicon("events").groups["types"].items():
        for form in {form for lemma in lemmas for form in _forms(lemma)}:
            words.setdefault(form, []).append(event_type)  # type: ignore[arg-type]
    return {word: tuple(types) for word, types in words.items()}


def _forms(lemma: str) -> set[str]:
    """The word as a verb in all forms and as a noun in the plural: the trained lemmatiser misreads rare words of this field."""
    irregular = load_lexicon("events").tables["irregular"]
    plural = {lemma + "s"} if not lemma.endswith(("s", "sh", "ch", "x")) else {lemma + "es"}
    return {lemma} | plural | set(verb_forms(lemma, irregular))


def event_words() -> frozenset[str]:
    return frozenset(_types())


def types_of(token: Token) -> frozenset[EventType]:
    """The event types that a word, alone or with the next one, can tell of; empty for most words."""
    table, lemma, form = _types(), token.lemma_.lower(), token.lower_
    found = {*table.get(lemma, ()), *table.get(form, ())}
    if token.i + 1 < len(token.doc):
        found.update(table.get(f"{lemma} {token.nbor(1).lower_}", ()))
    return frozenset(found)


def strengths(tokens: Iterable[Token]) -> dict[EventType, float]:
    """How strongly words speak for each type: 1 for a word of one type alone, 1/n for a word of n types."""
    table = _types()
    out: dict[EventType, float] = {}
    for token in tokens:
        lemma, form = token.lemma_.lower(), token.lower_
        for word in {lemma, form}:
            for event_type in table.get(word, ()):
                out[event_type] = max(out.get(event_type, 0.0), 1 / len(table[word]))
        for length in range(1, min(_LONGEST, len(token.doc) - token.i)):
            tail = token.doc[token.i + 1 : token.i + length + 1].text.lower()
            for phrase in {f"{lemma} {tail}", f"{form} {tail}"}:
                for event_type in table.get(phrase, ()):
                    out[event_type] = max(out.get(event_type, 0.0), _PHRASE / len(table[phrase]))
    return out
