"""What the trees say about one word and about two words of one sentence, as named features."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.attribution import cue_forms
from onrecord.extract.happening import types_of
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Sentence

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "compound", "amod", "nmod:poss", "acl", "advcl",
                        "xcomp", "ccomp"})  # fmt: skip
_FUNCTION = frozenset({"aux", "mark", "det", "case", "advmod", "compound:prt", "aux:pass", "cop", "nummod"})
_OBLIQUE = frozenset({"obl", "nmod", "obl:agent"})
_LONGEST_PATH = 7


def word_features(token: Token) -> Iterator[str]:
    """The word itself, its governor, its dependants and its neighbours."""
    lemma, head, types = token.lemma_.lower(), token.head, types_of(token)
    yield from (f"w={token.lower_}", f"l={lemma}", f"p={token.pos_}", f"tag={token.tag_}", f"d={token.dep_}")
    yield from (
        f"h={head.lemma_.lower() if head != token else 'ROOT'}",
        f"hp={head.pos_}",
        f"d+hp={token.dep_}{head.pos_}",
    )
    if types:
        yield from (
            "t",
            f"t+p={token.pos_}",
            f"t+d={token.dep_}",
            f"t+tag={token.tag_}",
            *(["t1"] if len(types) == 1 else []),
        )
        yield from (f"t={t}" for t in types)
        yield from (f"t+d={t}+{token.dep_}" for t in types)
    yield from (f"ht={t}+{token.dep_}" for t in types_of(head))
    if governed_by_vow(token):
        yield from ("vow", "t+vow") if types else ("vow",)
    for child in token.children:
        yield from _child_features(child, typed=bool(types))
    for step in (-2, -1, 1, 2):
        if 0 <= token.i + step < len(token.doc):
            near = token.doc[token.i + step]
            yield from (f"n{step}={near.lower_}", f"np{step}={near.pos_}")
            yield from (f"nt{step}={t}" for t in types_of(near))
    above = list(token.ancestors)[:4]
    cue = next((t for t in above[:3] if t.lower_ in cue_forms()), None)
    if cue is not None:
        yield from ("undercue", f"cue={cue_forms()[cue.lower_]}")
    if any(types_of(t) for t in above[:2]):
        yield "above-t"
    if any(types_of(t) for t in token.children):
        yield "below-t"
    yield f"depth={len(above)}"
    yield "plural" if token.tag_ in {"NNS", "NNPS"} else "singular"
    if token.ent_type_:
        yield f"ent={token.ent_type_}"


def _child_features(child: Token, *, typed: bool) -> Iterator[str]:
    yield f"c={child.dep_}"
    if child.dep_ in _ARGUMENTS:
        yield f"c={child.dep_}:{child.lemma_.lower()}"
        yield from (f"ct={child.dep_}:{t}" for t in types_of(child))
        if child.ent_type_:
            yield f"ce={child.dep_}:{child.ent_type_}"
    if child.dep_ in _FUNCTION:
        yield f"c={child.dep_}:{child.lower_}"
    if child.dep_ in _OBLIQUE:
        for case in prepositions(child):
            yield f"pp={case}"
            if typed:
                yield f"t+pp={case}"


def prepositions(token: Token) -> list[str]:
    return [c.lower_ for c in token.children if c.dep_ == "case"]


def path_features(anchor: Token, token: Token) -> Iterator[str]:
    """How to get from an anchor to another word of its sentence in the tree: relations upwards, then downwards."""
    path = tree_path(anchor, token)
    if path is None:
        return
    up, down = path
    steps = "^".join(up) + "|" + "v".join(down)
    length = len(up) + len(down)
    yield f"path={steps}" if length <= 4 else "path=long"
    yield f"plen={min(6, length)}"
    if length <= 3:
        yield from (f"path+p={steps}{anchor.pos_}", f"path+case={steps}+{','.join(prepositions(token))}")
    if length <= 2:
        yield from (f"path+t={t}{steps}" for t in types_of(anchor))
        yield f"path+l={anchor.lemma_.lower()}{steps}"


def tree_path(first: Token, second: Token) -> tuple[list[str], list[str]] | None:
    """Relations from the first word up to the lowest common governor, then down to the second; None when too far apart."""
    ascent, descent = _chain(first), _chain(second)
    position = {t.i: n for n, t in enumerate(ascent)}
    for n, token in enumerate(descent):
        if token.i in position:
            return [t.dep_ for t in ascent[: position[token.i]]], [t.dep_ for t in descent[:n]][::-1]
    return None


def _chain(token: Token) -> list[Token]:
    chain = [token]
    while chain[-1].head != chain[-1] and len(chain) < _LONGEST_PATH:
        chain.append(chain[-1].head)
    return chain


def head_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The syntactic head of the words between two offsets of the document's text."""
    tokens = [t for t in sentence.tokens if sentence.start_of(t) < end and sentence.end_of(t) > start]
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head == t or t.head.i not in inside), tokens[0] if tokens else None)


def governed_by_vow(token: Token) -> bool:
    """Whether a vow, demand, plan or condition governs the word (two clauses up at most)."""
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
