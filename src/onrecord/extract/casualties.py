"""Find counts of killed, injured, missing, abducted, detained, displaced: words first, trees where order leaves doubt.

News states tolls in few forms ("killing 14", "14 people were killed", "left 14 dead", "no casualties"); patterns over
the sentence hold where the parser slips.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.base.codebook import Slot
from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times

METHOD = "casualties.rules/1"
_STATES: dict[Slot, str] = {
    "killed": "killed|dead|slain|shot dead|martyred|murdered|massacred|executed|beheaded|assassinated|burned to death",
    "injured": "injured|wounded|hurt|hospitali[sz]ed|maimed",
    "missing": "missing|unaccounted for",
    "abducted": "abducted|kidnapped|taken hostage|seized|snatched|taken captive",
    "detained": "arrested|detained|taken into custody|in custody|apprehended|rounded up",
    "displaced": "displaced|evacuated|forced to flee|forced from their homes",
}
_ACTS: dict[Slot, str] = {
    "killed": r"kill(?:ed|ing|s)?|claim(?:ed|ing)? the lives? of|murder(?:ed|ing)|massacred|assassinat(?:ed|ing)|slaughtered|martyr(?:ed|ing)|gunn?ed down|shot dead|execut(?:ed|ing)|behead(?:ed|ing)",
    "injured": r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurting|maiming",
    "abducted": r"abduct(?:ed|ing)|kidnap(?:ped|ping)|took hostage|taking hostage|snatch(?:ed|ing)",
    "detained": r"arrest(?:ed|ing)|detain(?:ed|ing)|round(?:ed|ing) up|took into custody",
    "displaced": r"displac(?:ed|ing)|forc(?:ed|ing)",
}
_NOUNS: dict[Slot, str] = {
    "killed": r"deaths|fatalities|dead(?! bodies)|lives were lost|were lost|bodies|killed",
    "injured": r"injuries|injured|wounded",
    "detained": r"arrests",
}
_NONE = re.compile(
    r"(?:\bno|\bany|\bwithout(?: causing)?(?: any)?|\bneither) (?:(?:immediate|reported|human|further|reports? of|word of|civilian|"
    r"military) )*(?P<both>casualties|casualty|victims)|(?:\bno|\bany|\bwithout) (?P<killed>deaths|fatalities|loss of life)|"
    r"(?:\bno|\bany|\bwithout|\bnor|\bor) (?P<injured>injuries)|"
    r"\b(?:nobody|no ?one|none(?: of \w+(?: \w+)?)?|no \w+(?: \w+)?) (?:was|were|had been|has been|have been) "
    r"(?:(?:either )?(?P<harmed>hurt|harmed)|(?P<k>killed)(?: (?:or|nor) (?P<ki>injured|wounded|hurt))?|(?P<i>injured|wounded))",
    re.IGNORECASE,
)
_NEGATOR = re.compile(r"\b(?:not|n't|no|without|never|neither|nor)\b[^,.;]*$", re.IGNORECASE)
_UNREPORTED = re.compile(
    r"(?:no|not|unclear|unknown)\b[^.]*\b(?:immediate|immediately|unclear|word|information)", re.IGNORECASE
)
_SUBSET = re.compile(
    r"^\s?(?:of (?:them|whom|the)|among (?:them|whom))\b|\b(?:including|among them|of them|of whom|among whom)\s$",
    re.IGNORECASE,
)
_NP = r"(?:(?: of (?:its|their|the|his|our))? (?:[\w'.-]+ ){0,5}?[\w'.-]+)?"


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of persons in one slot. `words` is the evidence; `low`/`high` only where no number is written."""

    sentence: Sentence
    slot: Slot
    words: Span
    person_class: str
    subset: bool
    low: int | None = None
    high: int | None = None


def find_tolls(reading: Reading, sentence: Sentence) -> list[Toll]:
    """All tolls of a sentence in reading order, one a slot and quantity."""
    text = reading.text_of(sentence)
    found = [*_stated(text), *_zeros(text), *_single(text), *_deadly(text)]
    kept: dict[tuple[str, int], tuple[Slot, int, int, int | None, int | None]] = {}
    for slot, start, end, low, high in found:
        kept.setdefault((slot, start), (slot, start, end, low, high))
    base = sentence.span.start
    return [
        Toll(sentence, slot, Span(base + start, base + end), person_class(text[start : end + 40]),
             _is_subset(text, start, end), low, high)
        for slot, start, end, low, high in sorted(kept.values(), key=lambda toll: toll[1])
    ]  # fmt: skip


_Found = tuple[Slot, int, int, int | None, int | None]


def _stated(text: str) -> Iterator[_Found]:
    times = list(find_times(text))
    for start, end in find_quantities(text):
        if any(a < end and start < b for a, b in times):
            continue
        if slot := _slot_of(text, start, end):
            yield slot, start, _phrase_end(text, end), None, None


