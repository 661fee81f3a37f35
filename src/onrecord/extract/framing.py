"""Loaded words in the outlet's own voice, of all sides alike. Words inside somebody's speech are that speaker's."""

import re
from functools import cache

from onrecord.base.mention import Attribution, Framing
from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, plain

METHOD = "framing.lexicon/1"
_NAMES = re.compile(r"(?:counter|anti)-?\s?$|Islamic $|Harakat al-|Party of the $", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load_lexicon("loaded").tables["kinds"], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)


def find_framing(reading: Reading, attributions: list[Attribution]) -> list[Framing]:
    """In reading order. Capitalised words inside a name ("Islamic Resistance") are names, not labels."""
    text = plain(reading.document.text)
    spoken = [span for a in attributions for span in a.scope]
    quoted = [Span(m.start(), m.end()) for m in re.finditer(r'"[^"\n]{2,400}"', text)]
    found = []
    for sentence in reading.sentences:
        for match in _pattern().finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if any(s.overlaps(span) for s in (*spoken, *quoted)) or _NAMES.search(
                text[max(0, span.start - 20) : span.start]
            ):
                continue
            kind = load_lexicon("loaded").tables["kinds"][match.group().lower()]
            found.append(Framing(reading.evidence(span), kind, METHOD))
    return found
