"""Running totals ("targeted 78 times since October 7") and statements of precedence ("the first attack since …")."""

import re
from dataclasses import replace

from onrecord.base.mention import Attribution, FirstKind, FirstWords, TallyOf, TallyWords
from onrecord.base.span import Evidence, Span
from onrecord.extract.attribution import speaker_at
from onrecord.extract.casualties import Toll, find_tolls
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities
from onrecord.extract.ranges import read_range
from onrecord.extract.times import find_times, is_period

METHOD = "tally.rules/2"
FIRST_METHOD = "first.rules/2"
_ATTACKS = re.compile(
    r"(?: of(?! the| them| these| those))?(?: (?!(?:people|persons|civilians|were|was|had|have|of|in|by|after|since|for|to|with|from|over|on|at|as|during|amid)\b|killed|injured|wounded|dead|hurt|"
    r"arrested|arrests|launched|an?\b|the\b)[\w'-]+){0,4}? (?:attacks|times|strikes|incidents|airstrikes|raids|assaults|explosions|bombings|"
    r"clashes|shellings|drone attacks|ambushes|sorties|violations|operations|protests|demonstrations)\b",
    re.I,
)
_COUNTED_OTHER = re.compile(r"operations|protests|demonstrations|violations|sorties", re.I)
_HARMED = re.compile(
    r"(?: (?!were|was|and\b)[\w'-]+){0,4}? (?:(?:had|have|has|were|been|be) )*(?:killed|dead|injured|wounded) (?:and|or) (?:killed|injured|wounded)\b",
    re.I,
)
_WAR = (
    r"(?:war|conflict|insurgency|uprising|rebellion|offensive|campaign|crackdown|fighting|hostilities|unrest|revolt|crisis|genocide|intifada|invasion|"
    r"violence|protests|clashes|demonstrations|feud|terrorism|raids)"
)
_LONG = re.compile(
    r"\bsince\b(?! (?:when|he|she|it is|there (?:is|was))\b)|\bso far\b|\bto date\b|\bin total\b|\boverall\b|\buntil now\b|"
    r"\b(?:over|in|during|within|for) (?:the )?(?:past|last|previous)\b(?! (?:night|evening|hour))|\bin recent (?:weeks|months|years)\b|"
    r"\bbetween \d{4} and \d{4}\b|\bfrom \d{4} to \d{4}\b|\b(?:bring|brings|bringing|brought|push|pushes|pushed|pushing|tak\w+) the (?:\w+ )?(?:total|number|toll|count|tally)\b|"
    r"\b(?:over|in) (?:\w+ )?(?:days|weeks|months|years|decades) of\b|\b(?:months|years|decades)[- ](?:long|old)\b|\bof (?:nearly|almost|about|more than|over)? ?\w+ (?:months|years|decades)\b|"
    r"\bin(?:to)? the (?:[\w-]+ ){0,2}(?:war|conflict|insurgency|uprising|rebellion|offensive|campaign|crackdown)\b|\b(?:war|conflict|insurgency|uprising|rebellion|campaign|crackdown|protests) (?:which|that) (?:has|began|started|broke)\b",
    re.I,
)
"""Words that set a stretch in which happenings are summed."""
_YEAR_LONG = re.compile(r"\b(?:this|last) year\b|\bin (?:19|20)\d\d\b|\bthis month\b|\bthis week\b", re.I)
"""A stretch that may as well date one happening."""
_MANY = re.compile(
    rf"\b(?:{_WAR}|attacks|incidents|killings|strikes|bombings|cases|arrests|people have|have been)\b", re.I
)
_ONE_EVENT = re.compile(
    r"\b(?:an?|the|another|this|that|\w+'s) (?:[\w-]+ ){0,3}?(?:attack|bombing|blast|explosion|strike|airstrike|raid|ambush|shooting|massacre|clash|assault|rally|protest|march|"
    r"incident|operation|gunfight)\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\btoday\b",
    re.I,
)
_PERFECT = re.compile(
    r"\b(?:have|has) (?:\w+ )?(?:been |caused |left |driven |forced )?(?:\w+ )?(?:killed|died|shot|injured|wounded|displaced|arrested|detained|fled|lost|claimed|carried out|claimed|conducted|recorded|hit|targeted)\b",
    re.I,
)
_MASS = 5000
"""Tolls so high are of a war, never of one incident."""
_CROWD, _YEARLY = 200, 30
"""Tolls that are a series' where the perfect, or a year, goes with them and no single happening is named."""
_LEAST = 3
_SERIES = 10
"""Attacks so many are a series by themselves."""
_UPROOTED = 1000
"""Displaced persons so many are counted over days."""
_OF: dict[str, TallyOf] = {"killed": "killed", "injured": "injured", "displaced": "displaced", "detained": "detained"}
_BACK = re.compile(r"\b(?:those|these|such) (?:attacks|strikes|incidents|clashes|raids)\b", re.I)
_FIRST = re.compile(
    r"\b(?:the |its |their |his )?(?P<kind>first(?!-| (?:reported|said|responders?|aid|place|\d+|half|two|three|few|time he|time she))|second(?!-| (?:half|day|week|time in))|third(?!-)|deadliest|biggest|largest|worst|bloodiest|heaviest|fiercest|gravest|"
    r"(?<!at )least \w+|fewest|lowest|smallest|most (?:\w+ )?(?:deadly|serious|severe|intense|violent|significant|lethal|brutal|devastating|people|casualties|attacks))\b"
    r"(?:(?: (?!and\b|who\b|which\b|since\b|in\b)[\w'-]+){0,5}?(?: (?P<noun>time|attack|strike|incident|assault|bombing|shooting|day|massacre|kidnapping|abduction|protest|raid|clash|clashe|"
    r"fighting|violence|loss|toll|escalation|offensive|outbreak|unrest|demonstration|explosion|blast|barrage|bombardment|killing|death|kind|single|ambush|exchange|casualtie|incursion|number)s?\b))?"
    r"(?P<rest>[^.;]*)",
    re.I,
)
_GRIM = re.compile(r"deadliest|bloodiest|worst|heaviest|fiercest|gravest|least|most", re.I)
"""Words that rank violence even where its name is left out ("the deadliest in the capital for years")."""
_WINDOW = re.compile(
    r"\bsince\b|\b(?:in|for) (?:(?:more than|over|nearly|almost|about|at least) )?(?:[\w-]+ )?(?:years|decades|months|weeks|decade|year|half-century|century|history|memory)\b|"
    r"\bin (?:recent|living|modern|its|the (?:country|city|region|area|province)'s)\b|\bever\b|\bthis year\b|\bof (?:the|this) (?:war|year|conflict|kind|century|decade)\b|\bon record\b|\bto date\b|\bso far\b",
    re.I,
)