def _slot_of(text: str, start: int, end: int) -> Slot | None:
    before, after = text[:start], text[end:]
    for slot, acts in _ACTS.items():
        if (
            slot != "displaced"
            and re.search(
                rf"\b(?:{acts})(?: (?:and|or) (?:{'|'.join(_ACTS.values())}))?(?: (?:the|his|her|all))? $", before, re.I
            )
            and _persons(after)
        ):
            return None if _NEGATOR.search(before[-40:]) else slot
    for slot, states in _STATES.items():
        nouns = _NOUNS.get(slot)
        if nouns and re.match(rf" (?:\w+ )?(?:{nouns})\b", after, re.I):
            return slot
        passive = rf"{_NP}(?:,[^,]{{0,60}},)? (?:(?:was|were|are|is|be|been|being|have|has|had|left|reported|reportedly|also|confirmed|believed|thought|feared|others|more) )*(?:{states})\b"
        if re.match(passive, after, re.I) and _persons(after):
            return slot
    if re.match(rf"{_NP} (?:\w+ )?(?:died|lost their lives|perished|lay dead)\b", after, re.I) and _persons(after):
        return "killed"
    if re.search(
        r"\b(?:death toll|number of (?:dead|deaths|people killed)|toll)\b[^.;]{0,40}\b(?:to|at|of|reached|is|was|stands at|as)\s$",
        before,
        re.I,
    ):
        return "killed"
    for slot, states in (("killed", _STATES["killed"]), ("injured", _STATES["injured"])):
        if re.search(rf"\b(?:{states})(?: and)? (?:at )?$", before, re.I) and _persons(after) and slot in _STATES:
            return "killed" if slot == "killed" else "injured"
    return None


@cache
def _person_words() -> dict[str, str]:
    lexicon = load_lexicon("persons")
    words = dict(lexicon.tables["classes"])
    words |= {w + "s": c for w, c in lexicon.tables["classes"].items()}
    words |= {form: words[lemma] for form, lemma in lexicon.tables["irregular"].items() if lemma in words}
    return words


def _persons(after: str) -> bool:
    """Whether what is counted can be persons: a person word, or no noun at all."""
    words = re.findall(r"[\w-]+", after.lower())[:7]
    if not words or any(w in _person_words() for w in words):
        return True
    return words[0] in {"were", "was", "and", "others", "more", "dead", "injured", "wounded", "killed", "people", "have", "had",
                        "of", "died", "in", "including", "at", "are", "from", "on"}  # fmt: skip


def person_class(words: str) -> str:
    """The codebook's class of the first person word; "unknown" for people, others, none."""
    for word in re.findall(r"[\w-]+", words.lower()):
        found = _person_words().get(word)
        if found and found != "unknown":
            return found
        if found:
            return "unknown"
    return "unknown"


def _phrase_end(text: str, end: int) -> int:
    """The quantity with the person noun close behind it."""
    match = re.match(r" (?:[\w'-]+ ){0,3}?([\w-]+)", text[end:])
    words = re.finditer(r" [\w'-]+", text[end : end + 45])
    last = end
    for step, word in enumerate(words):
        if step > 3 or (step and text[end + word.start() - 1] in ",.;"):
            break
        if word.group().strip().lower() in _person_words():
            last = end + word.end()
            break
    return last if match else end


def _zeros(text: str) -> Iterator[_Found]:
    if _UNREPORTED.search(text):
        return
    for match in _NONE.finditer(text):
        if match.group().lower().startswith("any") and not _NEGATOR.search(text[: match.start()]):
            continue
        names = {k for k, v in match.groupdict().items() if v}
        if names & {"both", "killed", "k", "harmed"}:
            yield "killed", match.start(), match.end(), 0, 0
        if names & {"both", "injured", "i", "ki", "harmed"}:
            yield "injured", match.start(), match.end(), 0, 0


def _single(text: str) -> Iterator[_Found]:
    """One person without a number: "a woman was killed", "killing a soldier"."""
    person = "|".join(sorted(map(re.escape, _person_words()), key=len, reverse=True))
    one = rf"\b(?:an?|his|her|the) (?:[\w-]+ ){{0,3}}?(?P<who>{person})"
    for slot, states in _STATES.items():
        pattern = (
            rf"(?P<np>\ban? (?:[\w-]+ ){{0,3}}?(?:{person}))(?: (?:was|has been|had been|is)(?: also)?) (?:{states})\b"
        )
        for match in re.finditer(pattern, text, re.I):
            if not match["np"].lower().endswith("s"):
                yield slot, match.start("np"), match.end("np"), 1, 1
    for slot, acts in _ACTS.items():
        for match in re.finditer(rf"\b(?:{acts}) (?P<np>{one})\b", text, re.I):
            singular = (
                not match["who"].lower().endswith("s")
                and match["who"].lower() not in load_lexicon("persons").tables["irregular"]
            )
            if singular and match["np"].lower().startswith(("a ", "an ")):
                yield slot, match.start("np"), match.end("np"), 1, 1


def _deadly(text: str) -> Iterator[_Found]:
    for match in re.finditer(r"\bdeadly\b", text, re.I):
        yield "killed", match.start(), match.end(), 1, None


def _is_subset(text: str, start: int, end: int) -> bool:
    return bool(_SUBSET.search(text[end : end + 12]) or _SUBSET.search(text[max(0, start - 14) : start]))
