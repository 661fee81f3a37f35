"""Countries: their names in English news and what their people are called."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.ground.names import name_key


@dataclass(frozen=True, slots=True)
class Country:
    """code: ISO 3166-1 alpha-2."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a table of this folder; lines that begin with # are its source."""
    text = resources.files("onrecord.ground.gazetteer").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


@cache
def all_countries() -> tuple[Country, ...]:
    return tuple(
        Country(r["country"], r["name"], _split(r["aliases"]), _split(r["adjectives"]), r["capital"])
        for r in table_rows("countries.csv")
    )


@cache
def country_of_name() -> dict[str, str]:
    """Keys of country names to codes."""
    return {name_key(name): c.code for c in all_countries() for name in (c.name, *c.aliases)}


@cache
def country_of_adjective() -> dict[str, str]:
    """Keys of adjectives and names of peoples to codes."""
    return {name_key(word): c.code for c in all_countries() for word in c.adjectives}