def find_tallies(reading: Reading, attributions: list[Attribution]) -> list[TallyWords]:
    """In reading order. A count is a tally when a stretch of time governs it, when it sums a series named before, or
    when it is the toll of a whole war."""
    out: list[TallyWords] = []
    for sentence in reading.sentences:
        text = reading.text_of(sentence)
        found = _in_sentence(reading, sentence, attributions)
        before = next((t.since for t in reversed(out) if t.since), None)
        out += [replace(t, since=before) if t.since is None and _BACK.search(text) else t for t in found]
    return out


def _in_sentence(reading: Reading, sentence: Sentence, attributions: list[Attribution]) -> list[TallyWords]:
    text, base = reading.text_of(sentence), sentence.span.start
    times = list(find_times(text))
    period = [(a, b) for a, b in times if is_period(text[a:b])]
    since = next((reading.evidence(Span(base + a, base + b)) for a, b in period), None)
    tolls = {t.words.start - base: t for t in find_tolls(reading, sentence) if t.basis == "counted" and not t.subset}
    out: list[TallyWords] = []
    for start, end in find_quantities(text):
        if any(a < end and start < b for a, b in times):
            continue
        toll = next((t for at, t in tolls.items() if start <= at < end), None)
        start = toll.words.start - base if toll else start
        of, stop = _counted(text, start, end, toll, out)
        if of is None or not _is_sum(text, start, end, of):
            continue
        out.append(TallyWords(
            _evidence(reading, base, start, stop), _evidence(reading, base, start, end), of, METHOD, since,
            places=_areas(reading, sentence, stop), speaker=speaker_at(Span(base + start, base + end), attributions),
        ))  # fmt: skip
    return out


