"""What is said beside a cue: a clause, a quotation, the words before "…, he said", or the object of a verb of judging."""

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.speaking import NOMINAL, SUBJECTS, Cue

_COMPLEMENTS = {"obj", "iobj", "xcomp", "ccomp", "obl", "advmod", "nmod", "obl:unmarked", "dep", "compound:prt"}
_NOT_SAID = {"responsibility", "life", "lives", "themselves", "himself", "itself", "herself", "this", "that", "which", "emergency",
             "state", "curfew", "independence", "war", "ceasefire", "anonymity"}  # fmt: skip
_SETTING = {"because", "where", "when", "while", "after", "as", "since", "before", "although", "speaking", "asking"}
_EDGE = " ,;:-–—\n."


Found = tuple[str, Span, tuple[Span, ...]]
"""Form (quote, before, clause, preposition, object, figure), cue with its preposition, content."""


def find_content(reading: Reading, cue: Cue, quotations: list[Span]) -> Found | None:
    """Words before the cue, a clause or quotation behind it, the phrase of its preposition, its object: the first that stands."""
    sentence, verb, lists = cue.sentence, cue.token, load_lexicon("cues").lists
    before = _before(reading, cue, quotations)
    clause = _clause(sentence, verb, cue.verb)
    quoted = bool(before) and any(q.end == before[0].end for q in quotations)
    if before and (quoted or (_reports(cue) and (clause is None or _stands_alone(sentence, before[0], verb)))):
        return ("quote" if quoted else "before"), cue.words, tuple(before)
    deed = cue.verb in lists["quoting"]
    if clause is not None and not deed and not clause.overlaps(cue.source) and not clause.overlaps(cue.words):
        return "clause", cue.words, (clause,)
    behind = _quotation_behind(reading, cue, quotations)
    if behind is not None:
        return "quote", cue.words, (behind,)
    if deed:
        return None
    return (
        _relayed(reading, cue)
        or _prepositional(reading, cue)
        or _judged(reading, cue)
        or _remaining(reading, cue, quotations)
    )


def _relayed(reading: Reading, cue: Cue) -> Found | None:
    """ "AFP quoted | an officer as saying …": the whole passed-on statement is the outer speaker's word."""
    relayed = next((c for c in cue.token.children if c.dep_ == "obj" and c.i > cue.token.i), None)
    behind = [t for t in cue.sentence.tokens if relayed is not None and t.i > relayed.i]
    if relayed is None or not any(t.tag_ == "VBG" and t.nbor(-1).lower_ == "as" for t in behind):
        return None
    span = trim(reading, cue.sentence.start_of(relayed.left_edge), cue.sentence.span.end)
    return ("clause", cue.words, (span,)) if span is not None and cue.verb in {"quote", "cite"} else None


def _judged(reading: Reading, cue: Cue) -> Found | None:
    """The object of a verb that passes its object on ("denied it"), or states a figure ("put the toll at 12")."""
    lists = load_lexicon("cues").lists
    complement = _complement(reading, cue.sentence, cue.token)
    if complement is None:
        return None
    counted = any(t.pos_ == "NUM" for t in cue.sentence.within(complement)) and cue.words.end < complement.start
    if counted and cue.verb in lists["figures"]:
        return "figure", cue.words, (complement,)
    return ("object", cue.words, (complement,)) if cue.verb in lists["object"] else None


def _remaining(reading: Reading, cue: Cue, quotations: list[Span]) -> Found | None:
    """All behind a verb of plain saying: with a quotation in it, or a clause that the tree lost."""
    if cue.verb in load_lexicon("cues").lists["clause"]:
        return None
    inside = [q for q in quotations if cue.sentence.span.contains(q) and q.start > cue.words.end]
    if inside:
        span = trim(reading, cue.words.end, cue.sentence.span.end, words=1)
        return ("quote", cue.words, (span,)) if span else None
    rest = _rest(reading, cue.sentence, cue.token, cue.verb)
    return ("clause", cue.words, (rest,)) if rest else None


def trim(reading: Reading, start: int, end: int, *, words: int = 3) -> Span | None:
    """The stretch without spaces and stops at its edges; None when fewer than `words` words stay."""
    text = reading.document.text[start:end]
    left, right = len(text) - len(text.lstrip(_EDGE)), len(text.rstrip(_EDGE))
    return Span(start + left, start + right) if right > left and len(text.split()) >= words else None


def _clause(sentence: Sentence, verb: Token, name: str) -> Span | None:
    """The clause behind the cue: all that hangs on the complement, from "that" to its last word."""
    for child in verb.children:
        open_clause = child.dep_ == "xcomp" and any(c.lower_ in {"to", "not"} for c in child.children)
        if child.i > verb.i and (child.dep_ in {"ccomp", "csubj"} or open_clause):
            first, last = _edges(child)
            passive = child.lower_ in {"named", "identified"}
            if first.i > verb.i and not passive and first.lower_ not in _SETTING:
                return sentence.span_of(_opening(sentence, verb, name, first), last)
    that = next(
        (t for t in sentence.tokens if verb.i < t.i <= verb.i + 6 and t.lower_ == "that" and t.dep_ == "mark"), None
    )
    if that is not None and that.head.pos_ in {"VERB", "AUX"} and that.head.i > that.i:
        return sentence.span_of(that, _edges(that.head)[1])
    return None


