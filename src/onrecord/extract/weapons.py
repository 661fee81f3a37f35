"""Find weapons and how many of them were used, with their fate (fired, intercepted, hit, missed)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities

METHOD = "weapons.lexicon/2"
_FATE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("intercepted", re.compile(r"\b(?:intercept(?:s|ed|ing)|(?:shot|shoot|shooting|brought|bring|bringing) down|downed|downing|neutrali[sz](?:ed|ing)|defus(?:ed|ing)|"
                               r"(?:destroyed|stopped|repelled)(?= by (?:\w+ ){0,3}(?:air|defen[cs]e|forces))|thwarted|disabled|dismantl(?:ed|ing)|seized|recovered|"
                               r"safely (?:detonated|destroyed))\b", re.I)),
    ("missed", re.compile(r"\b(?:missed|fell (?:short|into the sea|in open|in an open)|(?:landed|fell) in (?:an )?(?:open|empty|uninhabited)|failed to (?:reach|explode|hit))\b", re.I)),
    ("hit", re.compile(r"\b(?:hit|struck|slammed into|crashed into|landed (?:in|inside|on)|fell (?:on|inside)|impacted)\b", re.I)),
)  # fmt: skip
_CLAUSE = re.compile(
    r"[;:]|, (?:and |but |while )?|\b(?:and|but|while|whereas)\b (?=(?:\w+ ){0,3}(?:was|were|had|has|have)\b)"
)
_FIRED = re.compile(
    r"\b(?:fired|launch(?:ed|ing)|firing|lobbed|dropped|threw|thrown|throwing|rained|barrage|salvo|volley)\b", re.I
)


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """A weapon as named; `count` covers quantity and name where a number stands before it."""

    sentence: Sentence
    words: Span
    type: str
    count: Span | None
    fate: str
    """`munitions`, `intercepted`, `hit` or `missed`."""


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(load_lexicon("weapons").tables["types"], key=len, reverse=True)
    loads = r"(?:cars?|trucks?|lorr(?:y|ies)|vans?|vehicles?|motorcycles?|boats?|bus(?:es)?|tanker) (?:packed|laden|loaded|rigged|filled|fitted) with (?:\w+ ){0,2}?explosives"
    return re.compile(rf"(?<![\w-])(?:{loads}|(?:[A-Z][\w-]+ )?(?:" + "|".join(map(re.escape, names)) + r")(?:s|es)?)(?![\w])(?!-\w)", re.I)  # fmt: skip


@cache
def _not_after() -> re.Pattern[str]:
    words = "|".join(sorted(load_lexicon("weapons").lists["not_after"], key=len, reverse=True))
    return re.compile(rf" (?:{words})\b", re.I)


_OF_ATTACKS = re.compile(r"(?:,? (?:and|or) [\w-]+)? (?:attack|strike|fire|raid|barrage|assault|ambush|blast)", re.I)
"""What follows a weapon that is only the kind of an attack: "dozens of rocket and drone attacks" counts attacks."""
_KIND_OF_ATTACK = re.compile(r"(?:bomb|gun)s?(?:,? (?:and|or) [\w-]+)? (?:attack|violence|crime|assault)", re.I)
_VERBS = {
    "bomb",
    "bombs",
    "shell",
    "shells",
    "mine",
    "rocket",
    "rockets",
    "stone",
    "stones",
    "club",
    "axe",
    "bow",
    "arrow",
    "rock",
    "hammer",
}


def find_weapons(reading: Reading, sentence: Sentence) -> list[WeaponWords]:
    """In reading order, a counted weapon once for each thing that its number says. "rocket attack" names a rocket; "missile defence", "bomb threat", "no weapons" name none."""
    text = reading.text_of(sentence)
    base = sentence.span.start
    quantities = list(find_quantities(text))
    found = []
    for match in _pattern().finditer(text):
        start = _name_start(text, match, quantities)
        if not _used(sentence, text, start, match.end()):
            continue
        name = text[start : match.end()]
        kind = weapon_type(name)
        count = _count_start(text, start, match.end(), kind, quantities)
        span = Span(base + start, base + match.end())
        counted = Span(base + count, span.end) if count is not None else None
        for fate in _fates(text, start, match.end(), text[count:start] if count is not None else ""):
            found.append(WeaponWords(sentence, span, kind, counted, fate))
    return found


def _name_start(text: str, match: re.Match[str], quantities: list[tuple[int, int]]) -> int:
    """Where the name begins: with the make before it ("Katyusha rockets"), without an opening word or a number."""
    start = match.start()
    opening = text[:start].rstrip()[-1:] in {"", ".", '"'}
    if " " in match.group() and (opening or not match.group()[0].isupper()) and not _known(match.group()):
        start = match.end() - len(match.group().split(" ", 1)[-1])
    return next((b + 1 for a, b in quantities if a <= start < b < match.end()), start)


def _known(words: str) -> bool:
    types = load_lexicon("weapons").tables["types"]
    lowered = words.lower()
    plain = {lowered, lowered.removesuffix("s"), lowered.removesuffix("es")}
    return bool(plain & set(types)) or lowered.split(" ")[0] in types or " with " in lowered


def _used(sentence: Sentence, text: str, start: int, end: int) -> bool:
    """Whether the words name a weapon: no compound of something else, no negation, no verb, no surname."""
    before = re.search(r"([\w']+)[ -]$", text[:start])
    if _not_after().match(text, end) or _KIND_OF_ATTACK.match(text, start):
        return False
    if before and before[1].lower() in load_lexicon("weapons").lists["not_before"]:
        return False
    here = [t for t in sentence.tokens if start <= sentence.start_of(t) - sentence.span.start < end]
    if not here:
        return True
    last = here[-1]
    verb = last.pos_ == "VERB" and last.lower_ in _VERBS
    return not verb and last.ent_type_ not in {"PERSON", "LOC"}


def _count_start(text: str, start: int, end: int, kind: str, quantities: list[tuple[int, int]]) -> int | None:
    """Where the number before a weapon begins; a grenade is counted with its article too, being thrown one by one."""
    if _OF_ATTACKS.match(text, end):
        return None
    count = next((a for a, b in quantities if b <= start and _modifies(text[b:start])), None)
    if count is None and kind == "grenade":
        article = re.search(r"\b(?:a|an|another) $", text[:start], re.I)
        return article.start() if article else None
    return count


_NO_MODIFIER = re.compile(
    r"[,.;:]|\b(?:and|in|on|with|were|was|people|of the|as|from|by|when|killed|injured|wounded|hurt|dead|died|deaths|false|has|have|had|are|is|after|for|[kK][gG]|civilians|"
    r"soldiers|of them|such|metres|km)\b",
    re.I,
)


def _modifies(between: str) -> bool:
    """Only a few modifiers, no comma and no verb-like word, between the number and the weapon."""
    return len(between.split()) <= 3 and not _NO_MODIFIER.search(between)


def _fates(text: str, start: int, end: int, number: str) -> tuple[str, ...]:
    """What the number counts: weapons used, and those stopped, missed or hit; "one" that hit or missed is only a part of them."""
    fate = _fate(text, start, end)
    if fate == "munitions" or not number:
        return (fate,)
    single = number.strip().lower() in {"one", "a", "an", "another"}
    return (fate,) if single and fate != "intercepted" else ("munitions", fate)


def _fate(text: str, start: int, end: int) -> str:
    """By the clause around the weapon: stopped and missed win over hit; what was fired and hit counts as fired."""
    edges = [m.span() for m in _CLAUSE.finditer(text)]
    left = max((b for a, b in edges if b <= start), default=0)
    right = min((a for a, b in edges if a >= end), default=len(text))
    clause = text[left:right]
    for fate, pattern in _FATE_WORDS:
        if pattern.search(clause) and not (fate == "hit" and _FIRED.search(clause)):
            return fate
    return "munitions"


@lru_cache(maxsize=16_384)
def weapon_type(words: str, default: str = "other") -> str:
    """The type of the longest listed name that the words end in or hold."""
    types = load_lexicon("weapons").tables["types"]
    lowered = " ".join(words.lower().split())
    if re.search(r" with (?:\w+ )*explosives$", lowered):
        return "vehicle-bomb"
    for name in sorted(types, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)", lowered):
            return types[name]
    return default
