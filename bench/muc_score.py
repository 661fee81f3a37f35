"""The MUC-4 score of this project: the official counting, with matching done by rule instead of by a person.

Counting follows the scoring guidelines (version 7): a filler is correct (1), partly correct (1/2) or incorrect (0);
recall divides by the key's fillers, precision by the response's. An optional filler counts only where it was matched.
"All templates": a key template without a response template counts all its fillers as missing (an optional one nothing),
a response template without a key template counts all its fillers as spurious. A response template may stand for a key
template when the incident types match at least partly and one perpetrator, physical or human target does too; pairs are
taken greedily by summed credit. The rules of each slot are at its function.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bench.figures import Counts
from bench.muc_keys import Filler, Option, Template

DATE, LOCATION, TYPE, INSTRUMENT, INDIVIDUAL, ORGANISATION, CONFIDENCE = 2, 3, 4, 6, 9, 10, 11
PHYSICAL, NAME, DESCRIPTION, NUMBER, EFFECT = 12, 18, 19, 21, 23
SLOTS: dict[int, str] = {
    TYPE: "incident type", DATE: "date", LOCATION: "location", INSTRUMENT: "instrument",
    INDIVIDUAL: "perpetrator: individual", ORGANISATION: "perpetrator: organisation", CONFIDENCE: "confidence",
    PHYSICAL: "physical target", NAME: "human target: name", DESCRIPTION: "human target: description",
    NUMBER: "human target: number", EFFECT: "human target: effect",
}  # fmt: skip
_ANCHORS = (INDIVIDUAL, ORGANISATION, PHYSICAL, NAME, DESCRIPTION)
_NONESSENTIAL = frozenset({
    "THE", "A", "AN", "SOME", "SEVERAL", "MANY", "OTHER", "ANOTHER", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT",
    "NINE", "TEN", "DOZEN", "OF", "AND", "IN", "AT", "MR", "MRS", "DR",
})  # fmt: skip
_MODIFIERS = 3
"""How many words more than the key's a response may have and still be fully correct."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One filler of a response, and which other filler of the template it is about."""

    value: str
    tag: str = ""


@dataclass(slots=True)
class Response:
    """A response template: MUC slot number → answers."""

    slots: dict[int, list[Answer]] = field(default_factory=dict)

    def add(self, slot: int, value: str, tag: str = "") -> None:
        answer = Answer(value, tag)
        if answer not in self.slots.setdefault(slot, []):
            self.slots[slot].append(answer)


def score_messages(pairs: Iterable[tuple[list[Template], list[Response]]]) -> dict[int, Counts]:
    """Counts of each slot over (key templates, response templates) of many messages."""
    totals = {slot: Counts() for slot in SLOTS}
    for keys, responses in pairs:
        taken = align(keys, responses)
        for i, key in enumerate(keys):
            response = responses[taken[i]] if i in taken else None
            if response is not None or not key.optional:
                _add(totals, key, response or Response())
        for j, response in enumerate(responses):
            if j not in taken.values():
                _add(totals, Template(), response)
    return totals


def _add(totals: Mapping[int, Counts], key: Template, response: Response) -> None:
    for slot, total in totals.items():
        total.add(*slot_counts(slot, key.slots.get(slot, []), response.slots.get(slot, [])))


def align(keys: list[Template], responses: list[Response]) -> dict[int, int]:
    """Key template → response template, one to one."""
    scored = sorted(
        ((_worth(key, response), -i, -j) for i, key in enumerate(keys) for j, response in enumerate(responses)), reverse=True
    )  # fmt: skip
    taken: dict[int, int] = {}
    for worth, i, j in scored:
        if worth > 0 and -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return taken


def _worth(key: Template, response: Response) -> float:
    """Summed credit; 0 where the templates may not stand for each other."""
    credit = {s: slot_counts(s, key.slots.get(s, []), response.slots.get(s, []))[0] for s in SLOTS}
    return sum(credit.values()) if credit[TYPE] and any(credit[s] for s in _ANCHORS) else 0.0


def slot_counts(slot: int, fillers: list[Filler], answers: list[Answer]) -> tuple[float, int, int]:
    """(credit, answers counted, fillers counted), answers matched to fillers one to one, best credit first."""
    pairs = sorted(
        ((credit(slot, f, a), -i, -j) for i, f in enumerate(fillers) for j, a in enumerate(answers)), reverse=True
    )
    used: dict[int, int] = {}
    total = 0.0
    for worth, i, j in pairs:
        if worth > 0 and i not in used and j not in used.values():
            used[i] = j
            total += worth
    counted = sum(not f.optional or -i in used for i, f in enumerate(fillers))
    return total, len(answers), counted


