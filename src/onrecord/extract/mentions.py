"""Drafts of event mentions: triggers of one happening gathered within a document, background and parallels kept apart."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.base.codebook import FAMILIES, EventType, Modality
from onrecord.base.span import Span
from onrecord.extract.attribution import cue_forms
from onrecord.extract.casualties import Toll, find_tolls
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.modality import modality_of
from onrecord.extract.parse import Reading, Sentence, phrase_span
from onrecord.extract.places import find_places, place_phrases
from onrecord.extract.quantities import find_quantities
from onrecord.extract.responsibility import find_responsibility
from onrecord.extract.roles import Role, find_roles, targets_after
from onrecord.extract.times import find_times, is_period
from onrecord.extract.triggers import Trigger, find_triggers, trigger_words
from onrecord.extract.typing import compatible, resolve_type
from onrecord.extract.weapons import WeaponWords, find_weapons

METHOD = "mentions.merge/1"
_APART = re.compile(r"\b(?:another|separate(?:ly)?|second|elsewhere|earlier|previous(?:ly)?|last (?:week|month|year)|ago|also on|meanwhile|"
                    r"in a different|similar|recent)\b", re.I)  # fmt: skip
_SERIES = re.compile(
    r"\b(?:series|string|wave|spate|dozens|scores|hundreds|tens|several times|repeatedly|many times|\d+ times|number) (?:of )?|\btimes\b",
    re.I,
)
_CALENDAR = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?: \d{1,2})?|\b(?:19|20)\d\d\b|yesterday|today|ago|last \w+|before",
    re.I,
)


_HEARD = frozenset({"blast", "blasts", "explosion", "explosions"})
"""What is heard of a strike: beside one, not a happening of its own."""


@dataclass(slots=True)
class Draft:
    """One happening in the making. Mutable on purpose, inside extract/ only."""

    triggers: list[Trigger]
    aggregate: bool
    modality: Modality
    event_type: EventType
    roles: list[Role] = field(default_factory=list)
    weapons: list[WeaponWords] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    dates: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    """What hangs on a trigger."""
    near_places: list[Span] = field(default_factory=list)
    """What else its sentence names."""
    lent_dates: list[Span] = field(default_factory=list)
    lent_places: list[Span] = field(default_factory=list)
    """From the sentences around it, where it names none itself."""
    trigger_span: Span | None = None
    """Where one counted trigger was split by targets: from the trigger to the end of this target."""

    @property
    def sentence(self) -> Sentence:
        return self.triggers[0].sentence

    @property
    def last(self) -> int:
        return max(t.sentence.number for t in self.triggers)


def draft_mentions(reading: Reading) -> list[Draft]:
    """Drafts in reading order of their first trigger."""
    out: list[Draft] = []
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in find_triggers(reading):
        by_sentence.setdefault(trigger.sentence.number, []).append(trigger)
    for sentence in reading.sentences:
        for draft in _sentence_drafts(reading, sentence, by_sentence.get(sentence.number, [])):
            home = _home(reading, draft, out)
            if home is None:
                out.append(draft)
            else:
                _absorb(home, draft)
    return out


def lend_context(reading: Reading, drafts: list[Draft]) -> dict[int, tuple[list[Span], list[Span]]]:
    """{index of draft: (times, places)} from its surroundings, for drafts that name no day or no place themselves.

    The same paragraph's nearest sentence; for the happening that the article opens with, its first sentences.
    """
    lent: dict[int, tuple[list[Span], list[Span]]] = {}
    for i, draft in enumerate(drafts):
        near = _surroundings(reading, draft, opening=i == 0)
        dates: list[Span] = [] if draft.dates else next((d for s in near if (d := _sentence_times(reading, s))), [])
        places: list[Span] = []
        if not (draft.places or draft.near_places):
            places = next((p for s in near if (p := [w for _, w in place_phrases(s)])), [])
        lent[i] = (dates[:1], places[:2])
    return lent


def _surroundings(reading: Reading, draft: Draft, *, opening: bool) -> list[Sentence]:
    numbers = {t.sentence.number for t in draft.triggers}
    paragraphs = {t.sentence.paragraph for t in draft.triggers}
    near = [
        s
        for s in reading.sentences
        if s.number not in numbers and (s.paragraph in paragraphs or (opening and s.number <= 4))
    ]
    return sorted(near, key=lambda s: (min(abs(s.number - n) for n in numbers), s.number))


def _sentence_times(reading: Reading, sentence: Sentence) -> list[Span]:
    text, base = reading.text_of(sentence), sentence.span.start
    return [Span(base + a, base + b) for a, b in find_times(text) if not is_period(text[a:b])]


def _sentence_drafts(reading: Reading, sentence: Sentence, triggers: list[Trigger]) -> list[Draft]:
    """The sentence's happenings. Effect and generic triggers join the clause's other trigger; series stay apart."""
    weapons, tolls = find_weapons(reading, sentence), find_tolls(reading, sentence)
    kept = [t for t in triggers if _strong(t, weapons, tolls)]
    groups: list[list[Trigger]] = []
    for trigger in kept:
        group = next((g for g in groups if _one_clause(g, trigger, reading)), None)
        if group is None:
            groups.append([trigger])
        else:
            group.append(trigger)
    drafts = [
        _draft(
            reading, g, weapons if len(groups) == 1 else _near(g, weapons, groups), tolls if len(groups) == 1 else []
        )
        for g in groups
    ]
    if len(groups) > 1:
        for toll in tolls:
            _closest(drafts, toll.words).tolls.append(toll)
    return [part for draft in drafts for part in _split(draft)]


def _closest(drafts: list[Draft], words: Span) -> Draft:
    def distance(draft: Draft) -> int:
        return min(abs(t.sentence.start_of(t.token) - words.start) for t in draft.triggers)

    return min(drafts, key=distance)


def _near(group: list[Trigger], weapons: list[WeaponWords], groups: list[list[Trigger]]) -> list[WeaponWords]:
    def distance(triggers: list[Trigger], weapon: WeaponWords) -> int:
        return min(abs(t.sentence.start_of(t.token) - weapon.words.start) for t in triggers)

    return [w for w in weapons if min(groups, key=lambda g: distance(g, w)) is group]


def _strong(trigger: Trigger, weapons: list[WeaponWords], tolls: list[Toll]) -> bool:
    """A weak word (hit, fire, land, march) counts only beside a weapon, a toll, or what attacks are aimed at."""
    lists = load_lexicon("targets").lists
    word = trigger.token.lower_
    if trigger.noun or word not in lists["weak"]:
        return True
    roles = find_roles(trigger)
    if trigger.kind == "non-state-actor-overtakes-territory" or trigger.kind == "government-regains-territory":
        return any(_has(r, lists["territory"]) or r.head.ent_type_ == "LOC" for r in roles if r.slot == "target")
    if trigger.kind in {"peaceful-protest"}:
        return any(
            t.lower_
            in {"protesters", "demonstrators", "people", "thousands", "hundreds", "supporters", "students", "workers"}
            for t in trigger.sentence.tokens
        )
    if trigger.kind == "effect":
        return (
            bool(tolls)
            or trigger.token.lower_ in {"killed", "killing", "kills"}
            or (word in {"shot", "executed"} and bool(roles))
        )
    return bool(weapons or tolls) or any(_has(r, lists["forces"] | lists["sites"]) for r in roles)


def _has(role: Role, words: frozenset[str]) -> bool:
    return any(t.lower_ in words for t in role.head.subtree)


def _one_clause(group: list[Trigger], trigger: Trigger, reading: Reading) -> bool:
    first = group[0]
    if trigger.kind == "effect" and any(t.noun and t.token.head == trigger.token for t in group):
        return True
    if _is_series(reading, first) != _is_series(reading, trigger):
        return False
    between = trigger.sentence.tokens.doc[
        min(first.token.i, trigger.token.i) : max(first.token.i, trigger.token.i)
    ].text
    if _APART.search(between):
        return False
    kinds = {first.kind, trigger.kind}
    if kinds & {"generic", "effect"}:
        return not kinds & {"arrests", "agreement"}
    return len(kinds) == 1 or compatible(first.kind, trigger.kind)  # type: ignore[arg-type]


def _is_series(reading: Reading, trigger: Trigger) -> bool:
    """A series or sum: plural and counted high or governed by a period; a verb done "several times" or "since May"."""
    text = reading.text_of(trigger.sentence)
    period = any(is_period(text[a:b]) for a, b in find_times(text))
    near = [t.lower_ for t in (*trigger.token.children, trigger.token.head)]
    if trigger.noun:
        vague = bool({"many", "several", "numerous", "dozens", "series", "wave", "string", "scores", "hundreds", "spate", "scenes",
                      "such", "multiple"} & set(near))  # fmt: skip
        vague = vague or (trigger.plural and bool({"these", "those"} & set(near)))
        return trigger.plural and (vague or period or _counted_high(trigger, text))
    perfect = any(c.lower_ in {"have", "has", "had"} for c in trigger.token.children)
    times = bool(re.search(r"\b(?:several|many|\d+|dozens of) times\b|\brepeatedly\b", text))
    return times or (period and perfect and not re.search(r"^since (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", text))


def _counted_high(trigger: Trigger, text: str) -> bool:
    first = trigger_words(trigger)[0].idx - trigger.sentence.tokens[0].idx
    for start, end in find_quantities(text):
        if start <= first + 3 and end + 25 > first >= start - 3:
            return text[start:end].lower() not in {"two", "three", "2", "3", "four", "five", "both", "one"}
    return False


def _draft(reading: Reading, triggers: list[Trigger], weapons: list[WeaponWords], tolls: list[Toll]) -> Draft:
    main = triggers[0]
    roles = [r for t in triggers for r in find_roles(t)]
    text = reading.text_of(main.sentence).lower()
    draft = Draft(
        triggers, any(_is_series(reading, t) for t in triggers), modality_of(reading, main), "attack", roles, list(weapons), list(tolls),
        [d for t in triggers[:1] for d in _dates(reading, t)], [p for t in triggers for p in find_places(t)[0]],
        [p for t in triggers for p in find_places(t)[1]],
    )  # fmt: skip
    draft.event_type = _type(draft, text)
    return draft


def _type(draft: Draft, text: str) -> EventType:
    names = {slot: " ".join(r.head.text for r in draft.roles if r.slot == slot) for slot in ("target", "perpetrator")}
    return resolve_type(
        [t.kind for t in draft.triggers], frozenset(t.token.lower_ for t in draft.triggers), frozenset(w.type for w in draft.weapons),
        targets=names["target"], perpetrators=names["perpetrator"],
        killed=any(t.slot == "killed" and t.low != 0 for t in draft.tolls), text=" " + text,
    )  # fmt: skip


def _dates(reading: Reading, trigger: Trigger) -> list[Span]:
    """The sentence's times, nearest to the trigger first, without those of the act of saying."""
    sentence = trigger.sentence
    text, base = reading.text_of(sentence), sentence.span.start
    at = sentence.start_of(trigger.token) - base
    times = [(a, b) for a, b in find_times(text) if not _of_saying(sentence, base + a, trigger)]
    times.sort(key=lambda t: (min(abs(t[0] - at), abs(t[1] - at)), t))
    return [Span(base + a, base + b) for a, b in times]


