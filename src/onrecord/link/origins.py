"""Origins: who stands behind a claim. Outlets that pass on one text, or one speaker's word, are one origin.

First version: the speaker if one is named, else the outlet; documents of nearly the same text share the outlet of
the one published first. Agency credits and bylines are not read yet.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

from onrecord.base.claim import Claim
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.link.facts import name_key

SHINGLE_WORDS = 5
NEAR_DUPLICATE = 0.8
"""Jaccard similarity of shingle sets from which two texts count as one, inclusive. Set by hand."""
BANDS, ROWS = 12, 3
"""MinHash bands and the minima in each (locality-sensitive hashing): only texts that share a band are compared."""
_PRIME = 2**61 - 1
_ARTICLES = re.compile(r"^(?:a|an|the|one|some)\s+")


def claim_origin(claim: Claim, document_id: str, outlet: str | None, origins: Mapping[str, str]) -> str:
    """The speaker's name in plain form, else the origin of the document, else its outlet, else its id."""
    if claim.speaker:
        return speaker_key(claim.speaker.name)
    return origins.get(document_id) or outlet or document_id


def speaker_key(name: str) -> str:
    """A speaker's name without case, points and leading article."""
    return _ARTICLES.sub("", name_key(name))


def document_origins(codings: Sequence[Coding]) -> dict[str, str]:
    """For each document id, the outlet (or id) of the first-published document of nearly the same text.

    Documents are taken in order of publication; each either repeats an earlier original or is one itself.
    """
    documents = sorted({c.document.document_id: c.document for c in codings}.values(), key=_publication_order)
    originals: dict[tuple[int, ...], list[tuple[Document, frozenset[int]]]] = defaultdict(list)
    origins: dict[str, str] = {}
    for document in documents:
        text = shingles(document.text)
        bands = _bands(text)
        near = (o for band in bands for o, other in originals.get(band, ()) if jaccard(text, other) >= NEAR_DUPLICATE)
        first = next(near, None)
        origins[document.document_id] = _outlet(first or document)
        if first is None:
            for band in bands:
                originals[band].append((document, text))
    return origins


def shingles(text: str) -> frozenset[int]:
    """Hashes (CRC-32) of every run of five words, case and punctuation apart; the whole text if it is shorter."""
    words = name_key(text).split()
    runs = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset(crc32(" ".join(words[n : n + SHINGLE_WORDS]).encode()) for n in runs) if words else frozenset()


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of the union that is common, 0 to 1; 0 for two empty sets."""
    return len(left & right) / len(left | right) if left or right else 0.0


def _bands(text: frozenset[int]) -> list[tuple[int, ...]]:
    """MinHash bands: texts at the threshold share one with a chance above 0.999, unlike texts seldom do."""
    if not text:
        return []
    rows = BANDS * ROWS
    minima = [min((value * (2 * n + 1) * 0x9E3779B1 + n * 0x85EBCA6B) % _PRIME for value in text) for n in range(rows)]
    return [(band, *minima[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def _publication_order(document: Document) -> tuple[str, str]:
    return (document.published or "9999", document.document_id)


def _outlet(document: Document) -> str:
    return document.outlet or document.document_id
