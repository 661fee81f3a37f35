"""JSON Lines, one line at a time."""

from io import BytesIO

import pytest

from onrecord.base.document import Capture
from onrecord.base.run import Issue
from onrecord.capture.jsonlines import parse_object, read_lines


def read(content: bytes, max_bytes: int = 1000) -> list[Capture | Issue]:
    return list(read_lines(BytesIO(content), "f.jsonl", max_bytes=max_bytes))


def test_a_broken_line_is_an_issue_and_the_rest_goes_on() -> None:
    first, broken, last = read(b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": \n{"text": "c"}')
    assert isinstance(first, Capture)
    assert (first.source, first.content, first.media) == ("f.jsonl#1", b'{"text": "a"}', "application/json")
    assert isinstance(broken, Issue)
    assert (broken.code, broken.subject) == ("bad-json", "f.jsonl#3")
    assert isinstance(last, Capture)
    assert last.source == "f.jsonl#4"


def test_only_single_lines_are_bounded() -> None:
    line = b'{"text": "' + b"x" * 60 + b'"}\n'
    out = read(line * 50 + b"y" * 950 + b"\n" + line, max_bytes=100)
    assert [type(one) for one in out] == [Capture] * 50 + [Issue, Capture]
    issue = out[50]
    assert isinstance(issue, Issue)
    assert (issue.code, issue.subject) == ("too-large", "f.jsonl#51")


def test_a_line_of_exactly_the_bound_is_read() -> None:
    line = b'{"text": "a"}'
    assert isinstance(read(line + b"\n" + line, max_bytes=len(line))[0], Capture)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[1]", "a list"),
        (b"null", "null"),
        (b'{"text": NaN}', "NaN"),
        (b'{"text": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "nested"),
        (b'{"a": 1' + b"0" * 5000 + b"}", "digits"),
    ],
)
def test_why_it_is_no_object(content: bytes, words: str) -> None:
    reason = parse_object(content)
    assert isinstance(reason, str)
    assert words in reason
