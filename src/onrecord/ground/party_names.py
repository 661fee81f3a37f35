"""Parties by name, and what head nouns tell of a class or kind where no party is known. Only as far as the words allow."""

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.base.values import TargetKind


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the registry; `name` is the neutral display name."""

    party_id: str
    name: str
    party_class: str


_FOLDER = "onrecord.ground.parties"


@cache
def _aliases() -> dict[str, Party]:
    text = resources.files(_FOLDER).joinpath("parties.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        alias: Party(row["id"], row["name"], row["class"])
        for row in rows
        for alias in (row["name"], *row["aliases"].split("|"))
    }


@cache
def _alias_pattern() -> re.Pattern[str]:
    names = sorted(_aliases(), key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])")


@cache
def _heads() -> dict[str, dict[str, str]]:
    content = tomllib.loads(resources.files(_FOLDER).joinpath("classes.toml").read_text(encoding="utf-8"))
    return {
        table: {word.strip(): label for label, words in sorted(content[table].items()) for word in words.split(",")}
        for table in ("classes", "kinds")
    }


def party_of(words: str) -> Party | None:
    """The party that the words name: the longest alias, whole words, letters as written."""
    match = _alias_pattern().search(words)
    return _aliases()[match.group()] if match else None


def _head_label(words: str, table: str) -> str | None:
    """By the head: the last listed word before the first preposition or comma."""
    phrase = re.split(r"\s(?:of|in|on|at|from|with|who|that|which|near|under|operating)\s|,", words.lower())[0]
    labels = [_heads()[table][w] for w in re.findall(r"[\w'-]+", phrase) if w in _heads()[table]]
    return labels[-1] if labels else None


def class_of(words: str) -> str | None:
    """An actor class guessed from the head noun; None when it tells nothing."""
    return _head_label(words, "classes")


def target_kind(words: str) -> TargetKind | None:
    return _head_label(words, "kinds")  # type: ignore[return-value]
