"""Bytes into characters."""

import codecs

import pytest

from onrecord.decode.charset import decode_bytes

WORDS = "Señor Müller said “no”"


@pytest.mark.parametrize(
    ("content", "encoding", "doubtful"),
    [
        (WORDS.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be", False),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32-le", False),
        (WORDS.encode("cp1252"), "cp1252", True),
    ],
)
def test_the_order_of_encodings(content: bytes, encoding: str, doubtful: bool) -> None:
    decoded = decode_bytes(content)
    assert (decoded.text, decoded.encoding, decoded.doubt is not None) == (WORDS, encoding, doubtful)


def test_one_bad_byte_in_utf8_does_not_spoil_the_rest() -> None:
    decoded = decode_bytes(WORDS.encode() + b"\xff end")
    assert decoded.text == WORDS + "\ufffd end"
    assert decoded.doubt is not None


def test_a_page_says_its_own_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Привет'.encode("cp1251")
    assert decode_bytes(page, page=True).text.endswith("Привет")
    latin = '<meta http-equiv="x" content="text/html; charset=ISO-8859-1"> “quoted”'.encode("cp1252")
    assert decode_bytes(latin, page=True).text.endswith("“quoted”")


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "undefined", "utf-16", "utf-8", "utf-7"])
def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same(name: str) -> None:
    decoded = decode_bytes(f'<meta charset="{name}">caf\xe9'.encode("latin-1"), page=True)
    assert decoded.text.endswith("café")
    assert decoded.doubt is not None


def test_bytes_that_windows_1252_has_not_are_counted() -> None:
    decoded = decode_bytes(b"\x81 caf\xe9")
    assert decoded.text == "\ufffd café"
    assert "1 characters" in (decoded.doubt or "")