def credit(slot: int, filler: Filler, answer: Answer) -> float:
    """What an answer is worth against a filler: the best of its options."""
    judge = _JUDGES[slot]
    return max((judge(option, answer) for option in filler.options), default=0.0)


def words(text: str) -> list[str]:
    """Upper-case essential words without accents: no articles, quantifiers, numbers or titles, unless all are such."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))
    found = re.findall(r"[A-Z0-9]+(?:'S)?", plain.replace("’", "'"))
    return [w for w in found if w not in _NONESSENTIAL and not w.isdigit()] or found


def string_credit(value: str, answer: str) -> float:
    """Correct: same essential words, or the key's words with at most three modifiers more, ending in the same word.

    Partly correct: the key's words among more than that (adjuncts), a part of the key's words (part of a name), or the
    same last word.
    """
    key, given = words(value), words(answer)
    if not key or not given:
        return 0.0
    if key == given:
        return 1.0
    more = len(given) - len(key)
    if set(key) <= set(given):
        return 1.0 if key[-1] == given[-1] and more <= _MODIFIERS else 0.5
    return 0.5 if set(given) <= set(key) or key[-1] == given[-1] else 0.0


def _string(option: Option, answer: Answer) -> float:
    return max((string_credit(v, answer.value) for v in option.values), default=0.0)


def _tagged(option: Option, answer: Answer, worth: float) -> float:
    """Whole credit only when the filler it is about is right too; a partly right value stays partly right."""
    about = not option.tags or any(string_credit(t, answer.tag) for t in option.tags)
    return worth if about else min(worth, 0.5)


def _type(option: Option, answer: Answer) -> float:
    """ATTACK for any other type is partly correct."""
    return 1.0 if answer.value in option.values else 0.5 if answer.value == "ATTACK" else 0.0


def _confidence(option: Option, answer: Answer) -> float:
    if answer.value in option.values:
        return _tagged(option, answer, 1.0)
    lesser = answer.value == "SUSPECTED OR ACCUSED" and "SUSPECTED OR ACCUSED BY AUTHORITIES" in option.values
    return 0.5 if lesser else 0.0


def _effect(option: Option, answer: Answer) -> float:
    """Less said than the key has is partly correct."""
    if answer.value in option.values:
        return _tagged(option, answer, 1.0)
    less = answer.value in ("NO INJURY", "NO DEATH") and "NO INJURY OR DEATH" in option.values
    return 0.5 if less else 0.0


def _number(option: Option, answer: Answer) -> float:
    """A single number against a range with it as an anchor, or against `~`, is partly correct."""
    if answer.value in option.values:
        return _tagged(option, answer, 1.0)
    stated = re.findall(r"\d+", answer.value)
    near = any(stated and stated[0] in re.findall(r"\d+", value) for value in option.values)
    return 0.5 if near else 0.0


def _date(option: Option, answer: Answer) -> float:
    """Partly correct: inside the key's range, or sharing its upper anchor."""
    given = _interval(answer.value)
    best = 0.0
    for value in option.values:
        key = _interval(value)
        if given and key:
            inside = key[0] <= given[0] and given[1] <= key[1]
            best = max(best, 1.0 if given == key else 0.5 if inside or given[1] == key[1] else 0.0)
    return best


def _interval(text: str) -> tuple[date, date] | None:
    """`02 FEB 90`, `01 FEB 90 - 02 FEB 90`, `- 02 FEB 90` (open: from the first day)."""
    found = [datetime.strptime(d, "%d %b %y").date() for d in re.findall(r"\d\d [A-Z]{3} \d\d", text)]
    if not found:
        return None
    return (date.min if text.startswith("-") else found[0]), found[-1]


def _location(option: Option, answer: Answer) -> float:
    """Correct: the country and one of the key's most specific places (`A - B` has two), or the country where it is all.

    Partly correct: the country alone, or with another place; the place with another country; one end of `A - B`.
    """
    country, _, place = answer.value.partition(": ")
    best = 0.0
    for value in option.values:
        key_country, *places = (re.sub(r" \([^)]*\)", "", p) for p in value.split(": "))
        ends = places[-1].split(" - ") if places else []
        same = country == key_country
        hit = bool(place) and any(words(place) == words(end) for end in ends)
        if same and (hit if ends else not place):
            best = max(best, 1.0 if len(ends) < 2 else 0.5)
        elif same or hit:
            best = max(best, 0.5)
    return best


_JUDGES: dict[int, Callable[[Option, Answer], float]] = {
    TYPE: _type, DATE: _date, LOCATION: _location, INSTRUMENT: _string, INDIVIDUAL: _string, ORGANISATION: _string,
    CONFIDENCE: _confidence, PHYSICAL: _string, NAME: _string, DESCRIPTION: _string, NUMBER: _number, EFFECT: _effect,
}  # fmt: skip
