"""Find counts of killed, injured, missing, abducted, detained, displaced: words first, trees where order leaves doubt.

News states tolls in few forms ("killing 14", "14 people were killed", "left 14 dead", "no casualties"); patterns over
the sentence hold where the parser slips. The words themselves are in lexicon/persons.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Token

from onrecord.base.codebook import PERSON_SLOTS, Slot
from onrecord.base.span import Span
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence
from onrecord.extract.persons import PersonPhrase, chains, person_phrases, person_words
from onrecord.extract.ranges import read_range

METHOD = "casualties.rules/2"
Basis = Literal["counted", "summed", "single", "named", "none", "vague"]


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
    basis: Basis = "counted"
    """How it is counted: by a number; by adding parts that are named side by side; as one person ("a policeman");
    as a known person ("the driver", a name, "him": weaker, since a count elsewhere may hold them); as nobody; by "deadly"."""


@dataclass(frozen=True, slots=True)
class _Found:
    slot: Slot
    start: int
    end: int
    low: int | None
    high: int | None
    basis: Basis
    subset: bool = False


def find_tolls(reading: Reading, sentence: Sentence) -> list[Toll]:
    """All tolls of a sentence in reading order, one a slot and quantity. Parts of a sum are subsets beside the sum."""
    text = reading.text_of(sentence)
    found = [*_zeros(text), *_deadly(text)]
    if _fateful().search(text):
        found += _of_persons(reading, sentence, text)
    kept: dict[tuple[str, int, int], _Found] = {}
    for toll in found:
        kept.setdefault((toll.slot, toll.start, toll.end), toll)
    counted = {t.slot for t in kept.values() if t.basis in {"counted", "summed", "single"}}
    foes = _foes(text, list(kept.values()))
    return [
        _toll(sentence, text, t, foe=t in foes, part=t.subset or (t.basis == "named" and t.slot in counted))
        for t in sorted(kept.values(), key=lambda t: (t.start, -t.end))
    ]


def _toll(sentence: Sentence, text: str, found: _Found, *, foe: bool, part: bool) -> Toll:
    """`part`: beside a count, a person known by name or role is one of those counted."""
    base = sentence.span.start
    who = "attacker" if foe else person_class(text[found.start : found.end])
    words = Span(base + found.start, base + found.end)
    return Toll(sentence, found.slot, words, who, part, found.low, found.high, found.basis)


def _foes(text: str, found: list[_Found]) -> list[_Found]:
    """Dead militants beside other dead of the same sentence: the side that attacked."""
    dead = [t for t in found if t.slot == "killed" and t.basis not in {"none", "vague"}]
    militant = [t for t in dead if person_class(text[t.start : t.end]) == "militant"]
    others = [
        t for t in dead if person_class(text[t.start : t.end]) in {"civilian", "military", "police", "child", "woman"}
    ]
    return militant if others else []


def _of_persons(reading: Reading, sentence: Sentence, text: str) -> Iterator[_Found]:
    """The tolls of coordinated phrases; a part inherits what became of the whole before it ("10 people, including 2 …")."""
    before: tuple[Slot, ...] = ()
    end = 0
    for chain in _chains(text, person_phrases(reading, sentence)):
        slots = _slots_of(sentence, text, chain)
        part = _is_part(text, end, chain, bool(slots))
        if part and not slots and chain[0].kind != "name":
            slots = _whole_behind(text, chain) or before
        for slot in slots:
            yield from _of_chain(text, slot, chain, part)
        if slots:
            end = chain[-1].end
            before = slots if not part else before


def _chains(text: str, phrases: list[PersonPhrase]) -> Iterator[list[PersonPhrase]]:
    """Coordinated phrases, but those that tell their own fate ("35 bodies and 50 wounded") each by itself."""
    for chain in chains(text, phrases):
        if any(p.number is None and _as_count(text, p) for p in chain):
            yield from ([p] for p in chain)
        else:
            yield chain


def _of_chain(text: str, slot: Slot, chain: list[PersonPhrase], part: bool) -> Iterator[_Found]:
    opposed = len({person_class(text[p.start : p.end]) in {"militant", "attacker"} for p in chain}) > 1
    total = _sum(text, chain) if len(chain) > 1 and not opposed else None
    if total:
        yield _Found(slot, chain[0].start, chain[-1].end, *total, "named" if _all_named(chain) else "summed", part)
    for phrase in chain:
        basis: Basis = (
            "named" if phrase.kind in {"known", "name"} else "single" if phrase.kind == "single" else "counted"
        )
        low, high, end = phrase.number, phrase.number, phrase.end
        more = _OR_MORE.match(text, phrase.end)
        if more and low is None and (read := read_range(text[phrase.start : phrase.counted])) and read.low is not None:
            low, high, end = read.low, None, more.end()
        yield _Found(slot, phrase.start, end, low, high, basis, part or bool(total))


_OR_MORE = re.compile(r"(?: [\w-]+)? or more\b")


def _all_named(chain: list[PersonPhrase]) -> bool:
    return all(p.kind in {"known", "name"} for p in chain)


def _sum(text: str, chain: list[PersonPhrase]) -> tuple[int, int | None] | None:
    """The sum of the parts, with an open end where one part has it; None where a part has no lower bound."""
    low, high = 0, 0
    closed = True
    for phrase in chain:
        read = read_range(text[phrase.start : phrase.counted]) if phrase.number is None else None
        ends = (read.low, read.high) if read else (phrase.number, phrase.number)
        if ends[0] is None:
            return None
        low, high, closed = low + ends[0], high + (ends[1] or 0), closed and ends[1] is not None
    return low, high if closed else None


_PART_BEFORE = re.compile(
    r"\b(?:including|include[sd]?|among them|among whom|among the (?:dead|killed|victims|wounded|injured|detained|casualties)(?: (?:were|was|are))?|"
    r"of them|of whom|of these|comprising|namely|at least)[:,]? (?:the |his |her )?$|: $",
    re.I,
)
_PART_AFTER = re.compile(
    r" of (?:them|whom|these|those|the (?:dead|victims|wounded|injured|killed|detained|arrested|casualties))\b|,? (?:of|among) (?:them|whom)\b|"
    r" (?:(?:were|was|are|also) )*among (?:them|the (?:dead|killed|victims|wounded|injured|casualties|detained|arrested|fatalities))\b",
    re.I,
)


def _is_part(text: str, end: int, chain: list[PersonPhrase], fated: bool) -> bool:
    """Whether a chain only breaks a number up that was given before it in the sentence."""
    start, stop = chain[0].start, chain[-1].end
    if (
        _PART_AFTER.match(text, stop)
        or _PART_AFTER.match(text, chain[0].counted)
        or _PART_AFTER.search(text[chain[0].start : stop])
    ):
        return True
    before = text[max(0, start - 60) : start]
    cut = _PART_BEFORE.search(before)
    if cut and not cut.group().lower().startswith("at least"):
        return True
    apposed = bool(end) and bool(re.fullmatch(r"(?: (?!and\b)\w+)?(?: \(\d+\))?[,;:] ", text[end:start]))
    return apposed and not fated and bool(re.match(r"[,.;)]| (?:among|aged|from)\b|$", text[stop:]))


_WHOLE_BEHIND = re.compile(
    r" (?:[\w-]+ )*?(?:of|among) the (?P<who>dead|killed|victims|fatalities|wounded|injured|missing|detained|arrested|detainees|abducted|displaced)\b",
    re.I,
)


def _whole_behind(text: str, chain: list[PersonPhrase]) -> tuple[Slot, ...]:
    """ "two of the wounded", "a woman was among the dead": the whole names what became of the part."""
    match = _WHOLE_BEHIND.match(text, chain[0].counted) or _WHOLE_BEHIND.match(text, chain[-1].end)
    if match is None or len(match.group()) > 60:
        return ()
    word = match["who"].lower()
    return (
        "killed"
        if word in {"victims", "fatalities"}
        else "detained"
        if word == "detainees"
        else _forms("states")[word],
    )


def _slots_of(sentence: Sentence, text: str, chain: list[PersonPhrase]) -> tuple[Slot, ...]:
    """What became of the persons of a chain, by the words before, behind, or by the tree; () for nothing told here."""
    start, stop = chain[0].start, chain[-1].end
    named = _all_named(chain)
    slots = _told(sentence, text, chain, start, stop, named)
    head = chain[-1].head
    if (
        slots == ("abducted",)
        and re.search(r"\b(?:held|hold\w*) $", text[:start])
        and not re.search(r"hostage|captive|prisoner", text[start : stop + 12])
    ):
        return ()
    if slots and slots[0] in {"abducted", "detained", "displaced"} and head is not None and not _person(head):
        return ()
    if slots == ("abducted",) and re.search(r"\bcapture", text) and _wanted(text[start:stop]):
        return ("detained",)
    return slots


def _person(head: Token) -> bool:
    return (
        head.lower_ in person_words()
        or head.ent_type_ in {"NORP", "PERSON"}
        or head.lower_ in _forms("counted")
        or head.lower_ in {"others", "more", "him", "her"}
    )


def _wanted(words: str) -> bool:
    return person_class(words) in {"militant", "attacker"} or bool(re.search(r"\bsuspects?\b", words))


def _told(
    sentence: Sentence, text: str, chain: list[PersonPhrase], start: int, stop: int, named: bool
) -> tuple[Slot, ...]:
    if chain[0].number is None and (slot := _modified(text[chain[0].counted : stop])):
        return slot
    if slot := _before(text[:start], text[chain[0].counted :], named):
        return slot
    if chain[0].number is None and (slot := _as_count(text, chain[0])):
        return slot
    if slot := _behind(sentence, stop, named, bare=chain[-1].head is None):
        return slot
    for phrase in (chain[0], chain[-1]):
        if phrase.head is not None and (slot := _by_tree(phrase.head, alone=phrase.kind == "name")):
            return slot
    return ()


_MODIFIER = re.compile(r" (?P<fate>dead|wounded|injured|missing|abducted|kidnapped|detained|arrested) [\w-]+", re.I)


def _modified(words: str) -> tuple[Slot, ...]:
    """ "eight wounded people": what became of them stands before the noun."""
    match = _MODIFIER.match(words)
    return (_forms("states")[match["fate"].lower()],) if match else ()


@cache
def _forms(table: str) -> dict[str, Slot]:
    return {w: slot for w, s in load_lexicon("persons").tables[table].items() for slot in PERSON_SLOTS if slot == s}


@cache
def _fateful() -> re.Pattern[str]:
    words = {w for table in ("states", "acts", "lapses", "deeds", "counted") for w in _forms(table)}
    more = [
        "toll",
        "casualties",
        "fled",
        "flee",
        "homes",
        "shot",
        "victims",
        "beaten",
        "stabbed",
        "hacked",
        "taken",
        "driven",
    ]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words | set(more)))) + r")\b", re.I)


def _alternatives(table: str) -> str:
    return "|".join(map(re.escape, sorted(_forms(table), key=len, reverse=True)))


@cache
def _act_before() -> re.Pattern[str]:
    acts = _alternatives("acts")
    return re.compile(
        rf"(?P<modal>\b(?:to|would|could|will|may|might|can|should|must|not|n't|never) (?:\w+ly )?)?\b(?:(?P<act>{acts})|(?P<dead>shot dead|shooting dead|"
        rf"shoot dead|shoots dead|gunned down|guns down|gunning down|beat to death|hacked to death|stabbed to death|blew up)|"
        rf"(?P<hostage>took hostage|taking hostage|carried off|carrying off|took away|taking away|made off with|marched off|led away|seized|seizing|seizes|takes? hostage|held|holding|holds|took captive|taking captive|took prisoner|taking prisoner))"
        rf"(?: (?:and|or) (?P<second>{acts}))?(?: up| down| off)?(?: (?:the|his|her|their|its|all|another|also|up to|what it said were|what they said were|two|both))? $",
        re.I,
    )


@cache
def _deed_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<deed>{_alternatives('deeds')})(?<!attempted murder)(?<!attempted assassination)(?<!attempted killing)(?<!attempted abduction)(?: (?:in \w+ )?of| to)(?: (?:the|his|her|their|its))? $",
        re.I,
    )


_LIVES_BEFORE = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|t(?:ake|akes|ook|aking|aken)|cost(?:s|ing)?)(?: the lives? of)(?: the| his| her)? $|\bfatally (?:shot|shooting|wounded|wounding|stabbed) $",
    re.I,
)
_LIVES_TAKEN = re.compile(r"\b(?:claim(?:s|ed|ing)?|t(?:ake|akes|ook|aking|aken)|cost(?:s|ing)?|loss of) $", re.I)
_TOLL_BEFORE = re.compile(
    r"\b(?:(?:death |provisional |overall |total )*toll|number of (?:the )?(?:dead|deaths|victims|fatalities|people killed|those killed)|"
    r"(?:put|puts|putting|estimat\w+|counted) the (?:dead|deaths|fatalities|victims))\b"
    r"(?: (?!injured|wounded)[\w'-]+){0,10}? (?:to|at|of|reached|reaches|hits|hit|is|was|stood at|stands at|as|nears|near|passes|passed|tops|exceeds|being|up to)[:,]? $",
    re.I,
)
_HURT_TOLL_BEFORE = re.compile(
    r"\b(?:(?:number|count|counts|toll) of|put|puts|putting) (?:the )?(?P<who>injured|wounded|missing|displaced|arrests|detainees|arrested|detained)\b(?: [\w'-]+){0,6}? "
    r"(?:to|at|of|reached|is|was|as|from|being) $",
    re.I,
)


def _before(before: str, after: str, named: bool) -> tuple[Slot, ...]:
    near = before[-140:]
    if match := _act_before().search(near[-60:]):
        if (match["modal"] and not re.match(r"(?:killed|wounded|injured)", match["act"] or "", re.I)) or _negated(
            near[: -len(match.group())]
        ):
            return ()
        first = _forms("acts").get((match["act"] or "").lower(), "abducted" if match["hostage"] else "killed")
        second = _forms("acts").get((match["second"] or "").lower())
        return _joint(first, second)
    if named:
        return _deed(near, after)
    if _LIVES_BEFORE.search(near) or (_LIVES_TAKEN.search(near) and re.match(r"(?: \w+)? lives\b", after)):
        return ("killed",)
    if _TOLL_BEFORE.search(near):
        return ("killed",)
    if match := _HURT_TOLL_BEFORE.search(near):
        return (
            _forms("counted").get(match["who"].lower()) or _forms("states").get(match["who"].lower()) or "detained",
        )
    return _deed(near, after)


def _deed(near: str, after: str) -> tuple[Slot, ...]:
    match = _deed_before().search(near)
    if match is None or (match["deed"].lower() == "loss" and not re.match(r"(?: \w+)? (?:lives|life)\b", after)):
        return ()
    return (_forms("deeds")[match["deed"].lower()],)


def _joint(first: Slot, second: Slot | None) -> tuple[Slot, ...]:
    """ "killed or wounded 300" counts neither; "abducted and killed" both."""
    if second is None or second == first:
        return (first,)
    return () if {first, second} == {"killed", "injured"} else (first, second)


_NEGATOR = re.compile(
    r"\b(?:not|n't|no|without|never|neither|nor|denied|denies)\b(?! (?:fewer|less|more|only)\b)[^,.;]*$", re.IGNORECASE
)


def _negated(before: str) -> bool:
    return bool(_NEGATOR.search(before[-30:]))


@cache
def _counted_behind() -> re.Pattern[str]:
    return re.compile(rf"(?: of)?(?: (?!{_alternatives('states')}|and\b|or\b|in\b|of\b|by\b)[\w'-]+){{0,2}}? (?P<noun>{_alternatives('counted')})\b(?! (?:people|civilians|couple|bodies|man|woman|soldier))", re.I)  # fmt: skip


def _as_count(text: str, phrase: PersonPhrase) -> tuple[Slot, ...]:
    """ "14 deaths", "191 arrests", "seven lives": the noun is what is counted."""
    match = _counted_behind().match(text, phrase.counted)
    if (
        match
        and match["noun"].lower() in {"hostages", "captives"}
        and not re.search(r"\b(?:t[ao]ke|took|taking|seiz\w+|held|hold\w*) $", text[: phrase.start])
    ):
        return ()
    if match is None:
        return ()
    noun = match["noun"].lower()
    if noun in {"lives", "bodies", "corpses"} and not re.search(
        r"\b(?:claim|t[ao]ke|took|taking|cost|loss|lost|found|recover|discover|retriev|brought|receiv|saw|seen|arriv|count)\w*\b",
        text,
        re.I,
    ):
        return ()
    return (_forms("counted")[noun],)


_AUX = {"was", "were", "is", "are", "been", "be", "being", "have", "has", "had", "having", "got", "get", "left", "reported", "reportedly", "also",
        "confirmed", "believed", "thought", "feared", "known", "found", "said", "now", "later", "all", "both", "either", "already", "seriously", "badly",
        "slightly", "lightly", "critically", "severely", "gravely", "fatally", "successfully", "recently", "subsequently", "allegedly", "then", "burned", "shot", "hacked",
        "stabbed", "beaten", "to", "burnt", "blown", "declared", "pronounced", "listed", "presumed", "lie", "lay", "still", "more", "others",
        "themselves", "himself", "herself", "too", "alone", "each", "even", "initially", "forcibly", "temporarily"}  # fmt: skip
_IDIOMS: tuple[tuple[Slot, re.Pattern[str]], ...] = (
    ("killed", re.compile(r" (?:had |have |has )?(?:lost (?:his|her|their) li(?:fe|ves)|lay dead|(?:was|were|been) (?:shot|stabbed|beaten|hacked|burned|burnt|trampled|crushed|clubbed) (?:dead|to death))\b")),
    ("injured", re.compile(r" (?:(?:had|have|has|was|were|are|is|been|being|suffered|sustained|received|got) )+(?:[\w-]+ )?(?:injuries|wounds|treated|taken to (?:the |a )?hospital)")),
    ("injured", re.compile(r" (?:is|are|was|were) (?:still )?(?:fighting for (?:his|her|their) li|(?:in|in a) (?:critical|serious|stable|grave) condition)")),
    ("displaced", re.compile(r"(?: \w+){0,3} (?:fled|flee|fleeing|leave|left|abandon(?:ed)?|(?:driven|forced|chased|expelled) (?:from|out of|to (?:flee|leave|abandon)))(?: (?:from|of))? (?:their|the)? ?(?:own )?(?:homes?|houses?|villages?|area|region|city|town|fighting|violence)\b")),
    ("displaced", re.compile(r" (?:(?:were|was|had been|have been|been|are) )?(?:forced|driven) (?:to flee|to abandon|to leave|from (?:their|its) (?:homes?|houses?|villages?))\b")),
    ("displaced", re.compile(r" (?:are|is|were|remain) (?:now )?(?:in flight|on the run from)\b")),
    ("missing", re.compile(r" (?:could not|cannot) be found\b|(?: \w+)? (?:remains?|remained|went|gone|still) missing\b")),
    ("detained", re.compile(r" (?:was|were|been|are|is) (?:taken in\b|taken into|in (?:police )?custody|put behind bars|brought in)")),
    ("abducted", re.compile(r" (?:(?:was|were|had been|have been|been) )?(?:taken|held|seized|kept|carried) (?:away|off|hostage|captive|prisoner)\b| hostage\b")),
)  # fmt: skip


def _behind(sentence: Sentence, stop: int, named: bool, *, bare: bool) -> tuple[Slot, ...]:
    """A predicate behind the phrase: "… were killed", "… died", "11 dead"; over "from X" and an insertion in commas."""
    text = sentence.tokens.text.replace("\n", " ")
    for slot, pattern in _IDIOMS:
        if pattern.match(text, stop) and (slot != "displaced" or not named):
            return (slot,)
    tokens = [t for t in sentence.tokens if sentence.start_of(t) - sentence.span.start >= stop]
    return _walk(_skip_insertion(tokens), named, bare)


def _skip_insertion(tokens: list[Token]) -> list[Token]:
    """Without "(21)" and ", aged 33," behind the phrase."""
    if tokens and tokens[0].text == "(":
        close = next((k for k, t in enumerate(tokens[:12]) if t.text == ")"), None)
        tokens = tokens[close + 1 :] if close else tokens
    if tokens and tokens[0].text == ",":
        close = next((k for k, t in enumerate(tokens[1:16], 1) if t.text in {",", "-"}), None)
        ahead = tokens[close + 1 : close + 4] if close else []
        if any(t.lower_ in _AUX or t.lower_ in _forms("states") or t.lower_ in _forms("lapses") for t in ahead[:1]):
            tokens = tokens[close + 1 :] if close else tokens
    return tokens


_REACH = 9
_NEAR = 6
"""Tokens between a name and the verb of its fate."""


def _walk(tokens: list[Token], named: bool, bare: bool) -> tuple[Slot, ...]:
    passive = False
    for k, token in enumerate(tokens[:_REACH]):
        word = token.lower_
        if word in _forms("lapses") and not (passive and word == "dead"):
            return ("killed",)
        if word in _forms("states") and (
            word not in {"held", "caught", "hospital", "injuries", "hanged", "burned"} or passive
        ):
            if word in {"hospital", "injuries"}:
                return ("injured",) if k <= 5 else ()
            if not passive and (named or _active(tokens, k)):
                return ()
            return _with_second(tokens, k)
        if word == "said" and not passive:
            return ()
        if token.pos_ == "NUM" and k and tokens[k - 1].pos_ != "ADP":
            return ()
        if word in _AUX:
            passive = passive or word in {
                "was",
                "were",
                "been",
                "being",
                "are",
                "is",
                "left",
                "found",
                "reported",
                "feared",
                "believed",
                "had",
                "have",
                "has",
                "confirmed",
            }
            continue
        if token.pos_ in {"VERB", "AUX"} or word in {
            "and",
            "or",
            "but",
            ";",
            ":",
            "that",
            "which",
            "who",
            "whom",
            "-",
            "when",
            "after",
            "as",
            "while",
            ",",
        }:
            return ()
        if bare and k == 0 and token.pos_ in {"NOUN", "PROPN"} and word in load_lexicon("persons").lists["things"]:
            return ()
    return ()


def _active(tokens: list[Token], k: int) -> bool:
    """ "four gunmen killed two people": the state word is a verb with an object of its own."""
    if tokens[k].lower_ not in _forms("acts") or k + 1 >= len(tokens):
        return False
    after = tokens[k + 1]
    return after.pos_ in {"DET", "NUM", "PROPN", "PRON"} or (
        after.pos_ in {"NOUN", "ADJ"} and after.lower_ not in {"overnight", "yesterday", "today"}
    )


def _with_second(tokens: list[Token], k: int) -> tuple[Slot, ...]:
    first = _forms("states")[tokens[k].lower_]
    if k + 2 < len(tokens) and tokens[k + 1].lower_ in {"and", "or"}:
        return _joint(first, _forms("states").get(tokens[k + 2].lower_))
    return (first,)


def _by_tree(head: Token, *, alone: bool) -> tuple[Slot, ...]:
    """By the verb that governs the phrase's noun and, unless `alone`, the verbs coordinated with it."""
    while (
        head.dep_ in {"conj", "nummod", "compound", "flat", "appos", "amod"}
        and head.head != head
        and head.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}
    ):
        head = head.head
    verb, relation = head.head, head.dep_
    if verb == head or verb.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return ()
    if any(c.dep_ == "advmod" and c.lower_ in {"not", "n't", "never"} for c in verb.children):
        return ()
    verbs = (
        [verb]
        if alone
        else [
            verb,
            *(
                c
                for c in verb.children
                if c.dep_ == "conj"
                and c.pos_ in {"VERB", "ADJ"}
                and not any(g.dep_ in {"nsubj", "nsubj:pass"} for g in c.children)
            ),
        ]
    )
    if alone and abs(verb.i - head.i) > _NEAR:
        return ()
    harm = {_forms("states").get(v.lower_) for v in verbs} & {"killed", "injured"}
    if relation in {"nsubj:pass", "obj"} and len(harm) > 1:
        return ()
    for word in verbs:
        form = word.lower_
        if relation == "nsubj:pass" and form in _forms("states") and form not in {"held", "caught", "burned"}:
            return (_forms("states")[form],)
        if relation in {"nsubj", "nsubj:pass"} and form in _forms("lapses"):
            return ("killed",)
        if relation == "nsubj" and form in {"dead", "missing"}:
            return (_forms("states")[form],)
        if (
            relation == "obj"
            and form in _forms("acts")
            and word.tag_ != "VB"
            and not any(c.lower_ in {"dead"} for c in word.children)
        ):
            return (_forms("acts")[form],)
        if relation == "obj" and any(c.lower_ == "dead" for c in word.children):
            return ("killed",)
    return ()


