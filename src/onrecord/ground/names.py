"""Names in running text: one key for the spellings of a name, and a finder of the longest known names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’`ʼʻʿʾ][^\W_]+)*")
_GAP = re.compile(r"[ \-‐‑–\xa0]|\. ?|\s?\n")
"""What may stand between two words of one name: "al-Asad", "St. Louis", "U.S."; never a comma."""


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """Lower case without accents and apostrophes: "Sana'a" and "Sanaa" have one key."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if c.isalnum())


def name_key(name: str) -> str:
    """The key of a name of one or more words; hyphens and full stops part words as blanks do."""
    return " ".join(word_key(word) for word in _WORD.findall(name))


class NameIndex:
    """Finds the longest of a set of names in a text, left to right, in one pass over its words.

    `accepts(key, surface)` says whether the words as written may stand for the name: "Us" is not the US.
    """

    __slots__ = ("_accepts", "_keys", "_longest")

    def __init__(self, keys: Iterable[str], accepts: Callable[[str, str], bool]) -> None:
        self._keys = frozenset(keys)
        self._accepts = accepts
        self._longest: dict[str, int] = {}
        for key in self._keys:
            first, count = key.partition(" ")[0], key.count(" ") + 1
            self._longest[first] = max(count, self._longest.get(first, 0))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, key) of every longest name; a possessive 's stands outside."""
        words = list(_WORD.finditer(text))
        keys = [word_key(match.group()) for match in words]
        at = 0
        while at < len(words):
            longest = self._longest.get(keys[at], 0)
            if keys[at].endswith("s"):
                longest = max(longest, self._longest.get(word_key(_bare(words[at].group())), 0))
            found = self._longest_at(text, words[at : at + longest], keys[at : at + longest]) if longest else None
            if found is None:
                at += 1
            else:
                count, end, key = found
                yield words[at].start(), end, key
                at += count

    def _longest_at(self, text: str, words: list[re.Match[str]], keys: list[str]) -> tuple[int, int, str] | None:
        """(words, end, key) of the longest name that begins with the first of these words."""
        found: tuple[int, int, str] | None = None
        before = ""
        start = words[0].start()
        for number, (match, own) in enumerate(zip(words, keys, strict=True)):
            if number and not _GAP.fullmatch(text, words[number - 1].end(), match.start()):
                break
            form = match.group()
            for word, key in ((form, before + own), (bare := _bare(form), before + word_key(bare))):
                end = match.start() + len(word)
                if key in self._keys and self._accepts(key, text[start:end]):
                    found = number + 1, end, key
                    break
            before += own + " "
        return found


def _bare(word: str) -> str:
    """Without a possessive 's."""
    return word[:-2] if word[-2:] in {"'s", "’s", "'S", "’S"} else word
