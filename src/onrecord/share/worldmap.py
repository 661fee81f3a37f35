"""The map: an SVG of the incidents' surroundings over a simplified world outline, numbered as the incident blocks.

Equirectangular, scaled by the cosine of the middle latitude. Only points known as sites, near places or districts
are drawn; wider areas never become pins. The outline is for orientation and takes no position on borders.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

from onrecord.base.values import Place

WIDTH, HEIGHT = 720.0, 480.0
"""The drawing's own units; the page scales it."""
MIN_EXTENT = 8.0
"""Degrees of latitude shown at the least, so that one pin still shows a country or two."""
PINNED = ("site", "near", "admin2")
STEPS_PER_DEGREE = 20


@dataclass(frozen=True, slots=True)
class View:
    """The window of the map in degrees: the middle and half the height; west may lie below -180."""

    lat: float
    lon: float
    half: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Drawing units from the top left."""
        scale = HEIGHT / (2 * self.half)
        x = WIDTH / 2 + (lon - self.lon) * cos(radians(self.lat)) * scale
        return round(x, 1), round(HEIGHT / 2 - (lat - self.lat) * scale, 1)

    @property
    def half_width(self) -> float:
        """Degrees of longitude from the middle to the edge."""
        return self.half * WIDTH / HEIGHT / cos(radians(self.lat))


@dataclass(frozen=True, slots=True)
class Land:
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pin:
    """One point with the numbers of the incidents there; the label sits beside it, left or right."""

    x: float
    y: float
    numbers: tuple[int, ...]
    place: str
    anchor: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class WorldMap:
    lands: tuple[Land, ...]
    names: tuple[Label, ...]
    pins: tuple[Pin, ...]


def is_pinned(place: Place | None) -> bool:
    """Whether a place is known well enough to be a point on a map."""
    return place is not None and place.lat is not None and place.precision in PINNED


def world_map(places: Mapping[int, Place]) -> WorldMap | None:
    """The map of incident number → place; None when no place can be pinned."""
    points = {n: (p.lon, p.lat, p.name) for n, p in places.items() if p.lat is not None and p.lon is not None}
    if not points:
        return None
    view = view_of([(lon, lat) for lon, lat, _ in points.values()])
    lands, names = _land(view)
    pins = _pins(points, view)
    return WorldMap(lands, tuple(name for name in names if not _covered(name, pins)), pins)


def view_of(points: Sequence[tuple[float, float]]) -> View:
    """A window around all (lon, lat) points with a quarter's padding, across 180 degrees where that is shorter."""
    west, east = _shortest_span([lon for lon, _ in points])
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    lat = max(-75.0, min(75.0, (south + north) / 2))
    needed = max((north - south) / 2, (east - west) / 2 * cos(radians(lat)) * HEIGHT / WIDTH)
    return View(lat, (west + east) / 2, min(90.0, max(needed * 1.3, MIN_EXTENT / 2)))


def _shortest_span(longitudes: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(lon % 360 for lon in longitudes)
    gaps = [(b - a, b) for a, b in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    start = max(gaps)[1] % 360
    west = start if start <= 180 else start - 360
    return west, west + 360 - max(gaps)[0]


@cache
def _outline() -> tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]:
    """Country names and rings, each ring lon, lat, lon, ... in twentieths of a degree (outline.json)."""
    table = json.loads(files("onrecord.share").joinpath("outline.json").read_text(encoding="utf-8"))
    return tuple((c["name"], tuple(tuple(ring) for ring in c["rings"])) for c in table["countries"])


def _land(view: View) -> tuple[tuple[Land, ...], tuple[Label, ...]]:
    lands, names = [], []
    for name, rings in _outline():
        shown = [shape for ring in rings for turn in (-360, 0, 360) if (shape := _shape(ring, turn, view))]
        if shown:
            lands.append(Land(name, "".join(_path(shape) for shape in shown)))
            names += _name_label(name, max(shown, key=len))
    return tuple(lands), tuple(names)


def _shape(ring: Sequence[int], turn: int, view: View) -> list[tuple[float, float]] | None:
    """A ring in drawing units; None when its box lies outside the window."""
    lons = [n / STEPS_PER_DEGREE + turn for n in ring[::2]]
    lats = [n / STEPS_PER_DEGREE for n in ring[1::2]]
    apart = view.half_width + 1
    if min(lons) > view.lon + apart or max(lons) < view.lon - apart:
        return None
    if min(lats) > view.lat + view.half + 1 or max(lats) < view.lat - view.half - 1:
        return None
    return [view.at(lon, lat) for lon, lat in zip(lons, lats, strict=True)]


def _path(shape: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in shape) + "Z"


def _name_label(name: str, shape: Sequence[tuple[float, float]]) -> list[Label]:
    """The country's name in the middle of what is seen of it, if that is wide enough to read."""
    xs = [min(max(x, 0.0), WIDTH) for x, _ in shape]
    ys = [min(max(y, 0.0), HEIGHT) for _, y in shape]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide < 11 * len(name) or high < 40:
        return []
    return [Label(name, round((max(xs) + min(xs)) / 2, 1), round((max(ys) + min(ys)) / 2, 1))]


def _covered(name: Label, pins: Sequence[Pin]) -> bool:
    """Whether a pin or its label would sit on a country's name. About 9 drawing units a letter."""
    half = 4.5 * len(name.text) + 8
    return any(_reaches(pin, name.x - half, name.x + half) and abs(pin.label_y - name.y) < 26 for pin in pins)


def _reaches(pin: Pin, left: float, right: float) -> bool:
    length = 9.0 * (len(pin.place) + 4 * len(pin.numbers)) + 14
    west, east = (pin.x, pin.x + length) if pin.anchor == "start" else (pin.x - length, pin.x)
    return west < right and left < east


def _pins(points: Mapping[int, tuple[float, float, str]], view: View) -> tuple[Pin, ...]:
    at: dict[tuple[float, float], list[int]] = defaultdict(list)
    for number in sorted(points):
        lon, lat, _ = points[number]
        at[view.at(lon + 360 * round((view.lon - lon) / 360), lat)].append(number)
    pins: list[Pin] = []
    for (x, y), numbers in sorted(at.items(), key=lambda pair: pair[1]):
        right = x < WIDTH * 0.75
        label_y = _free_row(y + 7, [pin.label_y for pin in pins if abs(pin.x - x) < 170])
        place = points[numbers[0]][2]
        pins.append(Pin(x, y, tuple(numbers), place, "start" if right else "end", x + (14 if right else -14), label_y))
    return tuple(pins)


def _free_row(wanted: float, taken: Sequence[float]) -> float:
    """The nearest height at which a label does not sit on another of its column."""
    for step in range(20):
        for y in (wanted + step * 12, wanted - step * 12):
            if all(abs(y - other) >= 22 for other in taken):
                return round(y, 1)
    return round(wanted, 1)
