"""Who speaks beside a cue: from the tree, and from the words between a comma and a closing cue where the tree is lost."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.parse import Sentence, subtree_span

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
_LOOSE = {"acl:relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "nmod:unmarked", "obl:unmarked", "list", "discourse",
          "orphan", "advcl:relcl"}  # fmt: skip
_FINITE = {"VBD", "VBZ", "VBP"}
_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "CCONJ", "PART"}
_FIRST_PERSON = {"i", "we", "you", "me", "us"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb in its sentence with the words that make up the cue, and the head and words of its source."""

    sentence: Sentence
    token: Token
    verb: str
    words: Span
    head: Token
    source: Span


def find_speaker(sentence: Sentence, verb: Token, cue: Span) -> tuple[Token, Span] | None:
    """Head and words of the source; None when nobody who can speak stands with the cue."""
    head, closing = _speaker(sentence, verb), _closing_phrase(sentence, verb)
    if closing is not None and (head is None or not closing.contains(sentence.span_of(head, head))):
        head = next(t for t in sentence.within(closing) if t.pos_ in NOMINAL)
    if head is None or not _can_speak(head):
        return None
    source = closing if closing is not None and head.pos_ != "PRON" else source_span(sentence, head)
    if source.overlaps(cue):
        source = sentence.span_of(head, head)
    source = _with_partner(sentence, source)
    gap = [t for t in sentence.tokens if source.end <= sentence.start_of(t) and sentence.end_of(t) <= cue.start]
    if gap and all(t.pos_ == "PROPN" for t in gap):
        source = Span(source.start, sentence.end_of(gap[-1]))
    return head, source


def _closing_phrase(sentence: Sentence, verb: Token) -> Span | None:
    """The noun phrase between a comma or quotation mark and a finite cue near the end: "…, two officials of the town said."

    It holds whatever the tree says, which in long sentences often gives the cue a subject of the clause before.
    """
    words = [t for t in sentence.tokens if t.i < verb.i and t.dep_ not in {"aux"}]
    while words and words[-1].pos_ in {"ADV", "AUX"}:
        words.pop()
    last = words[-1] if words else verb
    words = _without_added(words)
    phrase: list[Token] = []
    while words and words[-1].pos_ in _PHRASE and words[-1].text not in {",", '"', ";", ":"} and len(phrase) < 12:
        phrase.insert(0, words.pop())
    if verb.tag_ not in _FINITE or len(words) < 4 or words[-1].text not in {",", '"'} or not phrase:
        return None
    opens = phrase[0].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and phrase[0].lower_ not in {
        "and",
        "which",
        "that",
    }
    named = any(t.pos_ in {"NOUN", "PROPN"} for t in phrase) and not any(t.ent_type_ == "DATE" for t in phrase)
    front = sentence.span_of(sentence.tokens[0], words[-1])
    tail = [t for t in sentence.tokens if t.i > verb.i and not t.is_punct]
    clause = any(t.dep_ in SUBJECTS and t.head.dep_ != "advcl" for t in sentence.within(front))
    if not (opens and named and len(tail) <= 9 and (clause or words[-1].text == '"')):
        return None
    return sentence.span_of(phrase[0], phrase[-1] if last.text != "," else last.nbor(-1))


def _without_added(words: list[Token]) -> list[Token]:
    """The words up to a comma that opens ", who lives there," or ", a nurse," right before a cue."""
    if not words or words[-1].text != ",":
        return words
    for i in range(len(words) - 2, max(0, len(words) - 16), -1):
        if words[i].text == '"':
            return words
        if words[i].text == ",":
            added = words[i + 1]
            return words[:i] if added.lower_ == "who" or added.pos_ in {"DET", "NUM"} else words
    return words


def _can_speak(head: Token) -> bool:
    """Not "no one", not a first person (who is quoted already, or the outlet), not a time or a quantity."""
    if any(c.lower_ in {"no", "neither"} for c in head.children) or head.lower_ in {
        "nobody",
        "none",
        "nothing",
        "there",
    }:
        return False
    if head.ent_type_ in {"DATE", "TIME"} or head.lower_ in {
        "that",
        "this",
        "which",
        "what",
        "these",
        "those",
        "ours",
        "theirs",
    }:
        return False
    return head.lower_ not in _FIRST_PERSON


def source_span(sentence: Sentence, head: Token) -> Span:
    """The noun phrase with its partners in "and" and its apposition ("Ada Obi, a nurse"), without clauses."""
    out = {t.i for t in head.children if (t.dep_ == "punct" or t.dep_ == "appos") and t.i < head.i}
    out |= {t.i for t in head.children if t.dep_ in {"case", "mark"} and t.i < head.i}
    out |= {t.i for t in head.subtree if t != head and (t.dep_ in _LOOSE or t.text in {":", ";", '"'})}
    out -= {t.i for t in head.children if t.dep_.startswith("acl") and _comma_who(t)}
    out |= {t.i for t in head.children if t.dep_ == "cc" and t.i < head.i}
    return subtree_span(sentence, head, without=frozenset(out))


