"""Loaded words: the outlet's labels, not the law's terms, names or other people's words."""

from speech_trees import read

from onrecord.extract.attribution import find_attributions
from onrecord.extract.framing import find_framing


def loaded(*names: str) -> list[tuple[str, str]]:
    reading = read(*names)
    return [(f.evidence.quote, f.side) for f in find_framing(reading, find_attributions(reading))]


def test_labels_with_the_side_they_take() -> None:
    assert loaded("label") == [("terrorist gang", "condemns-fighters"), ("so-called", "doubts")]


def test_terms_of_law_are_not_labels() -> None:
    assert loaded("law") == []


def test_names_are_not_labels() -> None:
    assert loaded("name") == []


def test_other_peoples_words_are_theirs() -> None:
    assert loaded("speech") == []
    assert loaded("inside") == []
