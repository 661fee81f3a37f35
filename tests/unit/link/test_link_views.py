"""Clusters and incidents."""

from embassy_case import airbase_coding, embassy_codings, made_coding, made_document, made_mention, seed_coding

from onrecord.base.incident import Judgement
from onrecord.base.values import DateInterval, Place
from onrecord.ground.titles import date_words, neutral_title
from onrecord.link import incidents, link
from onrecord.link.clusters import clusters
from onrecord.link.views import majority_type


def row(left: str, right: str, verdict: str, score: float = 10.0, method: str = "link.weights/1") -> Judgement:
    return Judgement(left, right, verdict, method, score)  # type: ignore[arg-type]


def test_the_embassy_is_one_incident_beside_the_airbase_and_the_series() -> None:
    codings = [*embassy_codings(), airbase_coding()]
    found = incidents(codings, link(codings, []))
    assert [(i.title, len(i.mentions)) for i in found if not i.aggregate] == sorted(
        [("Shelling, Baghdad, 8 December 2023", 4), ("Air or drone strike, Ain al-Asad, 8 December 2023", 1)],
        key=lambda pair: min(i.incident_id for i in found if i.title == pair[0]),
    )
    assert [i.title for i in found if i.aggregate] == ["Series: attack, Iraq, 15 October – 8 December 2023"]
    assert all(i.incident_id == min(m.mention.mention_id for m in i.mentions) for i in found)
    assert incidents(codings[::-1], link(codings[::-1], [])) == found


def test_denied_and_planned_mentions_make_no_incident() -> None:
    document = made_document("a", "The raid did not happen; another is planned.")
    coding = made_coding(
        document,
        made_mention(document, "raid", [], modality="negated"),
        made_mention(document, "planned", [], modality="planned"),
    )
    assert incidents([coding], []) == []


def test_one_document_given_twice_counts_once() -> None:
    once, twice = incidents([seed_coding()], []), incidents([seed_coding(), seed_coding()], [])
    assert once == twice


def test_a_person_splits_and_takes_it_back() -> None:
    joined = [row("a", "b", "same"), row("b", "c", "same", 9.0)]
    split = [*joined, row("a", "b", "different", 0.0, "person:kim")]
    assert clusters("abc", joined) == [("a", "b", "c")]
    assert clusters("abc", split) == [("a",), ("b", "c")]
    assert clusters("abc", [*split, row("a", "b", "unsure", 0.0, "person:kim")]) == [("a", "b", "c")]
    assert clusters("abc", [*split, row("a", "b", "same", 0.0, "person:lee")]) == [("a", "b", "c")]


def test_a_person_keeps_two_apart_even_through_a_third() -> None:
    rows = [row("a", "b", "same", 12.0), row("b", "c", "same", 9.0), row("a", "c", "different", 0.0, "person:kim")]
    assert clusters("abc", rows) == [("a", "b"), ("c",)]


def test_an_automatic_different_stops_the_weaker_join_and_a_person_overrules_it() -> None:
    rows = [row("a", "b", "same", 9.0), row("b", "c", "same", 12.0), row("a", "c", "different", -8.0)]
    assert clusters("abc", rows) == [("a",), ("b", "c")]
    assert clusters("abc", [*rows, row("a", "b", "same", 0.0, "person:kim")]) == [("a", "b"), ("c",)]
    assert clusters("abc", [*rows, row("a", "c", "same", 0.0, "person:kim")]) == [("a", "b", "c")]


def test_rows_about_unknown_mentions_are_ignored() -> None:
    assert clusters("a", [row("a", "z", "same")]) == [("a",)]


def test_type_by_majority_then_by_how_telling_it_is() -> None:
    assert majority_type(["attack", "attack", "shelling"]) == "attack"
    assert majority_type(["attack", "shelling"]) == "shelling"


def test_titles_leave_out_what_is_not_known() -> None:
    assert neutral_title("shelling", [], []) == "Shelling"
    assert neutral_title("attack", [Place("Kuriga")], [], modality="possible") == "Attack, Kuriga (unconfirmed)"


def test_dates_in_words() -> None:
    words = [
        date_words(DateInterval(start, end, "days"))
        for start, end in [
            ("2023-12-08", "2023-12-08"), ("2023-12-07", "2023-12-09"), ("2023-12-01", "2023-12-31"),
            ("2024-02-01", "2024-02-29"), ("2023-01-01", "2023-12-31"), ("2023-10-07", "2023-12-08"),
            ("2022-12-30", "2023-01-02"),
        ]
    ]  # fmt: skip
    assert words == [
        "8 December 2023", "7–9 December 2023", "December 2023", "February 2024", "2023",
        "7 October – 8 December 2023", "30 December 2022 – 2 January 2023",
    ]  # fmt: skip
