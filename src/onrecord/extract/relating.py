"""Which findings belong to which happening: candidates of each slot with the features that relate them to an event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from onrecord.base.codebook import EventType
from onrecord.base.span import Span
from onrecord.extract.attribution import cue_forms
from onrecord.extract.casualties import Toll, person_class
from onrecord.extract.findings import Findings, Found, Phrase
from onrecord.extract.happening import types_of
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Sentence
from onrecord.extract.responsibility import ResponsibilityWords
from onrecord.extract.roles import find_roles
from onrecord.extract.syntax import head_of, path_features, prepositions
from onrecord.extract.times import is_period
from onrecord.extract.weapons import WeaponWords
from onrecord.extract.weighing import Features

_ROLE_WINDOW, _WEAPON_WINDOW = 2, 3
"""Sentences on either side in which a role or a weapon of a happening is looked for; the headline and the lead always are."""
_FAR = 4
_STEP, _STEPS = 12, 8
"""Distance in characters is told in steps of a dozen, at most eight of them."""
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_MONTH = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|\b(?:jan|feb|aug|sept?|oct|nov|dec)\b\.?"
)


@dataclass(frozen=True)
class Setting:
    """One anchor among the others of its document."""

    findings: Findings
    sentence: Sentence
    token: Token
    event_type: EventType
    series: bool
    others: frozenset[int]
    """Numbers of the sentences in which other anchors stand."""

    @property
    def number(self) -> int:
        return self.sentence.number

    @cached_property
    def ruled(self) -> frozenset[tuple[str, int]]:
        """(slot, index of the head) of what the trees alone give as roles."""
        return frozenset((r.slot, int(r.head.i)) for r in find_roles(self.sentence, self.token))

    @property
    def had(self) -> bool:
        """Whether the anchor or what governs it is told in the past perfect: what lies further back."""
        return any(c.lower_ == "had" for t in (self.token, self.token.head) for c in t.children)

    def owns(self, number: int) -> bool:
        """Whether this is the last anchor before a sentence."""
        return self.number <= number and not any(self.number < n <= number for n in self.others)

    def relation(self, sentence: Sentence, start: int, token: Token | None) -> Iterator[str]:
        """How words of a sentence stand to the anchor: sentences apart, side, distance, way through the tree."""
        apart = sentence.number - self.number
        yield from (f"sd={max(-_FAR, min(_FAR, apart))}", "same" if apart == 0 else "diff")
        if sentence.headline:
            yield "headline"
        if self.sentence.headline:
            yield "anchor-headline"
        if apart and sentence.paragraph == self.sentence.paragraph:
            yield "paragraph"
        yield f"sn={min(sentence.number, _FAR)}"
        yield f"other={int(sentence.number in self.others)}"
        if apart == 0:
            distance = start - self.sentence.start_of(self.token)
            yield from (f"side={'R' if distance > 0 else 'L'}", f"dist={min(_STEPS, abs(distance) // _STEP)}")
            if token is not None:
                yield from path_features(self.token, token)


def role_candidates(setting: Setting) -> Iterator[tuple[Phrase, Features]]:
    for phrase in setting.findings.phrases:
        apart = phrase.sentence.number - setting.number
        if (abs(apart) <= _ROLE_WINDOW or phrase.sentence.number <= 1) and not (
            apart == 0 and phrase.head == setting.token
        ):
            yield phrase, dict.fromkeys(_role_features(setting, phrase), 1.0)


def _role_features(setting: Setting, phrase: Phrase) -> Iterator[str]:
    head, same = phrase.head, phrase.sentence.number == setting.number
    yield from setting.relation(phrase.sentence, phrase.words.start, head)
    yield from (f"l={head.lemma_.lower()}", f"d={head.dep_}", f"p={head.pos_}", f"e={head.ent_type_}")
    if same:
        for slot, index in setting.ruled:
            if index == head.i:
                yield from (
                    f"rule={slot}",
                    f"rule={slot}+{setting.token.pos_}",
                    f"rule+type={slot}+{setting.event_type}",
                )
    quote = setting.findings.quote(phrase.words)
    person = person_class(quote)
    kind = setting.event_type
    yield from (
        f"class={person}",
        f"class+d={person}{head.dep_}",
        f"class+type={person}+{kind}",
        f"d+type={head.dep_}+{kind}+{int(same)}",
    )
    yield from (f"told={slot}+{int(same)}" for slot in setting.findings.roles_of(head, kind, besides=setting.token))
    yield f"often={min(4, setting.findings.lemmas[head.lemma_.lower()])}+{int(same)}"
    lists = load_lexicon("targets").lists
    for name in ("forces", "sites", "territory"):
        if head.lower_ in lists[name]:
            yield from (f"in={name}", f"in+d={name}{head.dep_}")
    yield from (f"t={t}" for t in types_of(head))
    yield from (f"h={head.head.lemma_.lower()}", f"hp+d={head.head.pos_}{head.dep_}")
    yield from (f"ht+d={t}{head.dep_}" for t in types_of(head.head))
    for case in prepositions(head):
        yield from (f"case={case}", f"case+same={int(same)}{case}")
    yield from (f"det={c.lower_}" for c in head.children if c.dep_ in {"det", "nummod"})
    if phrase.speaks:
        yield "speaks"
    if head.head.lower_ in cue_forms() and head.dep_ == "nsubj":
        yield "cue-subject"
    if len(quote) > 90:
        yield "long"


def weapon_candidates(setting: Setting) -> Iterator[tuple[WeaponWords, Features]]:
    mine = any(w.sentence.number == setting.number for w in setting.findings.weapons)
    for weapon in setting.findings.weapons:
        number = weapon.sentence.number
        if abs(number - setting.number) <= _WEAPON_WINDOW or number <= 1:
            names = set(_relation_of(setting, weapon.sentence, weapon.words))
            names |= {
                f"wt={weapon.type}",
                f"counted={int(weapon.count is not None)}",
                f"fate={weapon.fate}",
                f"mine={int(mine)}",
            }
            names.add(f"type+wt={setting.event_type}+{weapon.type}")
            yield weapon, dict.fromkeys(names, 1.0)


def toll_candidates(setting: Setting) -> Iterator[tuple[Toll, Features]]:
    """Counts of any sentence, since a toll is often told far from what caused it."""
    for toll in setting.findings.tolls:
        yield toll, dict.fromkeys(_toll_features(setting, toll), 1.0)


def _toll_features(setting: Setting, toll: Toll) -> Iterator[str]:
    number = toll.sentence.number
    yield from _relation_of(setting, toll.sentence, toll.words)
    apart = max(-_FAR, min(_FAR, number - setting.number))
    yield from (
        f"slot={toll.slot}",
        f"part={int(toll.subset)}",
        f"class={toll.person_class}",
        f"slot+sd={toll.slot}{apart}",
    )
    yield from (f"basis={toll.basis}", f"basis+same={toll.basis}{int(apart == 0)}")
    mine = any(t.sentence.number == setting.number and t.slot == toll.slot for t in setting.findings.tolls)
    yield from (f"mine={int(mine)}", f"owns={int(setting.owns(number))}")
    if toll.low == 0 and toll.high == 0:
        yield "zero"
    yield from (f"sign={s}" for s in setting.findings.signs[number] if s in {"period", "past", "headline", "year"})
    yield from (
        f"series={int(setting.series)}+{toll.slot}",
        f"type={setting.event_type}",
        f"type+slot={setting.event_type}+{toll.slot}+{int(apart == 0)}",
    )


def statement_candidates(setting: Setting) -> Iterator[tuple[ResponsibilityWords, Features]]:
    first = setting.number <= min(setting.others, default=setting.number)
    for statement in setting.findings.statements:
        names = set(_relation_of(setting, statement.sentence, statement.words))
        names |= {
            f"status={statement.status}",
            f"owns={int(setting.owns(statement.sentence.number))}",
            f"first={int(first)}",
        }
        yield statement, dict.fromkeys(names, 1.0)


def date_candidates(setting: Setting) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Every time in the document. What their values say is weighed with it in ground/."""
    mine = any(t.sentence.number == setting.number for t in setting.findings.times)
    for time in setting.findings.times:
        yield time, tuple(_date_features(setting, time, mine=mine))


