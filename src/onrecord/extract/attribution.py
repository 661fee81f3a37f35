"""Who said what: source, cue and content of direct, indirect and mixed speech, "according to", and headlines with a colon."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.base.mention import Attribution, Speaker
from onrecord.base.span import Evidence, Span
from onrecord.extract.content import trim
from onrecord.extract.lexicon import load_lexicon, verb_forms
from onrecord.extract.naming import PRONOUNS, Spoken, antecedent, named_speaker, speaks
from onrecord.extract.parse import Reading, Sentence, plain
from onrecord.extract.quotations import find_quotations
from onrecord.extract.saying import Saying, find_sayings
from onrecord.extract.speaking import NOMINAL, SUBJECTS, source_span

METHOD = "attribution.rules/2"
_ACCORDING = re.compile(r"\baccording to\b|\bas per\b|\bin the words of\b|\bin the opinion of\b", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?=who\b|which\b|the\b|an?\b|[a-z]).*", re.DOTALL)


@cache
def cue_forms() -> dict[str, str]:
    """{inflected form: verb}."""
    lexicon = load_lexicon("cues")
    return {f: verb for verb in sorted(lexicon.lists["verbs"]) for f in verb_forms(verb, lexicon.tables["irregular"])}


def find_attributions(reading: Reading, *, named: bool = True) -> list[Attribution]:
    """In text order; a sentence may hold several.

    `named`: the source of "he said" is the words that name him, where they are found; False keeps the pronoun.
    """
    quotations = find_quotations(reading)
    found: list[Saying] = []
    for sentence in reading.sentences:
        here = [
            *_according(reading, sentence),
            *find_sayings(reading, sentence, quotations),
        ]
        found.extend(sorted(here, key=lambda s: s.cue))
    heads = frozenset(s.head.lower_ for s in found if not s.sentence.headline)
    found = [*(s for sentence in reading.sentences for s in _headline(reading, sentence, heads)), *found]
    kept = [s for s in _unique(found) if is_attribution(s)]
    sources = _named(reading, kept) if named else [s.source for s in kept]
    out = [_attribution(reading, s, source) for s, source in zip(kept, sources, strict=True)]
    out = _with_carried(reading, out, quotations)
    return sorted(out, key=lambda a: (a.content.span, a.source.span))


def is_attribution(saying: Saying) -> bool:
    """Whether a candidate is somebody's word: weak forms need a source that can speak."""
    return saying.form in {"quote", "before", "according", "preposition"} or speaks(saying.head)


def _named(reading: Reading, sayings: list[Saying]) -> list[Span]:
    """Each saying's source; for a pronoun the words that name whom it stands for, when something near fits."""
    spoken: list[Spoken] = []
    out = []
    for saying in sayings:
        sentence, head, source = saying.sentence, saying.head, saying.source
        if head.lower_ in PRONOUNS:
            found = antecedent(reading, sentence, head, spoken, saying.content)
            if found is not None:
                sentence, head = found
                source = source_span(sentence, head)
        if head.lower_ not in PRONOUNS:
            spoken.append(Spoken(saying.sentence.number, saying.cue.start, sentence, head))
        out.append(source)
    return out


def _according(reading: Reading, sentence: Sentence) -> Iterator[Saying]:
    for match in _ACCORDING.finditer(reading.text_of(sentence)):
        cue = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        head = next(
            (t for t in sentence.tokens if sentence.start_of(t) >= cue.end and (t.pos_ in NOMINAL or named_speaker(t))),
            None,
        )
        if head is None:
            continue
        head = _phrase_head(sentence, head)
        source = source_span(sentence, head)
        source = Span(max(source.start, cue.end + 1), source.end) if source.end > cue.end + 1 else source
        source = _one_name(reading, sentence, source)
        content = _around(reading, sentence, Span(cue.start, source.end))
        if content:
            yield Saying(sentence, head, source, cue, tuple(content), "according", "according")


def _one_name(reading: Reading, sentence: Sentence, source: Span) -> Span:
    """The source cut at its first comma when no comma closes it: then what follows is the content, not an apposition."""
    text = reading.document.text
    comma = text.find(",", source.start, source.end)
    closed = text[source.end : sentence.span.end].lstrip()[:1] in {",", ".", "", '"', ")", ";"}
    return source if comma < 0 or closed else Span(source.start, comma)


