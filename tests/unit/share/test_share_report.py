"""The report: self-contained, escaped, complete and neutral."""

import re
from html.parser import HTMLParser
from pathlib import Path

from embassy_case import (
    airbase_coding,
    embassy_codings,
    embassy_mention,
    made_coding,
    made_document,
    made_mention,
    words_in,
)

from onrecord.base.claim import First, Tally
from onrecord.base.coding import Coding
from onrecord.base.run import Issue
from onrecord.base.values import Count, DateInterval, Place
from onrecord.link import incidents, link
from onrecord.share import render_report, write_report

VOID = {"meta", "br", "rect", "circle", "line", "path"}


class Page(HTMLParser):
    """Tags, links and text of a page; fails on tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, words: str) -> None:
        self.words.append(words)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def report(codings: list[Coding], *issues: Issue) -> str:
    found = incidents(codings, link(codings, []))
    return render_report(found, codings, issues, title="Baghdad", generated="as of 24 November 2026")


def test_the_embassy_report_says_all_that_was_said() -> None:
    html = report([*embassy_codings(), airbase_coding()], Issue("unreadable", "broken.html", "no text"))
    text = Page(html).text
    for words in (
        "Shelling, Baghdad, 8 December 2023", "Munitions used contested", "14 Katyusha rockets",
        "An Iraqi security official", "about seven mortar rounds", "Series: attack, Iraq", "78 attacks, as counted by",
        "in this ledger, same window and countries: incidents 1", "No claim of responsibility", "broken.html: no text",
        "onslaught", "stated for 1 of 2 incidents",
    ):  # fmt: skip
        assert words in text, words


def test_contradictions_stand_side_by_side() -> None:
    cards = re.findall(r'<p class="value">([^<]*)</p>', report(embassy_codings()))
    assert sorted(cards) == ["14", "2", "3", "about 7"]


def test_it_stands_alone() -> None:
    page = Page(report(embassy_codings()))
    outside = [(tag, attrs) for tag, attrs in page.tags if re.match(r"(https?:)?//", attrs.get("href") or "")]
    assert outside
    assert all(tag == "a" and attrs["rel"] == "noopener nofollow" for tag, attrs in outside)
    assert not [attrs for _, attrs in page.tags if "src" in attrs or "style" in attrs or "srcset" in attrs]
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    (policy,) = [a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = report(embassy_codings()).split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_every_inner_link_leads_somewhere() -> None:
    page = Page(report([*embassy_codings(), airbase_coding()]))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = {(attrs["href"] or "")[1:] for _, attrs in page.tags if (attrs.get("href") or "").startswith("#")}
    assert inner <= set(ids)
    named = {attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs}
    assert named <= set(ids)


def test_article_text_is_escaped_everywhere() -> None:
    evil = '<script>alert("x")</script>'
    document = made_document(
        "e", f"Shells hit the US embassy in Baghdad on Friday, {evil} told us.", outlet=evil, url=f'https://x/"{evil}'
    )
    named = Place(evil, "site", "IQ", lat=33.0, lon=44.0)
    coding = made_coding(
        document,
        embassy_mention(document, "hit", ("killed", Count(1, 1), evil, evil)),
        made_mention(document, evil, [("place", named, evil, evil)]),
    )
    html = report([coding], Issue("failed", evil, evil))
    assert "<script" not in html.lower()
    assert "&lt;script&gt;alert(" in html
    Page(html)


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "http://[bad"):
        document = made_document("e", "Shells hit the US embassy in Baghdad on Friday.", url=url)
        page = Page(report([made_coding(document, embassy_mention(document, "hit"))]))
        assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)


def test_the_reports_own_voice_repeats_no_loaded_word() -> None:
    html = report(embassy_codings())
    own = re.sub(r"<q>.*?</q>", "", html.split("<main")[1], flags=re.S)
    assert "onslaught" not in own
    assert "regime" not in own


def test_silence_is_not_zero() -> None:
    document = made_document("e", "Shells hit the US embassy in Baghdad on Friday.", published=None)
    text = Page(report([made_coding(document, embassy_mention(document, "hit"))])).text
    assert text.count("no toll stated") == 2
    assert "publication date not known" in text


def test_wide_areas_are_listed_and_not_pinned() -> None:
    document = made_document("e", "Shells fell in Syria on Friday.")
    place = Place("Syria", "country", "SY", lat=35.0, lon=38.0)
    html = report([made_coding(document, made_mention(document, "fell", [("place", place, "Syria", None)]))])
    assert "<svg" not in html
    assert "Not mapped: 1 (Syria (country))" in Page(html).text.replace(" ( ", " (")


def test_denials_precedence_and_arithmetic_are_shown() -> None:
    text = "The army denied a raid. It counted 78 attacks, 43 in Iraq and 41 in Syria, the first since May."
    document = made_document("e", text)
    made = made_coding(
        document,
        made_mention(document, "raid", [], modality="negated", event_type="attack"),
        tallies=[
            Tally(Count(n, n), "attacks", words_in(text, words), "m/1", since="2023-10-07", countries=countries)
            for n, words, countries in [
                (78, "78 attacks", ("IQ", "SY")), (43, "43 in Iraq", ("IQ",)), (41, "41 in Syria", ("SY",)),
            ]
        ],
    )  # fmt: skip
    first = First("first", "attacks", words_in(text, "the first since May"), "m/1", since="2023-05-01")
    shown = Page(report([Coding(document, mentions=made.mentions, tallies=made.tallies, firsts=(first,))])).text
    assert "Attack, denied : raid" in shown
    assert "43 (IQ) and 41 (SY) make 84, the total given is 78" in shown
    assert "First of its kind, since 1 May 2023" in shown
    assert "The documents report no single incident" in shown


def test_an_empty_report_is_still_a_page() -> None:
    text = Page(report([])).text
    assert "Incidents 0" in text
    assert "no toll stated" in text


def test_same_input_same_bytes(tmp_path: Path) -> None:
    codings = [*embassy_codings(), airbase_coding()]
    found = incidents(codings, link(codings, []))
    for name in ("a.html", "b.html"):
        write_report(found, codings, [], tmp_path / name, title="T", generated="G")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").read_bytes().decode() == render_report(
        found, codings[::-1], [], title="T", generated="G"
    )


def test_a_date_far_back_stays_off_the_axis() -> None:
    document = made_document("e", "Shells fell in Homs in 2014, and again.")
    old = DateInterval("2014-05-02", "2014-05-02", "day")
    codings = [
        *embassy_codings(),
        made_coding(document, made_mention(document, "fell", [("date", old, "2014", None)])),
    ]
    assert "Earlier than the axis or dated to more than a month: 1 (2 May 2014)" in Page(report(codings)).text.replace(
        " ( ", " ("
    )
