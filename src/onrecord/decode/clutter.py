"""What of a text is page and not article: menus, captions, bylines, promotion, lists of other articles.

Line by line, with the patterns of clutter.toml and what a line's place says: before the first paragraph (head), after
the last (tail), or between. Marked words stay in the text; they are greyed for people and not coded. A missed menu
costs little, a lost paragraph costs facts: a line is marked only on a sign of its own.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.base.span import Span

Where = Literal["any", "head", "tail", "edge"]

PARAGRAPH_WORDS = 5
"""A line of running text: a finished sentence of at least this many words."""
SHORT_WORDS = 3
"""Up to so many words are no sentence, whatever they end with ("Share.")."""
SIGN_OFF_WORDS = 4
"""Up to so many words without a full stop after the last paragraph are a name or a button."""
TITLE_WORDS = 20
"""A title of another article, in a list of them, is no longer."""

_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$|[.!?…,]['\"”’»]+\)?$")
_FULL_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: de)? [A-Za-z]{3,10}\.?,? (?:19|20)\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
)
_DATED_LINE_WORDS = 45
"""Bylines with a day, and captions, which name it in full; a headline does not."""
_TELLS = re.compile(r"^[-–—•*●]|\b(?:sa(?:id|ys?)|told|reports?|reported|according|events?|incidents?)\b", re.I)
"""Words and bullets of a line that tells the news, whatever day it names."""
_CLOCK = re.compile(r"\d:\d\d")
_HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_DATE_TOKEN = re.compile(r"[A-Za-z][A-Za-z.]*|\d+")
_DATELINE = re.compile(r"[A-Z][\w ,.'’-]{1,50}\(\w[\w ]{1,20}\) ?[—–-]|\(\w{2,10}\) ?[—–-]")


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    where: Where
    words: int
    pattern: re.Pattern[str]
    sentence: bool = True
    """False: a line that ends like a sentence is spared."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def finished(self) -> bool:
        return bool(_SENTENCE_END.search(self.text)) and not _HALF_DAY.search(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def find_clutter(text: str, *, title_end: int = 0, known: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Spans of clutter, sorted and disjoint, each within one line; never before `title_end` (the headline).

    `known`: lines that the page's own markup sets apart. They count unless they are most of the text, which means that
    the markup is broken. Without a headline the first line that no rule knows may be it, and is spared.
    """
    lines = _lines(text, title_end)
    covered = sum(s.end - s.start for s in known)
    trusted = known if covered * 2 < len(text) - title_end else ()
    marked = {i for i, line in enumerate(lines) if any(s.contains(line.span) for s in trusted)}
    _mark(lines, range(len(lines)), ("any",), marked)
    head, tail = _edges(lines, marked)
    marked |= {i for i, line in enumerate(lines) if _is_moment(line)}
    _mark(lines, range(head), ("head", "edge"), marked)
    _mark(lines, range(tail, len(lines)), ("tail", "edge"), marked)
    _mark_head(lines, head, marked, spare_first=title_end == 0)
    _mark_tail(lines, tail, marked)
    return tuple(lines[i].span for i in sorted(marked))


def _lines(text: str, start: int) -> list[_Line]:
    """Lines with something in them, spaces at both ends left out."""
    found: list[_Line] = []
    for raw in text[start:].split("\n"):
        if words := raw.strip():
            found.append(_Line(start + raw.index(words), words))
        start += len(raw) + 1
    return found


def _mark(lines: list[_Line], places: range, wheres: Sequence[Where], marked: set[int]) -> None:
    """Adds the lines that a rule for one of the places knows."""
    rules = [rule for rule in _table().rules if rule.where in wheres]
    for i in places:
        if i not in marked and any(_hit(rule, lines[i]) for rule in rules):
            marked.add(i)


def _hit(rule: _Rule, line: _Line) -> bool:
    if line.words > rule.words or (not rule.sentence and line.finished and line.words > SHORT_WORDS):
        return False
    return bool(rule.pattern.fullmatch(line.text)) and not _DATELINE.match(line.text)


def _edges(lines: list[_Line], marked: set[int]) -> tuple[int, int]:
    """Where the head ends and the tail starts: around the paragraphs. Without any, both are empty."""
    tail_rules = [rule for rule in _table().rules if rule.where in ("tail", "edge")]
    head_rules = [rule for rule in _table().rules if rule.where in ("head", "edge")]
    running = [i for i, line in enumerate(lines) if i not in marked and line.finished and line.words >= PARAGRAPH_WORDS]
    first = next((i for i in running if not any(_hit(rule, lines[i]) for rule in head_rules)), 0)
    last = next((i for i in reversed(running) if not any(_hit(rule, lines[i]) for rule in tail_rules)), None)
    return (first, last + 1) if last is not None else (0, len(lines))


def _mark_head(lines: list[_Line], head: int, marked: set[int], *, spare_first: bool) -> None:
    """Lines with a full day in them, above the first paragraph, that are no sentence."""
    for i in (i for i in range(head) if i not in marked):
        line = lines[i]
        dated = _FULL_DATE.search(line.text) and line.words <= _DATED_LINE_WORDS and not line.finished
        if _is_date(line):
            marked.add(i)
        elif spare_first:
            spare_first = False
        elif dated and not (_DATELINE.match(line.text) or _TELLS.search(line.text)):
            marked.add(i)


def _mark_tail(lines: list[_Line], tail: int, marked: set[int]) -> None:
    """Sign-offs, and once anything is clutter, whatever looks like a title below it."""
    below = False
    for i in range(tail, len(lines)):
        line = lines[i]
        allowed = TITLE_WORDS if below else SIGN_OFF_WORDS
        if i not in marked and ((line.words <= allowed and not line.finished) or _is_date(line)):
            marked.add(i)
        below = below or i in marked


def _is_date(line: _Line) -> bool:
    """Nothing but a date, a time and words around them."""
    tokens = _DATE_TOKEN.findall(line.text.lower())
    words = _table().date_words
    known = all(token.isdigit() or token in words or token.rstrip(".") in words for token in tokens)
    return known and any(token.isdigit() for token in tokens)


def _is_moment(line: _Line) -> bool:
    """A full date with the time of day and nothing else: a page's stamp wherever it stands."""
    return _is_date(line) and bool(_FULL_DATE.search(line.text) and _CLOCK.search(line.text))


@dataclass(frozen=True, slots=True)
class _Table:
    rules: tuple[_Rule, ...]
    date_words: frozenset[str]


@cache
def _table() -> _Table:
    content = tomllib.loads(files("onrecord.decode").joinpath("clutter.toml").read_text(encoding="utf-8"))
    agencies = str(content["agencies"])
    rules = tuple(
        _Rule(
            name=str(row["name"]), where=row["where"], words=int(row["words"]),
            pattern=re.compile(str(row["pattern"]).replace("{agencies}", agencies)),
            sentence=bool(row.get("sentence", True)),
        )
        for row in content["rule"]
    )  # fmt: skip
    return _Table(rules, frozenset(str(content["date_words"]).split()))
