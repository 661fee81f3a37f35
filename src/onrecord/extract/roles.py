"""Who did it and to whom: perpetrators and targets from the trees around a trigger."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.base.span import Span
from onrecord.extract.attribution import cue_forms
from onrecord.extract.happening import types_of
from onrecord.extract.parse import Sentence, conjuncts, phrase_span
from onrecord.extract.weapons import weapon_type

METHOD = "roles.tree/1"
_AT = {"at", "on", "against", "into", "toward", "towards", "upon"}
_LIGHT_FRAMES = {"carry", "launch", "conduct", "stage", "mount", "perpetrate", "commit", "wage", "execute"}
_ANNOUNCE = {"claim", "announce"}
_ANNOUNCED = {"claimed", "claims", "claim", "announced", "announces", "claiming", "announcing"}
_IMPACTS = {"landed", "fell", "struck", "crashed", "hit", "exploded", "landing", "falling"}
_INTRANSITIVE = {"explode", "exploded", "fell", "fall", "landed", "crashed", "slammed", "died", "die", "dies", "dying"}
_COUNTING = {"dozens", "series", "scores", "hundreds", "wave", "string", "number", "spate", "couple", "tens"}
_NOT_AGENT = {"attack", "attacks", "strike", "strikes", "explosion", "blast", "explosions", "it", "this", "that", "which",
              "violence", "incident", "fire", "raid", "assault", "bombing", "war", "toll", "shooting", "clashes", "who"}  # fmt: skip
_NOT_AGENT |= _COUNTING
_DEEDS = {"killing", "killings", "murder", "murders", "massacre", "assassination", "execution", "executions", "beheading", "slaying",
          "rape", "shooting", "bombing", "shelling", "death", "deaths"}  # fmt: skip
_PRONOUNS = {"it", "they", "he", "she", "we", "i", "who", "which", "that", "this", "them", "him", "her", "some", "others",
             "those", "these", "both", "all", "none", "nobody", "us", "you", "more", "many"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A perpetrator or target phrase."""

    slot: str
    head: Token
    words: Span


def find_roles(sentence: Sentence, anchor: Token) -> list[Role]:
    """Perpetrators first, in tree order, each phrase once."""
    heads = _verb_heads(anchor) if anchor.pos_ in {"VERB", "AUX"} else _noun_heads(anchor)
    out: dict[tuple[str, Span], Role] = {}
    for slot, head in heads:
        for part in conjuncts(head):
            if _fits(slot, part):
                words = phrase_span(sentence, part)
                out.setdefault((slot, words), Role(slot, part, words))
    return sorted(out.values(), key=lambda r: (r.slot != "perpetrator", r.words))


def _part_of(head: Token) -> bool:
    """ "one of the gates": a number that stands for a thing."""
    return head.pos_ == "NUM" and any(c.dep_ == "nmod" for c in head.children)


def _fits(slot: str, head: Token) -> bool:
    if (
        (head.pos_ not in {"NOUN", "PROPN", "ADJ"} and not _part_of(head))
        or (head.lower_ in _PRONOUNS and head.text != "US")
        or head.ent_type_ == "DATE"
    ):
        return False
    weapon = weapon_type(head.text, default="") != ""
    if (
        slot == "perpetrator"
        and head.dep_ == "nsubj"
        and head.head.lower_ in cue_forms()
        and head.head.lower_ not in _ANNOUNCED
    ):
        return False  # who speaks or accuses is not who did it
    return not weapon and not (slot == "perpetrator" and head.lower_ in _NOT_AGENT)


def _prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, phrase head) of a token's oblique and nominal modifiers."""
    for child in token.children:
        if child.dep_ in {"obl", "nmod", "obl:agent"}:
            for case in child.children:
                if case.dep_ == "case":
                    yield case.lower_, child


