"""Who says they did it, who denies it, and that nobody has said so."""

import re
from dataclasses import dataclass

from onrecord.base.span import Span
from onrecord.extract.parse import Reading, Sentence

METHOD = "responsibility.rules/1"
_WHO = r"(?P<who>(?:(?:The|the|An?|an?) )?[\w’'.-]+(?: (?:[\w’'.-]+)){0,12}?)"
_ACT = r"(?:attack|strike|bombing|blast|raid|assault|operation|explosion|killing|shelling|shooting|ambush|kidnapping|abduction|them|it)s?"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("none", re.compile(
        r"\b(?:no (?:[\w-]+ ){0,2}?(?:group|one|organi[sz]ation|party|faction|claims?)|nobody|none of the \w+)(?: (?:or|nor) [\w ]{3,30}?)? "
        r"(?:(?:has|have|had|was|were) )?(?:yet |immediately |so far |been )*(?:claimed|taken|said (?:it|they)|made|admitted|(?:stepped|come) forward|of responsibility)[^.;]{0,60}", re.I)),
    ("none", re.compile(r"\b(?:there (?:was|has been|were)|without) (?:no|any)? ?(?:immediate )?claims? of responsibility", re.I)),
    ("denied", re.compile(rf"{_WHO} (?:(?:has|have|had|also|strongly|categorically) )*den(?:ied|ies|y) (?:any |all )?(?:responsibility|involvement|carrying out|being behind|having|a role|it was behind|any role)", re.I)),
    ("claimed", re.compile(rf"{_WHO},? (?:(?:has|have|had|also|later|quickly|immediately|which|who) )*(?:claimed|claims|claiming|took|accepted|admitted|assumed) (?:the )?responsibility", re.I)),
    ("claimed", re.compile(rf"responsibility for [^.;,]{{3,50}}? (?:was|were|has been) claimed by {_WHO}(?=[,.;]|$| in | on )", re.I)),
    ("claimed", re.compile(rf"\b{_ACT} (?:[\w ]{{0,40}} )?(?:has|have|had|was|were) (?:been |all |also |later )*claimed by {_WHO}(?=[,.;]|$)", re.I)),
    ("claimed", re.compile(rf"{_WHO},? (?:(?:has|have|had|also) )*(?:announced|claimed|said (?:it|they) (?:had )?(?:carried out|launched|staged|conducted)) (?:[\w-]+ ){{0,4}}?{_ACT}\b", re.I)),
    ("claimed", re.compile(rf"{_WHO} (?:has |have |had )?(?:said|says|say|saying|claimed|claims|announced|declared)(?: on \w+)?(?: that)? (?:it|they|its|their) (?:\w+ ){{0,3}}?(?:carried out|targeted|attacked|fired|launched|struck|hit|shelled|bombed|was behind|were behind|killed)\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """A statement about who did it. `by` is empty for "none"."""

    sentence: Sentence
    status: str
    words: Span
    by: Span | None


def find_responsibility(reading: Reading, sentence: Sentence) -> list[ResponsibilityWords]:
    """At most one statement a status and sentence, none before denied before claimed."""
    text = reading.text_of(sentence)
    base = sentence.span.start
    out: list[ResponsibilityWords] = []
    for status, form in _FORMS:
        match = form.search(text)
        if match is None or any(r.words.overlaps(Span(base + match.start(), base + match.end())) for r in out):
            continue
        who = _actor(match) if "who" in form.groupindex else None
        if "who" in form.groupindex and who is None:
            continue
        by = Span(base + who[0], base + who[1]) if who else None
        out.append(ResponsibilityWords(sentence, status, Span(base + match.start(), base + match.end()), by))
    return out


_PREFIX = re.compile(
    r"^.*(?:,|;|\b(?:that|and|but|after|when|while|as|for which|which|on (?:the same day|[A-Z]\w+day),?|said)\b)\s",
    re.I,
)
_NOBODY = {
    "it",
    "he",
    "she",
    "they",
    "who",
    "which",
    "no group",
    "nobody",
    "no one",
    "that",
    "this",
    "has",
    "have",
    "not",
    "officials",
    "police",
}


def _actor(match: re.Match[str]) -> tuple[int, int] | None:
    """Offsets of the claimant: what stands nearest to the verb, without the clause before it."""
    start = match.start("who")
    words = match["who"]
    if cut := _PREFIX.match(words + " "):
        start += min(cut.end(), len(words))
    name = words[start - match.start("who") :].strip().rstrip(".,")
    if not name or name.lower() in _NOBODY or name.lower().startswith(("no ", "none", "nobody")):
        return None
    return start, start + len(name)
