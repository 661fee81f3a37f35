"""One act of saying around one cue: who speaks, the cue's words, what is said. From the tree, and from the text where the tree is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon, verb_forms
from onrecord.extract.parse import Reading, Sentence, subtree_span

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
_LOOSE = {"acl:relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "nmod:unmarked", "obl:unmarked", "list", "discourse",
          "orphan", "advcl:relcl"}  # fmt: skip
_COMPLEMENTS = {"obj", "iobj", "xcomp", "ccomp", "obl", "advmod", "nmod", "obl:unmarked", "dep", "compound:prt"}
_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "CCONJ", "PART"}
_FIRST_PERSON = {"i", "we", "you", "me", "us"}
_NOT_SAID = {"responsibility", "life", "lives", "themselves", "himself", "itself", "herself", "this", "that", "which", "emergency",
             "state", "curfew", "independence", "war", "ceasefire", "anonymity"}  # fmt: skip
_SETTING = {"because", "where", "when", "while", "after", "as", "since", "before", "although", "speaking", "asking"}
_EDGE = " ,;:-–—\n."


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


def _negated(verb: Token) -> bool:
    """ "did not say whether", "could not confirm it", "would neither confirm nor deny": nothing is said."""
    return any(c.lower_ in {"not", "n't", "never", "neither", "nor"} and c.i < verb.i for c in verb.children)


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
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or len(words) < 4 or words[-1].text not in {",", '"'} or not phrase:
        return None
    opens = phrase[0].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and phrase[0].lower_ not in {"and", "which", "that"}
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


def _verbal(token: Token) -> bool:
    """Whether a cue's form is used as a verb; headlines have many that are tagged as nouns."""
    if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        nominal = {"det", "amod", "compound", "nmod:poss", "nmod", "case", "nummod"}
        return token.dep_ not in {"amod", "compound", "flat"} and not any(c.dep_ in nominal for c in token.children)
    return token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"


def _saying(reading: Reading, sentence: Sentence, token: Token, verb: str, quotations: list[Span]) -> Saying | None:
    cue, closing = _cue(sentence, token), _closing_phrase(sentence, token)
    if _negated(token):
        return None
    head = _speaker(sentence, token)
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
    found = _content(reading, sentence, token, verb, head, source, cue, quotations)
    if found is None:
        return None
    form, cue, content = found
    return Saying(sentence, head, source, cue, content, verb, form)


def _can_speak(head: Token) -> bool:
    """Not "no one", not a first person (who is quoted already, or the outlet), not a time or a quantity."""
    if any(c.lower_ in {"no", "neither"} for c in head.children) or head.lower_ in {"nobody", "none", "nothing", "there"}:
        return False
    if head.ent_type_ in {"DATE", "TIME"} or head.lower_ in {"that", "this", "which", "what", "these", "those", "ours", "theirs"}:
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


def _cue(sentence: Sentence, verb: Token) -> Span:
    before = [t for t in verb.children if t.dep_ in {"aux", "aux:pass"} and 0 < verb.i - t.i < 4]
    return sentence.span_of(before[0] if before else verb, verb)


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
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and not passive
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
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
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


def _content(
    reading: Reading, sentence: Sentence, verb: Token, name: str, head: Token, source: Span, cue: Span, quotations: list[Span]
) -> _Found | None:
    """Form, cue (with its preposition) and content."""
    lists = load_lexicon("cues").lists
    behind = _quotation_behind(reading, sentence, verb, source, cue, quotations)
    before = _before(reading, sentence, verb, source, cue, quotations)
    clause = _names_clause(sentence, verb)
    quoted = bool(before) and any(q.end == before[0].end for q in quotations)
    if before and not quoted and not _reports(verb, name, head):
        before = []
    if before and (clause is None or quoted or _stands_alone(sentence, before[0], verb)):
        return ("quote" if quoted else "before"), cue, tuple(before)
    if clause is not None and not clause.overlaps(source) and not clause.overlaps(cue) and name not in lists["quoting"]:
        return "clause", cue, (clause,)
    if behind is not None:
        return "quote", cue, (behind,)
    if name in lists["quoting"]:
        return None
    asked = _prepositional(reading, sentence, verb, name)
    if asked is not None:
        return asked
    complement = _complement(reading, sentence, verb, name)
    if complement is not None and cue.end < complement.start and name in lists["figures"] and any(t.pos_ == "NUM" for t in sentence.within(complement)):
        return "figure", cue, (complement,)
    if complement is not None and name in lists["object"]:
        return "object", cue, (complement,)
    inside = [q for q in quotations if sentence.span.contains(q) and q.start > cue.end]
    if inside and name not in lists["clause"]:
        span = trim(reading, cue.end, sentence.span.end, words=1)
        return ("quote", cue, (span,)) if span else None
    if name not in lists["clause"]:
        rest = _rest(reading, sentence, verb)
        return ("clause", cue, (rest,)) if rest else None
    return None


