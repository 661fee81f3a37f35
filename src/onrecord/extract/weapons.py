"""Find weapons and how many of them were used, with their fate (fired, intercepted, missed)."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities

METHOD = "weapons.lexicon/1"
_DOWNED = r"intercept(?:ed|ing)|shot down|downed|destroyed|brought down|neutrali[sz]ed|shooting down"


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """A weapon as named; `count` covers quantity and name where a number stands before it."""

    sentence: Sentence
    words: Span
    type: str
    count: Span | None
    fate: str
    """`munitions` or `intercepted`."""


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(load_lexicon("weapons").tables["types"], key=len, reverse=True)
    return re.compile(
        r"(?<![\w])(?:[A-Z][\w-]+ )?(?:" + "|".join(map(re.escape, names)) + r")(?:s|es)?(?!\w)", re.IGNORECASE
    )


_NOT_USED = re.compile(
    r"^s? (?:depot|factory|program|deal|shipment|suppl|transfer|industr|launch(?:er)? site|defen[cs]e|shield|permit)",
    re.I,
)


_OF_ATTACKS = re.compile(r"(?: and [\w-]+)? (?:attack|strike|fire|raid|barrage|assault)", re.I)
"""What follows a weapon that is only the kind of an attack: "dozens of rocket and drone attacks" counts attacks."""


def find_weapons(reading: Reading, sentence: Sentence) -> list[WeaponWords]:
    """In reading order. "rocket attack" names a rocket; "missile defence" and "arms deliveries" name none."""
    text = reading.text_of(sentence)
    base = sentence.span.start
    quantities = list(find_quantities(text))
    found = []
    for match in _pattern().finditer(text):
        if _NOT_USED.match(text[match.end() - 1 :]) or _NOT_USED.match(text[match.end() :]):
            continue
        start = match.start()
        if not match.group()[0].isupper() or text[:start].rstrip()[-1:] in {"", ".", '"'}:
            start = (
                match.end() - len(match.group().split(" ", 1)[-1])
                if " " in match.group() and not _known(match.group())
                else start
            )
        start = next((b + 1 for a, b in quantities if a <= start < b < match.end()), start)
        count = next(((a, b) for a, b in quantities if b <= start and _modifies(text[b:start])), None)
        if _OF_ATTACKS.match(text[match.end() :]):
            count = None
        name = text[start : match.end()]
        span = Span(base + start, base + match.end())
        counted = Span(base + count[0], span.end) if count else None
        found.append(WeaponWords(sentence, span, weapon_type(name), counted, _fate(text, match.end())))
    return found


def _known(words: str) -> bool:
    types = load_lexicon("weapons").tables["types"]
    return words.lower() in types or words.split(" ")[0].lower() in types


def _modifies(between: str) -> bool:
    """Only a few modifiers, no comma and no verb-like word, between the number and the weapon."""
    return len(between.split()) <= 3 and not re.search(r"[,.;:]|\b(?:and|in|on|with|were|was|people|of the)\b", between)


def _fate(text: str, end: int) -> str:
    around = text[max(0, end - 60) : end + 60]
    return "intercepted" if re.search(rf"\b(?:{_DOWNED})\b", around, re.I) else "munitions"


def weapon_type(words: str, default: str = "other") -> str:
    """The type of the longest listed name that the words end in or hold."""
    types = load_lexicon("weapons").tables["types"]
    lowered = " ".join(words.lower().split())
    for name in sorted(types, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)", lowered):
            return types[name]
    return default
