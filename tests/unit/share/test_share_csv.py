"""The incident table."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from embassy_case import airbase_coding, embassy_codings, embassy_mention, made_coding, made_document

from onrecord.base.values import Count, Perpetrator
from onrecord.link import incidents, link
from onrecord.share import write_csv
from onrecord.share.csv import COLUMNS, guarded


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_one_row_an_incident() -> None:
    codings = [*embassy_codings(), airbase_coding()]
    found = incidents(codings, link(codings, []))
    rows = rows_of(write_csv(found, codings))
    assert [row["incident_id"] for row in rows] == [i.incident_id for i in found]
    (embassy,) = [row for row in rows if row["place"] == "Baghdad"]
    expected = {
        "event_type": "shelling", "family": "Explosions/Remote violence", "aggregate": "false",
        "modality": "asserted", "date_start": "2023-12-08", "date_end": "2023-12-08", "date_precision": "day",
        "country": "IQ", "lat": "33.31", "lon": "44.37", "perpetrators": "", "targets": "US embassy",
        "munitions_low": "2", "munitions_high": "14", "killed_low": "0", "killed_high": "0", "missing_low": "",
        "responsibility": "none", "claimed_by": "", "contested": "munitions",
        "outlets": "Eastpost; Northwire; Seed Television; Southwire", "title": "Shelling, Baghdad, 8 December 2023",
    }  # fmt: skip
    assert {column: embassy[column] for column in expected} == expected
    assert [row["aggregate"] for row in rows].count("true") == 1


def test_lines_end_as_the_standard_says_and_the_file_equals_the_text(tmp_path: Path) -> None:
    codings = embassy_codings()
    text = write_csv(incidents(codings, []), codings, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == text.encode()
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_no_incidents_give_the_header_alone() -> None:
    assert write_csv([], []) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "-33.5", "+7", "0", "US embassy", "a=b"])
def test_numbers_and_words_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_party_named_as_a_formula_and_an_open_count() -> None:
    document = made_document("a", "The US embassy in Baghdad was hit on Friday by =HYPERLINK(x), at least 12 dead.")
    mention = embassy_mention(
        document, "hit",
        ("perpetrator", Perpetrator("=HYPERLINK(x)", "stated"), "=HYPERLINK(x)", None),
        ("killed", Count(12, None), "at least 12 dead", None),
    )  # fmt: skip
    codings = [made_coding(document, mention)]
    (row,) = rows_of(write_csv(incidents(codings, []), codings))
    assert row["perpetrators"] == "'=HYPERLINK(x)"
    assert (row["killed_low"], row["killed_high"]) == ("12", "")
