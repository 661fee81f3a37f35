"""What is coded inside the opening sentence behind a text is dropped."""

from bench.coding import ARTICLE_OPENER, SENTENCE_OPENER, Coding, Quoted, _opener, _within


def test_nothing_past_the_end_is_kept() -> None:
    inside: Quoted = {"quote": "ab", "start": 0, "end": 2}
    past: Quoted = {"quote": "d", "start": 3, "end": 4}
    given: Coding = {
        "text": "abcd",
        "incidents": [
            {
                "event_type": "attack", "modality": "asserted", "aggregate": False, "trigger": trigger,
                "claims": [{"slot": "target", "value": {"name": "d"}, "quote": "d", "start": 3, "end": 4}],
            }
            for trigger in (inside, past)
        ],
        "attributions": [{"source": inside, "cue": inside, "content": past}],
        "framing": [inside, past],
    }  # fmt: skip
    kept = _within(given, 2)
    assert kept["text"] == "ab"
    assert [m["claims"] for m in kept["incidents"]] == [[]]
    assert (kept["attributions"], kept["framing"]) == ([], [inside])


def test_articles_are_opened_with_more_words_than_sentences() -> None:
    assert _opener("It rained.") == SENTENCE_OPENER
    assert _opener("It rained. " * 200) == ARTICLE_OPENER
