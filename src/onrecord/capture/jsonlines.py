"""JSON Lines, read one line at a time: each good line is a capture, each broken one an issue, and the rest goes on."""

import json
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.base.document import Capture
from onrecord.base.json import JsonObject
from onrecord.base.run import Issue

_BOM = b"\xef\xbb\xbf"


def parse_object(content: bytes) -> JsonObject | str:
    """The JSON object in the bytes (UTF-8, a byte order mark allowed), or in words why there is none."""
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 (byte {error.start + 1}); save it as UTF-8"
    except json.JSONDecodeError as error:
        return f"{error.msg} (line {error.lineno}, column {error.colno})"
    except RecursionError:
        return "it is nested too deeply"
    except ValueError as error:
        return str(error)
    if not isinstance(found, dict):
        return f"expected an object in braces, {{…}}, with at least a text field; found {_KINDS[type(found)]}"
    return cast(JsonObject, found)


_KINDS: dict[type, str] = {
    list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false", type(None): "null",
}  # fmt: skip


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def read_lines(stream: BinaryIO, source: str, *, max_bytes: int) -> Iterator[Capture | Issue]:
    """Captures and issues in line order; blank lines are passed over but counted. No line is held past max_bytes."""
    number = found = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        whole = line.endswith(b"\n") or len(line) <= max_bytes
        content = line.removeprefix(_BOM if number == 1 else b"").strip()
        if whole and not content:
            continue
        found += 1
        if whole:
            yield _capture(content, f"{source}#{number}")
        else:
            _skip_line(stream, max_bytes)
            detail = f"line {number} is longer than {max_bytes:,} bytes; one line is one article: check the line breaks"
            yield Issue("too-large", f"{source}#{number}", detail)
    if not found:
        yield Issue("empty", source, "no line with an article in it; expected one JSON object a line")


def _capture(content: bytes, source: str) -> Capture | Issue:
    parsed = parse_object(content)
    if isinstance(parsed, str):
        return Issue("bad-json", source, f"this line is not a JSON object: {parsed}. Each line holds one whole object")
    return Capture(content, source, "application/json")


def _skip_line(stream: BinaryIO, step: int) -> None:
    while (rest := stream.readline(step)) and not rest.endswith(b"\n"):
        pass
