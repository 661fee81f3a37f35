"""Time expressions against TimeML's TimeBank: `python bench/timex.py FOLDER` (a folder with the .tml files of tempeval3_tbaq).

Prints how many expressions are found (any overlap, and with exactly the same words) and the value F1 of TempEval-3: an expression
counts when it overlaps the annotated one and its value is the annotated value. To beat: HeidelTime 77.6, SUTime 67.4, both measured
on TempEval-3's own test texts, which are not used here. Values are read from the words and the document's creation time alone.

The ledger's finder looks for dates of happenings. TimeML also annotates lengths ("six months"), vague words ("now", "recently") and
bare quarters; these are added here only, by a small layer that the ledger has no use for, and the finder alone is printed beside it.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onrecord.base.values import DateInterval
from onrecord.extract.times import NUMBER, UNIT, find_times
from onrecord.ground.calendar_words import MONTH, month_days
from onrecord.ground.counts import read_count
from onrecord.ground.dates import read_date

Spans = list[tuple[int, int]]

_QUARTER = r"(?:fiscal[ -])?(?:first|second|third|fourth)(?:[ -]fiscal)?[- ]quarter(?: of (?:19|20)\d\d)?"
_COUNTED = rf"{NUMBER}(?: and (?:a|one) half)?"
_LENGTH = rf"(?:(?:the )?(?:past|last|next|coming|first|latest) )?(?:{_COUNTED})[- ](?:{UNIT}|quarters?)(?! ago| earlier| later|-old)|recent (?:days|weeks|months|years)|(?:several|few) (?:{UNIT})"
_VAGUE = {
    "PRESENT_REF": r"now|currently|current|right now|at present|these days",
    "PAST_REF": r"recently|recent|the past",
    "FUTURE_REF": r"soon|the (?:near )?future",
}
_LAYER = re.compile(
    rf"(?<![\w-])(?:(?:the )?{_QUARTER}|the (?:latest|current|year-ago|year-earlier) (?:fiscal )?(?:quarter|period|year)|the (?:quarter|year|week|weekend|nine months|summer)"
    rf"|a year (?:earlier|ago)|year-(?:earlier|ago|end)|{_LENGTH}|{'|'.join(_VAGUE.values())}|(?:fiscal )?(?<![$,.])(?:19|20)\d\d(?![,\d]|\.\d)|(?-i:January|February|March|April|June|July|August|(?:Sept|Octo|Novem|Decem)ber)(?! \d))(?![\w-])",
    re.I,
)
_LEAD = re.compile(
    r"(?:since|until|till|from|between|in|on|at|by|during|over|of|for|within|through|throughout|before|after|around|about|as early as|back|so far|just|only) ",
    re.I,
)
_ENDS = re.compile(r" (?:to|and|through|until) |(?<=\d)-(?=\d)")
_APART = re.compile(r" (?:after|before)$|'s$")
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}
_MONTH_NAMED = re.compile(rf"\b{MONTH}")
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Text:
    """A TimeBank text without its tags, the day it was written, and its annotated expressions as (start, end, value)."""

    words: str
    created: date
    annotated: tuple[tuple[int, int, str], ...]


def read_tml(path: Path) -> Text:
    source = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.S)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.S)
    if created is None or body is None:
        raise ValueError(f"{path} has no creation date or no text")
    words, found, opened = "", [], ""
    start = 0
    for piece in re.split(r"(<[^>]+>)", body[1]):
        if piece.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', piece)
            opened, start = value[1] if value else "", len(words)
        elif piece == "</TIMEX3>":
            found.append((start, len(words), opened))
        elif not piece.startswith("<"):
            words += re.sub(r"\s", " ", piece)
    return Text(words, date.fromisoformat(created[1]), tuple(found))


def find_dates(text: str) -> Spans:
    """The ledger's finder, one span for each end of a range and without the preposition, as TimeML has it."""
    return [part for start, end in find_times(text) for part in _timeml_spans(text, start, end)]


def find_timex(text: str) -> Spans:
    """With the layer of lengths, vague words and bare quarters and months where the finder has nothing."""
    found = find_dates(text)
    for match in _LAYER.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in found):
            found.append(match.span())
    return sorted(found)


def _timeml_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    ends = _ENDS.search(text, start, end)
    if ends and re.search(r"[A-Z]|\d{4}", text[start : ends.start()]):
        yield start, ends.start()
        start = ends.end()
    apart = _APART.search(text, start, end)
    yield start, apart.start() if apart else end


def timex_value(words: str, published: date) -> str | None:
    """The TimeML value of the words by the document's date; None where they are not read."""
    text = " ".join(words.lower().split())
    vague = next((value for value, pattern in _VAGUE.items() if re.fullmatch(pattern, text)), None)
    if vague or (length := _length(text)):
        return vague or length
    today = DateInterval(published.isoformat(), published.isoformat(), "day")
    if quarter := _reported_quarter(text, published):
        return quarter
    text = re.sub(r"\bfiscal[ -]?", "", text)
    text = re.sub(r"^the (?:current )?(?=(?:year|week|weekend)$)", "this ", text)
    text = re.sub(r"^a year earlier$|^year-(?:ago|earlier)$", "a year ago", text)
    found = read_date(text, _ahead(text, published), today)
    return _value(found, text, published) if found else None


