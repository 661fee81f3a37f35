"""Tallies beside the ledger's own count, and their arithmetic."""

from embassy_case import airbase_coding, embassy_codings, made_coding, made_document, words_in

from onrecord.base.claim import Tally
from onrecord.base.values import Count
from onrecord.link import incidents, link, reconcile
from onrecord.link.tallies import arithmetic, count_range

SENTENCE = "The army counted 78 attacks, 43 in Iraq and 41 in Syria."


def tally(number: int, words: str, *countries: str, since: str | None = "2023-10-17") -> Tally:
    return Tally(
        Count(number, number), "attacks", words_in(SENTENCE, words), "made-by-hand/1", since=since, countries=countries
    )


def test_the_official_count_stands_beside_our_own() -> None:
    codings = [*embassy_codings(), airbase_coding()]
    found = incidents(codings, link(codings, []))
    (check,) = reconcile(codings, found)
    assert check.tally.count == Count(78, 78)
    assert check.window == ("2023-10-07", "2023-12-08")
    assert check.own == Count(2, 2)
    assert list(check.incident_ids) == sorted(i.incident_id for i in found if not i.aggregate)
    assert any("“US forces”" in reason and "0 of 2" not in reason for reason in check.reasons)
    assert check.warnings == ()


def test_a_tally_without_a_start_is_not_compared() -> None:
    document = made_document("a", SENTENCE, published=None)
    (check,) = reconcile([made_coding(document, tallies=[tally(78, "78 attacks", since=None)])], [])
    assert check.own is None
    assert check.incident_ids == ()
    assert "the tally names no start that could be read as a date" in check.reasons


def test_parts_that_do_not_add_up_are_told() -> None:
    total, iraq, syria = (
        tally(78, "78 attacks", "IQ", "SY"), tally(43, "43 in Iraq", "IQ"), tally(41, "41 in Syria", "SY"),
    )  # fmt: skip
    (warning,) = [w for words in arithmetic([syria, iraq, total]).values() for w in words]
    assert warning == "the parts do not add up: 43 (IQ) and 41 (SY) make 84, the total given is 78"


def test_parts_that_add_up_or_may_are_not() -> None:
    iraq, syria = tally(43, "43 in Iraq", "IQ"), tally(35, "41 in Syria", "SY")
    assert arithmetic([tally(78, "78 attacks", "IQ", "SY"), iraq, syria]) == {}
    assert arithmetic([tally(99, "78 attacks"), iraq, syria]) == {}  # other countries may make up the rest
    assert arithmetic([tally(99, "78 attacks", "IQ", "SY"), iraq, syria]) != {}


def test_a_range_over_all_that_was_told() -> None:
    (embassy,) = [i for i in incidents(embassy_codings(), link(embassy_codings(), [])) if not i.aggregate]
    assert count_range(embassy, "munitions") == Count(2, 14)
    assert count_range(embassy, "killed") == Count(0, 0)
    assert count_range(embassy, "abducted") is None
