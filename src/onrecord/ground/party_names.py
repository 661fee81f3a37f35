"""Parties by name, and what head nouns tell of a class or kind where no party is known. Only as far as the words allow."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.base.values import TargetKind
from onrecord.ground.gazetteer import all_countries
from onrecord.ground.names import NameIndex, name_key


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the registry; `name` is the neutral display name.

    country: where it is based or mainly active, None where it is in many. since, until: years of activity, inclusive, None where open.
    """

    party_id: str
    name: str
    party_class: str
    country: str | None = None
    since: int | None = None
    until: int | None = None


_FOLDER = "onrecord.ground.parties"
_LOOSE_WORDS = """
forces force army police group movement brigade brigades front militia military troops party guard guards cartel
command network council battalion organisation organization fighters peacekeepers mission dissidents
"""
_LOOSE = frozenset(_LOOSE_WORDS.split())
"""Nouns of a name that writers set in small letters: "the Popular Mobilization forces"."""
_STATE_FORCES = ("army", "military", "forces", "armed forces", "troops", "soldiers", "security forces", "navy", "air force",
                 "warplanes", "fighter jets", "special forces", "marines", "defence forces", "defense forces", "ground forces")  # fmt: skip
_STATE_POLICE = ("police", "police force", "police officers", "riot police", "gendarmerie", "gendarmes")


def _rows() -> Iterator[tuple[dict[str, str], Party]]:
    text = resources.files(_FOLDER).joinpath("parties.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        since, until = (int(row[column]) if row[column] else None for column in ("since", "until"))
        yield row, Party(row["id"], row["name"], row["class"], row["country"] or None, since, until)


@cache
def _aliases() -> tuple[dict[str, tuple[tuple[str, Party], ...]], NameIndex]:
    """Key to (name as written in the registry, party), and the finder of these keys. Abbreviations are names in capitals."""
    named: dict[str, list[tuple[str, Party]]] = defaultdict(list)
    states: dict[tuple[str, str], Party] = {}
    for row, party in _rows():
        states.setdefault((row["country"], row["class"]), party)
        for alias in (row["name"], *row["aliases"].split("|"), *row["abbreviations"].split("|")):
            if alias:
                named[name_key(alias)].append((alias, party))
    for adjective, country, name in ((a, c.code, c.name) for c in all_countries() for a in c.adjectives):
        for heads, kind in ((_STATE_FORCES, "state-forces"), (_STATE_POLICE, "police")):
            ending = "forces" if kind == "state-forces" else "police"
            title = f"{name} armed forces" if kind == "state-forces" else f"{name} police"
            slug = name_key(name).replace(" ", "-")
            party = states.get((country, kind)) or Party(f"{slug}-{ending}", title, kind, country)
            for head in heads:
                if name_key(f"{adjective} {head}") not in named:
                    named[name_key(f"{adjective} {head}")].append((f"{adjective} {head}", party))
    found = {key: tuple(dict.fromkeys(parties)) for key, parties in named.items()}
    return found, NameIndex(found, lambda key, surface: any(_written_as(alias, surface) for alias, _ in found[key]))


def _written_as(alias: str, surface: str) -> bool:
    """Whether the letters agree: abbreviations exactly, names in their capitals ("Islamic State", not "an Islamic state")."""
    if alias.isupper() or len(alias) < 4:
        return surface in {alias, ".".join(alias) + "."}
    pairs = zip(re.findall(r"\w+", alias), re.findall(r"\w+", surface), strict=False)
    return all(given[0].isupper() or not own[0].isupper() or given in _LOOSE for own, given in pairs)


def known_parties(text: str, countries: tuple[str, ...] = ()) -> list[tuple[int, int, Party]]:
    """(start, end, party) of every party named in the text, longest names first at each place, in order.

    `countries`: those that the document is about, most named first; they decide what an abbreviation of two parties means.
    """
    found, index = _aliases()
    out = []
    for start, end, key in index.find(text):
        parties = [party for alias, party in found[key] if _written_as(alias, text[start:end])]
        out.append((start, end, min(parties, key=lambda p: _rank(p, countries))))
    return out


def _rank(party: Party, countries: tuple[str, ...]) -> int:
    return countries.index(party.country) if party.country in countries else len(countries)


def party_of(words: str, countries: tuple[str, ...] = ()) -> Party | None:
    """The party that the words name: the longest name in them, the first of equals."""
    parties = known_parties(words, countries)
    return max(parties, key=lambda p: p[1] - p[0], default=(0, 0, None))[2]


@cache
def _heads() -> dict[str, dict[str, str]]:
    content = tomllib.loads(resources.files(_FOLDER).joinpath("classes.toml").read_text(encoding="utf-8"))
    return {
        table: {word.strip(): label for label, words in sorted(content[table].items()) for word in words.split(",")}
        for table in ("classes", "kinds")
    }


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
