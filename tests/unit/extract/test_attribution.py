"""Who said what, over hand-kept trees of our own sentences."""

import pytest
from speech_trees import read

from onrecord.base.span import Span
from onrecord.extract.attribution import cue_forms, find_attributions, speaker_at


def said(*names: str) -> list[tuple[str, str, str]]:
    return [(a.source.quote, a.cue.quote, a.content.quote) for a in find_attributions(read(*names))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clause", ("The army", "said", "that two soldiers had died")),
        ("closing", ("two officials of the port town", "said", "Five people drowned")),
        ("apposition", ("Ada Obi, a nurse", "said", '"We heard it fall,"')),
        ("object", ("The ministry", "denied", "the report")),
        ("complement", ("The mayor", "blamed", "the storm for the damage")),
        ("according", ("the coast guard", "According to", "the ferry was full")),
        ("police", ("police", "According to", "the boat sank")),
        ("of", ("The union", "spoke of", "nine dead")),
    ],
)
def test_source_cue_and_content(name: str, expected: tuple[str, str, str]) -> None:
    assert said(name) == [expected]


@pytest.mark.parametrize("name", ["negated", "lives", "named"])
def test_nobody_is_said_to_say(name: str) -> None:
    assert said(name) == []


def test_a_pronoun_is_named_by_the_person_before_it() -> None:
    assert said("named", "pronoun") == [("Ada Obi", "said", '"We lost the roof,"')]
    kept = find_attributions(read("named", "pronoun"), named=False)
    assert [a.source.quote for a in kept] == ["she"]


def test_a_relayed_statement_has_a_chain() -> None:
    reading = read("quoted_as")
    speaker = speaker_at(_words(reading.document.text, "gate"), find_attributions(reading))
    assert speaker is not None
    assert (speaker.name, speaker.chain) == ("an officer", ("AFP",))


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    reading = read("apposition", "goes_on")
    attributions = find_attributions(reading)
    speaker = speaker_at(_words(reading.document.text, "build"), attributions)
    assert len(attributions) == 1
    assert speaker is not None
    assert (speaker.evidence.quote, speaker.name) == ("Ada Obi, a nurse", "Ada Obi")


def test_the_outlets_own_words_have_no_speaker() -> None:
    reading = read("named", "clause")
    assert speaker_at(_words(reading.document.text, "clinic"), find_attributions(reading)) is None


def test_every_span_quotes_the_text() -> None:
    reading = read("named", "pronoun", "closing", "quoted_as")
    for a in find_attributions(reading):
        assert all(e.stands_in(reading.document.text) for e in (a.source, a.cue, a.content))


def test_cue_forms_are_inflected() -> None:
    assert {cue_forms()[form] for form in ("said", "says", "saying")} == {"say"}


def _words(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
