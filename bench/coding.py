"""Gold texts to codings by the public entry points only, and how to read a coding (contract/coding.md)."""

from collections.abc import Iterator, Sequence
from typing import TypedDict, cast

from onrecord.base.codebook import Scope
from onrecord.base.coding import coding_to_json
from onrecord.base.document import Document
from onrecord.base.ids import digest
from onrecord.extract import extract
from onrecord.ground import ground

Value = TypedDict(
    "Value",
    {"name": str, "kind": str, "type": str, "basis": str, "party_id": str, "country": str, "precision": str, "start": str, "end": str,
     "low": int | None, "high": int | None, "scope": str, "class": str},
    total=False,
)  # fmt: skip


class Quoted(TypedDict):
    quote: str
    start: int
    end: int


class Claim(Quoted):
    slot: str
    value: Value


class Mention(TypedDict):
    event_type: str
    modality: str
    aggregate: bool
    trigger: Quoted
    claims: list[Claim]


class Attribution(TypedDict):
    source: Quoted
    cue: Quoted
    content: Quoted


class Coding(TypedDict):
    text: str
    incidents: list[Mention]
    attributions: list[Attribution]
    framing: list[Quoted]


SENTENCE_OPENER = "\n\nBomb attack, bombing, attacks: gunmen, clashes."
ARTICLE_OPENER = (
    "\n\nBomb attack, bombing, attacks: gunmen, clashes; police, war, militants, violence, shot, forces, pirates, "
    "kidnapped, suicide, rebels, gunman, troops, fighting, ceasefire, protesters, army, bombings, shooting, border, "
    "missile, kill, security, civilians, peace, terrorist, clash, military, protests, wounded, soldiers."
)
"""Appended to texts that are not news about violence (political news, lone sentences), so that the relevance gate lets
them pass and the later stages can be measured on them. What is coded inside it is dropped. It names no place, date or
person, so it has nothing to lend to the text before it. An article needs more such words than a sentence does."""
_ARTICLE = 1000
"""Characters from which a text is opened as an article."""


def document(key: str, text: str, *, published: str | None = None, title: str | None = None) -> Document:
    """A document of a data set; the coded text is the title, a line break and the text."""
    whole = f"{title}\n{text}" if title else text
    return Document(key, whole, digest(whole.encode()), title, published=published)


def code(documents: Sequence[Document], *, scope: Scope = "political", opened: bool = False) -> list[Coding]:
    """One coding a document, in order. `opened`: let every document through the relevance gate (see ARTICLE_OPENER)."""
    given = documents
    if opened:
        given = [document(d.document_id, d.text + _opener(d.text), published=d.published) for d in documents]
    extracted = zip(given, extract(given, scope=scope), strict=True)
    found = [cast(Coding, coding_to_json(ground(d, e, scope=scope))) for d, e in extracted]
    return [_within(c, len(d.text)) for c, d in zip(found, documents, strict=True)] if opened else found


def _opener(text: str) -> str:
    return ARTICLE_OPENER if len(text) >= _ARTICLE else SENTENCE_OPENER


def _within(coding: Coding, end: int) -> Coding:
    """The coding without what stands past `end`."""
    incidents: list[Mention] = [
        {**m, "claims": [c for c in m["claims"] if c["end"] <= end]}
        for m in coding["incidents"]
        if m["trigger"]["end"] <= end
    ]
    spoken = [a for a in coding["attributions"] if max(a["source"]["end"], a["cue"]["end"], a["content"]["end"]) <= end]
    framing = [f for f in coding["framing"] if f["end"] <= end]
    return {"text": coding["text"][:end], "incidents": incidents, "attributions": spoken, "framing": framing}


def reported(coding: Coding) -> list[Mention]:
    """The single happenings that the document says took place or may have."""
    return [m for m in coding["incidents"] if m["modality"] in ("asserted", "possible") and not m["aggregate"]]


def claims(mention: Mention, *slots: str) -> Iterator[Claim]:
    """The valued claims of these slots, preferred first."""
    return (c for c in mention["claims"] if c["slot"] in slots and c["value"])


def whole_count(mention: Mention, slot: str) -> int | None:
    """The preferred total of victims in a counted slot, its lower end where it is a range; None where none is said."""
    for claim in claims(mention, slot):
        value = claim["value"]
        if value.get("scope") != "subset" and value.get("class") != "attacker":
            low = value.get("low")
            return low if low is not None else value.get("high")
    return None


def named(quote: str) -> bool:
    """Whether the quote's last word is capitalised: it ends in a name."""
    words = quote.split()
    return bool(words) and words[-1][:1].isupper()
