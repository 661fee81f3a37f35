"""Who said what: source, cue and content of direct, indirect and mixed speech, "according to", and headlines with a colon."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.base.mention import Attribution, Speaker
from onrecord.base.span import Evidence, Span
from onrecord.extract.lexicon import load_lexicon, verb_forms
from onrecord.extract.parse import Reading, Sentence, phrase_span, subtree_span

METHOD = "attribution.rules/1"
_PRONOUNS = {"he", "she", "they", "it", "we", "i", "who"}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj"}
_ACCORDING = re.compile(r"\baccording to\b|\bas per\b|\bin the words of\b", re.IGNORECASE)


@cache
def cue_forms() -> dict[str, str]:
    """{inflected form: verb}."""
    lexicon = load_lexicon("cues")
    return {f: verb for verb in sorted(lexicon.lists["verbs"]) for f in verb_forms(verb, lexicon.tables["irregular"])}


def find_attributions(reading: Reading) -> list[Attribution]:
    """In reading order; a sentence may hold several."""
    found: list[Attribution] = []
    for sentence in reading.sentences:
        found.extend(_according(reading, sentence))
        for token in sentence.tokens:
            verb = cue_forms().get(token.lower_)
            if verb and token.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
                found.extend(_spoken(reading, sentence, token, verb))
        found.extend(_headline(reading, sentence))
    found.extend(_carried_quotes(reading, found))
    return sorted(_unique(found), key=lambda a: (a.content.span, a.source.span))


def _according(reading: Reading, sentence: Sentence) -> Iterator[Attribution]:
    text = reading.text_of(sentence)
    for match in _ACCORDING.finditer(text):
        start = sentence.span.start + match.end()
        head = next((t for t in sentence.tokens if sentence.start_of(t) >= start and t.pos_ in _NOMINAL), None)
        if head is None:
            continue
        head = _phrase_head(head)
        source = phrase_span(sentence, head)
        source = Span(max(source.start, start + 1), source.end) if source.end > start + 1 else source
        cue = Span(sentence.span.start + match.start(), start)
        content = _around(reading, sentence, Span(cue.start, source.end))
        if content:
            yield _attribution(reading, source, cue, content)


_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


def _phrase_head(token: Token) -> Token:
    """Up from a modifier to the head of its noun phrase."""
    while token.dep_ in {"compound", "amod", "nummod", "det", "nmod:poss", "flat", "name"} and token.head.i >= token.i:
        token = token.head
    return token


def _around(reading: Reading, sentence: Sentence, hole: Span) -> list[Span]:
    """What is left of the sentence before or behind a hole: the longer side, or the side before when it has a verb."""
    whole = sentence.span
    sides = [s for s in (_trim(reading, whole.start, hole.start), _trim(reading, hole.end, whole.end)) if s]
    sides.sort(key=lambda s: s.start - s.end)
    return sides[:1]


def _trim(reading: Reading, start: int, end: int) -> Span | None:
    """The stretch without spaces and punctuation at its edges; None when fewer than three words stay."""
    text = reading.document.text[start:end]
    left = len(text) - len(text.lstrip(' ,;:-–—\n.“”"'))
    right = len(text.rstrip(' ,;:-–—\n.“”"'))
    return Span(start + left, start + right) if right > left and len(text.split()) >= 3 else None


def _spoken(reading: Reading, sentence: Sentence, verb_token: Token, verb: str) -> Iterator[Attribution]:
    subject = _subject(verb_token)
    if subject is None:
        return
    source = phrase_span(sentence, subject)
    if reading.document.text[source.start : source.end].lower().startswith(("no ", "nobody", "none", "no one")):
        return
    contents = _content(reading, sentence, verb_token, verb, source)
    if contents:
        auxiliaries = [t for t in verb_token.children if t.dep_ in {"aux", "aux:pass"} and t.i < verb_token.i]
        first = auxiliaries[0] if auxiliaries and verb_token.i - auxiliaries[0].i < 4 else verb_token
        yield _attribution(reading, source, sentence.span_of(first, verb_token), contents)


def _subject(verb: Token) -> Token | None:
    """The one who speaks: own subject, the agent of a passive, or the governor's for "…, saying" and "and added"."""
    if any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children) and verb.lower_ not in {
        "quoted",
        "told",
        "cited",
    }:
        return next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass"} and child.pos_ in _NOMINAL | {"DET"}:
            return _antecedent(child) if child.tag_ in {"WDT", "WP"} else child
    if verb.dep_ in {"advcl", "conj", "xcomp", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head != verb:
        return _subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def _antecedent(pronoun: Token) -> Token | None:
    clause = pronoun.head
    return clause.head if clause.dep_.startswith("acl") else None


def _content(reading: Reading, sentence: Sentence, verb: Token, name: str, source: Span) -> list[Span]:
    for child in verb.children:
        if child.dep_ in {"ccomp", "csubj"} and not sentence.span_of(child, child).overlaps(source):
            return [subtree_span(sentence, child)]
    quoted = _quotes(reading, sentence)
    before = _before(reading, sentence, verb, source)
    if before:
        return [before, *[q for q in quoted if q.start >= sentence.end_of(verb)]]
    if quoted and not name.startswith("claim resp"):
        return quoted
    if verb.dep_ in {"parataxis", "conj"} and verb.head.i < verb.i and verb.head.pos_ in {"VERB", "NOUN", "ADJ"}:
        span = _trim(reading, sentence.span.start, min(source.start, sentence.start_of(verb)))
        return [span] if span else []
    lexicon = load_lexicon("cues")
    if name in lexicon.lists["object"]:
        for child in verb.children:
            if child.dep_ in {"obj", "nsubj:pass"} and child.pos_ in _NOMINAL and child.ent_type_ != "DATE":
                return [subtree_span(sentence, child)]
    if name not in lexicon.lists["clause"]:
        behind = _that_clause(reading, sentence, verb)
        return [behind] if behind else []
    return []


def _before(reading: Reading, sentence: Sentence, verb: Token, source: Span) -> Span | None:
    """Content in front of a closing ", an official said": whatever the parser made of it."""
    start, cue = min(source.start, sentence.start_of(verb)), max(source.end, sentence.end_of(verb))
    text = reading.document.text
    front = text[sentence.span.start : start].rstrip()
    tail = text[cue : sentence.span.end]
    closes = len(tail.split()) <= 9 or tail.lstrip()[:1] in {",", ".", ";", ":"}
    if closes and front[-1:] in {",", '"', "”", "?", "!"} and len(front.split()) >= 3:
        return _trim(reading, sentence.span.start, start)
    return None


def _that_clause(reading: Reading, sentence: Sentence, verb: Token) -> Span | None:
    """From behind the cue to the end: for parses that lost the clause ("said that …", "said 14 rockets were fired")."""
    following = [t for t in sentence.tokens if t.i > verb.i]
    if not any(t.pos_ in {"VERB", "AUX"} for t in following):
        return None
    return _trim(reading, sentence.end_of(verb), sentence.span.end)


def _quotes(reading: Reading, sentence: Sentence) -> list[Span]:
    text = reading.text_of(sentence)
    marks = [m.start() for m in re.finditer('"', text)]
    pairs = zip(marks[::2], [*marks[1::2], len(text)] if len(marks) % 2 else marks[1::2], strict=False)
    spans = [_trim(reading, sentence.span.start + a + 1, sentence.span.start + b) for a, b in pairs if b > a + 1]
    return [s for s in spans if s]


def _headline(reading: Reading, sentence: Sentence) -> Iterator[Attribution]:
    """ "Army: 14 rebels killed" and "14 rebels killed, army says" in headlines."""
    if not sentence.headline:
        return
    match = re.match(r"(?P<who>[A-Z][\w.' -]{1,40}?):\s+(?P<what>\S.{12,})$", reading.text_of(sentence))
    if match and len(match["who"].split()) <= 4:
        base = sentence.span.start
        who = Span(base + match.start("who"), base + match.end("who"))
        cue = Span(who.end, who.end + 1)
        yield _attribution(reading, who, cue, [Span(base + match.start("what"), base + match.end("what"))])


def _carried_quotes(reading: Reading, found: list[Attribution]) -> Iterator[Attribution]:
    """A sentence wholly in quotation marks belongs to the speaker of the sentence before it in its paragraph."""
    by_sentence = {s.number: [a for a in found if s.span.contains(a.cue.span)] for s in reading.sentences}
    for before, sentence in zip(reading.sentences, reading.sentences[1:], strict=False):
        text = reading.text_of(sentence)
        spoken = by_sentence[before.number]
        if (
            before.paragraph == sentence.paragraph
            and text.startswith('"')
            and spoken
            and not by_sentence[sentence.number]
        ):
            content = _trim(reading, sentence.span.start, sentence.span.end)
            if content:
                last = spoken[-1]
                yield _attribution(reading, last.source.span, last.cue.span, [content])


def _attribution(reading: Reading, source: Span, cue: Span, content: list[Span]) -> Attribution:
    return Attribution(
        reading.evidence(source), reading.evidence(cue), reading.evidence(content[0]), METHOD, tuple(content)
    )


def _unique(found: list[Attribution]) -> list[Attribution]:
    """One attribution a content: "according to" and the first cue win; content inside its own source is dropped."""
    kept: dict[Span, Attribution] = {}
    for attribution in found:
        span = attribution.content.span
        if not span.overlaps(attribution.source.span):
            kept.setdefault(span, attribution)
    return list(kept.values())


def speaker_at(span: Span, attributions: list[Attribution]) -> Speaker | None:
    """Who is said to have said the words at a span: the innermost content around them, with the chain outwards."""
    around = [a for a in attributions if any(s.overlaps(span) and s.start <= span.start for s in a.scope)]
    around = [a for a in around if not a.source.span.overlaps(span)]
    if not around:
        return None
    around.sort(key=lambda a: a.content.span.end - a.content.span.start)
    names = [full_name(a.source, attributions) for a in around]
    return Speaker(around[0].source, names[0], tuple(dict.fromkeys(names[1:])))


def full_name(source: Evidence, attributions: list[Attribution]) -> str:
    """The source's words; a pronoun is named by the last source before it that is not one."""
    if source.quote.lower() not in _PRONOUNS:
        return " ".join(source.quote.split())
    earlier = [
        a.source for a in attributions if a.source.span < source.span and a.source.quote.lower() not in _PRONOUNS
    ]
    return " ".join(max(earlier, key=lambda e: e.span).quote.split()) if earlier else source.quote
