"""Whatever codings are added, in whatever order and however often: the same digest, and equal codings back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.base.claim import Claim, CodedMention, Derivation
from onrecord.base.coding import Coding
from onrecord.base.document import Capture, Document
from onrecord.base.mention import Speaker
from onrecord.base.run import Run
from onrecord.base.span import Evidence
from onrecord.base.values import Count
from onrecord.ledger import check, open_ledger

RUN = Run("run-1", "2023-12-08T00:00:00Z", "run", "0", "{}")
NAMES = ("a", "b", "c", "d")


@st.composite
def codings(draw: st.DrawFn, name: str) -> tuple[Capture, Coding]:
    """A document of any characters with one mention, whose claims stand in any order of preference."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=30))
    capture = Capture(text.encode(), f"{name}.txt", "text/plain")
    published = draw(st.sampled_from([None, "2023-12-08", "2024-01-01"]))
    spans = draw(st.lists(st.integers(0, len(text) - 1), unique=True, max_size=4))
    speaker = draw(st.sampled_from([None, Speaker(Evidence.of(text, 0, 1), "an official", ("an agency",))]))
    found = tuple(
        Claim(
            name, f"men-{name}", "killed", Count(start, None), Evidence.of(text, start, len(text)), speaker, "asserted"
        )
        for start in spans
    )
    derived = tuple(Derivation(c.id, "rules/1", n / 7) for n, c in enumerate(found))
    mention = CodedMention(f"men-{name}", "attack", False, "asserted", Evidence.of(text, 0, 2), text, found, derived)
    return capture, Coding(Document(name, text, capture.sha256, published=published), mentions=(mention,))


def filled(added: list[tuple[Capture, Coding]]) -> tuple[str, list[Coding]]:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        ledger.start_run(RUN)
        for capture, coding in added:
            ledger.add_coding(coding, capture, RUN)
        assert check(ledger) == []
        return ledger.digest(), list(ledger.codings())


@settings(max_examples=15, deadline=None)
@given(st.tuples(*(codings(name) for name in NAMES)), st.permutations(range(len(NAMES))), st.data())
def test_order_and_repetition_leave_no_trace(
    added: tuple[tuple[Capture, Coding], ...], order: list[int], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(added), max_size=3))
    digest, back = filled(list(added))
    assert filled([added[n] for n in order] + again) == (digest, back)
    assert sorted(back, key=lambda c: c.document.document_id) == [coding for _, coding in added]
