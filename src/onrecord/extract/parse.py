"""Parsed text: the sentences of one document with their tokens, and evidence cut from the untouched text.

Paragraphs (lines) are parsed one by one, clutter not at all. Typographic quotes and spaces are replaced one for
one before parsing, so token offsets stay offsets of the document's text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.base.document import Document
from onrecord.base.span import Evidence, Span

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "`": "'",
                        "–": "-", "—": "-"})  # fmt: skip
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; token offsets plus `offset` are offsets of the document's text."""

    tokens: Tokens
    offset: int
    number: int
    paragraph: int
    headline: bool

    @property
    def span(self) -> Span:
        return self.span_of(self.tokens[0], self.tokens[-1])

    def span_of(self, first: Token, last: Token) -> Span:
        """From the first to the last token, both inclusive."""
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))

    def within(self, span: Span) -> list[Token]:
        """The tokens that lie in a span of the document's text."""
        return [t for t in self.tokens if span.start <= self.offset + t.idx and self.end_of(t) <= span.end]

    def end_of(self, token: Token) -> int:
        return self.offset + int(token.idx) + len(token.text)

    def start_of(self, token: Token) -> int:
        return self.offset + int(token.idx)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]

    def evidence(self, span: Span) -> Evidence:
        return Evidence.of(self.document.text, span.start, span.end)

    def text_of(self, sentence: Sentence) -> str:
        """The sentence with plain quotes and spaces: same length, same offsets."""
        span = sentence.span
        return plain(self.document.text[span.start : span.end])


def plain(text: str) -> str:
    """Typographic quotes, dashes and spaces as ASCII, one for one."""
    return text.translate(_PLAIN)


def parse(nlp: Language, documents: Sequence[Document]) -> list[Reading]:
    """The documents' readings, all paragraphs in one batch."""
    paragraphs = [(i, span) for i, d in enumerate(documents) for span in _paragraphs(d)]
    texts = (plain(documents[i].text[span.start : span.end]) for i, span in paragraphs)
    found: list[list[tuple[Span, Doc]]] = [[] for _ in documents]
    for (i, span), parsed in zip(paragraphs, nlp.pipe(texts, batch_size=_BATCH), strict=True):
        found[i].append((span, parsed))
    return [Reading(d, tuple(_sentences(d, parsed))) for d, parsed in zip(documents, found, strict=True)]


def _paragraphs(document: Document) -> Iterator[Span]:
    start = 0
    for line in document.text.splitlines(keepends=True):
        content = line.strip()
        if content:
            first = start + line.index(content)
            span = Span(first, first + len(content))
            if not any(c.overlaps(span) for c in document.clutter):
                yield from _without_dateline(content, first)
        start += len(line)


_DATELINE = re.compile(r"[A-Z][A-Z/ ,.'’-]{2,60}(?:\([A-Za-z ]{2,30}\) ?)?[-–—] ?(?=\S)")


def _without_dateline(content: str, first: int) -> Iterator[Span]:
    """ "BAGHDAD (agency) - Rockets …": the dateline and the sentence apart, which the parser would cut in the wrong place."""
    dateline = _DATELINE.match(content)
    if dateline and dateline.end() < len(content):
        yield Span(first, first + dateline.end())
        first, content = first + dateline.end(), content[dateline.end() :]
    yield Span(first, first + len(content))


def _sentences(document: Document, parsed: list[tuple[Span, Doc]]) -> Iterator[Sentence]:
    number = 0
    for paragraph, (span, doc) in enumerate(parsed):
        headline = span.start < document.title_end or (not document.title and paragraph == 0 and not _ends(doc))
        for tokens in _whole_sentences(doc):
            if tokens.text.strip():
                yield Sentence(tokens, span.start, number, paragraph, headline)
                number += 1


def _whole_sentences(doc: Doc) -> Iterator[Tokens]:
    """The parser's sentences, joined where one stops without an end mark inside its paragraph."""
    start = 0
    for tokens in doc.sents:
        if tokens.text.rstrip()[-1:] in {".", "!", "?", '"', ":", ")", ";"} or tokens.end == len(doc):
            yield doc[start : tokens.end]
            start = tokens.end


def _ends(doc: Doc) -> bool:
    return doc.text.rstrip()[-1:] in {".", "!", "?", '"', ":"}


def subtree_span(sentence: Sentence, token: Token, *, without: frozenset[int] = frozenset()) -> Span:
    """The contiguous run around a token made of its subtree, leaving out the subtrees of tokens in `without`."""
    inside = {t.i for t in token.subtree} - {u.i for t in token.subtree if t.i in without for u in t.subtree}
    first = last = token.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    doc = token.doc
    while first < last and (doc[first].is_punct or doc[first].is_space) and doc[first].text not in {'"', "("}:
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in {'"', ")"}:
        last -= 1
    return sentence.span_of(doc[first], doc[last])


_CLAUSAL = {"acl:relcl", "acl", "advcl", "parataxis", "appos", "ccomp", "dep", "punct", "cc", "conj", "nmod:unmarked",
            "obl:unmarked", "list", "discourse", "orphan", "advcl:relcl"}  # fmt: skip


def phrase_span(sentence: Sentence, head: Token, *, conjuncts: bool = False, preposition: bool = True) -> Span:
    """The noun phrase of a head: modifiers and "of"/"in" phrases, no clauses, no opening preposition.

    `preposition` False leaves out everything behind the head.
    """
    without = {t.i for t in head.children if t.dep_ in _CLAUSAL - ({"conj", "cc"} if conjuncts else set())}
    without |= {t.i for t in head.children if t.dep_ == "case" and t.i < head.i}
    if not preposition:
        without |= {t.i for t in head.children if t.i > head.i and t.dep_ in {"nmod", "obl"}}
    return subtree_span(sentence, head, without=frozenset(without))


def conjuncts(head: Token) -> list[Token]:
    """The head and what is coordinated with it."""
    out = [head]
    for token in out:
        out.extend(t for t in token.children if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
    return out