def _phrase_head(sentence: Sentence, token: Token) -> Token:
    """Up from a modifier to the head of its noun phrase, not across a comma or an article."""
    while token.dep_ in {"compound", "amod", "nummod", "det", "nmod:poss", "flat", "name"} and token.head.i >= token.i:
        if any(t.text == "," or t.pos_ == "DET" for t in sentence.tokens if token.i < t.i < token.head.i):
            break
        token = token.head
    return token


def _around(reading: Reading, sentence: Sentence, hole: Span) -> list[Span]:
    """What is left of the sentence before and behind a hole: the side before when it is a clause, else the longer one first."""
    whole = sentence.span
    before, behind = trim(reading, whole.start, hole.start), trim(reading, hole.end, whole.end)
    sides = [s for s in (before, behind) if s]
    if before is not None and any(t.dep_ in SUBJECTS for t in sentence.within(before)):
        return sides
    return sorted(sides, key=lambda s: s.start - s.end)


def _headline(reading: Reading, sentence: Sentence, heads: frozenset[str]) -> Iterator[Saying]:
    """ "Army: 14 rebels killed" in headlines, when what stands before the colon can speak or speaks below (`heads`)."""
    if not sentence.headline:
        return
    match = re.match(r"(?P<who>[A-Z][\w.' -]{1,40}?):\s+(?P<what>\S.{12,})$", reading.text_of(sentence))
    if match and len(match["who"].split()) <= 4:
        base = sentence.span.start
        who = Span(base + match.start("who"), base + match.end("who"))
        head = next((t for t in reversed(sentence.within(who)) if named_speaker(t) or t.lower_ in heads), None)
        if head is not None:
            what = Span(base + match.start("what"), base + match.end("what"))
            yield Saying(sentence, head, who, Span(who.end, who.end + 1), (what,), ":", "headline")


def _with_carried(reading: Reading, found: list[Attribution], quotations: list[Span]) -> list[Attribution]:
    """A quotation that nobody is said to speak, behind one of the same paragraph, goes on with the same speaker's words."""
    covered = [s for a in found for s in a.scope]
    out = list(found)
    for quotation in quotations:
        if len(reading.document.text[quotation.start : quotation.end].split()) < 4 or any(
            s.overlaps(quotation) for s in covered
        ):
            continue
        before = [a for a in out if a.cue.span.end <= quotation.start]
        last = max(before, key=lambda a: a.cue.span, default=None)
        if last is not None and "\n" not in reading.document.text[last.cue.span.end : quotation.start]:
            out[out.index(last)] = Attribution(
                last.source, last.cue, last.content, METHOD, (*last.scope, quotation)
            )  # fmt: skip
    return out


def _attribution(reading: Reading, saying: Saying, source: Span) -> Attribution:
    content = tuple(_closed(reading, span) for span in saying.content)
    return Attribution(
        reading.evidence(source), reading.evidence(saying.cue), reading.evidence(content[0]), METHOD, content
    )  # fmt: skip


def _closed(reading: Reading, span: Span) -> Span:
    """Content that stops just inside a quotation takes in its closing mark: "it was 'the only way.'"."""
    text = plain(reading.document.text[span.start : span.end + 2])
    length = span.end - span.start
    closing = re.match(r'[.,!?]?"', text[length:])
    opened = text.count('"', 0, length) % 2 == 1
    return Span(span.start, span.end + closing.end()) if closing and opened else span


def _unique(found: list[Saying]) -> list[Saying]:
    """One saying a content: the first cue wins; content inside its own source is dropped."""
    kept: dict[Span, Saying] = {}
    for saying in found:
        if not saying.content[0].overlaps(saying.source):
            kept.setdefault(saying.content[0], saying)
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
    """The source's words without an apposition; a pronoun is named by the last source before it that is not one."""
    if source.quote.lower() in PRONOUNS:
        earlier = [a.source for a in attributions if a.source.span < source.span]
        earlier = [e for e in earlier if e.quote.lower() not in PRONOUNS]
        source = max(earlier, key=lambda e: e.span) if earlier else source
    return " ".join(_APPOSITION.sub("", source.quote).split())
