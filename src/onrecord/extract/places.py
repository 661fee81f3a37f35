"""Find the words that say where: prepositional phrases, targets that are sites, and place names before a trigger noun."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Sentence, phrase_span, subtree_span
from onrecord.extract.triggers import Trigger

METHOD = "place.tree/1"
_WHERE = {"in", "at", "near", "outside", "inside", "around", "on", "over", "along", "off", "between", "within", "into", "across",
          "north", "south", "east", "west", "from", "throughout", "of"}  # fmt: skip


def find_places(trigger: Trigger) -> tuple[list[Span], list[Span]]:
    """(phrases that hang on the trigger, other phrases of its sentence), each in order."""
    sentence, token = trigger.sentence, trigger.token
    phrases = [(head, words) for head, words in place_phrases(sentence)]
    own = [w for h, w in phrases if _hangs_on(h, token)]
    own += [*_name_before(trigger), *_scene(trigger)]
    return list(dict.fromkeys(own)), [w for _, w in phrases if w not in own]


def _hangs_on(head: Token, trigger: Token) -> bool:
    """Within two steps, none of them another verb: "attacks on bases in Iraq", not "… when Israel began … on Gaza"."""
    for _ in range(2):
        if head.head == trigger:
            return True
        head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _scene(trigger: Trigger) -> Iterator[Span]:
    """ "Baghdad has seen protests", "the town was rocked by a blast": the subject is where."""
    governor = next(
        (t for t in (trigger.token, *trigger.token.ancestors) if t.pos_ in {"VERB", "AUX"} or t.lower_ == "scenes"),
        None,
    )
    if governor is None or governor.lemma_ not in {
        "see",
        "witness",
        "experience",
        "rock",
        "shake",
        "hit",
        "be",
        "have",
        "scene",
    }:
        return
    root = governor.head if governor.dep_ in {"obj", "xcomp"} and governor.head.pos_ in {"AUX", "VERB"} else governor
    for child in root.children:
        if child.dep_ in {"nsubj", "nsubj:pass"} and child.ent_type_ == "LOC":
            yield phrase_span(trigger.sentence, child)


def place_phrases(sentence: Sentence) -> Iterator[tuple[Token, Span]]:
    """(head, words) of prepositional phrases that name a place or a site; phrases inside another are left out."""
    taken: list[Span] = []
    for token in sentence.tokens:
        if token.dep_ not in {"obl", "nmod", "obl:agent", "advmod", "conj", "obl:unmarked"} and not _located(token):
            continue
        cases = {c.lower_ for c in token.children if c.dep_ in {"case", "mark"}}
        if not cases & _WHERE or (cases & {"of", "from"} and not _located(token)):
            continue
        span = phrase_span(sentence, token, conjuncts=True)
        words = [t for t in sentence.tokens if span.start <= sentence.start_of(t) < span.end]
        if _names_place(words, token) and not any(s.contains(span) for s in taken):
            wide = _with_apposition(sentence, token, span)
            taken.append(wide)
            yield token, wide


def _located(token: Token) -> bool:
    return token.ent_type_ == "LOC"


def _names_place(words: list[Token], head: Token) -> bool:
    """A place name inside, or a site noun with a name; never persons, forces or times."""
    if head.ent_type_ in {"DATE", "PERSON"} or re.search(r"\d{4}|day$", head.text):
        return False
    site = head.lower_ in load_lexicon("targets").lists["sites"]
    named = any(
        (t.ent_type_ == "LOC" and (site or t.dep_ != "nmod:poss"))
        or (t.pos_ == "PROPN" and t.ent_type_ != "PERSON" and site)
        for t in words
    )
    return named and (
        site or any(t.ent_type_ == "LOC" and (t == head or t.head == head) for t in words) or head.pos_ == "PROPN"
    )


def _with_apposition(sentence: Sentence, head: Token, span: Span) -> Span:
    """ "Kuriga, a town in Kaduna state" whole: the apposition narrows where the name lies."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and any(t.ent_type_ == "LOC" for t in child.subtree):
            wider = subtree_span(sentence, child)
            if wider.end - span.start < 120:
                return Span(span.start, max(span.end, wider.end))
    return span


def _name_before(trigger: Trigger) -> Iterator[Span]:
    """ "the Baghdad attack", "Iraq's Erbil was hit"."""
    for child in trigger.token.children:
        if (
            child.dep_ in {"compound", "nmod:poss", "nsubj", "nsubj:pass", "obj"}
            and child.ent_type_ == "LOC"
            and child.pos_ == "PROPN"
        ) or (child.dep_ in {"obj", "nsubj:pass", "obl"} and child.lower_ in load_lexicon("targets").lists["sites"]):
            yield phrase_span(trigger.sentence, child)
