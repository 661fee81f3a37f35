"""Places: the finest known place that a noun phrase names, in view of what else the document names.

Tables: gazetteer/. A name is read inside the province and country that the phrase itself gives, else inside the
document's countries, else as the best-known place of that name.
"""

import re
from dataclasses import replace
from math import cos, log10, radians, sqrt

from onrecord.base.values import Place, PlacePrecision
from onrecord.ground.gazetteer import Row, all_countries, rows_named, rows_of, seats, similar_rows
from onrecord.ground.names import name_key
from onrecord.ground.place_context import PlaceContext, document_context
from onrecord.ground.toponyms import Toponym, not_places, scan, toponyms

__all__ = ["PlaceContext", "document_context", "resolve_place", "toponyms"]

_NEAR = re.compile(
    r"\b(?:near|outside|outskirts|around|close to|vicinity|countryside|(?:north|south)?[- ]?(?:east|west) of|(?:north|south) of|km from|kilomet\w+|miles from)\b",
    re.I,
)
_ORGANISATION = re.compile(r"^(?:government|forces?|troops|army|military|officials?|soldiers?|embassy|consulate|air ?force|police|warplanes|"
                           r"base|bases|backed|led|strikes?|president|ministry|citizens?|nationals?|ambassador|drones?|air)\b", re.I)  # fmt: skip
_LAND = re.compile(r"\s+(?:[\w'’-]+\s+){0,2}(?:capital|city|cities|town|towns|village|villages|province|governorate|state|region|district|county|"
                   r"border|territory|port|coast|desert|enclave|island|side|soil|countryside|camp)\b", re.I)  # fmt: skip
_PROVINCE = r"province|governorate|state|region|oblast|prefecture|department|wilayat|wilaya|voivodeship"
_DISTRICT = r"district|county|territory|regency|township|subdistrict|sub-district|raion|municipality|tehsil|division|local government area|woreda|canton|commune"
_TOWN = r"city|town|village|hamlet|settlement|locality|suburb|port city|border town"
_SITE = r"air ?base|airfield|base|barracks|airport|refugee camp|camp|crossing|dam|refinery|oil ?field|gas field|prison|port|checkpoint|garrison"
_HINTS = {"province": _PROVINCE, "district": _DISTRICT, "town": _TOWN, "site": _SITE}
_AFTER = {kind: re.compile(rf"['’]?s?\s+(?:{words})\b", re.I) for kind, words in _HINTS.items()}
_BEFORE = {kind: re.compile(rf"\b(?:{words})(?:\s+of|,)?\s+(?:the\s+)?$", re.I) for kind, words in _HINTS.items()}
_NAMED_HOUSE = re.compile(r"^\W*(?:mosque|church|hospital|school|hotel|university|college|street|avenue|road|square|market|stadium|bridge|theatre|mall|"
                          r"cathedral|temple|restaurant|cafe|clinic|tower|building|brigade|battalion|group|party|hall|monastery|"
                          r"company|academy|institute|international|said|says)\b", re.I)  # fmt: skip
_LEVEL = re.compile(rf" (?:{_PROVINCE})$")
_CAPITAL = re.compile(
    r"\b(?P<of>provincial|regional|state|governorate)?\s*capital\b(?!\s+(?:punishment|market|letter|of\b))", re.I
)
_NAME = re.compile(r"(?:(?:al|el|as|ash|ar|az|ad|at|an|ain|deir|tel|tal|umm|abu|beit)[- ]){0,2}[^\W\d_a-z][^\W\d_]*(?:['’-]?[^\W\d_]+)*"
                   r"(?:[- ](?:(?:al|el|as|ash|ar|az|ad|at|an|e|de|da|do|la)[- ])?[^\W\d_a-z](?:['’-]?[^\W\d_]+)+){0,2}")  # fmt: skip
_OFFSET = re.compile(
    r"\b(\d+(?:\.\d+)?)[\s-]*(km|kilomet\w+|miles?|mi)\b[^.;]{0,25}?\b(north|south)?[- ]?(east|west)?(?:ern)? of\b",
    re.I,
)
_KM_PER_MILE, _KM_PER_DEGREE = 1.609, 111.2
_CITY = 100_000
"""Inhabitants from which a town is meant although the document names no country of it."""
_FAMOUS = 1_000_000
_SIZE = {"province": 1_000_000, "district": 30_000}
"""What a place without known population counts as, by kind; a province outweighs a namesake of a few thousand people."""
_SETTLEMENTS = frozenset({"town", "city", "village", "area", "district"})
_TRANSLITERATED_WORDS = """
AE AF AM AZ BD BF BH BI BY CD CF CM DJ DZ EG ER ET GE ID IL IN IQ IR JO KE KG KW KZ LB LK LY MA ML MM MR MZ NE NG NP
OM PH PK PS QA RU RW SA SD SN SO SS SY TD TH TJ TM TN TR UA UG UZ YE
"""
_TRANSLITERATED = frozenset(_TRANSLITERATED_WORDS.split())
"""Countries whose names English spells in several ways; elsewhere another spelling is another place."""
_FINENESS: dict[PlacePrecision, int] = {
    "site": 0,
    "near": 1,
    "admin2": 2,
    "admin1": 3,
    "sea": 4,
    "region": 4,
    "country": 5,
}


