"""The public names exist, and `import onrecord` alone loads neither a model nor a database."""

import subprocess
import sys

import pytest

import onrecord

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "rich", "typer")


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        onrecord.nothing  # noqa: B018


@pytest.mark.parametrize("start", ["import onrecord", "import onrecord.verbs.main"])
def test_starting_loads_no_model(start: str) -> None:
    heavy = HEAVY if start == "import onrecord" else HEAVY[:3]
    code = f"import sys; {start}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
