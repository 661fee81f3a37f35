"""One act of saying around one cue verb: who speaks, the cue's words, what is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.content import find_content
from onrecord.extract.lexicon import load_lexicon, verb_forms
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.speaking import Cue, find_speaker


@dataclass(frozen=True, slots=True)
class Saying:
    """A candidate attribution. `head` is the source's head noun in `sentence`; `content` is in text order."""

    sentence: Sentence
    head: Token
    source: Span
    cue: Span
    content: tuple[Span, ...]
    verb: str
    form: str
    """How content and cue stand: quote, before, clause, preposition, object, figure."""


@cache
def cue_verbs() -> dict[str, str]:
    """{inflected form: verb} of all verbs that report words, also those that only attribution reads."""
    lexicon = load_lexicon("cues")
    verbs = sorted(v for v in lexicon.lists["verbs"] | lexicon.lists["further"] if " " not in v)
    return {f: verb for verb in verbs for f in verb_forms(verb, lexicon.tables["irregular"])}


def find_sayings(reading: Reading, sentence: Sentence, quotations: list[Span]) -> Iterator[Saying]:
    """One for each cue verb of a sentence that has a speaker and words of its own."""
    for token in sentence.tokens:
        verb = cue_verbs().get(token.lower_)
        if verb and _verbal(token):
            saying = _saying(reading, sentence, token, verb, quotations)
            if saying is not None:
                yield saying


def _saying(reading: Reading, sentence: Sentence, token: Token, verb: str, quotations: list[Span]) -> Saying | None:
    cue = _cue(sentence, token)
    speaker = None if _negated(token) else find_speaker(sentence, token, cue)
    if speaker is None:
        return None
    head, source = speaker
    found = find_content(reading, Cue(sentence, token, verb, cue, head, source), quotations)
    if found is None:
        return None
    form, cue, content = found
    return Saying(sentence, head, source, cue, content, verb, form)


def _verbal(token: Token) -> bool:
    """Whether a cue's form is used as a verb; headlines have many that are tagged as nouns."""
    if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        nominal = {"det", "amod", "compound", "nmod:poss", "nmod", "case", "nummod"}
        return token.dep_ not in {"amod", "compound", "flat"} and not any(c.dep_ in nominal for c in token.children)
    return token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"


def _negated(verb: Token) -> bool:
    """ "did not say whether", "could not confirm it", "would neither confirm nor deny": nothing is said."""
    return any(c.lower_ in {"not", "n't", "never", "neither", "nor"} and c.i < verb.i for c in verb.children)


def _cue(sentence: Sentence, verb: Token) -> Span:
    before = [t for t in verb.children if t.dep_ in {"aux", "aux:pass"} and 0 < verb.i - t.i < 4]
    return sentence.span_of(before[0] if before else verb, verb)