def _reported_quarter(text: str, published: date) -> str | None:
    """ "The (latest) quarter" is the last whole one; "the year-earlier quarter" the one a year before it."""
    if not re.fullmatch(
        r"(?:the )?(?:latest )?quarter|the latest period|(?:the )?year-(?:ago|earlier) (?:quarter|period)", text
    ):
        return None
    year, quarter = divmod(published.year * 4 + (published.month - 1) // 3 - 1, 4)
    return f"{year - ('year-' in text)}-Q{quarter + 1}"


def _ahead(text: str, published: date) -> date:
    """TimeML's dates without a year are the nearest; the ledger's are the last, as a report tells what has happened."""
    yearless = re.fullmatch(rf"(?:(?:early|mid|late)[- ]|\w+ |\w+, )?{MONTH}(?: \d{{1,2}})?", text)
    return published + timedelta(days=150) if yearless and not re.match(r"last|this|next", text) else published


def _length(text: str) -> str | None:
    """ "two-year" is P2Y, "several months" PXM; the last, next and first so many units are lengths in TimeML."""
    found = re.fullmatch(
        rf"(?:(?:(?:about|nearly|almost|over|more than|at least|the|past|last|next|coming|recent|first|latest|these|those) )*)(?:({NUMBER})[- ])?({UNIT}|quarters?)",
        text,
    )
    if found is None or (found[1] is None and not text.startswith("recent ")):
        return None
    many = "1" if found[1] in {"a", "an"} else _digits(found[1])
    unit = found[2].rstrip("s")
    letter = {"second": "S", "minute": "M", "hour": "H"}.get(unit)
    if unit == "decade":
        return f"P{int(many) * 10}Y" if many.isdigit() else "PXE"
    return f"PT{many}{letter}" if letter else f"P{many}{unit[0].upper()}"


def _digits(words: str | None) -> str:
    found = read_count(words) if words else None
    return str(found.low) if found and found.low is not None and found.low == found.high else "X"


def _value(found: DateInterval, text: str, published: date) -> str:
    first, last = date.fromisoformat(found.start), date.fromisoformat(found.end)
    part = next((f"T{code}" for word, code in _PARTS.items() if re.search(rf"\b{word}\b", text)), "")
    if not re.search(r"\bthis (?:week|month|year)\b", text) and (first == last or "night" in text):
        return f"{_whole_week(first) if re.search(r'weeks? ago', text) else first.isoformat()}{part}"
    if re.search(r"\bweeks?\b", text):
        return _whole_week(
            first if "ago" not in text else first.fromordinal((first.toordinal() + last.toordinal()) // 2)
        )
    if "weekend" in text:
        return f"{_whole_week(first)}-WE"
    return _calendar(first, last, text)


def _whole_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _calendar(first: date, last: date, text: str) -> str:
    """A month, quarter, season, year or decade by its length; early, mid and late parts stand for the whole, as in TimeML."""
    tests: tuple[tuple[str, Callable[[], str]], ...] = (
        (r"quarter", lambda: f"{first.year}-Q{(first.month + 2) // 3}"),
        (r"half", lambda: f"{first.year}-H{1 if first.month < 7 else 2}"),
        (r"spring|summer|autumn|fall|winter", lambda: f"{first.year}-{_SEASONS[first.month]}"),
        (r"century", lambda: str(first.year // 100)),
        (r"\d0s|ties\b", lambda: str(first.year // 10)),
    )
    named = next((make for pattern, make in tests if re.search(pattern, text)), None)
    if named:
        return named()
    one_month = month_days(first.year, first.month)[1] >= last
    if one_month and (_MONTH_NAMED.search(text) or "year" not in text):
        return f"{first:%Y-%m}"
    return str(first.year)


@dataclass(slots=True)
class Score:
    annotated: int = 0
    found: int = 0
    overlapping: int = 0
    same: int = 0
    valued: int = 0

    def add(self, text: Text, spans: Spans) -> None:
        self.annotated += len(text.annotated)
        self.found += len(spans)
        free = list(spans)
        for start, end, value in text.annotated:
            match = next((s for s in free if s[0] < end and start < s[1]), None)
            if match:
                free.remove(match)
                self.overlapping += 1
                self.same += match == (start, end)
                self.valued += timex_value(text.words[match[0] : match[1]], text.created) == value

    def f1(self, right: int) -> tuple[float, float, float]:
        precision, recall = right / max(1, self.found), right / max(1, self.annotated)
        return 100 * precision, 100 * recall, 200 * right / max(1, self.found + self.annotated)


def main(folder: Path) -> None:
    texts = [read_tml(path) for path in sorted(folder.rglob("*.tml"))]
    for name, find in (("finder of dates alone", find_dates), ("with TimeML's lengths and vague words", find_timex)):
        score = Score()
        for text in texts:
            score.add(text, find(text.words))
        print(f"{name}: {len(texts)} texts, {score.annotated} annotated, {score.found} found")
        for label, right in (
            ("overlapping", score.overlapping),
            ("same words", score.same),
            ("with its value", score.valued),
        ):
            print("  {:15} P {:5.1f}  R {:5.1f}  F1 {:5.1f}".format(label, *score.f1(right)))
        print(f"  value accuracy of the overlapping: {100 * score.valued / max(1, score.overlapping):.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
