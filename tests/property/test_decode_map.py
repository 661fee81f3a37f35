"""Offsets map back: whatever the page, a segment's words stand in it; clutter lies inside the text in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.base.document import Capture, Document
from onrecord.decode import decode, find_clutter
from onrecord.decode.page import read_page
from onrecord.decode.page_map import PageMap
from onrecord.decode.plain import read_plain

pieces = st.sampled_from(
    ["The army said so. ", "Read more: A title", "Photo: AP", "\n", "\r\n", "\r", "\n\n", " ", "\u00a0", "é", "🚨",
     "\u2028",
     "Title: A\n", "Published: 2023-12-08\n", "Home / World / Asia", "By Jane Doe", "Share", "2021", "\ufeff", "- "]
)  # fmt: skip
pages = st.lists(pieces | st.text(max_size=8), max_size=20).map("".join)
tags = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "&amp;", "&#8212;", "&nope", "<", "<!--", "-->", "<script>", "</script>"]
)  # fmt: skip
markup = st.lists(tags | pieces | st.text(max_size=8), max_size=25).map("".join)


def check_map(document: Document, page: str) -> None:
    end = 0
    for s in document.segments:
        quote = document.text[s.span.start : s.span.end]
        assert s.span.start >= end
        assert quote == page[s.page_start : s.page_start + len(quote)]
        end = s.span.end
    assert end <= len(document.text)


def check_clutter(text: str, title_end: int) -> None:
    end = title_end
    for span in find_clutter(text, title_end=title_end):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(pages)
def test_plain_text_maps_back_everywhere_but_at_changed_line_breaks(page: str) -> None:
    article = read_plain(page)
    assert "\r" not in article.text
    document = Document("d", article.text, "", segments=article.segments)
    check_map(document, page)
    assert all(document.page_offset(i) is not None for i, c in enumerate(article.text) if c != "\n")


@given(pages)
def test_decoding_plain_text(page: str) -> None:
    document, issues = decode(Capture(page.encode("utf-8", "replace"), "a.txt", "text/plain"))
    assert (document is None) == any(issue.fatal for issue in issues)
    if document:
        check_map(document, page.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff"))


@given(pages, st.integers(0, 10))
def test_clutter_is_sorted_disjoint_and_below_the_headline(text: str, title_end: int) -> None:
    check_clutter(text, min(title_end, len(text)))


@given(markup, pages)
def test_a_web_page_maps_back(page: str, text: str) -> None:
    runs = read_page(page).runs
    for searched in (text, "".join(run.text for run in runs), "\n".join(run.text for run in runs)):
        segments, beside = PageMap(page, runs).locate(searched)
        check_map(Document("d", searched, "", segments=segments), page)
        assert all(span.end <= len(searched) for span in beside)


@given(st.binary(max_size=60), st.sampled_from(["text/plain", "text/html", "application/json"]))
@settings(deadline=None)
def test_any_bytes_give_a_document_or_say_why_not(content: bytes, media: str) -> None:
    document, issues = decode(Capture(content, "a", media))
    assert (document is None) == any(issue.fatal for issue in issues)
