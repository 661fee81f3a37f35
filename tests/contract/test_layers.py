"""Imports only go up the folder listing: a stage may use itself and what stands before it."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "onrecord"
LAYERS = ("base", "capture", "decode", "extract", "ground", "ledger", "link", "pipeline", "share", "verbs")
MODULES = sorted(p for layer in LAYERS for p in (SOURCE / layer).rglob("*.py"))


def imported_layers(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {n.split(".")[1] for n in names if n.startswith("onrecord.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_only_go_up(path: Path) -> None:
    layer = path.relative_to(SOURCE).parts[0]
    allowed = set(LAYERS[: LAYERS.index(layer) + 1])
    assert imported_layers(path) <= allowed


def test_the_guard_is_the_only_broad_except() -> None:
    broad = [p for p in MODULES if "except Exception" in p.read_text(encoding="utf-8")]
    assert [p.name for p in broad] == ["coding.py"]
