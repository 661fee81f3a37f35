"""Find quantities in the source's words: digits, number words, dozens, ranges, with "at least", "about" and the like.

Only the words are found here; ranges.py reads them by the codebook's table.
"""

import re
from collections.abc import Iterator

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL_WORD = "|".join((*sorted(UNITS.split(), key=len, reverse=True), *TENS.split()))
_SMALL = rf"(?:{_SMALL_WORD})(?:[- ](?:{_SMALL_WORD}))?"
_SCALE = "hundred|thousand|million|billion"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_PLURAL = "tens|dozens|scores|hundreds|thousands|millions"
_ONE = (
    rf"(?:{_DIGITS}(?:(?: (?:{_SCALE}))+| dozen)?"
    rf"|(?:tens|hundreds) of (?:thousands|millions)|(?:(?:several|many|a few) )?(?:{_PLURAL})"
    rf"|(?:several|a few) (?:dozen|score|{_SCALE})"
    rf"|(?:(?:half a|half-a|a half|a|{_SMALL_WORD}) )?dozen|(?:a|{_SMALL_WORD}) score|a couple|a pair"
    rf"|a (?:{_SCALE})(?:(?:,? and|,)? {_SMALL})?"
    rf"|{_SMALL}(?:[- ](?:{_SCALE})(?:(?:,? and|,)? {_SMALL})?)*)"
)
_HEDGE = (
    "at least|at the least|at minimum|a minimum of|no fewer than|no less than|not fewer than|not less than|well over|just over|a little over|"
    "in excess of|more than|over|above|upwards? of|up to|as many as|no more than|not more than|at most|fewer than|less than|under|just under|"
    "about|around|some|nearly|almost|approximately|approx\\.|roughly|close to|an estimated|estimated|exactly|only|just|another|a total of|"
    "a further|an additional|as few as|all"
)
_VAGUE = "several|a few|a number of|large numbers of|many|numerous|multiple|various|a handful of|a handful"
_RANGE = rf"between {_ONE} and {_ONE}|{_ONE}(?: to | or |-){_ONE}"
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w.,/:'-])", r"(?![\w/]|[.,:]\d|-(?!strong\b|member\b)\w)"
QUANTITY = re.compile(
    rf"{_EDGE_BEFORE}(?:(?:(?:{_HEDGE}) )*(?:{_RANGE}|{_ONE}){_EDGE_AFTER}(?: or (?:more|so)\b)?|(?:{_VAGUE})\b)", re.I
)
NUMBER = re.compile(rf"(?<![\w.]){_ONE}(?!\w)", re.I)
"""One number without hedges."""
_UNIT = (
    "%|percent|per cent|percentage|[kcm]?m\\b|kms?\\b|kgs?\\b|kilo\\w*|grams?\\b|tonn?e?s?\\b|lit(?:er|re)s?\\b|gallons?\\b|barrels?\\b|bpd\\b|"
    "(?:nautical |square )?(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|hectares|acres)\\b|feet\\b|foot\\b|inch(?:es)?\\b|yards?\\b|degrees?\\b|"
    "a\\.?m\\b|p\\.?m\\b|GMT|UTC|local time|o'clock|hours\\b|dollars|euros|pounds|rupees|rubles|roubles|shekels|pesos|yuan|naira|riyals|"
    "points?\\b|votes?\\b|seats?\\b|caliber|calibre"
)
_SPAN_OF_TIME = "(?:consecutive |straight |long |full |more |other )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries)\\b"
_NOT_COUNTED = re.compile(
    rf"\s?(?:{_UNIT}|{_SPAN_OF_TIME}|(?:st|nd|rd|th)\b)|-(?:year|day|hour|minute)|"
    r" (?:Brigade|Division|Battalion|Regiment|Squadron|Corps)\b",
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_NAMED_BY = (
    "Route|Highway|Road|Street|Article|Resolution|Section|Unit|Brigade|Division|Battalion|Regiment|Flight|Boeing|Airbus|Room|Gate|Zone|Sector|"
    "Terminal|Block|Phase|Day|Week|Page|Figure|Channel|Law|Order|Class|Type|Mark|Mk|Number|No|Nos|Level|Category|Formula|Group|Densus|Kalashnikov|"
    "Su|MiG|Mi|Il|Tu|An|Ka|Ch|Typhoon|BM|RPG|AK|Covid|COVID"
)
_NAME_BEFORE = re.compile(
    rf"\b(?:{_MONTHS})\.?\s$|(?:[$€£¥]|\bRs\.?|\bUSD|\bUS\$)\s?$|\b(?:[Aa]ged?|version)\s$|\b(?:{_NAMED_BY})\.?[ -]$"
)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b")
_PLURAL_BEHIND = re.compile(r" (?:[a-z-]+ )?(?:people|men|women|children|police|troops|[a-z]{2,}s)\b")
_NO_PERSON = re.compile(r"\b(?:no|any|every|each|some|the)[ -]$", re.I)
_ONE_OTHERWISE = re.compile(
    r"[ -](?:another|day|time|point|side|hand|in (?:\d|two|three|four|five|six|seven|eight|nine|ten)|thing|reason|way|third|fifth|sixth)\b"
)
_RATIO_BEFORE = re.compile(r"\bone in $|\bout of (?:every )?$", re.I)


def find_quantities(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the quantities of countable things: no days of the month, years, hours, ages, distances."""
    for match in QUANTITY.finditer(text):
        for start, end in _apart(text, *match.span()):
            if _counts(text, start, end):
                yield start, end


def number_of(words: str) -> float | None:
    """The value of one number's words ("1,400", "two hundred and five", "half a dozen", "1.2 million"); None for "dozens"."""
    value: float | None = None
    total = 0.0
    for token in re.findall(r"\d+(?:\.\d+)?|[a-z]+", words.lower().replace(",", "")):
        if token[0].isdigit():
            value = float(token)
        elif token in _VALUES:
            value = (value or 0) + _VALUES[token]
        elif token in _SCALES:
            value = (1 if value is None else value) * _SCALES[token]
            if _SCALES[token] >= 1000:
                total, value = total + value, 0
        elif token == "half":
            value = 0.5
    return None if value is None else total + value


_VALUES = {w: i for i, w in enumerate(UNITS.split(), 1)} | {w: 10 * i for i, w in enumerate(TENS.split(), 2)}
_SCALES = {
    "couple": 2, "pair": 2, "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A range in one; "from 15 to 12", which tells of a change, as two."""
    found = list(NUMBER.finditer(text, start, end))
    if len(found) < 2:
        return [(start, end)]
    values = [number_of(m.group()) for m in found[:2]]
    rising = values[0] is not None and values[1] is not None and values[0] < values[1]
    changed = text[:start].endswith("from ") and " to " in text[start:end]
    if rising and not (changed and not re.search(r"\brang\w+ from $", text[:start])):
        return [(start, end)]
    return [(start if m is found[0] else m.start(), m.end()) for m in found[:2]]


def _counts(text: str, start: int, end: int) -> bool:
    words, before = text[start:end], text[max(0, start - 16) : start]
    if _NOT_COUNTED.match(text, end) or _MONTH_AFTER.match(text, end) or re.fullmatch(r"\d+\.\d+", words):
        return False
    if words[0].isdigit() and _NAME_BEFORE.search(before):
        return False
    if re.search(r"(?<![\d,])(?:19|20)\d\d$", words) and not _PLURAL_BEHIND.match(text, end):
        return False
    if re.fullmatch(r"0\d{3}", words) or text[end : end + 1] == ")":
        return False
    if words.lower() == "one" and (_NO_PERSON.search(before) or _ONE_OTHERWISE.match(text, end)):
        return False
    return not _RATIO_BEFORE.search(before)
