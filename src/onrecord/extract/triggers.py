"""Find triggers: the verbs and nouns that say something happened, each with the type its word alone suggests.

What is not a happening is left out here by syntax: vows and demands, conditionals, drills and films, bare generic
plurals ("attacks on civilians are a crime"), questions, sport.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.extract.attribution import cue_forms
from onrecord.extract.lexicon import load_lexicon, verb_forms
from onrecord.extract.parse import Reading, Sentence

METHOD = "trigger.lexicon/1"
_MODALS = {"would", "could", "may", "might", "should", "must", "will", "can", "shall", "'ll"}
_LIGHT = {"shake", "shaken", "carry", "launch", "conduct", "stage", "mount", "claim", "announce", "report", "confirm", "face", "suffer",
          "witness", "see", "hear", "cause", "hit", "rock", "occur", "happen", "take", "follow", "kill", "leave", "target",
          "come", "break", "erupt", "begin", "start", "continue", "injure", "wound", "destroy", "damage", "survive",
          "involve", "blame", "perpetrate", "commit", "execute", "result", "wage", "hold", "organize", "organise",
          "join", "attend", "spark", "trigger", "be", "mark", "count", "ring", "describe", "investigate"}  # fmt: skip
_NOT_HAPPENING = re.compile(
    r"\b(?:drills?|exercises?|film|movie|novel|series finale|match|league|goal|striker|penalty|tournament|anniversary|"
    r"commemorat\w+|memorial|heart attack|cyber ?attacks?|red carpet|premiere|actor|actress|director's|screenplay|audience|wicket|innings|defender|midfielder|league|cup|coach|batsm[ae]n|bowlers?|share price|stocks|investors|labou?r strike|general strike|on strike|hunger strike|"
    r"strike action|ransomware|hackers?|simulat\w+|video game|box office|airstrikes? simulation|wildfires?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that says something happened. `kind`: an event type, "generic" or "effect"."""

    sentence: Sentence
    token: Token
    kind: str
    noun: bool

    @property
    def plural(self) -> bool:
        return self.noun and (self.token.tag_ in {"NNS", "NNPS"} or self.token.lower_.endswith("attacks"))

    @property
    def definite(self) -> bool:
        """Whether the words point back: the attack, this raid, its assault."""
        return self.noun and any(
            c.lower_ in {"the", "this", "that", "these", "those", "such", "its", "their"} for c in self.token.children
        )


@cache
def _verb_table() -> dict[str, str]:
    lexicon = load_lexicon("triggers")
    irregular = lexicon.tables["irregular"]
    return {f: kind for verb, kind in lexicon.tables["verbs"].items() for f in verb_forms(verb, irregular)}


@cache
def _noun_table() -> dict[str, str]:
    nouns = load_lexicon("triggers").tables["nouns"]
    plurals = {_plural(noun): kind for noun, kind in nouns.items()}
    return {**plurals, **nouns}


