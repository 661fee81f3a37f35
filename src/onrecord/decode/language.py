"""Whether a text is plainly not English: a cheap check by function words, silent on short or mixed texts."""

import re
from functools import cache
from importlib.resources import files

LEAST_WORDS = 40
"""Below this many words the check says nothing: a headline or a list has few function words in any language."""
LEAST_SHARE = 0.03
"""Of 16,000 English news texts, half have over 23 % listed words; one, a string of names, has under 3 %."""

_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+")


def not_english(text: str) -> str | None:
    """Why the text cannot be English, in words; None if it may be."""
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return None
    listed = _function_words()
    share = sum(word in listed for word in words) / len(words)
    if share >= LEAST_SHARE:
        return None
    return (
        f"expected English; of {len(words)} words {share:.0%} are common English ones ('the', 'and', 'of'). "
        "Translate the article, or leave it out"
    )


@cache
def _function_words() -> frozenset[str]:
    lines = files("onrecord.decode").joinpath("function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
