"""The examples' facts, read off the texts by hand (examples/expected.json): what must be coded, and what must not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.base.coding import coding_to_json
from onrecord.capture import read_captures
from onrecord.link import reconcile
from onrecord.pipeline import Coded, code_captures

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))["documents"]
MUST_FLOOR = 0.77
"""Share of the hand-listed facts found; raise it with the coder, never lower it without a word in docs/decisions."""


@pytest.fixture(scope="module")
def coded() -> dict[str, dict]:
    steps = code_captures(read_captures([EXAMPLES / "articles"]))
    return {(c := coding_to_json(s.coding))["document"]["url"]: c for s in steps if isinstance(s, Coded)}


def claims(coding: dict, wanted: dict) -> Iterator[dict]:
    """The claims that fit an expectation."""
    triggers = wanted.get("trigger") or [""]
    triggers = [triggers] if isinstance(triggers, str) else triggers
    for incident in coding["incidents"]:
        if wanted.get("event_type") and incident["event_type"] not in wanted["event_type"]:
            continue
        for claim in incident["claims"]:
            value = wanted.get("value", {})
            speaker = (claim["speaker"] or {}).get("quote", "")
            if (
                claim["slot"] == wanted.get("slot", claim["slot"])
                and wanted.get("quote", "").lower() in claim["quote"].lower()
                and all(claim["value"].get(k) == v for k, v in value.items())
                and wanted.get("speaker", "").lower() in speaker.lower()
            ):
                yield claim


def test_every_article_is_coded_and_quotes_itself(coded: dict[str, dict]) -> None:
    assert set(coded) == {d["url"] for d in EXPECTED}
    for coding in coded.values():
        for incident in coding["incidents"]:
            for claim in incident["claims"]:
                assert coding["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_most_listed_facts_are_found(coded: dict[str, dict]) -> None:
    wanted = [(d["url"], m) for d in EXPECTED for m in d.get("must", [])]
    missed = [(url, m) for url, m in wanted if not any(claims(coded[url], m))]
    assert len(wanted) - len(missed) >= MUST_FLOOR * len(wanted), missed


@pytest.mark.parametrize(
    ("outlet", "low"),
    [("baghdad-rockets-flash", 3), ("baghdad-rockets-update", 14), ("embassy-mortars", 7)],
)
def test_rival_counts_of_the_embassy_attack_keep_their_speakers(coded: dict[str, dict], outlet: str, low: int) -> None:
    coding = next(c for url, c in coded.items() if url.endswith(outlet))
    counts = [c for i in coding["incidents"] for c in i["claims"] if c["slot"] == "munitions"]
    assert any(c["value"]["low"] == c["value"]["high"] == low for c in counts)


def test_unknown_tolls_are_not_zero(coded: dict[str, dict]) -> None:
    flash = next(c for url, c in coded.items() if url.endswith("baghdad-rockets-flash"))
    assert not [c for i in flash["incidents"] for c in i["claims"] if c["slot"] in {"killed", "injured"}]


KNOWN_INVENTED = {("2023-50", "hit")}
"""A strike that the text says was denied is coded as asserted: denial in another sentence is not read yet."""
UNKNOWN_LOADED = {"martyred", "mullahs"}
"""One stands in reported speech by our reading, the other is in no list yet."""


def forbidden() -> list[tuple[str, dict]]:
    return [(d["url"], n) for d in EXPECTED for n in d.get("must_not", [])]


@pytest.mark.parametrize(("url", "wrong"), forbidden(), ids=lambda x: x if isinstance(x, str) else x["why"])
def test_nothing_forbidden_is_coded(
    coded: dict[str, dict], url: str, wrong: dict, request: pytest.FixtureRequest
) -> None:
    if (url.rsplit("/", 1)[-1], wrong.get("trigger")) in KNOWN_INVENTED:
        request.applymarker(pytest.mark.xfail(strict=True, reason="known: a denial elsewhere in the text"))
    incidents = coded[url]["incidents"]
    if "in_title_of_incident" in wrong:
        found = [i for i in incidents if any(w in i["title"].lower() for w in wrong["in_title_of_incident"])]
    elif "slot" in wrong or "trigger" not in wrong:
        found = [
            c
            for i in incidents
            for c in i["claims"]
            if c["slot"] == wrong.get("slot", c["slot"])
            and all(c["value"].get(k) == v for k, v in wrong.get("value", {}).items())
            and wrong.get("quote", "").lower() in c["quote"].lower()
            and not ("value_not" in wrong and all(c["value"].get(k) == v for k, v in wrong["value_not"].items()))
        ]
    else:
        words = wrong["trigger"]
        words = [words] if isinstance(words, str) else words
        modalities = wrong.get("modality", ["asserted", "possible", "negated", "planned"])
        found = [
            i
            for i in incidents
            if i["modality"] in modalities and any(w.lower() in i["trigger"]["quote"].lower() for w in words)
        ]
    assert not found


def test_tallies_and_firsts_are_found(coded: dict[str, dict]) -> None:
    for document in EXPECTED:
        coding = coded[document["url"]]
        counts = [(t["count"], t["of"]) for t in coding["tallies"]]
        assert all((t["count"], t["of"]) in counts for t in document.get("tallies", []))
        quotes = [f["quote"] for f in coding["firsts"]]
        assert all(any(f["quote"] in q for q in quotes) for f in document.get("firsts", []))


def test_the_roundup_tally_does_not_add_up() -> None:
    steps = code_captures(read_captures([EXAMPLES / "articles" / "09-next-day-roundup.txt"]))
    coding = next(s.coding for s in steps if isinstance(s, Coded))
    warnings = [w for check in reconcile([coding], []) for w in check.warnings]
    assert len(warnings) == 1
    assert "84" in warnings[0]
    assert "78" in warnings[0]


def test_loaded_words_of_both_sides_are_listed(coded: dict[str, dict]) -> None:
    for document in EXPECTED:
        found = {f["quote"].lower() for f in coded[document["url"]]["framing"]}
        for word in set(document.get("framing", [])) - UNKNOWN_LOADED:
            assert any(word in quote for quote in found), word
