"""One pass over a web page's markup: its text runs with their offsets, and what its head states about the article."""

import json
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import cast

from onrecord.base.json import Json

_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select"))
_BESIDE = frozenset(("nav", "footer", "aside", "figcaption"))
"""Elements that by the HTML standard stand beside an article's running text."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)  # fmt: skip
_DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "citation_publication_date", "article.published", "cxenseparse:recs:publishtime", "dc.date", "date",
)  # fmt: skip
"""Names of meta elements that state the day of publication, the surest first (Open Graph, schema.org, Dublin Core, and
the services that news sites use)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the page in a row. `literal`: they stand in it letter for letter (no entity)."""

    text: str
    start: int
    literal: bool
    beside: bool
    """Inside a caption, menu, footer or sidebar."""


@dataclass(slots=True)
class Page:
    """What one pass finds. `dates` in order of trust, in the page's own words."""

    runs: list[Run] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    """The text of each `h1`."""
    title: str = ""
    """The text of `title`, and of og:title: the headline, often with the outlet's name behind it."""
    language: str | None = None
    dates: list[str] = field(default_factory=list)


_UNCLOSED = 2000
"""With more tags or comments left open than this nobody wrote the page, and parsing time grows with their square."""


def read_page(page: str) -> Page:
    """Never fails on broken markup; unclosed elements count as open to the end. Nothing is found in a hopeless page."""
    pairs = (("<", ">"), ("<!--", "-->"), ("<![", "]"), ("<?", ">"))
    if any(page.count(opening) - page.count(closing) > _UNCLOSED for opening, closing in pairs):
        return Page()
    parser = _Parser(page)
    parser.feed(page)
    parser.close()
    return parser.found()


class _Parser(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._page = page
        self._lines = [0, *(i + 1 for i, c in enumerate(page) if c == "\n")]
        self._open: list[str] = []
        self._result = Page()
        self._meta: dict[str, str] = {}
        self._linked: list[str] = []
        self._marked: list[str] = []
        self._times: list[str] = []

    def found(self) -> Page:
        named = [self._meta[name] for name in _DATE_NAMES if name in self._meta]
        times = self._times if len(set(self._times)) == 1 else []
        self._result.dates = [*named, *self._linked, *self._marked, *times]
        self._result.title += " " + self._meta.get("og:title", "")
        return self._result

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        if tag == "html":
            self._result.language = given.get("lang") or given.get("xml:lang")
        elif tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._meta.setdefault(name.lower(), given.get("content", ""))
        elif tag == "time":
            self._time(given, [name for name, _ in attrs])
        elif tag == "h1":
            self._result.headlines.append("")
        if tag == "script" and "ld+json" in given.get("type", ""):
            self._open.append("ld+json")
        elif tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        names = (tag, "ld+json") if tag == "script" else (tag,)
        for back, opened in enumerate(reversed(self._open), start=1):
            if opened in names:
                del self._open[-back:]
                return

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "ld+json":
            self._linked += _published(data)
        elif inside == "title" and "svg" not in self._open:
            self._result.title += data
        elif not _UNSEEN.intersection(self._open):
            self._add(data, literal=True)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, words: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self._result.title += unescape(words)
        elif not _UNSEEN.intersection(self._open):
            self._add(unescape(words), literal=False)

    def _add(self, text: str, *, literal: bool) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        literal = literal and self._page.startswith(text, start)
        self._result.runs.append(Run(text, start, literal, bool(_BESIDE.intersection(self._open))))
        if "h1" in self._open and self._result.headlines:
            self._result.headlines[-1] += text

    def _time(self, given: dict[str, str], names: list[str]) -> None:
        """The `time` elements of the article itself; those of menus and sidebars are other articles' days."""
        stated = given.get("datetime")
        if not stated or _BESIDE.intersection(self._open) or "dateModified" in given.get("itemprop", ""):
            return
        if "datePublished" in given.get("itemprop", "") or "pubdate" in names:
            self._marked.append(stated)
        elif not any(word in given.get("class", "").lower() for word in ("updat", "modif")):
            self._times.append(stated)


def _published(words: str) -> list[str]:
    """Every datePublished in a JSON-LD script, in its order; none if it is broken."""
    try:
        waiting = [cast(Json, json.loads(words))]
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            stated = node.get("datePublished")
            found += [stated] if isinstance(stated, str) else []
            waiting += reversed(list(node.values()))
        elif isinstance(node, list):
            waiting += reversed(node)
    return found