def _comma_who(clause: Token) -> bool:
    """Whether a relative clause only adds who somebody is: ", who lives there"."""
    first = clause.left_edge
    first = first.nbor(1) if first.text == "," else first
    return first.lower_ == "who" and first.i > 0 and first.nbor(-1).text == ","


def _with_partner(sentence: Sentence, source: Span) -> Span:
    """A source that starts behind "and" takes its partner in: "doctors and | local media said"."""
    before = [t for t in sentence.tokens if sentence.end_of(t) <= source.start]
    if len(before) < 2 or before[-1].lower_ != "and" or before[-2].pos_ not in {"NOUN", "PROPN"}:
        return source
    if before[-1].head.pos_ not in NOMINAL:
        return source
    start = before[-2]
    while start.i > sentence.tokens.start and start.nbor(-1).pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM"}:
        start = start.nbor(-1)
    return Span(sentence.start_of(start), source.end)


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    """The one who speaks: own subject, the agent of a passive, or the governor's for "…, saying" and "and added"."""
    if _quoted_as(verb) is not None:
        return _quoted_as(verb)
    children = list(verb.children)
    bare = verb.tag_ == "VBN" and not any(c.lower_ in {"have", "has", "had", "having", "'ve"} for c in children)
    passive = bare or any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in children)
    if passive and verb.lower_ not in {"quoted", "told", "cited"} and not (bare and _own_subject(sentence, verb)):
        return next((c for c in children if c.dep_ in {"obl:agent", "obl"} and _by(c)), None)
    subjects = [c for c in children if c.dep_ in SUBJECTS and c.pos_ in NOMINAL | {"DET"}]
    subject = next((c for c in reversed(subjects) if c.i < verb.i), subjects[0] if subjects else None)
    finite = verb.tag_ in _FINITE and not passive
    if subject is None and finite and verb.i > 0 and verb.nbor(-1).text in {",", '"'}:
        subject = next((c for c in children if c.dep_ == "obj" and c.pos_ in NOMINAL and c.i > verb.i), None)
    if subject is not None and subject.tag_ in {"WDT", "WP"}:
        return verb.head if verb.dep_.startswith("acl") else None
    beside = _beside(sentence, verb)
    if subject is not None and not (subject.i > verb.i + 1 and beside is not None and beside.i < verb.i):
        return subject
    if beside is not None:
        return beside
    if verb.dep_ in {"advcl", "conj", "xcomp", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head != verb:
        return _speaker(sentence, verb.head)
    if verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBG" and verb.head.pos_ in NOMINAL:
        return verb.head
    return None


def _own_subject(sentence: Sentence, verb: Token) -> bool:
    """A past tense that the tagger took for a participle has a subject of its own and no auxiliary."""
    own = any(c.dep_ == "nsubj" for c in verb.children)
    return own and not any(c.dep_.startswith("aux") for c in verb.children)


def _by(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "by" for c in token.children)


def _quoted_as(verb: Token) -> Token | None:
    """Who "was quoted as saying" it, or whom somebody "quoted as saying" it."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).lower_ != "as":
        return None
    governor = next((a for a in verb.ancestors if a.lower_ in {"quoted", "cited"}), None)
    if governor is None:
        return None
    passive = any(c.dep_ == "aux:pass" for c in governor.children)
    wanted = {"nsubj:pass", "nsubj"} if passive else {"obj"}
    return next((c for c in governor.children if c.dep_ in wanted), None)


def _beside(sentence: Sentence, verb: Token) -> Token | None:
    """The noun phrase right before a finite cue, or right behind an inverted one, where the tree gives it no subject."""
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.tag_ in _FINITE for c in verb.children)
    if verb.tag_ not in _FINITE and not perfect:
        return None
    left = [t for t in sentence.tokens if t.i < verb.i]
    while left and (left[-1].pos_ in {"AUX", "ADV"} or left[-1].dep_ in {"aux", "advmod"}):
        left.pop()
    if left and left[-1].pos_ in {"NOUN", "PROPN", "PRON"} and left[-1].ent_type_ != "DATE":
        return _phrase_head(left[-1])
    return None


def _phrase_head(token: Token) -> Token:
    """Up to the head of the noun phrase that a word ends or opens."""
    within = {"compound", "amod", "nummod", "det", "nmod:poss", "flat", "name", "nmod", "conj", "appos"}
    while token.dep_ in within and token.head != token and token.head.pos_ in NOMINAL:
        token = token.head
    return token


_Found = tuple[str, Span, tuple[Span, ...]]