def _counted(
    text: str, start: int, end: int, toll: Toll | None, before: list[TallyWords]
) -> tuple[TallyOf | None, int]:
    """What a quantity counts, and where its words end."""
    if noun := _ATTACKS.match(text, end):
        return ("other" if _COUNTED_OTHER.search(noun.group()) else "attacks"), noun.end()
    if before and before[-1].of == "attacks" and re.match(r" (?:of them |of those )?in [A-Z]", text[end:]):
        return "attacks", end
    if _HARMED.match(text, end):
        return "other", end
    return (_OF.get(toll.slot, "other"), end) if toll else (None, end)


def _is_sum(text: str, start: int, end: int, of: TallyOf) -> bool:
    """Whether a count adds up many happenings rather than tells the toll of one."""
    number = read_range(text[start:end])
    least = (number.low or number.high or 0) if number else 0
    vague = (
        number is not None
        and number.high is None
        and not re.search(r"\d|dozen|scores|tens|hundred|thousand|million", text[start:end], re.I)
    )
    if least < _LEAST or (vague and least == _LEAST):
        return False
    if (of == "attacks" and least >= _SERIES) or (of == "displaced" and least >= _UPROOTED):
        return True
    plain = _without_firsts(text)
    if _BACK.search(text):
        return True
    many = bool(_MANY.search(text) or _PERFECT.search(text))
    if _LONG.search(plain):
        return not _of_one(text, start) or many
    if _YEAR_LONG.search(plain) and (many or least >= _YEARLY) and not _ONE_EVENT.search(text):
        return True
    if least >= _CROWD and _PERFECT.search(text) and not _ONE_EVENT.search(text):
        return True
    return least >= _MASS and of in {"killed", "injured", "displaced", "detained"}


def _of_one(text: str, start: int) -> bool:
    """Whether the nearest happening before the count is a single one."""
    return bool(_ONE_EVENT.search(text[:start])) and not re.search(r"\bsince\b|\btotal\b|\bso far\b", text[start:])


def _without_firsts(text: str) -> str:
    """The text with statements of precedence blanked: their "since" is theirs."""
    return _FIRST.sub(lambda m: " " * len(m.group()) if _WINDOW.search(m["rest"]) else m.group(), text)


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


def _evidence(reading: Reading, base: int, start: int, end: int) -> Evidence:
    return reading.evidence(Span(base + start, base + end))


_SPOKEN_TAIL = re.compile(r",? (?:according to|[\w' ]{0,40}\b(?:said|says|reported|added|announced|told)\b).*$", re.S)
_WHERE = re.compile(
    r"\b(?:in|on|at|of|across) (?P<place>(?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Oct|Nov|Dec|Jan|Feb)\b)"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*|the (?:country|city|region|area|province|capital|district|town|state)\b)"
)


def find_firsts(reading: Reading, attributions: list[Attribution]) -> list[FirstWords]:
    """Precedence within a window; "the first attack" alone only orders and is left out."""
    out: list[FirstWords] = []
    for sentence in reading.sentences:
        text, base = reading.text_of(sentence), sentence.span.start
        for match in _FIRST.finditer(text):
            if not (match["noun"] or _GRIM.match(match["kind"])):
                continue
            if not _WINDOW.search(match["rest"]) and not re.search(r"\bfirst time\b", match.group(), re.I):
                continue
            whole = _SPOKEN_TAIL.sub("", match.group()).rstrip(" ,")
            span = Span(base + match.start(), base + match.start() + len(whole))
            times = [(a, b) for a, b in find_times(text) if match.start() <= a < match.start() + len(whole)]
            since = next((_evidence(reading, base, a, b) for a, b in times), None)
            where = _WHERE.search(whole)
            out.append(FirstWords(
                reading.evidence(span), _kind(match["kind"]), whole, FIRST_METHOD, since, where["place"] if where else None,
                speaker_at(span, attributions),
            ))  # fmt: skip
    return out


def _kind(word: str) -> FirstKind:
    if re.match(r"first|second|third", word, re.I):
        return "first"
    return "least" if re.match(r"least|fewest|lowest|smallest", word, re.I) else "most"