_NONE = re.compile(
    r"(?:\bno|\bany|\bwithout(?: causing| any| inflicting| further)*|\bneither) (?:(?:reported|human|further|reports? of|word of|known|serious|civilian|"
    r"military|other|loss of life or|deaths or|injuries or) )*(?P<both>casualties|casualty|victims)|"
    r"(?:\bno|\bany|\bwithout(?: causing)?) (?:(?:reports? of|reported) )?(?P<killed>deaths|fatalities|loss of life)|"
    r"(?:\bno|\bany|\bwithout(?: causing)?|\bnor|\bor) (?:(?:reports? of|reported|serious) )?(?P<injured>injuries)|"
    r"\b(?:nobody|no ?one|none(?: of (?:the |them|those )?\w*(?: \w+)?)?|no (?!longer)\w+(?: \w+)?) (?:was|were|had been|has been|have been|is) "
    r"(?:reported(?:ly)? |believed )?(?:(?:either )?(?P<harmed>hurt|harmed)|(?P<k>killed)(?: (?:or|nor) (?P<ki>injured|wounded|hurt))?|"
    r"(?P<i>injured|wounded)(?: (?:or|nor) (?P<ik>killed))?)",
    re.IGNORECASE,
)
_UNREPORTED = re.compile(
    r"\b(?:no|not|unclear|unknown)\b[^.;,]{0,40}\b(?:immediate|immediately|unclear|information)\b|\bnot (?:yet )?(?:clear|known)\b|\bwhether\b",
    re.IGNORECASE,
)


