"""A web page into main text and metadata: trafilatura says what the article is, the page itself when it appeared.

The publication date comes only from what the page states about itself: meta elements, JSON-LD, `time` elements, and
last the address. Trafilatura's own date search is not used: it also reads footers, and it bounds dates by today.
"""

import logging
import re
from dataclasses import dataclass

import trafilatura

from onrecord.base.document import Segment
from onrecord.base.span import Span
from onrecord.decode.dates import address_date, read_date
from onrecord.decode.page import Page, read_page
from onrecord.decode.page_map import PageMap

_NO_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""Trafilatura always looks for a date; this keeps its search short and off the clock. The result is not used."""

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # a page without text is our issue, not a line on stderr


@dataclass(frozen=True, slots=True)
class WebArticle:
    """Main text with the headline as its first line, what the page says of itself, and the map back."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    stated_date: str | None
    """The page's own words for its date when none of them could be read as a day."""
    segments: tuple[Segment, ...]
    beside: tuple[Span, ...]
    """Lines that the page's markup puts in a caption, menu, footer or sidebar."""


def read_web(markup: str) -> WebArticle | None:
    """None when the page has no main text."""
    found = trafilatura.bare_extraction(
        markup, with_metadata=True, include_comments=False, date_extraction_params=dict(_NO_DATES)
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    page = read_page(markup)
    title = _headline(page, found.title)
    text = _coded_text(title, found.text or "")
    segments, beside = PageMap(markup, page.runs).locate(text)
    published = next(filter(None, map(read_date, page.dates)), None) or address_date(found.url or "")
    return WebArticle(
        text=text, title=title, outlet=found.sitename or None, url=found.url or None,
        language=page.language or found.language, published=published,
        stated_date=None if published else next(iter(page.dates), None), segments=segments, beside=beside,
    )  # fmt: skip


def _headline(page: Page, guess: str | None) -> str | None:
    """The `h1` that the page's title also has (without the outlet's name behind it), else trafilatura's choice."""
    heads = [words for words in map(_spaced, page.headlines) if words]
    title = _spaced(page.title)
    return max((words for words in heads if words in title), key=len, default=None) or _spaced(guess or "") or None


def _coded_text(title: str | None, body: str) -> str:
    """Title, line break, body; a body that begins with the title loses that line."""
    lines = body.strip().split("\n")
    if title and _spaced(lines[0]) == title:
        lines = lines[1:]
    return "\n".join([title, *lines] if title else lines)


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
