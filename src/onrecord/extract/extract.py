"""Code documents in the source's own words: drafts become event mentions with arguments, each with its speaker."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.base.codebook import Scope
from onrecord.base.document import Document
from onrecord.base.mention import Argument, Attribution, EventMention, Extraction
from onrecord.base.span import Span
from onrecord.extract import (
    attribution,
    casualties,
    framing,
    gate,
    mentions,
    modality,
    places,
    responsibility,
    roles,
    tallies,
    times,
)
from onrecord.extract import triggers as trigger_rules
from onrecord.extract import weapons as weapon_rules
from onrecord.extract.attribution import find_attributions, speaker_at
from onrecord.extract.casualties import find_tolls
from onrecord.extract.framing import find_framing
from onrecord.extract.mentions import Draft, draft_mentions, lend_context
from onrecord.extract.model import load_model
from onrecord.extract.parse import Reading, Sentence, parse, plain
from onrecord.extract.responsibility import ResponsibilityWords, find_responsibility
from onrecord.extract.tallies import find_firsts, find_tallies
from onrecord.extract.times import is_period

DATE_METHOD = "date.rules/1"
CONTEXT_METHOD = "context.nearest/1"
METHODS: tuple[str, ...] = tuple(sorted({
    attribution.METHOD, casualties.METHOD, CONTEXT_METHOD, DATE_METHOD, framing.METHOD, gate.METHOD, mentions.METHOD, modality.METHOD, places.METHOD,
    responsibility.METHOD, roles.METHOD, tallies.METHOD, tallies.FIRST_METHOD, trigger_rules.METHOD, weapon_rules.METHOD,
}))  # fmt: skip
_SURE, _LIKELY, _WEAK, _LENT = 0.9, 0.7, 0.5, 0.3


def extract(documents: Sequence[Document], *, scope: Scope = "political") -> list[Extraction]:
    """One extraction a document, in order. Documents that the gate thinks irrelevant are not parsed and come out empty."""
    words = trigger_rules.gate()
    relevant = [d for d in documents if words.search(plain(d.text)) and gate.relevance(d.text) >= 0]
    readings = {id(r.document): r for r in parse(load_model(), relevant)}
    return [_extract(readings[id(d)], scope) if id(d) in readings else Extraction() for d in documents]


def _extract(reading: Reading, scope: Scope) -> Extraction:
    spoken = find_attributions(reading)
    drafts = draft_mentions(reading)
    claimed = [r for s in reading.sentences for r in find_responsibility(reading, s)]
    _attach_tolls(reading, drafts)
    for i, (dates, around) in lend_context(reading, drafts).items():
        drafts[i].lent_dates, drafts[i].lent_places = dates, around
    owned = _attach_responsibility(drafts, claimed)
    found = tuple(_mention(reading, d, owned.get(i, []), spoken) for i, d in enumerate(drafts))
    return Extraction(
        found, tuple(find_tallies(reading, spoken)), tuple(find_firsts(reading, spoken)), tuple(spoken),
        tuple(find_framing(reading, spoken)),
    )  # fmt: skip


def _attach_tolls(reading: Reading, drafts: list[Draft]) -> None:
    """Tolls of sentences without a trigger belong to the happening spoken of last before them."""
    having = {t.sentence.number for d in drafts for t in d.triggers}
    for sentence in reading.sentences:
        if sentence.number in having:
            continue
        text = reading.text_of(sentence)
        for toll in find_tolls(reading, sentence):
            before = [d for d in drafts if not d.aggregate and d.sentence.number < sentence.number <= d.last + 6]
            if before and not any(is_period(text[a:b]) for a, b in times.find_times(text)):
                max(before, key=lambda d: d.last).tolls.append(toll)


def _attach_responsibility(
    drafts: list[Draft], found: list[ResponsibilityWords]
) -> dict[int, list[ResponsibilityWords]]:
    """Index of draft → statements: the drafts with a trigger in the sentence, else the one spoken of last."""
    owned: dict[int, list[ResponsibilityWords]] = {}
    for words in found:
        number = words.sentence.number
        here = [i for i, d in enumerate(drafts) if any(t.sentence.number == number for t in d.triggers)]
        if not here:
            before = [
                (d.last if d.last < number else d.sentence.number, i)
                for i, d in enumerate(drafts)
                if d.sentence.number < number and not d.aggregate
            ]
            here = [max(before)[1]] if before else []
        for i in here:
            owned.setdefault(i, []).append(words)
    return owned


def _mention(
    reading: Reading, draft: Draft, claimed: list[ResponsibilityWords], spoken: list[Attribution]
) -> EventMention:
    main = draft.triggers[0]
    words = draft.trigger_span or main.sentence.span_of(*trigger_rules.trigger_words(main))
    arguments = _arguments(reading, draft, claimed, spoken)
    return EventMention(
        reading.document.document_id, draft.event_type, reading.evidence(words), draft.aggregate, draft.modality, mentions.METHOD,
        tuple(arguments),
    )  # fmt: skip


def _arguments(
    reading: Reading, draft: Draft, claimed: list[ResponsibilityWords], spoken: list[Attribution]
) -> list[Argument]:
    """Each slot's arguments, best first, each phrase once a slot."""
    raw = [
        *_date_arguments(draft), *_place_arguments(draft), *_role_arguments(reading, draft, claimed),
        *_weapon_arguments(draft), *_toll_arguments(draft), *_responsibility_arguments(reading, claimed), *_damage_arguments(reading, draft),
    ]  # fmt: skip
    out: dict[tuple[str, int, int], Argument] = {}
    for slot, span, method, score, reading_pairs in raw:
        argument = Argument(
            slot, reading.evidence(span), method, score, speaker_at(span, spoken), draft.modality, reading_pairs  # type: ignore[arg-type]
        )  # fmt: skip
        out.setdefault((slot, span.start, span.end), argument)
    return list(out.values())


