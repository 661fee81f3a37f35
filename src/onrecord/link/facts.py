"""What of a mention can be compared: its affirmed values by slot, in the order of preference."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.base.claim import CodedMention
from onrecord.base.codebook import COUNT_SLOTS, Modality
from onrecord.base.coding import Coding
from onrecord.base.values import Count, DateInterval, Perpetrator, Place, Target, Weapon

Standing = Literal["told", "negated", "planned"]
STANDINGS: dict[Modality, Standing] = {
    "asserted": "told", "possible": "told", "negated": "negated", "planned": "planned",
}  # fmt: skip
"""Mentions of different standing never link: a denial is not the happening, nor is a threat."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One mention as linking sees it."""

    document_id: str
    mention: CodedMention
    dates: tuple[DateInterval, ...]
    places: tuple[Place, ...]
    perpetrators: tuple[Perpetrator, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    counts: tuple[tuple[str, Count], ...]
    """(slot, count) of the totals; subsets and attackers' own losses stay out."""

    @property
    def id(self) -> str:
        return self.mention.mention_id

    @property
    def standing(self) -> Standing:
        return STANDINGS[self.mention.modality]

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(sorted({p.country for p in self.places if p.country}))


def facts_of(codings: Sequence[Coding]) -> list[Facts]:
    """Facts of every mention, sorted by mention id; the same document given twice counts once."""
    ordered = sorted(codings, key=lambda c: (c.document.document_id, c.document.sha256))
    found: dict[str, Facts] = {}
    for coding in ordered:
        for mention in coding.mentions:
            found.setdefault(mention.mention_id, mention_facts(coding.document.document_id, mention))
    return [found[mention_id] for mention_id in sorted(found)]


def mention_facts(document_id: str, mention: CodedMention) -> Facts:
    """The affirmed values of one mention."""
    claims = [c for c in mention.claims if c.modality in ("asserted", "possible") or c.modality == mention.modality]
    values = [c.value for c in claims]
    return Facts(
        document_id=document_id,
        mention=mention,
        dates=tuple(v for v in values if isinstance(v, DateInterval)),
        places=tuple(v for v in values if isinstance(v, Place)),
        perpetrators=tuple(v for v in values if isinstance(v, Perpetrator)),
        targets=tuple(v for v in values if isinstance(v, Target)),
        weapons=tuple(v for v in values if isinstance(v, Weapon)),
        counts=tuple((c.slot, c.value) for c in claims if c.slot in COUNT_SLOTS and _is_total(c.value)),  # type: ignore[misc]
    )


def _is_total(value: object) -> bool:
    return isinstance(value, Count) and value.scope == "total" and value.person_class != "attacker"


def name_key(name: str) -> str:
    """A name without case, points and spacing: `U.S.  Embassy` and `us embassy` are one."""
    return " ".join(re.findall(r"\w+", name.casefold().replace(".", "").replace("’", "'").replace("'s", "")))


def telling_words(names: Iterable[str], empty: frozenset[str]) -> frozenset[str]:
    """The words of the names that tell one party or site from another."""
    return frozenset(word for name in names for word in name_key(name).split()) - empty
