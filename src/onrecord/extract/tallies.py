"""Running totals ("targeted 78 times since October 7") and statements of precedence ("the first attack since …")."""

import re
from dataclasses import replace

from onrecord.base.mention import Attribution, FirstKind, FirstWords, TallyOf, TallyWords
from onrecord.base.span import Evidence, Span
from onrecord.extract.attribution import speaker_at
from onrecord.extract.casualties import find_tolls
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times, is_period

METHOD = "tally.rules/1"
FIRST_METHOD = "first.rules/1"
_ATTACKS = re.compile(
    r"^(?: of)?(?: \w+){0,3}? (?:attacks?|times|strikes|incidents|airstrikes|air strikes|raids|assaults|explosions|bombings|clashes)\b",
    re.I,
)
_PERIOD = re.compile(
    r"\bsince\b|\bso far\b|\bin total\b|\boverall\b|\bsince then\b|\bthis year\b|\blast year\b|\bto date\b|\bin the past\b|"
    r"\bover the (?:past|last)\b|\bhave been\b|\bthe war\b|\bthe conflict\b",
    re.I,
)
_OF: dict[str, TallyOf] = {"killed": "killed", "injured": "injured", "displaced": "displaced", "detained": "detained"}
_BACK = re.compile(r"\b(?:those|these|such) (?:attacks|strikes|incidents|clashes|raids)\b", re.I)
_FIRST = re.compile(
    r"\b(?:the )?(?P<kind>first|deadliest|biggest|largest|worst|bloodiest|heaviest|most \w+|second|third)(?: \w+){0,4}? "
    r"(?:time|attack|attacks|strike|incident|assault|bombing|shooting|day|massacre|kidnapping|abduction|protest)s?\b(?P<rest>[^.;]*)",
    re.I,
)
_WINDOW = re.compile(
    r"\bsince\b|\bin (?:more than |over |nearly |almost )?(?:\w+ )?(?:years|decades|months|a decade|a year|history|memory|recent)\b|\bever\b|\bthis year\b",
    re.I,
)


def find_tallies(reading: Reading, attributions: list[Attribution]) -> list[TallyWords]:
    """In reading order. A count is a tally when a period governs it, or when it sums a series named before."""
    out: list[TallyWords] = []
    for sentence in reading.sentences:
        text = reading.text_of(sentence)
        period = [(a, b) for a, b in find_times(text) if is_period(text[a:b])]
        if period or _PERIOD.search(text) or _BACK.search(text):
            found = _in_sentence(reading, sentence, period, attributions)
            before = next((t.since for t in reversed(out) if t.since), None)
            out += [replace(t, since=before) if t.since is None and _BACK.search(text) else t for t in found]
    return out


def _in_sentence(
    reading: Reading, sentence: Sentence, period: list[tuple[int, int]], attributions: list[Attribution]
) -> list[TallyWords]:
    text, base = reading.text_of(sentence), sentence.span.start
    times = list(find_times(text))
    tolls = {t.words.start - base: _OF.get(t.slot, "other") for t in find_tolls(reading, sentence) if t.low is None}
    summed = (
        bool(period) or bool(_BACK.search(text)) or bool(re.search(r"\bso far\b|\bin total\b|\bsince\b", text, re.I))
    )
    out: list[TallyWords] = []
    for start, end in find_quantities(text):
        if any(a < end and start < b for a, b in times):
            continue
        of: TallyOf | None = "attacks" if _ATTACKS.match(text[end:]) else tolls.get(start)
        if of is None and out and out[-1].of == "attacks" and re.match(r" (?:of them |of those )?in [A-Z]", text[end:]):
            of = "attacks"
        if of is None or not (summed or of == "attacks") or _small(text[start:end]):
            continue
        noun = _ATTACKS.match(text[end:])
        stop = end + (noun.end() if noun and of == "attacks" else 0)
        since = next((reading.evidence(Span(base + a, base + b)) for a, b in period), None)
        out.append(TallyWords(
            _evidence(reading, base, start, stop), _evidence(reading, base, start, end), of, METHOD, since,
            places=_areas(reading, sentence, stop),
                speaker=speaker_at(Span(base + start, base + end), attributions),
        ))  # fmt: skip
    return out


_AREA = re.compile(
    r"[^,.;\d]{0,30}?\bin (?P<names>(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*(?:(?:, | and |, and )(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)*)"
)


def _areas(reading: Reading, sentence: Sentence, stop: int) -> tuple[Evidence, ...]:
    """The places named right behind a count ("78 times in Iraq and Syria", "43 of them in Iraq"), each by itself."""
    match = _AREA.match(reading.text_of(sentence), stop)
    if match is None:
        return ()
    base = sentence.span.start + match.start("names")
    names = re.finditer(r"(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", match["names"])
    return tuple(reading.evidence(Span(base + n.start(), base + n.end())) for n in names)


def _small(words: str) -> bool:
    """One or two of something is no running total; vague words alone count nothing."""
    return words.lower() in {
        "one",
        "two",
        "1",
        "2",
        "a",
        "several",
        "a few",
        "many",
        "a number of",
        "some",
        "numerous",
        "another",
    }


def _evidence(reading: Reading, base: int, start: int, end: int) -> Evidence:
    return reading.evidence(Span(base + start, base + end))


def find_firsts(reading: Reading, attributions: list[Attribution]) -> list[FirstWords]:
    """Precedence within a window; "the first attack" alone only orders and is left out."""
    out: list[FirstWords] = []
    for sentence in reading.sentences:
        text, base = reading.text_of(sentence), sentence.span.start
        for match in _FIRST.finditer(text):
            if not _WINDOW.search(match["rest"]) and not re.search(r"\bfirst time\b", match.group(), re.I):
                continue
            kind: FirstKind = "first" if match["kind"].lower() in {"first", "second", "third"} else "most"
            times = [(a, b) for a, b in find_times(text) if a >= match.start()]
            since = next((_evidence(reading, base, a, b) for a, b in times), None)
            whole = text[match.start() : match.end()].rstrip(" ,")
            span = Span(base + match.start(), base + match.start() + len(whole))
            out.append(
                FirstWords(
                    reading.evidence(span), kind, whole, FIRST_METHOD, since, speaker=speaker_at(span, attributions)
                )
            )
    return out