def _of_saying(sentence: Sentence, start: int, trigger: Trigger) -> bool:
    """Whether a time hangs on a verb of saying above the trigger ("said on Thursday that …")."""
    token = next((t for t in sentence.tokens if sentence.end_of(t) > start), None)
    while token is not None and token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    if token is None or token == trigger.token or token.lower_ not in cue_forms():
        return False
    told = (
        trigger.noun
        and trigger.token.head == token
        and (trigger.token.dep_ == "nsubj:pass" or token.lower_ in {"announced", "claimed", "reported"})
    )
    return trigger.token in token.subtree and not told


def _split(draft: Draft) -> list[Draft]:
    """ "Two attacks targeting A and B" as two happenings."""
    main = draft.triggers[0]
    if draft.aggregate or not main.plural or not any(c.dep_ == "nummod" for c in main.token.children):
        return [draft]
    heads = targets_after(main.sentence, main)
    if len(heads) < 2:
        return [draft]
    parts = []
    for head in heads:
        role = next((r for r in draft.roles if r.head == head), None) or _role(main.sentence, head)
        start = main.sentence.start_of(trigger_words(main)[0])
        roles = [r for r in draft.roles if r.slot == "perpetrator"] + [role]
        parts.append(Draft(
            draft.triggers, False, draft.modality, draft.event_type, roles, draft.weapons, draft.tolls, draft.dates,
            [role.words, *[p for p in draft.places if role.words.overlaps(p)]], trigger_span=Span(start, max(role.words.end, start + 1)),
        ))  # fmt: skip
    return parts


