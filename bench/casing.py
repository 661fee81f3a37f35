"""Case restoration for texts in one case: each word as it is mostly written in open English text, counted once.

Counts come from `current_events`, the simple Wikipedia and the presidents' speeches of `opentext` (CC BY-SA, public
domain), away from sentence starts: words, and pairs of words, so that "shining path" keeps its capitals where the pair
is mostly written so. A word never seen is taken for a name, unless it is a seen word with an English ending. Acronyms
given in brackets stay in capitals, and so do the initials of the words that spell them. Letters stay in their places:
the restored text has the length of the given one.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.archives import unpacked
from bench.figures import Settings

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:][\"”')\]]*\s+|\n\s*|--\s*)[\"“'(\[]*$")
_ACRONYM = re.compile(r"[\[(]([A-Z]{3,5})[\])]")
_SMALL = frozenset(re.findall(r"\w+", "of the and for in to on de la las los el y del a an by with at from"))
_VERSION = 2
"""Of the counting: kept counts of an older one are not used."""
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "'s", "’s")
_PRONOUNS = frozenset({"us", "it", "who"})
"""Always in lower case, though their letters also spell US, IT and WHO; these texts write the country U.S."""
_FEW = 3
"""A pair seen fewer times than this says nothing."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How words are mostly written inside sentences, and the lower-cased pairs that are mostly written as names."""

    words: dict[str, str]
    pairs: frozenset[str]

    def restore(self, text: str) -> str:
        """The text with capitals where English would have them. Same length, same letters."""
        matches = list(_WORD.finditer(text))
        acronyms = set() if text.islower() else set(_ACRONYM.findall(text))
        written = [m[0] if m[0] in acronyms else self._write(m[0]) for m in matches]
        for i in range(len(matches) - 1):
            if f"{matches[i][0]} {matches[i + 1][0]}".lower() in self.pairs and text[matches[i].end()] == " ":
                written[i], written[i + 1] = capital(written[i]), capital(written[i + 1])
        _spell_out(text, matches, written)
        out: list[str] = []
        last = 0
        for match, word in zip(matches, written, strict=True):
            gap = text[last : match.start()]
            starts = _SENTENCE_START.search(text[max(0, match.start() - 8) : match.start()]) or not out
            out += [gap, capital(word) if starts else word]
            last = match.end()
        return "".join(out) + text[last:]

    def _write(self, word: str) -> str:
        lower = word.lower()
        if lower in _PRONOUNS:
            return lower
        known = self.words.get(lower)
        if known is not None:
            return known
        stems = (lower[: -len(end)] for end in _ENDINGS if lower.endswith(end) and len(lower) > len(end) + 3)
        return lower if any(self.words.get(stem) == stem for stem in stems) else capital(lower)


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _spell_out(text: str, matches: list[re.Match[str]], written: list[str]) -> None:
    """Capitals for the words before a bracketed acronym whose initials spell it; the acronym keeps its own."""
    starts = {m.start(): i for i, m in enumerate(matches)}
    for found in _ACRONYM.finditer(text):
        at = starts.get(found.start(1))
        if at is None:
            continue
        letters, i = found[1], at - 1
        picked: list[int] = []
        while letters and i >= 0 and at - i <= 12:
            word = matches[i][0].lower()
            if word[0].upper() == letters[-1]:
                picked.append(i)
                letters = letters[:-1]
            elif word not in _SMALL:
                break
            i -= 1
        if not letters:
            for j in picked:
                written[j] = capital(written[j])


def casing(settings: Settings) -> Casing:
    """The counts, made on first use (under a minute) and kept beside the unpacked archives."""
    kept = settings.cache / f"casing-{_VERSION}.json"
    if not kept.exists():
        learned = learn(_open_texts(settings))
        kept.write_text(json.dumps({"words": learned.words, "pairs": sorted(learned.pairs)}), encoding="utf-8")
    found = json.loads(kept.read_text(encoding="utf-8"))
    return Casing(found["words"], frozenset(found["pairs"]))


def _open_texts(settings: Settings) -> Iterator[str]:
    with (unpacked(settings, "current_events") / "current_events.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    for name in ("simple_wikipedia_conflict_politics.txt", "us_presidential_speeches.txt"):
        with (unpacked(settings, "opentext") / name).open(encoding="utf-8") as lines:
            yield from lines


def learn(texts: Iterable[str]) -> Casing:
    """Count how words and pairs are written, leaving out each sentence's first word."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text in texts:
        matches = list(_WORD.finditer(text))
        inner = [not _SENTENCE_START.search(text[max(0, m.start() - 8) : m.start()]) for m in matches]
        words.update(m[0] for m, inside in zip(matches, inner, strict=True) if inside)
        for left, right, inside in zip(matches, matches[1:], inner, strict=False):
            if inside and right.start() == left.end() + 1:
                pair = f"{left[0]} {right[0]}"
                pairs[pair.lower()] += 1
                capitals[pair.lower()] += left[0][0].isupper() and right[0][0].isupper()
    best: dict[str, tuple[int, str]] = {}
    for word, count in sorted(words.items()):
        best[word.lower()] = max(best.get(word.lower(), (0, "")), (count, word))
    mostly = (p for p, count in pairs.items() if count >= _FEW and capitals[p] > 0.5 * count)
    return Casing({lower: word for lower, (_, word) in best.items()}, frozenset(mostly))
