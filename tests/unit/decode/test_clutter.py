"""What is page and what is article."""

import pytest

from onrecord.base.span import Span
from onrecord.decode import find_clutter

FIRST = "Gunmen opened fire on a checkpoint near the town on Monday, killing two soldiers, officials said."
LAST = "Nobody had claimed the attack by Monday evening, and the road was open again on Tuesday morning."


def marked(*lines: str, title: str = "Two soldiers die at a checkpoint") -> list[str]:
    text = "\n\n".join([title, *lines])
    return [text[s.start : s.end] for s in find_clutter(text, title_end=len(title))]


HEAD = (
    "News / World / Africa",
    "Home > World > Africa",
    "Home » Security",
    "By Staff Reporter",
    "by Jane Doe and John Roe, March 4, 2021",
    "Economy 2 hours ago (Dec 08, 2023 03:31PM ET)",
    "Published: Mar 4, 2021",
    "Last updated 4 March 2021, 10:15 a.m.",
    "Thursday, March 4, 2021",
    "3 min read",
    "A view of the checkpoint in the valley. (File photo by Reuters)",
    "FILE PHOTO: Soldiers stand at a checkpoint. REUTERS/Jane Doe",
    "Soldiers stand at a checkpoint near the town, March 3, 2021. — AFP",
    "© Agency",
    "Breaking News",
    "Skip to main content",
)
ANYWHERE = (
    "Read more: Trade talks go on",
    "ALSO READ | Trade talks go on",
    "RELATED: Trade talks go on",
    "Advertisement",
    "Subscribe to our newsletter",
    "Sign up for the daily newsletter",
    "Follow us on Telegram",
    "Share this: Facebook Twitter",
    "Photo: Jane Doe / AP",
    "Residents look at a burnt car. (Photo: Jane Doe)",
    "Tags: army, checkpoint",
    "Copyright 2021 The Site. All rights reserved.",
    "* * *",
)
TAIL = (
    "Leave a comment",
    "(With inputs from agencies)",
    "Source: Agencies",
    "Comments are closed.",
    "The site can also be accessed at the following alternate addresses:",
    "Jane Doe",
)
ARTICLE = (
    "BAGHDAD",
    "Kampala, Uganda",
    "The attack",
    "BAGHDAD (AP) — Two soldiers were killed on Monday, officials said.",
    "The ministry published a photo of the car on Monday, and police said that it had been stolen.",
    "A video released by the group shows two hostages asking for help.",
    "Two people were killed and three wounded in the blast on March 3, 2021, the ministry said. (AFP)",
    "Follow-up attacks killed two more people in the same district.",
    "Support for the group has fallen since the attack, analysts say.",
    "By Monday evening the road was open again and the soldiers had left.",
    "Read out in court, the confession named two other men.",
    "Share prices fell after the attack.",
    '"We heard two blasts and ran," he said.',
    "- Two soldiers killed at a checkpoint on March 3, 2021",
)


@pytest.mark.parametrize("line", HEAD + ANYWHERE)
def test_above_the_first_paragraph(line: str) -> None:
    assert marked(line, FIRST, LAST) == [line]


@pytest.mark.parametrize("line", ANYWHERE)
def test_between_paragraphs(line: str) -> None:
    assert marked(FIRST, line, LAST) == [line]


@pytest.mark.parametrize("line", ANYWHERE + TAIL)
def test_below_the_last_paragraph(line: str) -> None:
    assert marked(FIRST, LAST, line) == [line]


@pytest.mark.parametrize("line", ARTICLE)
def test_the_article_is_never_marked(line: str) -> None:
    assert marked(line, FIRST, LAST) == []
    assert marked(FIRST, line, LAST) == []


def test_titles_under_a_footer_belong_to_it() -> None:
    below = ["Related articles", "Trade talks go on in the capital", "Minister resigns over roads"]
    assert marked(FIRST, LAST, *below) == below


def test_the_headline_is_never_marked() -> None:
    assert marked(FIRST, LAST, title="Watch: Photo / AP | Home > World") == []


def test_a_headline_inside_the_text_is_spared() -> None:
    text = f"News / Iraq / Gaza\n\nArmy on the move, March 4, 2021\n\n{FIRST}\n\n{LAST}"
    assert [text[s.start : s.end] for s in find_clutter(text)] == ["News / Iraq / Gaza"]


def test_lines_that_the_markup_sets_apart_count_unless_they_are_most_of_the_text() -> None:
    text = f"{FIRST}\nA guard stands at the gate of the compound.\n{LAST}"
    caption = Span(len(FIRST) + 1, text.index(LAST) - 1)
    assert find_clutter(text, known=[caption]) == (caption,)
    assert find_clutter(text, known=[Span(0, text.index(LAST) - 1)]) == ()


def test_nothing_in_nothing() -> None:
    assert find_clutter("") == ()
    assert find_clutter("\n \n") == ()
