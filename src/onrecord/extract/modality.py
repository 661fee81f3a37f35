"""Whether a mention is asserted, possible, negated or planned, from the words that govern its trigger."""

import re

from spacy.tokens import Token

from onrecord.base.codebook import Modality
from onrecord.extract.attribution import cue_forms
from onrecord.extract.lexicon import load_lexicon
from onrecord.extract.parse import Reading, Sentence

METHOD = "modality.rules/1"
_DOUBT = re.compile(
    r"\b(?:alleged(?:ly)?|unconfirmed|unverified|could not be (?:independently )?verified|rumou?r\w*|purported(?:ly)?)\b",
    re.I,
)
_FALSE = re.compile(
    r"\b(?:false alarm|fake|hoax|did not take place|never happened|no such (?:attack|incident|strike))\b", re.I
)
_PLANS = re.compile(
    r"\b(?:plot(?:ted|ting)? to|planned? (?:to|attack)|planning (?:to|an?)|threaten(?:ed|s|ing)? to)\b", re.I
)


def modality_of(reading: Reading, sentence: Sentence, anchor: Token) -> Modality:
    """The mention's modality; doubt about who did it is not doubt that it happened."""
    text = reading.text_of(sentence)
    if _negated(anchor) or _FALSE.search(text) or _denied(anchor):
        return "negated"
    if _PLANS.search(text[: anchor.idx - sentence.tokens[0].idx]):
        return "planned"
    near = " ".join(t.text for t in anchor.subtree)
    return "possible" if _DOUBT.search(near) else "asserted"


def _negated(token: Token) -> bool:
    return any(c.lower_ in {"not", "n't", "never"} for c in token.children if c.i < token.i and c.dep_ == "advmod")


def _denied(token: Token) -> bool:
    """Whether a denial governs the trigger: "denied that an attack had taken place"."""
    deny = load_lexicon("cues").lists["deny"]
    for ancestor in list(token.ancestors)[:3]:
        if ancestor.pos_ == "VERB" and cue_forms().get(ancestor.lower_) in deny:
            return not any(t.lower_ in {"responsibility", "involvement", "role"} for t in ancestor.subtree)
    return False
