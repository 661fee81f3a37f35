"""Files and folders into captures."""

import os
from pathlib import Path

import pytest

from onrecord.base.document import Capture
from onrecord.base.run import Issue
from onrecord.capture import read_captures


def found(*paths: Path, max_bytes: int = 20_000_000) -> list[tuple[str, str]]:
    """(source's last part, media or issue code) in order."""
    out = []
    for one in read_captures(paths, max_bytes=max_bytes):
        name = one.source if isinstance(one, Capture) else one.subject
        out.append((name.rsplit("/", 1)[-1], one.media if isinstance(one, Capture) else one.code))
    return out


def test_a_folder_is_read_sorted_without_hidden_and_other_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.html", "b/z.json", ".hidden.txt", ".git/x.txt", "notes.md", "picture.png", "d.TXT"):
        (tmp_path / name).write_text('{"text": "words"}')
    assert found(tmp_path) == [
        ("a.html", "text/html"), ("z.json", "application/json"), ("c.txt", "text/plain"), ("d.TXT", "text/plain"),
    ]  # fmt: skip


def test_paths_keep_their_order_and_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert found(tmp_path / "b.txt", tmp_path) == [("b.txt", "text/plain"), ("a.txt", "text/plain")]


def test_folders_that_link_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert found(tmp_path) == [("a.txt", "text/plain"), ("self.txt", "unreadable")]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"Just words.", "text/plain"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html><body>x</body></html>", "text/html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x"></html>', "text/html"),
        (b'{"text": "one"}', "application/json"),
        (b'{\n  "text": "one"\n}\n', "application/json"),
    ],
)
def test_a_named_file_is_read_by_its_first_bytes(tmp_path: Path, content: bytes, media: str) -> None:
    (tmp_path / "article.dat").write_bytes(content)
    assert found(tmp_path / "article.dat") == [("article.dat", media)]


def test_a_named_file_of_json_lines_is_known_by_its_first_two_lines(tmp_path: Path) -> None:
    (tmp_path / "many").write_text('{"text": "one"}\n{"text": "two"}\n')
    assert found(tmp_path / "many") == [("many#1", "application/json"), ("many#2", "application/json")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.html", b" \r\n\t ", "empty"),
        ("mark.txt", b"\xef\xbb\xbf\n", "empty"),
        ("nothing.jsonl", b"\n\n", "empty"),
        ("nul.txt", b"words\0words", "binary"),
        ("really.txt", b"%PDF-1.7 ...", "binary"),
        ("office.docx", b"PK\x03\x04....", "binary"),
        ("large.txt", b"x" * 101, "too-large"),
    ],
)
def test_what_cannot_be_read_is_an_issue(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert found(tmp_path / name, max_bytes=100) == [(name, code)]


def test_utf16_with_its_mark_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Wörter".encode("utf-16"))
    assert found(tmp_path) == [("a.txt", "text/plain")]


def test_missing_paths_and_empty_folders_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    missing, folder = list(read_captures([tmp_path / "no.txt", tmp_path / "folder"]))
    assert isinstance(missing, Issue)
    assert isinstance(folder, Issue)
    assert (missing.code, missing.fatal, folder.code) == ("unreadable", True, "empty")
    assert "check the spelling" in missing.detail
    assert ".jsonl" in folder.detail


def test_no_permission_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert found(tmp_path) == [("a.txt", "unreadable"), ("b.txt", "text/plain")]


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == [("pipe.txt", "unreadable")]


def test_a_file_name_that_is_not_utf8_still_has_a_name(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("words")
    (capture,) = read_captures([path])
    assert isinstance(capture, Capture)
    assert capture.source.endswith("caf\ufffd.txt")