_Raw = tuple[str, Span, str, float, tuple[tuple[str, str], ...]]


def _date_arguments(draft: Draft) -> Iterator[_Raw]:
    for i, span in enumerate(draft.dates):
        yield "date", span, DATE_METHOD, _SURE if i == 0 else _WEAK, ()
    yield from (("date", span, CONTEXT_METHOD, _LENT, ()) for span in draft.lent_dates)


def _place_arguments(draft: Draft) -> Iterator[_Raw]:
    yield from (("place", span, places.METHOD, _LIKELY, ()) for span in draft.places)
    yield from (("place", span, places.METHOD, _WEAK, ()) for span in draft.near_places)
    yield from (("place", span, CONTEXT_METHOD, _LENT, ()) for span in draft.lent_places)


def _role_arguments(reading: Reading, draft: Draft, claimed: list[ResponsibilityWords]) -> Iterator[_Raw]:
    claimants = [r.by for r in claimed if r.status == "claimed" and r.by]
    for by in claimants:
        yield "perpetrator", by, responsibility.METHOD, _LIKELY, (("basis", "claimed"),)
    for role in draft.roles:
        basis = ()
        if role.slot == "perpetrator":
            if any(by.overlaps(role.words) for by in claimants):
                continue
            basis = (("basis", _basis(reading, role)),)  # type: ignore[assignment]
        yield role.slot, role.words, roles.METHOD, _LIKELY, basis


def _basis(reading: Reading, role: roles.Role) -> str:
    quote = reading.document.text[role.words.start : role.words.end].lower()
    if re.search(r"\bsuspected\b|\bpresumed\b|\bbelieved\b", quote):
        return "suspected"
    above = [t.lower_ for t in role.head.ancestors][:3]
    return (
        "accused"
        if {"blamed", "blame", "accused", "accuses", "accusing", "blames", "blaming"} & set(above)
        else "stated"
    )


def _weapon_arguments(draft: Draft) -> Iterator[_Raw]:
    for weapon in draft.weapons:
        yield "weapon", weapon.words, weapon_rules.METHOD, _SURE, (("type", weapon.type),)
        if weapon.count:
            yield weapon.fate, weapon.count, weapon_rules.METHOD, _LIKELY, ()


def _toll_arguments(draft: Draft) -> Iterator[_Raw]:
    ordered = sorted(draft.tolls, key=lambda t: (t.subset, t.low is not None and t.high is None))
    exact = {t.slot for t in ordered if not (t.low is not None and t.high is None)}
    for toll in ordered:
        if toll.low is not None and toll.high is None and toll.slot in exact:
            continue
        pairs = [("class", toll.person_class), ("scope", "subset" if toll.subset else "total")]
        if toll.low is not None:
            pairs += [("low", str(toll.low)), ("high", "" if toll.high is None else str(toll.high))]
        yield toll.slot, toll.words, casualties.METHOD, _LIKELY, tuple(pairs)


def _responsibility_arguments(reading: Reading, claimed: list[ResponsibilityWords]) -> Iterator[_Raw]:
    for words in claimed:
        by = (("by", reading.document.text[words.by.start : words.by.end]),) if words.by else ()
        yield "responsibility", words.words, responsibility.METHOD, _LIKELY, (("status", words.status), *by)


_DAMAGE = re.compile(
    r"\b(?:(?P<none>no|without(?: any)?|nor) (?:material |structural |significant |major )?damage|(?P<minor>(?:very )?(?:minor|slight|light|limited) "
    r"(?:material )?damage|damage [\w ]{0,30}was (?:very )?(?:minor|slight|light))|(?P<major>(?:heavy|serious|extensive|severe|significant|major|massive) "
    r"(?:material )?damage)|(?P<unknown>(?:caus\w+|some|material) damage|was damaged|were damaged|been damaged|damaging))",
    re.I,
)


def _damage_arguments(reading: Reading, draft: Draft) -> Iterator[_Raw]:
    for sentence in _sentences(draft):
        for match in _DAMAGE.finditer(reading.text_of(sentence)):
            degree = next(k for k, v in match.groupdict().items() if v)
            base = sentence.span.start
            yield (
                "damage",
                Span(base + match.start(), base + match.end()),
                "damage.rules/1",
                _LIKELY,
                (("degree", degree),),
            )


def _sentences(draft: Draft) -> Iterable[Sentence]:
    return {t.sentence.number: t.sentence for t in draft.triggers}.values()
