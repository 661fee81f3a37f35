"""Names in running text: one key for the spellings of a name, and a finder of the longest known names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’`ʼʻʿʾ][^\W_]+)*")
_GAP = re.compile(r"[ \-‐‑–\xa0]|\. ?|\s?\n")
"""What may stand between two words of one name: "al-Asad", "St. Louis", "U.S."; never a comma."""
_POSSESSIVE = re.compile(r"['’]s$", re.I)


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
        at = 0
        while at < len(words):
            found = self._longest_at(text, words, at)
            if found is None:
                at += 1
            else:
                count, end, key = found
                yield words[at].start(), end, key
                at += count

    def _longest_at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, int, str] | None:
        first = words[at].group()
        bare = _POSSESSIVE.sub("", first)
        longest = max(self._longest.get(word_key(first), 0), self._longest.get(word_key(bare), 0))
        if not longest:
            return None
        found: tuple[int, int, str] | None = None
        before = ""
        for count in range(1, min(longest, len(words) - at) + 1):
            match = words[at + count - 1]
            if count > 1 and not _GAP.fullmatch(text, words[at + count - 2].end(), match.start()):
                break
            word = match.group()
            for form in (word, _POSSESSIVE.sub("", word)):
                key = before + word_key(form)
                end = match.start() + len(form)
                if key in self._keys and self._accepts(key, text[words[at].start() : end]):
                    found = count, end, key
                    break
            before += word_key(word) + " "
        return found