def _plural(noun: str) -> str:
    if noun.endswith(("sh", "ch", "x")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


@cache
def gate() -> re.Pattern[str]:
    """Matches a text that may hold an incident: any trigger word. Documents without one are not parsed."""
    words = sorted({w.split(" ")[-1] for w in (*_verb_table(), *_noun_table())} | {"casualties", "dead"})
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def find_triggers(reading: Reading) -> list[Trigger]:
    """In reading order."""
    return [t for s in reading.sentences if not _idle(reading, s) for t in _in_sentence(s)]


def _idle(reading: Reading, sentence: Sentence) -> bool:
    text = reading.text_of(sentence)
    return bool(_NOT_HAPPENING.search(text)) or text.rstrip().endswith("?")


def _in_sentence(sentence: Sentence) -> Iterator[Trigger]:
    taken: set[int] = set()
    for token in sentence.tokens:
        if token.i in taken:
            continue
        phrase = _match(token)
        if phrase is None:
            continue
        kind, noun, length = phrase
        head = token.doc[token.i + length - 1] if noun else token
        if _happens(head, noun):
            taken |= set(range(token.i, token.i + length))
            yield Trigger(sentence, head, kind, noun)


def _match(token: Token) -> tuple[str, bool, int] | None:
    """(kind, noun, number of tokens) of the longest entry that starts here."""
    doc, verbal = token.doc, token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBD", "VBN", "VBG"}
    nominal = token.pos_ in {"NOUN", "PROPN", "ADJ"}
    for length in (3, 2, 1):
        if token.i + length > len(doc):
            continue
        words = " ".join(t.lower_ for t in doc[token.i : token.i + length])
        if verbal and words in _verb_table():
            return _verb_table()[words], False, length
        if (
            nominal
            and words in _noun_table()
            and (length > 1 or token.dep_ not in {"compound", "amod"} or _verbless(token))
        ):
            return _noun_table()[words], True, length
    return None


def _verbless(token: Token) -> bool:
    """A compound modifier is no trigger ("attack helicopter"), but a mis-parsed head before a preposition is."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ == "ADP"


def _happens(token: Token, noun: bool) -> bool:
    if _governed_by_vow(token):
        return False
    return _noun_happens(token) if noun else _verb_happens(token)


def _verb_happens(token: Token) -> bool:
    children = {c.lower_ for c in token.children if c.dep_ in {"aux", "aux:pass", "mark"}}
    if token.dep_ == "xcomp" and any(c.lower_ in _MODALS for c in token.head.children):
        return False
    if children & (_MODALS | {"if", "unless"}) and not {"have"} & children:
        return False
    if (
        token.tag_ == "VB"
        and "to" in children
        and token.head.lemma_ not in {"begin", "start", "continue", "manage", "be"}
    ):
        return False
    if token.tag_ == "VB" and not children & {"did", "do", "does", "to", "have"}:
        return False
    return not (token.tag_ in {"VBZ", "VBP"} and token.dep_ in {"advcl", "acl:relcl"} and "aux:pass" not in
                {c.dep_ for c in token.children} and not token.doc[0].is_title)  # fmt: skip


def _noun_happens(token: Token) -> bool:
    """Definite, counted or dated nouns, or those governed by a verb of happening; never bare generic plurals."""
    children = list(token.children)
    plural = token.tag_ in {"NNS", "NNPS"}
    if any(
        c.lower_ in {"no", "any", "future", "possible", "potential", "further", "retaliatory", "planned", "cyber"}
        for c in children
    ):
        return False
    governor = token.head
    happening = governor.pos_ == "VERB" and (
        bool({governor.lemma_, governor.lower_} & _LIGHT) or governor.lower_ in cue_forms()
    )
    counted = any(
        c.dep_ == "nummod" or c.lower_ in {"several", "many", "another", "latest", "recent", "such"} for c in children
    )
    counted = counted or (
        token.dep_ == "nmod"
        and governor.lower_ in {"dozens", "series", "scores", "hundreds", "wave", "string", "number", "spate", "scenes"}
    )
    if plural:
        return counted or happening or any(c.lower_ in {"the", "these", "those"} for c in children)
    return True


def _governed_by_vow(token: Token) -> bool:
    """Whether a vow, demand, plan or condition governs the words (two clauses up at most)."""
    vows = load_lexicon("cues").lists["vows"]
    current, steps = token, 0
    while current.head != current and steps < 4:
        relation, governor = current.dep_, current.head
        vowing = cue_forms().get(governor.lower_, governor.lemma_.lower())
        if relation in {"xcomp", "obl", "acl"} and vowing in vows and governor.pos_ in {"VERB", "NOUN"}:
            return not (
                relation == "obl" and vowing in {"call", "condemn", "ask"} and current == token and current.tag_ != "VB"
            )
        if relation == "advcl" and any(c.lower_ in {"if", "unless"} for c in current.children if c.dep_ == "mark"):
            return True
        current, steps = governor, steps + 1
    return False


def trigger_words(trigger: Trigger) -> tuple[Token, Token]:
    """First and last token of the trigger's own words: a noun with its modifiers, a verb with its near subject or object."""
    token = trigger.token
    if trigger.noun:
        left = [c for c in token.children if c.dep_ in {"compound", "amod", "nummod"} and c.i < token.i]
        first = min((c.left_edge for c in left), key=lambda t: int(t.i), default=token)
        return (first if token.i - first.i <= 4 else token), token
    near = [c for c in token.children if c.dep_ in {"nsubj:pass", "obj", "compound:prt"} and abs(c.i - token.i) <= 5]
    if not near:
        near = [c for c in token.children if c.dep_ == "nsubj" and abs(c.i - token.i) <= 3]
    edges = [token, *near]
    return min(edges, key=lambda t: int(t.i)), max(edges, key=lambda t: int(t.i))
