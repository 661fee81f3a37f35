"""Web pages into documents."""

import pytest

from onrecord.base.document import Capture, Document
from onrecord.base.run import Issue
from onrecord.decode import decode

BODY = """<p>Fourteen rockets were fired at a compound in <b>Baghdad</b> early on Friday, a security official said, and
some of them fell into the river that runs through the city.</p>
<p>Nobody was hurt in the attack, the spokesperson told reporters &mdash; and the damage was minor.
The gate &amp; wall were hit.</p>
<p>No group has claimed responsibility for the attack, which came after weeks of threats against the compound.</p>
<p>The city has over the past weeks been the scene of large protests, and officials said that more were planned.</p>"""
META = '<meta property="article:published_time" content="2023-12-08T10:15:00Z">'


def page(head: str = META, body: str = BODY, article: str = "") -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Rockets hit compound &amp; gate | Example Site</title>
<meta property="og:site_name" content="Example Site"><link rel="canonical" href="https://example.org/news/rockets">{head}</head>
<body><nav><a href="/">Home</a> <a href="/w">World</a><time datetime="2001-01-01">1 January 2001</time></nav>
<article><h1>Rockets hit compound &amp;
 gate</h1>{article}
{body}
<p>Read more: Something else that happened elsewhere</p></article>
<footer><p>Copyright 2026 Example Site. All rights reserved.</p></footer></body></html>"""


def read(markup: str) -> tuple[Document | None, tuple[Issue, ...]]:
    return decode(Capture(markup.encode(), "a.html", "text/html"))


def test_main_text_and_metadata() -> None:
    document, issues = read(page())
    assert document
    assert issues == ()
    assert document.title == "Rockets hit compound & gate"
    assert document.text.startswith("Rockets hit compound & gate\nFourteen rockets were fired")
    assert "Home" not in document.text
    assert "Copyright" not in document.text
    assert (document.outlet, document.language) == ("Example Site", "en")
    assert document.url == "https://example.org/news/rockets"
    assert document.published == "2023-12-08T10:15:00Z"
    assert [document.text[s.start : s.end] for s in document.clutter] == [
        "Read more: Something else that happened elsewhere"
    ]


def test_the_map_covers_what_stands_in_the_page() -> None:
    markup = page()
    document, _ = read(markup)
    assert document
    for s in document.segments:
        quote = document.text[s.span.start : s.span.end]
        assert markup[s.page_start : s.page_start + len(quote)] == quote
    assert document.page_offset(document.text.index("claimed responsibility")) == markup.index("claimed responsibility")
    assert document.page_offset(document.text.index("Baghdad")) == markup.index("Baghdad")
    assert document.page_offset(document.text.index("—")) is None
    assert sum(s.span.end - s.span.start for s in document.segments) > 0.9 * len(document.text)


@pytest.mark.parametrize(
    ("head", "article", "published"),
    [
        ("", "", None),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2023-12-08"}]}</script>', "", "2023-12-08"),
        ('<script type="application/ld+json">{broken</script>', "", None),
        ("", '<time datetime="2023-12-08">Friday</time>', "2023-12-08"),
        ("", '<time datetime="2023-12-08">a</time><time datetime="2023-12-09">b</time>', None),
        ("", '<time datetime="2023-12-09">b</time><time pubdate datetime="2023-12-08">a</time>', "2023-12-08"),
        ("", '<time itemprop="datePublished" datetime="2023-12-08">a</time>', "2023-12-08"),
        ("", '<time class="updated" datetime="2023-12-08">a</time>', None),
        ('<meta property="article:modified_time" content="2023-12-09">', "", None),
    ],
)
def test_the_day_is_what_the_page_states_and_nothing_else(head: str, article: str, published: str | None) -> None:
    document, _ = read(page(head, article=article))
    assert document
    assert document.published == published


def test_the_day_in_the_address_is_the_last_resort() -> None:
    markup = page("").replace("/news/rockets", "/2023/12/08/rockets")
    document, _ = read(markup)
    assert document
    assert document.published == "2023-12-08"


def test_a_stated_day_that_cannot_be_read_is_said() -> None:
    document, issues = read(page('<meta name="pubdate" content="08/12/2023">'))
    assert document
    assert document.published is None
    assert [(i.code, i.fatal) for i in issues] == [("bad-date", False)]


def test_a_caption_in_the_markup_is_clutter() -> None:
    caption = "A guard stands at the gate of the compound in the centre of the capital."
    document, _ = read(page(article=f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"))
    assert document
    if caption in document.text:
        assert caption in [document.text[s.start : s.end] for s in document.clutter]


@pytest.mark.parametrize(
    "markup", ["<html><body></body></html>", "<html><body><nav>Home</nav></body></html>", "<html", "&#0;<p", "words"]
)
def test_a_page_without_main_text_is_an_issue(markup: str) -> None:
    document, issues = read(markup)
    if document is None:
        assert [(i.code, i.fatal) for i in issues] == [("no-text", True)]


def test_the_same_page_gives_the_same_document() -> None:
    assert read(page()) == read(page())


def test_a_page_in_windows_1251_by_its_own_word() -> None:
    markup = page().replace('charset="utf-8"', 'charset="windows-1251"').replace("Nobody", "“Никто” nobody")
    document, _ = decode(Capture(markup.encode("cp1251", "xmlcharrefreplace"), "a.html", "text/html"))
    assert document
    assert "“Никто” nobody" in document.text


@pytest.mark.parametrize("broken", ["<a ", "<!-- >", "<![CDATA[ >", '<a href=">', "<p><b>", "<a b='>"])
def test_markup_left_open_many_times_ends_soon(broken: str) -> None:
    document, _ = read(page(body=BODY + broken * 50_000))
    assert document is None or document.text