def resolve_place(words: str, context: PlaceContext) -> Place | None:
    """The finest place the words name. A province's point is its seat and a small region's its middle, as in ACLED's data;
    the precision says that it is no more. Countries and wide regions have none.

    None when nothing in the words is a known place name.
    """
    names = scan(words)
    containers = [code for name in names if (code := _country_meant(words, name))]
    found = [(row, name) for name in names if (row := _row_of(words, name, names, containers, context)) is not None]
    if not any(_FINENESS[row.precision] < 2 for row, _ in found):
        found = [*_villages(words, names, containers, context), *found]
    if not found and (capital := _capital(words, containers, found, context)):
        return _place(capital, words)
    if found:
        row, _ = min(found, key=lambda pair: (_FINENESS[pair[0].precision], _contains_more(words, pair[1])))
        if row.precision == "admin1" and (capital := _capital(words, containers, found, context)):
            row = capital
        return _place(row, words)
    if not containers:
        return None
    several = len(set(containers)) > 1
    named = next(n.name for n in names if _country_meant(words, n))
    return Place(words if several else named, "region" if several else "country", containers[0])


def _contains_more(words: str, name: Toponym) -> bool:
    """ "Aleppo's Sheikh Maqsoud": the possessor is only where the place lies."""
    return words[name.end : name.end + 2] in {"'s", "’s"}


def _place(row: Row, words: str) -> Place:
    precision = row.precision
    if precision == "site" and _NEAR.search(words):
        precision = "near"
        row = _displaced(row, words)
    return Place(row.name, precision, row.country or None, row.admin1, row.lat, row.lon, row.gazetteer_id)


def _displaced(row: Row, words: str) -> Row:
    """ "20 km north of the town": the point there, still only near."""
    match = _OFFSET.search(words)
    if not match or row.lat is None or row.lon is None or not (match[3] or match[4]):
        return row
    km = float(match[1]) * (_KM_PER_MILE if match[2].lower().startswith("mi") else 1)
    north = {"north": 1, "south": -1}.get((match[3] or "").lower(), 0)
    east = {"east": 1, "west": -1}.get((match[4] or "").lower(), 0)
    step = km / _KM_PER_DEGREE / (2**0.5 if north and east else 1)
    lat = row.lat + north * step
    lon = row.lon + east * step / max(cos(radians(row.lat)), 0.1)
    return replace(row, lat=round(lat, 3), lon=round(lon, 3)) if abs(lat) < 85 and abs(lon) <= 180 else row


def _country_meant(words: str, name: Toponym) -> str | None:
    """The country of a country name or people that stands for the land itself, not for its forces or offices."""
    rest = words[name.end :]
    if name.people:
        return name.people if _LAND.match(rest) else None
    if name.country is None or _ORGANISATION.match(rest.lstrip(" -'’s")) or _namesake_province(words, name):
        return None
    return name.country


def _namesake_province(words: str, name: Toponym) -> bool:
    """ "Niger state" is no country."""
    named = _hint(words, name) == "province"
    return named and any(row.precision == "admin1" and row.own_name for row in rows_named(name.key))


def _hint(words: str, name: Toponym) -> str | None:
    """What the words beside the name call it: "province", "district", "town" or "site"."""
    before, after = words[: name.start], words[name.end :]
    return next((kind for kind in _HINTS if _AFTER[kind].match(after)), None) or next(
        (kind for kind in _HINTS if _BEFORE[kind].search(before)), None
    )


def _row_of(
    words: str, name: Toponym, names: list[Toponym], containers: list[str], context: PlaceContext
) -> Row | None:
    """The row that the name means; None where no row is likely enough."""
    if name.people or (name.country and not _namesake_province(words, name)):
        return None
    rows = rows_named(name.key)
    if (bare := _LEVEL.sub("", name.key)) != name.key:
        rows = (*rows, *(r for r in rows_named(bare) if r.precision == "admin1"))
    ordinary = name.key in not_places()
    if ordinary and _hint(words, name) is None and all(r.kind in {"province", "district"} for r in rows):
        return None
    for code in dict.fromkeys((*containers, *context.countries[:3])):
        rows = (*rows, *(r for r in rows_of(name.key, code) if r not in rows))
    provinces = {n.key for n in names if n is not name}
    alone = len({r.country for r in rows}) == 1
    inside = [r for r in rows if r.country in containers] or list(rows)
    scored = [(_likelihood(r, _hint(words, name), provinces, context), r) for r in inside
              if _allowed(r, ordinary, alone, containers, context)]  # fmt: skip
    if not scored:
        return None
    row = max(scored, key=lambda pair: (pair[0], pair[1].population, pair[1].name))[1]
    return _as_called(row, _hint(words, name))


