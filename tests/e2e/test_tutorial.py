"""The tutorial is true: every `$ onrecord` line of docs/tutorial.md runs in order, as a reader would type it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def blocks(language: str) -> list[str]:
    return [body for name, body in _BLOCK.findall(TUTORIAL) if name == language]


def commands() -> list[str]:
    lines = [line for body in blocks("console") for line in body.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ onrecord")]


def run_as_typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """In bash, with this interpreter's scripts first on the path; a failure anywhere in a pipe counts."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env={**os.environ, "PATH": path},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the whole tutorial, and what each command printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "examples", folder / "examples")
    printed: dict[str, str] = {}
    for command in commands():
        done = run_as_typed(command, folder)
        assert done.returncode == 0, (
            f"$ {command}\nended with {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
        )
        printed[command] = done.stdout
    return folder, printed


def test_every_verb_is_shown() -> None:
    assert {command.split()[1] for command in commands()} == {"version", "code", "run", "report", "export", "check"}


def test_every_file_named_is_written(walked: tuple[Path, dict[str, str]]) -> None:
    folder, _ = walked
    named = {match for command in commands() for match in re.findall(r"--(?:out|ledger) (\S+)", command)}
    assert named
    assert {name for name in named if not (folder / name).stat().st_size} == set()


def test_the_claim_shown_is_among_those_coded(walked: tuple[Path, dict[str, str]]) -> None:
    folder, _ = walked
    shown = json.loads(blocks("json")[0])
    coding = json.loads((folder / "flash.jsonl").read_text(encoding="utf-8"))
    claims = [claim for incident in coding["incidents"] for claim in incident["claims"]]
    assert any(_holds(shown, claim) for claim in claims), [c for c in claims if c["slot"] == shown["slot"]]


def test_the_article_without_incident_stays_silent(walked: tuple[Path, dict[str, str]]) -> None:
    _, printed = walked
    output = next(text for command, text in printed.items() if command.endswith("11-no-incident.txt"))
    kinds = {incident["modality"] for incident in json.loads(output)["incidents"]}
    assert kinds.isdisjoint({"asserted", "possible"})


def test_links_lead_somewhere() -> None:
    targets = [link for link in _LINK.findall(TUTORIAL) if not link.startswith("http")]
    assert targets
    assert [link for link in targets if not (ROOT / "docs" / link).exists()] == []


def _holds(shown: object, coded: object) -> bool:
    """Whether everything shown is in what was coded; an object may have further fields."""
    if isinstance(shown, dict) and isinstance(coded, dict):
        return all(_holds(value, coded.get(name)) for name, value in shown.items())
    return shown == coded