def trim(reading: Reading, start: int, end: int, *, words: int = 3) -> Span | None:
    """The stretch without spaces and stops at its edges; None when fewer than `words` words stay."""
    text = reading.document.text[start:end]
    left, right = len(text) - len(text.lstrip(_EDGE)), len(text.rstrip(_EDGE))
    return Span(start + left, start + right) if right > left and len(text.split()) >= words else None


def _names_clause(sentence: Sentence, verb: Token) -> Span | None:
    """The clause behind the cue: all that hangs on the complement, from "that" to its last word."""
    for child in verb.children:
        open_clause = child.dep_ == "xcomp" and any(c.lower_ in {"to", "not"} for c in child.children)
        if child.i > verb.i and (child.dep_ in {"ccomp", "csubj"} or open_clause):
            first, last = _edges(child)
            passive = child.lower_ in {"named", "identified"}
            if first.i > verb.i and not passive and first.lower_ not in _SETTING:
                return sentence.span_of(_opening(sentence, verb, first), last)
    return None


def _opening(sentence: Sentence, verb: Token, first: Token) -> Token:
    """Back to the cue over words that hang on neither cue nor clause: a subject that the tree gave to somebody else."""
    between = [t for t in sentence.tokens if verb.i < t.i < first.i]
    own = any(t.head == verb or t.is_punct for t in between)
    return between[0] if between and not own else first


def _edges(head: Token) -> tuple[Token, Token]:
    """First and last word of a subtree without marks and stops, brackets and quotation marks kept."""
    first, last = head.left_edge, head.right_edge
    while first.i < head.i and (first.is_space or first.text in {",", ";", ":", "-", "."}):
        first = first.nbor(1)
    while last.i > head.i and (last.is_space or last.text in {",", ";", ":", "-", ".", "?!"}):
        last = last.nbor(-1)
    return first, last


def _quotation_behind(
    reading: Reading, sentence: Sentence, verb: Token, source: Span, cue: Span, quotations: list[Span]
) -> Span | None:
    """A quotation right behind "he said", "told reporters:", wherever it ends."""
    text, after = reading.document.text, max(cue.end, source.end if source.start >= cue.end else 0)
    for quotation in quotations:
        between = text[after : quotation.start] if quotation.start >= after else None
        if between is not None and quotation.start < sentence.span.end:
            close = len(between.split()) <= 8 and (between.rstrip()[-1:] in {":", ","} or not between.strip())
            return quotation if close else None
    return None


def _reports(verb: Token, name: str, head: Token) -> bool:
    """Whether unquoted words before a cue can be its content: not with a passive, a deed's verb, or an object of its own."""
    lists = load_lexicon("cues").lists
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c != head]
    own_object = bool(objects) and name not in lists["addressed"]
    return not (head.dep_ == "obl:agent" or name in lists["quoting"] or name in lists["figures"] - {"note"} or own_object)


def _stands_alone(sentence: Sentence, front: Span, verb: Token) -> bool:
    """Whether the words before a cue are a clause that the cue reports, not one that only sets its time or ground."""
    subjects = [t for t in sentence.within(front) if t.dep_ in SUBJECTS and t.head != verb]
    return any(t.head.dep_ not in {"advcl", "acl", "acl:relcl", "advcl:relcl"} for t in subjects)


def _before(
    reading: Reading, sentence: Sentence, verb: Token, source: Span, cue: Span, quotations: list[Span]
) -> list[Span]:
    """Content in front of ", an official said", with what follows when the cue stands in the middle of it."""
    text = reading.document.text
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    if not _together(sentence, source, cue):
        return []
    front, tail = text[sentence.span.start : start].rstrip(), text[end : sentence.span.end]
    if front[-1:] not in {",", '"', "”", "’", "'", "?", "!", "—", "–"}:
        return []
    quotation = next((q for q in reversed(quotations) if q.end <= start and not text[q.end : start].strip(" ,")), None)
    if quotation is not None and (len(text[quotation.start : quotation.end].split()) >= 4 or front.count(" ") < 4):
        own = quotation
        if quotation.start > sentence.span.start and text[sentence.span.start : quotation.start].strip():
            own = Span(sentence.span.start, quotation.end)
        after = next((q for q in quotations if q.start >= end and not text[end : q.start].strip(" ,.:")), None)
        return [own, after] if after is not None else [own]
    closes = len(tail.split()) <= 9 or tail.lstrip()[:1] in {",", ".", ";", ":"}
    interrupts = tail.lstrip()[:1] == "," and len(tail.split()) >= 4 and not _new_clause(tail)
    inverted = cue.start < source.start
    closes = closes or inverted or _stands_alone(sentence, Span(sentence.span.start, start), verb) and not tail.startswith(" that ")
    if not closes or (len(front.split()) < 3 and not interrupts):
        return []
    if len(tail.split()) > 3 and not inverted and not _stands_alone(sentence, Span(sentence.span.start, start), verb):
        return []
    own_span = trim(reading, sentence.span.start, start, words=1 if interrupts else 3)
    rest = trim(reading, end, sentence.span.end) if interrupts else None
    return [s for s in (own_span, rest) if s is not None]


