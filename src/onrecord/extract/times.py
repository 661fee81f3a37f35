"""Find time expressions in the source's words; ground/dates.py reads them.

Small phrases (a weekday, a date, "at dawn", "last week") are found first, then neighbours that name one time are joined:
"at 09:30" + "on Friday" + "last week". Months and weekdays keep their capital, which the verbs "may" and "march" lack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty)(?:-\w+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|several|an?|a few|few|a couple of|a dozen|many|some)"
)
PART = r"(?:morning|afternoon|evening|nightfall|night|dawn|dusk|daybreak|sunrise|sunset|noon|midday|midnight|lunchtime)"
UNIT = r"(?:seconds|(?:moment|minute|hour|day|night|week|month|year|decade)s?)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
FEAST = (
    r"(?:Christmas(?: Eve| Day)?|Boxing Day|New Year's(?: Eve| Day)?|Valentine's Day|May Day|Bastille Day|Halloween|Good Friday"
    r"|Palm Sunday|Easter(?: Sunday| Monday| weekend)?|Ramadan|Eid al-Fitr|Eid al-Adha)"
)
YEAR = r"(?:1[89]|20)\d\d"

_MONTH = rf"(?:{MONTHS}|{MONTHS.upper()}|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_WEEKDAY = rf"(?:{DAYS}|{DAYS.upper()})"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?: ?[-\u2013] ?|,? (?:and|to|through|until|or) (?:the )?)"
_DAYS = rf"{_NTH}(?:{_TO}{_NTH})?"
_DATE = (
    rf"(?:{_MONTH} (?:the )?{_DAYS}(?![\d:.]\d|\d| ?[ap]\.?m\b)(?:,? {YEAR}(?!\d))?|{_DAYS}(?:-| of | ){_MONTH}(?:(?:,? |-){YEAR})?(?!\w)"
    rf"|{YEAR}-\d\d-\d\d(?!\d)|\d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d)(?![\d/])|\d{{1,2}}\.\d{{1,2}}\.{YEAR}(?!\d))"
)
_NEAR = r"(?:early|late|mid|the (?:very )?(?:start|beginning|end|middle) of|early in|late in)[- ]"
_OF_WHICH = r"last|this|next|that|the same|the previous|the following"
_MONTHLY_LEAD = r"(?:in|during|by|until|till|since|last|this|next|of|for|from|through|throughout|between|before|after|around|back in)"
_YEAR_LEAD = r"(?:in|since|during|by|of|from|until|through|throughout|before|after|around|between|back in|as early as)"
_HALF = r" ?(?:a\.m\.?|p\.m\.?|am|pm)(?!\w)"
_CLOCK = (
    rf"(?:(?:shortly |just |soon )?(?:at|by|around|about|before|after|from|until) )*(?:\d{{1,2}}[:.]\d\d(?:{_HALF})|\d{{1,2}}:\d\d(?![\d:])"
    rf"|\d{{1,2}}{_HALF}|[012]\d[0-5]\d ?(?:hrs|hours|GMT|UTC)|\d{{1,2}} o'clock)(?:,? (?:local time|GMT|EST|UTC))?"
)
_HOURS = r"(?:(?:very )?(?:small|early|first|late|pre-?dawn|morning|evening|night|daylight) hours)"
_PAST = r"(?:past|last|previous|preceding|recent|next|coming|following)"
_WHICH = r"(?:previous|following|same|next|preceding)"
_SPELL = r"(?:week|month|year|quarter|decade|century)"

# Kinds: day, month or longer, relative spell, part of a day, clock, lead (nothing alone), after ("a day after").
_KINDS = {
    "after": rf"(?:(?:just|only|exactly|about|almost|more than|less than) )?(?:{NUMBER} {UNIT}|the (?:day|night|morning|week|month|year)) (?:after|before)(?! yesterday| last\b)",
    "day": "|".join((
        rf"(?:on )?(?:(?:last|this|this past|next|coming|the {_WHICH}|that) )?(?-i:{_WEEKDAY})(?: {PART})?", rf"(?:on )?(?-i:{_DATE}(?:[-\u2013]{_DATE})?)",
        rf"the day (?:before yesterday|after tomorrow)|the night before last|(?:earlier |later |late |early )?(?:today|yesterday|tomorrow|tonight)(?: {PART})?",
        r"(?:earlier |later |late |early )?(?:this (?:morning|afternoon|evening)|last (?:night|evening))",
        rf"(?:on |at |during |since |before |after )?(?-i:{FEAST})(?:(?:,| in| of)? {YEAR})?",
    )),
    "span": "|".join((
        rf"(?:(?:back )?in |during |by |over |since |for )?{_NEAR}(?-i:{_MONTH})(?:(?:,| of)? {YEAR})?",
        rf"(?:{_MONTHLY_LEAD} )(?:(?:last|this|next|the (?:whole|entire) month of) )?(?-i:{_MONTH})(?:(?:,| of)? {YEAR})?(?!\.? \d{{1,2}}\b)",
        rf"(?-i:{_MONTH})(?:,| of)? {YEAR}(?!\d)|(?-i:{_MONTH})(?='s\b|,? (?:{_OF_WHICH}) year\b)|(?-i:January|February|July|August|September|October|November|December)",
        rf"(?:in |during |over )?(?:(?:this|last|next) year's|the {YEAR}) (?:first|second|third|fourth) (?:quarter|half)|(?:in |during )?this past {SEASON}",
        rf"(?:between|from) {YEAR}{_TO}{YEAR}(?![\d-])|(?-i:{_MONTH})[-\u2013](?-i:{_MONTH}) {YEAR}",
        rf"{_YEAR_LEAD} (?:{_NEAR})?{YEAR}(?:[-\u2013/](?:{YEAR}|\d\d))?(?![\d-]|,\d|\.\d)|{_NEAR}{YEAR}(?![\d-])",
        rf"(?<=the ){YEAR}(?![\d,-]|(?-i: [A-Z])|\.\d| (?:people|persons|troops|soldiers|fighters|men|women|residents|rounds|others))",
        r"the (?:early |late |mid-?)?(?:(?:1[89]|20)\d0s|\d\dth century|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
        rf"(?:in|last|this|next|during|since|by|of|over)(?: the)? (?:early |late |mid-?)?{SEASON}(?: of)?(?: {YEAR})?(?! of\b)|{SEASON} (?:of )?{YEAR}",
    )),
    "spell": "|".join((
        rf"(?:(?:in|during|at|by|over|for) )?the (?:first|second|third|fourth|last|final|early|closing|opening) (?:{NUMBER} )?(?:half|quarter|days?|weeks?|months?) of (?:{YEAR}|(?:the|this|last|next) (?:week|month|year)|(?-i:{_MONTH})(?: {YEAR})?)",
        rf"(?:(?:earlier|later|early|late|so far|in|during|over|at|on|by) )*(?:this|last|next|the (?:{_WHICH}|past|coming)|that|the) weekend",
        rf"(?:(?:earlier|later|early|late|so far|in|during|by|since) )*(?:this|last|next) (?:{_SPELL}|{SEASON})(?!-)",
        r"(?:earlier|later|early|late) in the (?:day|week|month|year)|(?:earlier|later) (?:on )?(?:the (?:same )?|that )day",
        rf"(?:(?:later|earlier) )?(?:(?:on|in|during|over|by) )?(?:the {_WHICH}|that(?: same| very)?) (?:day|night|{PART}|{_SPELL})(?!-| (?:of|when|he|she|they|it|for)\b)",
        rf"(?:over|in|during|within|for|of|across|throughout|through|at) (?:(?:the |these |those )(?:very )?{_PAST} (?:{NUMBER} )?(?:{UNIT}|quarter)|{_PAST} (?:{NUMBER} )?{UNIT}(?<=s))",
        rf"(?:over|throughout|during|earlier) the (?:week|month|year)(?! of\b)|the past (?:{NUMBER} )?(?:{UNIT})",
        rf"(?:(?:just|only|more than|over|about|nearly|almost|less than|some|around|at least|exactly) )?(?:{NUMBER} |(?<!llion )(?<!thousand )(?<!hundred )){UNIT} (?:ago|earlier|later|afterwards)(?: today)?|next day",
        r"the (?:day|night|morning|evening|week|month|year) (?:before|afterwards)(?! yesterday)|(?:soon|shortly|minutes|hours) afterwards|ever since",
        rf"(?:(?:in|during|at|by|since|until) )?the (?:very )?(?:start|beginning|end|middle) of (?:the|this|last|next) (?:week|month|year|{SEASON})",
    )),
    "part": rf"(?:through|during) the (?:night|day) and into the (?:{PART})|(?:(?:shortly |just |long |soon )?(?:on|in|during|by|until|before|after|at|over|through|around|since|into) )(?:the )?(?:(?:early|late|mid)[- ])?(?:{_HOURS}|{PART})(?: of the \d{{1,2}}(?:st|nd|rd|th))?"
            rf"|the (?:(?:early|late) )?(?:{_HOURS}|{PART})(?= of\b| on (?-i:{_WEEKDAY}|{_MONTH}|\d))|during the night from|overnight",
    "clock": _CLOCK,
    "lead": r"(?:early|late|later|earlier)(?: on)?|pre-?dawn|(?:morning|afternoon|evening|night)(?= (?:of|on)\b)",
}  # fmt: skip
_PHRASE = re.compile(
    rf"(?<![\w-])(?<!\d[.,])(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})(?!\w)", re.I
)
_PLAIN = re.compile(r"(?:,? ?\(?|,? (?:on|of|at|in|into|the|of the|on the|in the|from)(?: the)? )?")
_RANGE = re.compile(_TO, re.I)
_LED = re.compile(r"(?:\b(?:since|until|till)(?: about| around)?|(?P<range>\b(?:between|from))) (?:the )?$", re.I)
_NAMES_A_DATE = re.compile(rf"\d|{_MONTH}")
_WITHIN = re.compile(rf"(?:earlier )?(?:{_OF_WHICH}) (?:week|month|year|weekend)", re.I)
_STARTS_ANEW = re.compile(r"(?:on|in|at|since|until|by|during|over|for) ", re.I)
_JOINED = {
    ("part", "day"), ("day", "part"), ("clock", "day"), ("day", "clock"), ("clock", "part"), ("part", "clock"), ("lead", "day"), ("lead", "part"),
    ("after", "day"), ("part", "part"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """Consecutive phrases that name one time; `last` is where the last of them starts."""

    kinds: tuple[str, ...]
    start: int
    last: int
    end: int


def find_times(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets, longest at each place, in order."""
    yield from _times(text)


