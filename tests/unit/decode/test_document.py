"""Captures of every form into documents."""

import json
from pathlib import Path

import pytest

from onrecord.base.document import Capture, Document
from onrecord.base.run import Issue
from onrecord.capture import read_captures
from onrecord.decode import decode

PARAGRAPHS = (
    "Fourteen rockets were fired at a compound in the city on Friday, a security official said, and some fell short.",
    "Nobody was hurt in the attack, a spokesperson told reporters, and the damage to the outer wall was minor.",
    "No group has claimed the attack, which came after weeks of threats against the compound and the people in it.",
)


def plain(text: str | bytes) -> tuple[Document | None, tuple[Issue, ...]]:
    content = text.encode() if isinstance(text, str) else text
    return decode(Capture(content, "a.txt", "text/plain"))


def from_json(**fields: object) -> tuple[Document | None, tuple[Issue, ...]]:
    return decode(Capture(json.dumps(fields).encode(), "a.json", "application/json"))


def codes(issues: tuple[Issue, ...]) -> list[tuple[str, bool]]:
    return [(issue.code, issue.fatal) for issue in issues]


def agrees(document: Document, page: str) -> None:
    for s in document.segments:
        quote = document.text[s.span.start : s.span.end]
        assert page[s.page_start : s.page_start + len(quote)] == quote


def test_plain_text_is_kept_whole_without_a_title() -> None:
    text = "Home / World / Asia\n\nRockets hit compound\n\n" + "\n\n".join(PARAGRAPHS)
    document, issues = plain(text)
    assert document
    assert (document.text, document.title, document.published, issues) == (text, None, None, ())
    assert [document.text[s.start : s.end] for s in document.clutter] == ["Home / World / Asia"]


def test_line_breaks_become_one_kind_and_map_back() -> None:
    page = "One.\r\nTwo.\rThree.\n\r\nFour."
    document, _ = plain("\ufeff" + page)
    assert document
    assert document.text == "One.\nTwo.\nThree.\n\nFour."
    agrees(document, page)
    assert [document.page_offset(document.text.index(w)) for w in ("One", "Two", "Three", "Four")] == [
        page.index(w) for w in ("One", "Two", "Three", "Four")
    ]


def test_a_header_block_is_read() -> None:
    page = (
        "title: Rockets hit compound\r\nPublished: 8 December 2023\r\nOutlet: A site\r\nURL: https://example.org/a\r\n"
    )
    page += "Language: en\r\n\r\nFirst words.\r\nMore."
    document, issues = plain(page)
    assert document
    assert issues == ()
    assert document.text == "Rockets hit compound\nFirst words.\nMore."
    assert (document.title, document.published, document.outlet) == ("Rockets hit compound", "2023-12-08", "A site")
    assert (document.url, document.language) == ("https://example.org/a", "en")
    agrees(document, page)
    assert document.page_offset(0) == 7


@pytest.mark.parametrize(
    "text",
    ["Title: A\nTitle: B\n\nwords", "Title: A\nwords go on\n\nmore", "Title:\n\nwords", "Words.\nTitle: A\n\nmore"],
)
def test_what_is_no_header_block_is_text(text: str) -> None:
    document, _ = plain(text)
    assert document
    assert (document.text, document.title) == (text, None)


def test_a_header_block_alone_is_no_text() -> None:
    assert codes(plain("Title: A\nOutlet: B\n\n \n")[1]) == [("no-text", True)]


def test_an_unreadable_day_is_said_and_the_article_kept() -> None:
    document, issues = plain("Published: last week\n\nWords.")
    assert document
    assert document.published is None
    assert codes(issues) == [("bad-date", False)]


def test_latin_1_is_read_and_said() -> None:
    document, issues = plain("Se\xf1or M\xfcller said so.".encode("latin-1"))
    assert document
    assert document.text == "Señor Müller said so."
    assert codes(issues) == [("encoding", False)]


def test_another_language_cannot_be_coded() -> None:
    document, issues = plain("El ejército dijo que los soldados llegaron a la ciudad y que no hubo heridos. " * 5)
    assert document is None
    assert codes(issues) == [("not-english", True)]


def test_json_is_title_line_break_text() -> None:
    document, issues = from_json(
        document_id="x-1", title="A title", text="Body.\r\nMore.", published="2023-12-08T10:00:00Z", outlet="A site",
        url="https://example.org", language="en", other=[1],
    )  # fmt: skip
    assert document
    assert issues == ()
    assert document.text == "A title\nBody.\r\nMore."
    assert (document.document_id, document.title, document.title_end) == ("x-1", "A title", 7)
    assert (document.published, document.outlet, document.language) == ("2023-12-08T10:00:00Z", "A site", "en")
    assert document.segments == ()


def test_ids() -> None:
    (given, _), (number, _), (made, _), (same, _), (other, _) = (
        from_json(doc_id="g-1", text="a"), from_json(document_id=7, text="a"), from_json(text="a", title=None),
        plain("a"), from_json(text="a", published="2023-12-08"),
    )  # fmt: skip
    assert given
    assert number
    assert made
    assert same
    assert other
    assert (given.document_id, number.document_id) == ("g-1", "7")
    assert made.document_id == same.document_id != other.document_id
    assert made.document_id.startswith("doc-")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "bad-json"), (b'{"text": "a"}\n{"text": "b"}', "bad-json"), (b"[]", "bad-json"),
        (b'{"text": 5}', "bad-json"), (b'{"text": "a", "title": ["b"]}', "bad-json"),
        (b'{"text": "a", "document_id": true}', "bad-json"),
        (b"{}", "no-text"), (b'{"text": null}', "no-text"), (b'{"text": " \\n", "title": "T"}', "no-text"),
    ],
)  # fmt: skip
def test_json_that_cannot_be_coded(content: bytes, code: str) -> None:
    document, issues = decode(Capture(content, "a.json", "application/json"))
    assert document is None
    assert codes(issues) == [(code, True)]


@pytest.mark.parametrize("published", ["soon", 2023, {"y": 2023}])
def test_json_with_an_unreadable_day(published: object) -> None:
    document, issues = from_json(text="a", published=published)
    assert document
    assert document.published is None
    assert codes(issues) == [("bad-date", False)]


def test_half_characters_are_replaced() -> None:
    document, issues = decode(Capture(b'{"text": "a\\ud800b", "title": "t"}', "a.json", "application/json"))
    assert document
    assert document.text == "t\na\ufffdb"
    assert codes(issues) == [("encoding", False)]
    document.text.encode()


def test_from_files_to_documents(tmp_path: Path) -> None:
    lines = [json.dumps({"text": words}) for words in PARAGRAPHS]
    (tmp_path / "a.jsonl").write_text("\n".join([lines[0], "{broken", *lines[1:]]))
    out = [decode(c)[0] if isinstance(c, Capture) else c.code for c in read_captures([tmp_path])]
    texts = [one.text if isinstance(one, Document) else one for one in out]
    assert texts == [PARAGRAPHS[0], "bad-json", *PARAGRAPHS[1:]]