def _zeros(text: str) -> Iterator[_Found]:
    """Stated zeros; "no immediate reports" only tells that nothing is known."""
    if _UNREPORTED.search(text):
        return
    for match in _NONE.finditer(text):
        if match.group().lower().startswith(("any", "or")) and not _NEGATOR.search(text[: match.start()]):
            continue
        names = {k for k, v in match.groupdict().items() if v}
        if names & {"both", "killed", "k", "ik", "harmed"}:
            yield _Found("killed", match.start(), match.end(), 0, 0, "none")
        if names & {"both", "injured", "i", "ki", "harmed"}:
            yield _Found("injured", match.start(), match.end(), 0, 0, "none")


def _deadly(text: str) -> Iterator[_Found]:
    for match in re.finditer(r"\bdeadly\b(?! (?:weapon|force|for\b))", text, re.I):
        yield _Found("killed", match.start(), match.end(), 1, None, "vague")


def person_class(words: str) -> str:
    """The codebook's class of the first person word that has one; "unknown" for people, others, none."""
    spoken = re.findall(r"[\w-]+", words.lower())
    pairs = [" ".join(pair) for pair in pairwise(spoken)]
    for word in [p for p in pairs if p in person_words()] + spoken:
        found = person_words().get(word)
        if found and found != "unknown":
            return found
    return "unknown"
