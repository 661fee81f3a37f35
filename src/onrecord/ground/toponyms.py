"""Known place names in any text: countries and peoples, provinces, towns and sites, longest first."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.ground.gazetteer import country_of_adjective, country_of_name, towns_and_sites
from onrecord.ground.names import NameIndex, word_key

_SHORTEST = 3
_PARTICLES_WORDS = """
al el as ash ar az ad at an ain de da do la le les of the and on sur upon den der van
"""
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
"""Words that stand small inside a name: "Cox's Bazar" has none, "Deir al-Balah" has one."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text, half-open span. country: set where it names a country; people: set where it names its people."""

    start: int
    end: int
    name: str
    key: str
    country: str | None
    people: str | None


@cache
def not_places() -> frozenset[str]:
    """Keys of towns whose name is mostly something else: an ordinary word, a person, a club."""
    text = resources.files("onrecord.ground.gazetteer").joinpath("not_places.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _index() -> NameIndex:
    names = {key for key in towns_and_sites() if len(key) >= _SHORTEST}
    return NameIndex(names | country_of_name().keys() | country_of_adjective().keys(), _named_as_place)


def _named_as_place(key: str, surface: str) -> bool:
    """Capitals where a name has them; "us", "car" and the like only in capitals."""
    if len(key) <= 3 and key in country_of_name():
        return surface.replace(".", "").isupper()
    if len(surface) <= 4 and surface.isupper():
        return False
    first, *rest = surface.replace("-", " ").split()
    if not rest:
        return first[0].isupper()
    if not (any(c.isupper() for c in rest[-1][:3]) or _lower_head(rest[-1])):
        return False
    return first[0].isupper() or word_key(first) in _PARTICLES or first in _DIRECTION


_DIRECTION_WORDS = """
northern southern eastern western central north south east west northeast northwest southeast southwest occupied
"""
_DIRECTION = frozenset(_DIRECTION_WORDS.split())
_HEADS_WORDS = """
camp crossing base airbase airport airfield port dam refinery field oilfield district province county state region
river valley mountains forest island islands peninsula sea strait bridge prison hospital corridor city town suburbs
"""
_HEADS = frozenset(_HEADS_WORDS.split())


def _lower_head(word: str) -> bool:
    return word in _HEADS


def scan(text: str) -> list[Toponym]:
    """Every known place name, country and people of the text, left to right, names of ordinary words too."""
    countries, peoples = country_of_name(), country_of_adjective()
    found = []
    for start, bare, key in _index().find(text):
        end = bare + (text[bare - 2 : bare - 1] == "." and text[bare : bare + 1] == ".")  # the last stop of "U.S."
        people = None if key in countries else peoples.get(key)
        found.append(Toponym(start, end, text[start:end], key, countries.get(key), people))
    return found


def toponyms(text: str) -> list[tuple[int, int, str]]:
    """(start, end, name) of the place names known without context, longest match, no adjectives, no ordinary words.

    >>> toponyms("Clashes broke out in Baghdad and Erbil, Iraqi police said.")
    [(21, 28, 'Baghdad'), (33, 38, 'Erbil')]
    """
    return [
        (t.start, t.end, t.name) for t in scan(text) if t.people is None and (t.country or t.key not in not_places())
    ]
