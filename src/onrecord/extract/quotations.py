"""Quotations: the stretches between quotation marks, paragraph by paragraph, also over several sentences."""

import re

from onrecord.base.span import Span
from onrecord.extract.parse import Reading, plain

_DOUBLE = re.compile(r'"[^"\n]*(?:"|(?=\n)|$)')
_SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^'\"\n]|(?<=\w)'(?=\w))+'(?!\w)")


def find_quotations(reading: Reading) -> list[Span]:
    """Marks included, in reading order. A quotation left open runs to the end of its line, as newspapers print it.

    Single marks count from three words on: fewer are names or doubts, not speech.
    """
    text = plain(reading.document.text)
    double = [Span(*m.span()) for m in _DOUBLE.finditer(text) if len(m.group()) > 2]
    single = [Span(*m.span()) for m in _SINGLE.finditer(text) if len(m.group().split()) >= 3]
    return sorted([*double, *(s for s in single if not any(s.overlaps(d) for d in double))])
