"""Codings over time: what stands, what is kept, and that no change to a row goes unseen."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.base.claim import CodedMention, Tally
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.run import Issue, Run
from onrecord.base.span import Evidence
from onrecord.base.values import Count
from onrecord.ledger import check, open_ledger

TEXT = "Three rockets were fired on Friday, an official said."
CAPTURE = Capture(TEXT.encode(), "a.txt", "text/plain")
MENTION = CodedMention("men-a", "shelling", False, "asserted", Evidence.of(TEXT, 19, 24), "Shelling", (), ())
CODING = Coding(
    Document("a", TEXT, CAPTURE.sha256), mentions=(MENTION,), issues=(Issue("bad-date", "a", "x", fatal=False),),
    tallies=(Tally(Count(3, 3), "attacks", Evidence.of(TEXT, 0, 5), "tally/1"),),
)  # fmt: skip


def run(configuration: str) -> Run:
    return Run(f"run-{configuration}", "2023-12-08T00:00:00Z", "run", "0", configuration)


def test_going_back_to_an_earlier_configuration_codes_again(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db") as ledger:
        for name, scope in (("A", "political"), ("B", "violence"), ("A", "political")):
            ledger.start_run(run(name))
            assert not ledger.is_coded(CODING.document, name)
            ledger.add_coding(replace(CODING, scope=scope), CAPTURE, run(name))  # type: ignore[arg-type]
            assert ledger.is_coded(CODING.document, name)
            assert [c.scope for c in ledger.codings()] == [scope]


def test_one_text_from_two_captures_is_one_document(tmp_path: Path) -> None:
    page = Capture(b"the same article on another page", "b.html", "text/html")
    with open_ledger(tmp_path / "l.db") as ledger:
        ledger.start_run(run("A"))
        ledger.add_coding(CODING, CAPTURE, run("A"))
        ledger.add_coding(
            replace(CODING, document=replace(CODING.document, capture_sha256=page.sha256)), page, run("A")
        )
        assert len(list(ledger.codings())) == 1
        assert [i.code for i in ledger.issues()] == ["bad-date"]


def test_two_texts_under_one_id_are_both_kept_with_an_issue(tmp_path: Path) -> None:
    other = replace(CODING, document=replace(CODING.document, text=TEXT + " More."))
    digests = set()
    for order in ((CODING, other), (other, CODING)):
        with open_ledger(tmp_path / f"{len(digests)}.db") as ledger:
            ledger.start_run(run("A"))
            for coding in order:
                ledger.add_coding(coding, CAPTURE, run("A"))
            assert len(list(ledger.codings())) == 2
            assert {i.code for i in ledger.issues()} == {"bad-date", "duplicate-id"}
            digests.add(ledger.digest())
    assert len(digests) == 1


@pytest.mark.parametrize("change", [
    "tallies SET count = '{\"low\": 99, \"high\": 99}'", "tallies SET count = 'no JSON'", "tallies SET quote = 'Four'",
    "mentions SET event_type = 'grenade'", "mentions SET title = 'x'", "issues SET detail = 'y'",
    "documents SET text = 'z'", "documents SET published = '2020-01-01'", "captures SET content = x'00'",
    "codings SET scope = 'violence'",
])  # fmt: skip
def test_no_changed_row_goes_unseen(tmp_path: Path, change: str) -> None:
    with open_ledger(tmp_path / "l.db") as ledger:
        ledger.start_run(run("A"))
        ledger.add_coding(CODING, CAPTURE, run("A"))
        assert check(ledger) == []
    connection = sqlite3.connect(tmp_path / "l.db")
    connection.execute(f"DROP TRIGGER {change.split()[0]}_no_update")
    connection.execute(f"UPDATE {change}")
    connection.commit()
    connection.close()
    with open_ledger(tmp_path / "l.db") as ledger:
        assert check(ledger) != []
