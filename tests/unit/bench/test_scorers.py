"""The scorers of the other data sets, on gold and codings made up here."""

from pathlib import Path

from bench import babe, event_location, gva_counts, gvdb, indiapolice, polnear
from bench.coding import Claim, Coding, Mention, Quoted, Value, whole_count
from bench.figures import Confusion, Counts, Figure, Settings
from bench.names import names_counts


def quoted(text: str, quote: str) -> Quoted:
    start = text.index(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def claim(text: str, slot: str, quote: str, value: Value) -> Claim:
    return {"slot": slot, "value": value, **quoted(text, quote)}


def coding(text: str, *mentions: Mention) -> Coding:
    return {"text": text, "incidents": list(mentions), "attributions": [], "framing": []}


def mention(text: str, trigger: str, *claims: Claim, modality: str = "asserted") -> Mention:
    return {
        "event_type": "attack", "modality": modality, "aggregate": False, "trigger": quoted(text, trigger), "claims": list(claims),
    }  # fmt: skip


def value(figures: list[Figure], metric: str) -> float:
    return next(f.value for f in figures if f.metric == metric)


def test_f1_counts_half_right_answers() -> None:
    counts = Counts()
    counts.add(0.5, 1, 2)
    assert (counts.precision, counts.recall, round(counts.f1, 3)) == (0.5, 0.25, 0.333)
    assert Counts().f1 == 0.0


def test_macro_f1_weighs_both_answers_alike() -> None:
    assert Confusion([(True, True), (False, False)]).macro_f1 == 1.0
    assert round(Confusion([(True, False), (False, False)]).macro_f1, 3) == 0.333


def test_a_slice_spans_the_whole_set(tmp_path: Path) -> None:
    assert Settings(tmp_path, tmp_path, 3).choose(list(range(9))) == [0, 3, 6]
    assert Settings(tmp_path, tmp_path).choose([1, 2]) == [1, 2]


def test_whole_counts_leave_out_parts_and_attackers() -> None:
    text = "Two of them, the gunman, five people"
    given = mention(
        text, "Two",
        claim(text, "killed", "Two of them", {"low": 2, "high": 2, "scope": "subset"}),
        claim(text, "killed", "the gunman", {"low": 1, "high": 1, "class": "attacker"}),
        claim(text, "killed", "five people", {"low": 5, "high": None}),
    )  # fmt: skip
    assert whole_count(given, "killed") == 5
    assert whole_count(given, "injured") is None
    assert gva_counts.attackers(coding(text, given)) == 1


def test_names_match_by_surname_and_shared_words() -> None:
    assert names_counts(["Ann Lee"], ["Ann B. Lee, 25"]) == (1, 1, 1)
    assert names_counts(["Ann Lee"], ["a man", "Bob Lee"]) == (0, 1, 1)
    assert names_counts(["Ann Lee", "Ann Lee"], ["Ann Lee", "Ann Lee, a nurse"]) == (1, 1, 1)


def test_counts_of_a_shooting() -> None:
    text = "A man was shot dead and Ann Lee was hurt by Joe Roe."
    given = mention(
        text, "shot",
        claim(text, "killed", "A man", {"low": 1, "high": 1}),
        claim(text, "injured", "Ann Lee", {"low": 1, "high": 1}),
        claim(text, "perpetrator", "Joe Roe", {"name": "Joe Roe", "basis": "stated"}),
    )  # fmt: skip
    gold = gvdb.Shooting("1", text, "2015-01-01", ("Ann Lee",), ("Joe Roe", "Jim Poe"), 1, 2)
    figures = gvdb.measure([gold], [coding(text, given)])
    assert value(figures, "victim names F") == 1.0
    assert round(value(figures, "shooter names F"), 3) == 0.667
    assert (value(figures, "killed accuracy"), value(figures, "injured accuracy")) == (1.0, 0.0)


def test_silence_counts_as_zero_and_denials_do_not_count() -> None:
    text = "Nobody shot ten people."
    denied = mention(text, "shot", claim(text, "killed", "ten people", {"low": 10, "high": 10}), modality="negated")
    gold = [gva_counts.Article("1", text, 0, 1)]
    figures = gva_counts.measure(gold, [coding(text, denied)])
    assert (value(figures, "killed accuracy"), value(figures, "injured accuracy")) == (1.0, 0.0)


def test_brat_spans_take_their_outer_ends() -> None:
    brat = "T1\tSource 0 3\tAnn\nT2\tContent 10 14;20 25\tsome thing\nT3\tAttribution 4 8\tsaid\nT4\tCue 4 8\tsaid\n"
    spans = polnear.read_spans(brat)
    assert spans == {"source": frozenset({(0, 3)}), "cue": frozenset({(4, 8)}), "content": frozenset({(10, 25)})}


def test_overlapping_spans_pair_one_to_one() -> None:
    assert polnear.overlapping(frozenset({(0, 5)}), frozenset({(1, 2), (3, 9)})) == 1
    assert polnear.overlapping(frozenset({(0, 5), (6, 9)}), frozenset({(4, 7)})) == 1
    assert polnear.overlapping(frozenset({(0, 5)}), frozenset({(5, 9)})) == 0


def test_attribution_parts_are_scored_apart() -> None:
    text = "Ann said it rained."
    gold = polnear.Article(
        "1", text, polnear.read_spans("T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 19\tx\n")
    )
    given = coding(text)
    parts = {"source": quoted(text, "Ann"), "cue": quoted(text, "said"), "content": quoted(text, "it rained")}
    given["attributions"] = [{"source": parts["source"], "cue": parts["cue"], "content": parts["content"]}]
    figures = polnear.measure([gold], [given])
    assert (
        value(figures, "source exact F") == value(figures, "cue exact F") == value(figures, "content overlap F") == 1.0
    )
    assert value(figures, "content exact F") == 0.0


def test_a_marked_word_makes_a_loaded_sentence() -> None:
    text = "The regime spoke."
    marked = coding(text)
    marked["framing"] = [quoted(text, "regime")]
    gold = [babe.Sentence("1", text, True), babe.Sentence("2", "It rained.", False)]
    assert value(babe.measure(gold, [marked, coding("It rained.")]), "loaded sentence macro-F") == 1.0


def test_spans_are_rebuilt_from_tokens() -> None:
    tokens = [{"start": 0, "end": 3}, {"start": 4, "end": 8}, {"start": 9, "end": 12}]
    assert event_location.rebuilt({"start": 1, "end": 2, "token_start": 1, "token_end": 2}, tokens) == (4, 12)
    assert event_location.rebuilt({"start": 1, "end": 1, "token_start": 1, "token_end": 7}, tokens) == (4, 8)


def test_the_place_of_the_verb_or_none() -> None:
    text = "Men from Rome attacked a bank in Oslo."
    verb, rome, oslo = (tuple(quoted(text, w)[k] for k in ("start", "end")) for w in ("attacked", "Rome", "Oslo"))
    ends = [(a, b) for a, b in (verb, rome, oslo)]
    placed = event_location.Sentence("1", text, ends[0], (ends[2],))
    placeless = event_location.Sentence("2", text, ends[0], ())
    coded = coding(text, mention(text, "attacked", claim(text, "place", "Oslo", {"name": "Oslo"})))
    assert event_location.answer(placed, coded) == [ends[2]]
    assert event_location.answer(placed, coding(text)) is None
    assert event_location.nearest(placed, [ends[1], ends[2]]) == [ends[1]]
    figures = event_location.measure([placed, placeless], [coded, coding(text)], [[ends[1]], [ends[1]]])
    assert value(figures, "place of the verb accuracy") == 1.0
    assert figures[0].known == "two coders .74; nearest place 0.00, always none 0.50"


def test_police_sentences_are_found_by_the_trigger_in_them() -> None:
    article = indiapolice.Article("1", ["Calm day.", "Police fired.", "They held two."], [])
    article.labels = [frozenset(), frozenset({"FORCE", "ANY_ACTION"}), frozenset({"ARREST", "ANY_ACTION"})]
    assert [article.number(n) for n in (0, 8, 10, 22, 24, 99)] == [0, 0, 1, 1, 2, 2]
    figures = indiapolice.measure([article], [coding(article.text, mention(article.text, "fired"))])
    assert (value(figures, "FORCE recall"), value(figures, "ARREST recall"), value(figures, "ANY_ACTION recall")) == (
        1,
        0,
        0.5,
    )
