"""Names of persons in quotes: one name for one person, compared by words."""

import re
from collections.abc import Iterable, Sequence

_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|de|la|del|al|bin|van|von))*\s+[A-Z][\w’'-]*")


def person_names(quotes: Iterable[str]) -> list[str]:
    """The full names (two capitalised words or more) in the quotes, each person once."""
    found: list[str] = []
    for quote in quotes:
        for match in _NAME.finditer(quote):
            if not any(same_name(match[0], other) for other in found):
                found.append(match[0])
    return found


def same_name(one: str, other: str) -> bool:
    """The same last word, and every word of the shorter one in the longer one."""
    a, b = (re.findall(r"\w+", n.lower()) for n in (one, other))
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def names_counts(gold: Sequence[str], quotes: Iterable[str]) -> tuple[int, int, int]:
    """(found, coded, gold). A gold name is found when a coded name is the same."""
    coded = person_names(quotes)
    persons = person_names(gold) + [n for n in gold if not _NAME.search(n)]
    found = sum(any(same_name(g, c) for c in coded) for g in persons)
    return found, len(coded), len(persons)
