"""The evidence check: what stands on words that are not in the text is left out, and an Issue says so."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.base.claim import Claim, CodedMention, First, Tally
from onrecord.base.coding import Coding
from onrecord.base.run import Issue
from onrecord.base.span import Evidence


def checked(coding: Coding) -> Coding:
    """The coding without anything whose words, or whose speaker's words, are not in the text at their offsets."""
    if all(e.stands_in(coding.document.text) for e in coding.evidence()):
        return coding
    check = _Check(coding.document.text, coding.document.document_id)
    return replace(
        coding,
        mentions=tuple(check.sound(m) for m in coding.mentions if check.holds("mention", m.mention_id, [m.trigger])),
        tallies=tuple(t for t in coding.tallies if check.holds("tally", t.evidence.quote, _said(t))),
        firsts=tuple(f for f in coding.firsts if check.holds("first", f.evidence.quote, _said(f))),
        attributions=tuple(
            a for a in coding.attributions if check.holds("attribution", a.cue.quote, [a.source, a.cue, a.content])
        ),
        framing=tuple(f for f in coding.framing if check.holds("framing", f.evidence.quote, [f.evidence])),
        issues=coding.issues + tuple(check.issues),
    )


def _said(found: Claim | Tally | First) -> list[Evidence]:
    return [found.evidence, found.speaker.evidence] if found.speaker else [found.evidence]


class _Check:
    """One document's text, and the issues that its coding gives rise to."""

    def __init__(self, text: str, document_id: str) -> None:
        self._text = text
        self._document_id = document_id
        self.issues: list[Issue] = []

    def holds(self, kind: str, name: str, words: Iterable[Evidence]) -> bool:
        lost = [e for e in words if not e.stands_in(self._text)]
        if lost:
            detail = f"{kind} {name!r} left out: {lost[0].quote!r} is not in the text at {lost[0].span.start}"
            self.issues.append(Issue("evidence", self._document_id, detail, fatal=False))
        return not lost

    def sound(self, mention: CodedMention) -> CodedMention:
        pairs = zip(mention.claims, mention.derivations, strict=True)
        kept = [(c, d) for c, d in pairs if self.holds("claim", c.id, _said(c))]
        return replace(mention, claims=tuple(c for c, _ in kept), derivations=tuple(d for _, d in kept))
