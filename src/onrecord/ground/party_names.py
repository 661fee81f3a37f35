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
from onrecord.ground.gazetteer import Country, all_countries
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


_Named = dict[str, list[tuple[str, Party]]]


@cache
def _aliases() -> tuple[_Named, NameIndex]:
    """Key to (name as written in the registry, party), and the finder of these keys. Abbreviations are names in capitals."""
    named: _Named = defaultdict(list)
    parties = []
    for row, party in _rows():
        parties.append(party)
        for alias in (row["name"], *row["aliases"].split("|"), *row["abbreviations"].split("|")):
            if alias:
                named[name_key(alias)].append((alias, party))
    for country in all_countries():
        _add_state(named, country, _STATE_FORCES, _state_party(parties, country, "state-forces", "forces"))
        _add_state(named, country, _STATE_POLICE, _state_party(parties, country, "police", "police"))
    return named, NameIndex(named, lambda key, surface: any(_written_as(alias, surface) for alias, _ in named[key]))


def _state_party(parties: list[Party], country: Country, party_class: str, ending: str) -> Party:
    """The registry's row for a state's forces or police, else a new one: every state has both."""
    party_id = f"{name_key(country.name).replace(' ', '-')}-{ending}"
    for party in parties:
        own = (party.country, party.party_class) == (country.code, party_class) and party.party_id.endswith(ending)
        if own and (
            party.party_id == party_id or any(word in party.name for word in (country.name, *country.adjectives))
        ):
            return party
    title = "armed forces" if ending == "forces" else "police"
    return Party(party_id, f"{country.name} {title}", party_class, country.code)


def _add_state(named: _Named, country: Country, heads: tuple[str, ...], party: Party) -> None:
    for adjective in country.adjectives:
        for head in heads:
            key = name_key(f"{adjective} {head}")
            if key not in named:
                named[key].append((f"{adjective} {head}", party))


def _written_as(alias: str, surface: str) -> bool:
    """Whether the letters agree: abbreviations exactly, names in their capitals ("Islamic State", not "an Islamic state")."""
    if alias.isupper() or len(alias) < 4:
        return surface in {alias, ".".join(alias) + "."}
    pairs = zip(re.findall(r"\w+", alias), re.findall(r"\w+", surface), strict=False)
    return all(given[0].isupper() or not own[0].isupper() or given in _LOOSE for own, given in pairs)


def known_parties(text: str, countries: tuple[str, ...] = ()) -> list[tuple[int, int, Party]]:
    """(start, end, party) of every party named in the text, longest names first at each place, in order.

    `countries`: those that the document is about, most named first. With them, an abbreviation stands only for a party of one of
    them or of none, and the first of them decides between two.
    """
    found, index = _aliases()
    out = []
    for start, end, key in index.find(text):
        surface = text[start:end]
        parties = [p for alias, p in found[key] if _written_as(alias, surface) and _likely(p, surface, countries)]
        if parties:
            out.append((start, end, min(parties, key=lambda p: _rank(p, countries))))
    return out


def _likely(party: Party, surface: str, countries: tuple[str, ...]) -> bool:
    return not (surface.isupper() and countries and party.country and party.country not in countries)


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