def _verb_heads(verb: Token) -> Iterator[tuple[str, Token]]:
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children)
    weapon_verb = verb.lower_ in {
        "fired",
        "launched",
        "fire",
        "launch",
        "firing",
        "launching",
        "opened",
        "detonated",
    }
    subject = _verb_subject(verb)
    if subject is not None and not passive:
        yield ("target" if verb.lower_ in _INTRANSITIVE else "perpetrator"), subject
    if passive and subject is not None and not weapon_verb:
        yield "target", subject
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        yield "target", verb.head
    for child in verb.children:
        if child.dep_ == "obj" and not weapon_verb:
            yield "target", child
    for preposition, head in _prepositions(verb):
        if preposition == "by":
            yield "perpetrator", head
        elif preposition in _AT or (preposition in {"near", "inside", "outside"} and verb.lower_ in _IMPACTS):
            yield "target", head


def _verb_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass"}:
            if child.tag_ in {"WDT", "WP"} and verb.dep_.startswith("acl"):
                return verb.head
            return child
    if (
        verb.dep_ in {"conj", "xcomp", "advcl"}
        and verb.head.pos_ in {"VERB", "AUX"}
        and verb.tag_ in {"VBD", "VBN", "VBG", "VB"}
    ):
        passive_above = any(c.dep_ == "aux:pass" for c in verb.head.children)
        return None if passive_above or verb.head == verb else _verb_subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def _noun_heads(noun: Token) -> Iterator[tuple[str, Token]]:
    for child in noun.children:
        if (child.dep_ == "nmod:poss" and child.pos_ == "PROPN") or (
            child.dep_ in {"amod", "compound"} and (child.ent_type_ in {"NORP", "ORG"} or child.pos_ == "PROPN")
        ):
            yield "perpetrator", child
        elif child.dep_ == "acl" and child.lower_ in {"targeting", "hitting", "striking", "against"}:
            yield from (("target", c) for c in child.children if c.dep_ == "obj")
    counted = noun.dep_ == "nmod" and noun.head.lower_ in _COUNTING
    for preposition, head in [*_prepositions(noun), *(_prepositions(noun.head) if counted else ())]:
        if head == noun:
            continue
        if preposition in _AT or (preposition == "of" and _takes_of(noun)):
            yield "target", head
        elif preposition == "by":
            yield "perpetrator", head
    yield from _light_frame(noun)


def _light_frame(noun: Token) -> Iterator[tuple[str, Token]]:
    """ "X carried out an attack", "an attack targeted Y", "X announced two attacks"."""
    verb = noun.head
    if verb.pos_ != "VERB":
        return
    if noun.dep_ in {"obj", "nsubj:pass", "obl"} and verb.lemma_ in _LIGHT_FRAMES | _ANNOUNCE:
        subject = _verb_subject(verb)
        if subject is not None and subject != noun and noun.dep_ == "obj":
            yield "perpetrator", subject
        yield from (("perpetrator", head) for p, head in _prepositions(verb) if p == "by")
    elif noun.dep_ == "nsubj" and verb.lemma_ in {"target", "hit", "strike", "destroy", "rock", "damage"}:
        yield from (("target", c) for c in verb.children if c.dep_ == "obj")


def _takes_of(noun: Token) -> bool:
    """ "the killing of", "the arrest of": what follows is who it was done to."""
    return bool(types_of(noun) & {"abduction", "arrests"}) or noun.lower_ in _DEEDS


def coordinated_targets(sentence: Sentence, anchor: Token) -> list[Role]:
    """Targets joined by "and" or "as well as" behind a counted noun: "two attacks targeting A as well as B"."""
    roles = [role for role in find_roles(sentence, anchor) if role.slot == "target"]
    last = max((role.head.i for role in roles), default=-1)
    added = next(
        (t for t in sentence.tokens if t.i > last >= 0 and t.lower_ == "well" and t.i + 2 < len(t.doc) and t.nbor(1).lower_ == "as"),
        None,
    )  # fmt: skip
    if added is not None:
        nouns = [t for t in sentence.tokens if t.i > added.i + 1 and t.pos_ in {"NOUN", "PROPN"}]
        heads = [t for t in nouns if t.dep_ not in {"compound", "amod", "nmod:poss"}] or nouns
        roles += [Role("target", head, phrase_span(sentence, head)) for head in heads[:1]]
    return roles
