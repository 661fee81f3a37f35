"""Every known place under the keys of its names; villages only by country, read when first asked for."""

import gzip
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.base.values import PlacePrecision
from onrecord.ground.gazetteer.countries import table_rows
from onrecord.ground.names import name_key


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the tables. lat, lon: degrees WGS84, None for wide regions, where a point would say too much. kind: "town", "province", "base"…

    population: 0 where unknown. gazetteer_id: None for rows of our own tables. own_name: found under its name, not under another spelling or former name.
    """

    name: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    kind: str
    population: int
    gazetteer_id: str | None
    own_name: bool = True


def _lines(name: str) -> list[str]:
    packed = resources.files("onrecord.ground.gazetteer").joinpath(name).read_bytes()
    return gzip.decompress(packed).decode().split("\n")


@cache
def admin1_name() -> dict[tuple[str, str], str]:
    """(country, GeoNames code) to the name of the province."""
    return {(r["country"], r["admin1"]): r["name"] for r in table_rows("provinces.csv")}


def _town(line: str, key: str) -> Row:
    keys, number, name, country, admin1, lat, lon, population = line.split("\t")
    return Row(name, country, admin1_name().get((country, admin1)), float(lat), float(lon), "site", "town", int(population),
               f"geonames:{number}", own_name=keys.partition("|")[0] == key)  # fmt: skip


@cache
def _town_lines() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines("towns.tsv.gz"):
        for key in line[: line.index("\t")].split("|"):
            found.setdefault(key, []).append(line)
    return found


@cache
def _own_rows() -> dict[str, tuple[Row, ...]]:
    """Rows of provinces, districts and sites."""
    found: dict[str, list[Row]] = defaultdict(list)
    for table, level in (("provinces.csv", "admin1"), ("districts.csv", "admin2"), ("sites.csv", "site")):
        for cells in table_rows(table):
            row = _own_row(cells, level)
            for key in sorted({name_key(n) for n in (cells["name"], *(cells.get("aliases") or "").split("|")) if n}):
                found[key].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _own_row(cells: dict[str, str], level: str) -> Row:
    precision: PlacePrecision = cells.get("precision") or level  # type: ignore[assignment]
    point = bool(cells["lat"])
    admin1 = cells["admin1"] or None
    if level != "site" and admin1:
        admin1 = admin1_name().get((cells["country"], admin1))
    kind = cells.get("kind") or ("province" if precision == "admin1" else "district")
    return Row(cells["name"], cells["country"], admin1, float(cells["lat"]) if point else None,
               float(cells["lon"]) if point else None, precision, kind, 0, None)  # fmt: skip


@cache
def rows_named(key: str) -> tuple[Row, ...]:
    """Sites, provinces, districts and towns with this key; towns after our own rows."""
    return (*_own_rows().get(key, ()), *(_town(line, key) for line in _town_lines().get(key, ())))


def towns_and_sites() -> Iterable[str]:
    """The keys of every place that may be known without its country."""
    return {*_own_rows(), *_town_lines()}


@cache
def _lines_by_country() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("towns.tsv.gz", "villages.tsv.gz"):
        for line in _lines(name):
            found[line.split("\t", 4)[3]].append(line)
    return found


@cache
def rows_in_country(country: str) -> tuple[tuple[str, Row], ...]:
    """(key, row) of every town and village of the country, down to 500 inhabitants."""
    return tuple((key, _town(line, key)) for line in _lines_by_country().get(country, ())
                 for key in line[: line.index("\t")].split("|"))  # fmt: skip


@cache
def _villages_of(country: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for key, row in rows_in_country(country):
        found[key].append(row)
    return found


def rows_of(key: str, country: str) -> tuple[Row, ...]:
    """Towns and villages of that name in the country."""
    return tuple(_villages_of(country).get(key, ()))


@cache
def seats() -> dict[tuple[str, str], Row]:
    """(country, name of the province) to its seat."""
    return {
        (r["country"], r["name"]): Row(
            r["seat"], r["country"], r["name"], float(r["lat"]), float(r["lon"]), "site", "town", 0, None
        )
        for r in table_rows("provinces.csv")
    }