def _together(sentence: Sentence, first: Span, second: Span) -> bool:
    """Whether source and cue stand side by side, with adverbs at most between them."""
    left, right = sorted((first, second))
    between = [t for t in sentence.tokens if left.end <= sentence.start_of(t) < right.start]
    return len(between) <= 3 and not any(t.pos_ in {"VERB", "NOUN"} for t in between)


def _new_clause(tail: str) -> bool:
    """Whether what follows a cue is not its content going on: ", adding that", ", while", ", who"."""
    word = tail.lstrip(" ,").split(" ", 1)[0].lower()
    return word in {"while", "who", "which", "and", "but", "as", "after", "when", "citing", "a", "the"} or word.endswith("ing")


def _prepositional(reading: Reading, sentence: Sentence, verb: Token, name: str) -> _Found | None:
    """ "spoke of …", "called for …", "warned against …": the preposition is the cue's."""
    pairs = load_lexicon("cues").lists["prepositions"]
    for child in verb.children:
        case = next((c for c in child.children if c.dep_ in {"case", "mark"} and c.i > verb.i), None)
        if child.i > verb.i and case is not None and f"{name} {case.lower_}" in pairs:
            end = _edges(child)[1]
            span = trim(reading, sentence.end_of(case), _run_end(sentence, verb, end), words=1)
            object_first = next((c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < case.i), None)
            if object_first is not None:
                span = trim(reading, sentence.start_of(_edges(object_first)[0]), sentence.end_of(end), words=1)
                case = verb
            return ("preposition", sentence.span_of(verb, case if case.i - verb.i < 3 else verb), (span,)) if span else None
    following = verb.nbor(1) if verb.i + 1 < sentence.tokens.end else None
    if following is not None and f"{name} {following.lower_}" in pairs:
        last = max(following.i + 1, verb.right_edge.i)
        stops = [t.i for t in sentence.tokens if following.i < t.i <= last and t.text in {",", ";", "."}]
        end = sentence.tokens.doc[min([*(i - 1 for i in stops), last, sentence.tokens.end - 1])]
        span = trim(reading, sentence.end_of(following), sentence.end_of(end), words=1) if end.i > following.i else None
        return ("preposition", sentence.span_of(verb, following), (span,)) if span else None
    return None


def _run_end(sentence: Sentence, verb: Token, last: Token) -> int:
    """The end of the complements that follow one another behind a verb, from the one that ends with `last`."""
    for child in verb.children:
        if child.i > last.i and child.dep_ in _COMPLEMENTS:
            last = _edges(child)[1]
        elif child.i > last.i and child.dep_ not in {"mark", "case"}:
            break
    return sentence.end_of(last)


def _complement(reading: Reading, sentence: Sentence, verb: Token, name: str) -> Span | None:
    """Object and what is said of it: "called | the raid a crime", "blamed | the army for it"."""
    heads = [c for c in verb.children if c.dep_ in {"obj", "nsubj:pass"} and c.pos_ in NOMINAL and c.ent_type_ != "DATE"]
    if not heads or heads[0].lower_ in _NOT_SAID or heads[0].tag_ in {"WDT", "WP", "DT"}:
        return None
    first, last = _edges(heads[0])
    if heads[0].dep_ == "nsubj:pass":
        return sentence.span_of(first, last)
    return trim(reading, sentence.start_of(first), _run_end(sentence, verb, last), words=1)


def _rest(reading: Reading, sentence: Sentence, verb: Token) -> Span | None:
    """From behind the cue to the end: for trees that lost the clause ("said 14 rockets were fired")."""
    following = [t for t in sentence.tokens if t.i > verb.i]
    adverbial = bool(following) and following[0].lower_ in _SETTING
    told = cue_verbs().get(verb.lower_) in load_lexicon("cues").lists["addressed"]
    if adverbial or (told and not any(t.lower_ == "that" for t in following)):
        return None
    if not any(t.pos_ in {"VERB", "AUX"} for t in following):
        return None
    return trim(reading, sentence.end_of(verb), sentence.span.end)