def _role(sentence: Sentence, head: Token) -> Role:
    return Role("target", head, phrase_span(sentence, head))


def _home(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The earlier draft that this one speaks of again; None when it is a happening of its own."""
    scored = [(_kinship(reading, old, draft), i) for i, old in enumerate(earlier)]
    best = max(scored, default=(0.0, -1))
    return earlier[best[1]] if best[0] >= 2 else None


def _kinship(reading: Reading, old: Draft, new: Draft) -> float:
    if old.aggregate != new.aggregate or not compatible(old.event_type, new.event_type) or old.modality != new.modality:
        return 0.0
    if new.trigger_span or (old.trigger_span and not new.triggers[0].definite):
        return 0.0
    dates = _shared(reading, old.dates, new.dates, calendar=True)
    places = _shared(reading, [*old.places, *old.near_places], [*new.places, *new.near_places])
    targets = _shared(reading, _words(old, "target"), _words(new, "target"))
    apart = bool(_APART.search(reading.text_of(new.sentence))) and not new.triggers[0].definite
    if not new.triggers[0].definite and any(r.status == "claimed" for r in find_responsibility(reading, new.sentence)):
        apart = apart or not any(
            r.slot == "perpetrator" for r in old.roles
        )  # an announcement brings its own happenings
    score = 2.0 * dates + (1.5 * places if places > 0 or apart or dates < 0 else 0.5 * places) + 1.5 * max(targets, 0)
    score += 1.0 if {w.type for w in old.weapons} & {w.type for w in new.weapons} else 0.0
    if FAMILIES[old.event_type] == "Explosions/Remote violence" and {t.token.lower_ for t in new.triggers} <= _HEARD:
        score += 1.5
    if new.aggregate and targets < 0 and all(re.search(r"[A-Z]\w", _joined(reading, d)) for d in (old, new)):
        score -= 3
    if new.aggregate and not new.triggers[0].definite and targets <= 0 and _words(new, "target"):
        score -= 2
    score += 2.0 * new.triggers[0].definite + (1.0 if old.sentence.headline or old.sentence.number <= 1 else 0.0)
    score += 1.0 if new.last - old.last <= 2 else 0.0
    score += 1.0 if old.event_type == new.event_type else 0.0
    if dates < 0:
        score -= 3
    if apart:
        score -= 3
    return score


def _joined(reading: Reading, draft: Draft) -> str:
    return " ".join(reading.document.text[s.start : s.end] for s in _words(draft, "target"))


def _words(draft: Draft, slot: str) -> list[Span]:
    return [r.words for r in draft.roles if r.slot == slot]


def _shared(reading: Reading, old: list[Span], new: list[Span], *, calendar: bool = False) -> int:
    """1 when the words of two sets of spans meet, -1 when both speak and do not, 0 when one is silent."""
    a, b = (_keys(reading, spans, calendar) for spans in (old, new))
    return 0 if not (a and b) else 1 if a & b else -1


def _keys(reading: Reading, spans: list[Span], calendar: bool) -> set[str]:
    text = " ".join(reading.document.text[s.start : s.end] for s in spans)
    if calendar:
        return {m.lower() for m in _CALENDAR.findall(text)}
    return {
        w.lower()
        for w in re.findall(
            r"[A-Z]\w+|\b(?:embassy|bases?|schools?|market|church|mosque|hospital|hotel|convoy|bus)\b", text
        )
    } - {"the", "a", "an"}


def _absorb(home: Draft, draft: Draft) -> None:
    home.triggers += draft.triggers
    home.roles += draft.roles
    home.weapons += draft.weapons
    home.tolls += draft.tolls
    home.dates += draft.dates
    home.places += draft.places
    home.near_places += draft.near_places
    if home.event_type == "attack" and draft.event_type != "attack":
        home.event_type = draft.event_type
