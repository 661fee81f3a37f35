"""One bad document never stops a run, and nothing without its words gets through. No model is loaded."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.base.claim import Claim, CodedMention, Derivation, Tally
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.mention import Extraction, Speaker
from onrecord.base.run import Issue
from onrecord.base.span import Evidence, Span
from onrecord.base.values import Count
from onrecord.pipeline import Coded, code_captures, coding

TEXT = "Three rockets were fired, an official said."
STRAY = Evidence("words of another text", Span(0, 21))


def captures(*texts: str) -> list[Capture]:
    return [Capture(text.encode(), f"{n}.txt", "text/plain") for n, text in enumerate(texts)]


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(capture: Capture) -> tuple[Document | None, tuple[Issue, ...]]:
        if capture.content == b"deep":
            raise RecursionError("too deep")
        return Document(capture.source, capture.content.decode(), capture.sha256), ()

    def extract(documents: Sequence[Document], *, scope: str) -> list[Extraction]:
        if any(d.text == "poison" for d in documents):
            raise ValueError("no such thing")
        return [Extraction() for _ in documents]

    monkeypatch.setattr(coding, "decode", decode)
    monkeypatch.setattr(coding, "extract", extract)
    monkeypatch.setattr(coding, "ground", lambda document, extraction, *, scope: Coding(document, scope))


@pytest.mark.usefixtures("stages")
@pytest.mark.parametrize("batch", [1, 2, 32])
def test_only_the_failing_document_is_lost_and_the_order_stays(batch: int) -> None:
    steps = list(code_captures(captures("one", "poison", "deep", "two"), batch=batch))
    told = [s.coding.document.text if isinstance(s, Coded) else s.code for s in steps if isinstance(s, Coded | Issue)]
    assert told == ["one", "failed", "failed", "two"]
    assert [s.subject for s in steps if isinstance(s, Issue)] == ["1.txt", "2.txt"]


def test_what_has_no_words_in_the_text_is_left_out_with_an_issue() -> None:
    said = Speaker(Evidence.of(TEXT, 26, 37), "an official")
    sound = Claim("d", "men", "munitions", Count(3, 3), Evidence.of(TEXT, 0, 13), said, "asserted")
    claims = (sound, replace(sound, evidence=STRAY), replace(sound, speaker=Speaker(STRAY, "somebody")))
    mention = CodedMention(
        "men", "shelling", False, "asserted", Evidence.of(TEXT, 19, 24), "Shelling", claims,
        tuple(Derivation(c.id, "rules/1", 1.0) for c in claims),
    )  # fmt: skip
    tally = Tally(Count(3, 3), "attacks", STRAY, "tally/1")
    document = Document("d", TEXT, "0" * 64)
    kept = coding.checked(Coding(document, mentions=(mention, replace(mention, trigger=STRAY)), tallies=(tally,)))
    assert [m.claims for m in kept.mentions] == [(sound,)]
    assert kept.tallies == ()
    assert [(i.code, i.fatal) for i in kept.issues] == [("evidence", False)] * 4
