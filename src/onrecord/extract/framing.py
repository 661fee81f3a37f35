"""Loaded words in the outlet's own voice, of all sides alike. Words inside somebody's speech are that speaker's."""

import re
from functools import cache

from onrecord.base.mention import Attribution, Framing
from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence, plain
from onrecord.extract.quotations import find_quotations

METHOD = "framing.lexicon/2"
_TERROR = re.compile(r"terror|extremis", re.IGNORECASE)
_OFFICE = re.compile(
    r"[\s-]+(?:suspects?|charges?|laws?|acts?\b|courts?|trials?|cases?|offen[cs]es?|lists?|financing|watchlist|threats?|unit|squad|"
    r"police|investigat\w+|alerts?|levels?|experts?|designat\w+|legislation|convictions?|prosecutors?|related)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:counter|anti)[\s-]?$|\b(?:designated|listed|classed|proscribed|blacklisted|labell?ed|convicted|charged|suspected|alleged|accused)"
    r"(?: (?:\w+ ){0,3})?$|\b(?:war|fight|struggle|battle|combat|against) (?:on |against )?$",
    re.IGNORECASE,
)
_DIGNITY = re.compile(r"(?:medal|square|day|month|stadium|cup|award|prize)\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load_lexicon("loaded").tables["kinds"], key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, words)) + r")(?:e?s)?(?![\w-])", re.IGNORECASE)


def find_framing(reading: Reading, attributions: list[Attribution]) -> list[Framing]:
    """In reading order. Words of law and office ("terrorism charges", "counter-terrorism") and of names are not labels."""
    text = plain(reading.document.text)
    spoken = [*(span for a in attributions for span in a.scope), *find_quotations(reading)]
    kinds = load_lexicon("loaded").tables["kinds"]
    found = []
    for sentence in reading.sentences:
        for match in _pattern().finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if not any(s.overlaps(span) for s in spoken) and _is_label(text, sentence, span):
                found.append(Framing(reading.evidence(span), kinds[match.group(1).lower()], METHOD))
    return found


def _is_label(text: str, sentence: Sentence, span: Span) -> bool:
    """Whether a word judges, and is not the law's or an office's term, nor part of a name."""
    before, behind = text[max(sentence.span.start, span.start - 40) : span.start], text[span.end : sentence.span.end]
    if _TERROR.match(text, span.start) and (_OFFICE.match(behind) or _LAW.search(before)):
        return False
    return not _in_name(text, sentence, span, before, behind)


def _in_name(text: str, sentence: Sentence, span: Span, before: str, behind: str) -> bool:
    """Capitalised in running text beside another capitalised word: "Islamic Resistance", "Heroes Square"."""
    if not text[span.start].isupper():
        return False
    if _DIGNITY.match(behind.lstrip()):
        return True
    beside = re.search(r"[A-Z][\w'-]*\s$", before) or re.match(r"\s(?:of\s)?[A-Z]", behind)
    return bool(beside) and not sentence.headline and span.start != sentence.span.start