def _opening(sentence: Sentence, verb: Token, name: str, first: Token) -> Token:
    """Back to the cue over words that hang on neither cue nor clause: a subject that the tree gave to somebody else."""
    between = [t for t in sentence.tokens if verb.i < t.i < first.i]
    addressed = name in load_lexicon("cues").lists["addressed"]
    own = any(t.head == verb and (addressed or t.dep_ != "obj") for t in between)
    return between[0] if between and not own else first


def _edges(head: Token) -> tuple[Token, Token]:
    """First and last word of a subtree without marks and stops, brackets and quotation marks kept."""
    first, last = head.left_edge, head.right_edge
    while first.i < head.i and (first.is_space or first.text in {",", ";", ":", "-", "."}):
        first = first.nbor(1)
    while last.i > head.i and (last.is_space or last.text in {",", ";", ":", "-", ".", "?!"}):
        last = last.nbor(-1)
    return first, last


def _quotation_behind(reading: Reading, cue: Cue, quotations: list[Span]) -> Span | None:
    """A quotation right behind "he said", "told reporters:", wherever it ends."""
    sentence, source, words = cue.sentence, cue.source, cue.words
    text, after = reading.document.text, max(words.end, source.end if source.start >= words.end else 0)
    for quotation in quotations:
        between = text[after : quotation.start] if quotation.start >= after else None
        if between is not None and quotation.start < sentence.span.end:
            close = len(between.split()) <= 8 and (between.rstrip()[-1:] in {":", ","} or not between.strip())
            return quotation if close else None
    return None


def _reports(cue: Cue) -> bool:
    """Whether unquoted words before a cue can be its content: not with a passive, a deed's verb, or an object of its own."""
    lists, name, head = load_lexicon("cues").lists, cue.verb, cue.head
    objects = [c for c in cue.token.children if c.dep_ == "obj" and c.i > cue.token.i and c != head]
    own_object = bool(objects) and name not in lists["addressed"]
    return not (
        head.dep_ == "obl:agent" or name in lists["quoting"] or name in lists["figures"] - {"note"} or own_object
    )


def _stands_alone(sentence: Sentence, front: Span, verb: Token) -> bool:
    """Whether the words before a cue are a clause that the cue reports, not one that only sets its time or ground."""
    subjects = [t for t in sentence.within(front) if t.dep_ in SUBJECTS and t.head != verb]
    return any(t.head.dep_ not in {"advcl", "acl", "acl:relcl", "advcl:relcl"} for t in subjects)


def _before(reading: Reading, cue: Cue, quotations: list[Span]) -> list[Span]:
    """Content in front of ", an official said", with what follows when the cue stands in the middle of it."""
    sentence, source, words = cue.sentence, cue.source, cue.words
    text = reading.document.text
    start, end = min(source.start, words.start), max(source.end, words.end)
    if not _together(sentence, source, words):
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
    inverted = words.start < source.start
    closes = (
        closes
        or inverted
        or (_stands_alone(sentence, Span(sentence.span.start, start), cue.token) and not tail.startswith(" that "))
    )
    if not closes or (len(front.split()) < 3 and not interrupts):
        return []
    if (
        len(tail.split()) > 3
        and not inverted
        and not _stands_alone(sentence, Span(sentence.span.start, start), cue.token)
    ):
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
    return word in {
        "while",
        "who",
        "which",
        "and",
        "but",
        "as",
        "after",
        "when",
        "citing",
        "a",
        "the",
    } or word.endswith("ing")


def _prepositional(reading: Reading, cue: Cue) -> Found | None:
    """ "spoke of …", "called for …", "warned against …": the preposition is the cue's."""
    sentence, verb, name = cue.sentence, cue.token, cue.verb
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
            return (
                ("preposition", sentence.span_of(verb, case if case.i - verb.i < 3 else verb), (span,))
                if span
                else None
            )
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


def _complement(reading: Reading, sentence: Sentence, verb: Token) -> Span | None:
    """Object and what is said of it: "called | the raid a crime", "blamed | the army for it"."""
    heads = [
        c for c in verb.children if c.dep_ in {"obj", "nsubj:pass"} and c.pos_ in NOMINAL and c.ent_type_ != "DATE"
    ]
    if not heads or heads[0].lower_ in _NOT_SAID or heads[0].tag_ in {"WDT", "WP", "DT"}:
        return None
    first, last = _edges(heads[0])
    if heads[0].dep_ == "nsubj:pass":
        return sentence.span_of(first, last)
    return trim(reading, sentence.start_of(first), _run_end(sentence, verb, last), words=1)


def _rest(reading: Reading, sentence: Sentence, verb: Token, name: str) -> Span | None:
    """From behind the cue to the end: for trees that lost the clause ("said 14 rockets were fired")."""
    following = [t for t in sentence.tokens if t.i > verb.i]
    adverbial = bool(following) and following[0].lower_ in _SETTING
    told = name in load_lexicon("cues").lists["addressed"]
    if adverbial or (told and not any(t.lower_ == "that" for t in following)):
        return None
    if not any(t.pos_ in {"VERB", "AUX"} for t in following):
        return None
    return trim(reading, sentence.end_of(verb), sentence.span.end)