@lru_cache(maxsize=2048)
def _times(text: str) -> tuple[tuple[int, int], ...]:
    out: list[_Found] = []
    for match in _PHRASE.finditer(text):
        found = _Found((match.lastgroup or "",), match.start(), match.start(), match.end())
        joined = out and _one_time(text, out[-1], found)
        if joined:
            before = out.pop()
            found = _Found((*before.kinds, *found.kinds), before.start, found.start, found.end)
        out.append(found)
    return tuple(_whole(text, found) for found in out if found.kinds != ("lead",))


def _one_time(text: str, before: _Found, after: _Found) -> bool:
    """Whether the two phrases name one time: parts of one, or the two ends of a range."""
    between, kinds = text[before.end : after.start], (before.kinds[-1], after.kinds[0])
    if _PLAIN.fullmatch(between):
        if kinds == ("day", "day"):
            names = [bool(_NAMES_A_DATE.search(text, f.last, f.end)) for f in (before, after)]
            return names == [False, True]
        if kinds in {("day", "spell"), ("span", "spell")}:
            return bool(_WITHIN.fullmatch(text, after.start, after.end))
        return kinds in _JOINED and (after.kinds[0] == "day" or after.kinds[0] not in before.kinds)
    ends = kinds in {("day", "day"), ("span", "span")}
    return ends and bool(_RANGE.fullmatch(between)) and not _STARTS_ANEW.match(text, after.start)


def _whole(text: str, found: _Found) -> tuple[int, int]:
    """With "since" or "until", with the "between" or "from" of a range, and with a bracket that it opens."""
    lead = _LED.search(text, max(0, found.start - 20), found.start)
    is_led = lead and (not lead["range"] or _TO_INSIDE.search(text, found.start, found.end))
    start = lead.start() if lead and is_led else found.start
    opens = "(" in text[start : found.end] and text[found.end : found.end + 1] == ")"
    return start, found.end + opens


_TO_INSIDE = re.compile(r"[-\u2013]| (?:and|to|through|until) ")
_PERIOD = re.compile(
    r"since\b|ever since|over the (?!weekend|night)|(?:in|during|within|for|of|across|through|throughout) (?:the |these |those )?(?:past|last|recent)\b"
    r"|during the (?!night|morning|evening|afternoon|day\b|early|weekend)|within the|throughout|the past\b",
    re.I,
)


def is_period(words: str) -> bool:
    """Whether the words name a stretch in which several happenings lie (since May, over the past weeks)."""
    return bool(_PERIOD.match(words))
