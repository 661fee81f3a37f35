"""The value of a count's words: the range of its quantity, or one for "a grenade"."""

import re

from onrecord.extract.ranges import Range, read_range

_ONE = re.compile(r"(?:an?|another) ", re.IGNORECASE)


def read_count(words: str) -> Range | None:
    """The range that the first quantity in the words states (codebook, section 4); None when there is none."""
    found = read_range(words)
    return Range(1, 1) if found is None and _ONE.match(words) else found
