"""The ledger gives back what was added, in an order and with a digest that do not depend on the order of adding."""

from pathlib import Path

import pytest

from onrecord.base.claim import Claim, CodedMention, Derivation, Tally
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.errors import LedgerError
from onrecord.base.incident import Judgement
from onrecord.base.mention import Speaker
from onrecord.base.run import Issue, Run
from onrecord.base.span import Evidence
from onrecord.base.values import Count, DateInterval
from onrecord.ledger import check, open_ledger

RUN = Run("run-1", "2023-12-08T00:00:00Z", "run", "0", "{}")
TEXT = "Three rockets were fired on Friday, an official said."


def coding(name: str, published: str) -> tuple[Capture, Coding]:
    capture = Capture(f"{name} {TEXT}".encode(), f"{name}.txt", "text/plain")
    document = Document(name, TEXT, capture.sha256, published=published)
    speaker = Speaker(Evidence.of(TEXT, 36, 47), "an official", ("an agency",))
    claims = (
        Claim(name, f"men-{name}", "munitions", Count(3, None, True), Evidence.of(TEXT, 0, 13), speaker, "asserted"),
        Claim(name, f"men-{name}", "date", DateInterval("2023-12-08", "2023-12-08", "day"), Evidence.of(TEXT, 25, 34), None, "asserted"),
        Claim(name, f"men-{name}", "date", None, Evidence.of(TEXT, 28, 34), None, "asserted"),
    )  # fmt: skip
    derivations = tuple(Derivation(c.id, "rules/1", 0.5) for c in claims)
    mention = CodedMention(
        f"men-{name}", "shelling", False, "asserted", Evidence.of(TEXT, 19, 24), "Shelling", claims, derivations
    )
    tally = Tally(
        Count(3, 3),
        "attacks",
        Evidence.of(TEXT, 0, 5),
        "tally/1",
        "2023-10-07",
        None,
        ("IQ", "SY"),
        None,
        None,
        speaker,
    )
    return capture, Coding(
        document, mentions=(mention,), tallies=(tally,), issues=(Issue("bad-date", name, "x", fatal=False),)
    )


def filled(path: Path, *added: tuple[Capture, Coding]) -> str:
    with open_ledger(path) as ledger:
        ledger.start_run(RUN)
        for capture, one in added:
            ledger.add_coding(one, capture, RUN)
        assert check(ledger) == []
        return ledger.digest()


def test_codings_come_back_equal(tmp_path: Path) -> None:
    filled(tmp_path / "l.db", coding("b", "2023-12-09"), coding("a", "2023-12-10"))
    with open_ledger(tmp_path / "l.db") as ledger:
        assert list(ledger.codings()) == [coding("b", "2023-12-09")[1], coding("a", "2023-12-10")[1]]


def test_order_and_repetition_do_not_change_the_digest(tmp_path: Path) -> None:
    one, two = coding("a", "2023-12-08"), coding("b", "2023-12-09")
    first = filled(tmp_path / "1.db", one, two)
    assert filled(tmp_path / "2.db", two, one, two) == first
    assert filled(tmp_path / "3.db", one) != first


def test_the_later_judgement_on_a_pair_stands_later(tmp_path: Path) -> None:
    same = Judgement("men-a", "men-b", "same", "link/1", 3.0)
    person = Judgement("men-a", "men-b", "different", "person:Ada", 0.0, reason="another gate")
    with open_ledger(tmp_path / "l.db") as ledger:
        ledger.start_run(RUN)
        for judgement in (same, person, same):
            ledger.add_judgements([judgement], RUN)
        assert ledger.judgements() == [person, same]


def test_foreign_and_impossible_files_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but long enough to look at" * 30)
    for path, words in (
        (tmp_path / "text.db", "cannot be opened"),
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "l.db", "does not exist"),
    ):
        with pytest.raises(LedgerError, match=words):
            open_ledger(path)
