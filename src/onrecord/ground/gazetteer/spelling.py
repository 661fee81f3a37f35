"""Second try for a name in one country: towns and villages whose transliteration differs only as English usage does."""

import re
from collections import defaultdict
from functools import cache

from onrecord.ground.gazetteer.tables import Row, rows_in_country

_ARTICLES = frozenset(["al", "el", "as", "ash", "ar", "az", "ad", "at", "an", "ed", "es", "ez", "esh", "et", "ul"])
_FOLDS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"(.)\1+", r"\1"), (r"iyy?ah?\b|iyeh?\b|ieh\b|ia\b", "i"), (r"[ae]h\b|[ae]\b", ""), (r"kh|q|ck", "k"), (r"gh", "g"),
        (r"dh|dj", "d"), (r"th", "t"), (r"aw|au|ou|oo|u|w|o", "u"), (r"ee|ei|ai|ay|ey|y|e|i", "i"), (r"ph", "f"), (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_SHORTEST = 4


def loose_key(key: str) -> str:
    """What stays of a key when articles go and letters that transliterations exchange are one.

    >>> loose_key("al qusayr") == loose_key("qusair") == loose_key("kuseir")
    True
    """
    words = key.split(" ")
    kept = [w for w in words if w not in _ARTICLES] or words
    out = "".join(kept)
    for pattern, into in _FOLDS:
        out = pattern.sub(into, out)
    return out


@cache
def _loose_rows(country: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for key, row in rows_in_country(country):
        if len(loose := loose_key(key)) >= _SHORTEST:
            found[loose].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def similar_rows(key: str, country: str) -> tuple[Row, ...]:
    """Rows of the country whose name has the same loose key."""
    return _loose_rows(country).get(loose_key(key), ())