def _date_features(setting: Setting, time: Found, *, mine: bool) -> Iterator[str]:
    quote = setting.findings.quote(time.words).lower()
    head = head_of(time.sentence, time.words.start, time.words.end)
    yield from setting.relation(time.sentence, time.words.start, head)
    yield from (f"period={int(is_period(quote))}", f"mine={int(mine)}", f"series={int(setting.series)}")
    yield from (f"period+series={int(is_period(quote))}{int(setting.series)}", *(["had"] if setting.had else []))
    if not setting.others or setting.number <= min(setting.others):
        yield "first-event"
    apart = max(-_FAR, min(_FAR, time.sentence.number - setting.number))
    if not mine:
        yield f"none+sd={apart}"
    words = _MONTH.sub("MONTH", _DAY.sub("DAY", re.sub(r"\d+", "0", " ".join(quote.split()))))
    yield f"w={words}"
    if head is not None:
        yield from (f"h={head.head.lemma_.lower()}", f"h-cue={int(head.head.lower_ in cue_forms())}")


def place_candidates(setting: Setting) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Every run of capitalised words. Whether it names a place, and which, is weighed with it in ground/."""
    for name in setting.findings.names:
        yield name, tuple(_place_features(setting, name))


def _place_features(setting: Setting, name: Found) -> Iterator[str]:
    head = head_of(name.sentence, name.words.start, name.words.end)
    yield from setting.relation(name.sentence, name.words.start, head)
    if head is not None:
        yield from (f"d={head.dep_}", f"e={head.ent_type_}", f"h={head.head.lemma_.lower()}")
        yield from (f"ht={t}" for t in types_of(head.head))
        yield from (f"case={case}" for t in {head, head.head} for case in prepositions(t))
    yield f"series={int(setting.series)}"
    following = setting.findings.text[name.words.end : name.words.end + 12].lstrip(" '’s-").split(" ")[0].lower()
    yield f"next={following}"


def _relation_of(setting: Setting, sentence: Sentence, words: Span) -> Iterator[str]:
    return setting.relation(sentence, words.start, head_of(sentence, words.start, words.end))
