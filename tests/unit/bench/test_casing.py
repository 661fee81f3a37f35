"""Case restoration, from counts of a few sentences made up here."""

import pytest
from bench.casing import Casing, learn

TEXTS = [
    "Here the army said that Peru had lost a war in the north of Peru.",
    "Later the bright star of the north was seen by the army.",
    *["We saw Bright Star and the soldier in May."] * 3,
]


@pytest.fixture
def casing() -> Casing:
    return learn(TEXTS)


def test_words_are_written_as_they_mostly_are(casing: Casing) -> None:
    assert casing.restore("THE ARMY WAS IN PERU.") == "The army was in Peru."


def test_unseen_words_are_names_unless_seen_with_another_ending(casing: Casing) -> None:
    assert casing.restore("THE SOLDIERS SAW ZORBAX.") == "The soldiers saw Zorbax."


def test_pairs_keep_their_capitals(casing: Casing) -> None:
    assert casing.restore("THE ARMY SAW BRIGHT STAR.") == "The army saw Bright Star."


def test_bracketed_acronyms_stay_and_capitalise_what_spells_them(casing: Casing) -> None:
    given = "THE NORTH ARMY OF WAR [NAW] LOST. THE NAW SAID IT."
    assert casing.restore(given) == "The North Army of War [NAW] lost. The NAW said it."


def test_every_sentence_starts_with_a_capital_and_the_length_stays(casing: Casing) -> None:
    given = "the army lost. the war was in peru; it said: no."
    restored = casing.restore(given)
    assert restored == "The army lost. The war was in Peru; it said: No."
    assert len(restored) == len(given)
    assert restored.lower() == given.lower()


def test_the_pronoun_us_is_no_country(casing: Casing) -> None:
    assert casing.restore("THE ARMY SAW US.") == "The army saw us."
