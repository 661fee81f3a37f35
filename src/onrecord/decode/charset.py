"""Bytes into characters, by a fixed order of encodings, and a word about it when that was a guess.

1. a byte order mark (UTF-8, UTF-16, UTF-32);  2. UTF-8;  3. the encoding that a web page declares;
4. UTF-8 with replacements, where more of the characters beyond ASCII are good UTF-8 than bad;  5. Windows-1252.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096
"""Browsers look for a declaration in the first 1,024 bytes; pages in the wild put it later."""
_WINDOWS = "cp1252"
_READ_AS_WINDOWS = {"iso8859-1", "ascii"}
"""Labels that the WHATWG Encoding Standard reads as Windows-1252."""
_OF_THE_WEB = re.compile(
    r"cp125\d|cp866|cp874|cp949|iso8859-\d+|koi8-[ru]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis|iso2022_jp"
)
"""Python's names of the single- and multi-byte encodings of the WHATWG Encoding Standard; never its odd codecs."""
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a capture, without a byte order mark. `doubt`: what was guessed or lost, else None."""

    text: str
    encoding: str
    doubt: str | None = None


def decode_bytes(content: bytes, *, page: bool = False) -> Decoded:
    """Never fails: what cannot be read becomes U+FFFD, and `doubt` counts it. `page`: heed a web page's own word."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared := _declared(content) if page else None:
        return _replacing(content, declared)
    mended = content.decode("utf-8", "replace")
    lost = mended.count(REPLACEMENT)
    if sum(c > "\x7f" for c in mended) > 2 * lost:
        return Decoded(mended, "utf-8", f"read as UTF-8, which {lost} of its characters were not: they became U+FFFD")
    guessed = _replacing(content, _WINDOWS)
    said = "not UTF-8; read as Windows-1252, which may be wrong for letters with accents: save the file as UTF-8"
    return Decoded(guessed.text, _WINDOWS, f"{said}; {guessed.doubt}" if guessed.doubt else said)


def _replacing(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    lost = text.count(REPLACEMENT)
    return Decoded(text, encoding, f"{lost} characters could not be read as {encoding}" if lost else None)


def _declared(content: bytes) -> str | None:
    """The encoding that the page names, if it is one that web pages use; UTF-8 has failed by now."""
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    if name in _READ_AS_WINDOWS:
        return _WINDOWS
    return name if _OF_THE_WEB.fullmatch(name) else None