def _allowed(row: Row, ordinary: bool, alone: bool, containers: list[str], context: PlaceContext) -> bool:
    """Whether the country is likely enough for so small a place, or for so ordinary a name. alone: no other country has it."""
    if row.country in containers or not row.country:
        return True
    own = row.gazetteer_id is None
    if ordinary:
        return row.country in context.countries[:2] and (own or row.population >= _CITY)
    if (
        row.country in context.countries[:4]
        or (row.own_name and row.population >= _CITY)
        or row.population >= 10 * _CITY
    ):
        return True
    return own and (alone or row.kind not in _SETTLEMENTS)


def _likelihood(row: Row, hint: str | None, provinces: set[str], context: PlaceContext) -> float:
    """Points, for ordering only: country, province and kind agree; size; nearness to the document's known towns."""
    points = (
        30 * min(context.weight(row.country), 0.5)
        + 4 * (row.country in context.countries[:4])
        + 4 * (row.country in context.countries[:1])
    )
    points += 1.5 * log10(max(row.population, 300 if row.gazetteer_id else _SIZE.get(row.kind, _CITY)))
    points += 3 * row.own_name + 12 * (row.own_name and row.population >= _FAMOUS)
    if row.admin1:
        points += 12 * (name_key(row.admin1) in provinces) + 10 * context.share(row.country, row.admin1)
    points += _agreement(row, hint)
    return points + _nearness(row, context)


def _agreement(row: Row, hint: str | None) -> float:
    if hint == "province":
        return 20.0 * (row.precision == "admin1") + 8.0 * (row.kind in {"province", "region", "state"})
    if hint == "district":
        return 12.0 * (row.precision == "admin2")
    if hint == "town":
        return 12.0 * (row.kind in _SETTLEMENTS)
    if hint == "site":
        return 12.0 * (row.kind not in {"town", "province", "district", "region"})
    return {"admin1": -3.0, "admin2": -2.0}.get(row.precision, 0.0)


def _nearness(row: Row, context: PlaceContext) -> float:
    """Up to 6 points within some 100 km of a town beyond doubt, none from 1,000 km."""
    if row.lat is None or row.lon is None or not context.anchors:
        return 0.0
    width = cos(radians(row.lat))
    squares = ((lat - row.lat) ** 2 + ((lon - row.lon) * width) ** 2 for lat, lon in context.anchors)
    nearest = _KM_PER_DEGREE * sqrt(min(squares))
    return 6 * max(0.0, 1 - max(nearest - 100, 0) / 900)


def _as_called(row: Row, hint: str | None) -> Row:
    """A town's name with "province" behind it is no town; with "district", no more than the district."""
    if hint == "province" and row.kind == "town":
        return replace(row, precision="admin1")
    if hint == "district" and row.kind == "town":
        return replace(row, precision="admin2")
    return row


def _villages(
    words: str, names: list[Toponym], containers: list[str], context: PlaceContext
) -> list[tuple[Row, Toponym]]:
    """Small places and other spellings: capitalised names not known by themselves, in the countries at hand."""
    taken = [(n.start, n.end) for n in names]
    countries = tuple(dict.fromkeys((*containers, *context.countries[: 1 if containers else 3])))
    found = []
    for match in _NAME.finditer(words):
        key = name_key(match.group())
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if (
            not free
            or len(key) < 4
            or key in not_places()
            or match.group().isupper()
            or _NAMED_HOUSE.match(words[match.end() :])
        ):
            continue
        name = Toponym(match.start(), match.end(), match.group(), key, None, None)
        row = _small_row(key, words, name, {n.key for n in names}, countries, context)
        if row:
            found.append((_as_called(row, _hint(words, name)), name))
    return found


def _small_row(
    key: str, words: str, name: Toponym, provinces: set[str], countries: tuple[str, ...], context: PlaceContext
) -> Row | None:
    for lookup in (rows_of, similar_rows):
        for country in countries:
            if lookup is similar_rows and country not in _TRANSLITERATED:
                continue
            if rows := lookup(key, country):
                return max(
                    rows, key=lambda r: (_likelihood(r, _hint(words, name), provinces, context), r.population, r.name)
                )
    return None


def _capital(words: str, containers: list[str], found: list[tuple[Row, Toponym]], context: PlaceContext) -> Row | None:
    """The town meant by "the Iraqi capital", "the capital of Helmand province", "the capital" of the document's country."""
    match = _CAPITAL.search(words)
    if not match:
        return None
    if match["of"]:
        return next((seat for row, _ in found if (seat := seats().get((row.country, row.admin1 or row.name)))), None)
    if found:
        return None
    code = next(iter((*containers, *context.countries)), None)
    name = next((c.capital for c in all_countries() if c.code == code), "")
    return max(rows_of(name_key(name), code or ""), key=lambda r: r.population, default=None)
