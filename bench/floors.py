"""Floors: for each figure the value it may not fall below, pinned in floors.json with the digest of the data behind it.

`{"pins": {"full" or "slice-20": {"set / metric": {"floor", "data"}}}, "lowered": [{"mode", "name", "was", "now",
"reason"}]}`. Floors lie a little below the measured value: SLACK. Writing raises floors and adds new ones; a floor goes
down only with a reason, which is kept. A figure measured on other data than its floor's is not compared but reported.
"""

import json
from dataclasses import dataclass
from math import floor as round_down
from pathlib import Path
from typing import TypedDict

SLACK = 0.005
SLICE_SLACK = 0.05
"""A slice of 20 documents moves by a few hundredths with every honest change."""
SPEED_SLACK = 0.1


class Pin(TypedDict):
    floor: float
    data: str


class Lowered(TypedDict):
    mode: str
    name: str
    was: float
    now: float
    reason: str


class Floors(TypedDict):
    pins: dict[str, dict[str, Pin]]
    """Mode (`full`, `slice-20`) → figure's name → pin."""
    lowered: list[Lowered]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its name over all sets, the digest of its data, and how far below it the floor is put."""

    name: str
    value: float
    data: str
    slack: float

    @property
    def floor(self) -> float:
        return max(0.0, round_down((self.value - self.slack) * 1000) / 1000)


def read(path: Path) -> Floors:
    if not path.exists():
        return {"pins": {}, "lowered": []}
    found: Floors = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(path: Path, floors: Floors) -> None:
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def check(floors: Floors, mode: str, figures: list[Measured]) -> list[str]:
    """One sentence for each figure under its floor or on other data than its floor."""
    pins = floors["pins"].get(mode, {})
    found = []
    for figure in figures:
        pin = pins.get(figure.name)
        if pin and pin["data"] != figure.data:
            found.append(
                f"{figure.name}: measured on data {figure.data}, its floor on {pin['data']}; write the floor anew"
            )
        elif pin and figure.value < pin["floor"]:
            found.append(f"{figure.name}: {figure.value:.3f} is below its floor {pin['floor']:.3f}")
    return found


def raised(floors: Floors, mode: str, figures: list[Measured], reason: str | None = None) -> tuple[Floors, list[str]]:
    """New floors, and one refusal for each that would have gone down without a reason.

    A figure within its slack above a floor leaves the floor as it is; only one that fell under it asks for a reason.
    """
    pins: dict[str, Pin] = dict(floors["pins"].get(mode, {}))
    lowered, refused = list(floors["lowered"]), []
    for figure in figures:
        old = pins.get(figure.name)
        if old is None or figure.floor > old["floor"]:
            pins[figure.name] = {"floor": figure.floor, "data": figure.data}
        elif figure.value >= old["floor"] and old["data"] == figure.data:
            continue
        elif reason is None:
            refused.append(
                f"{figure.name}: {old['floor']:.3f} would go down to {figure.floor:.3f}; give --lower REASON"
            )
        else:
            pins[figure.name] = {"floor": figure.floor, "data": figure.data}
            lowered.append(
                {"mode": mode, "name": figure.name, "was": old["floor"], "now": figure.floor, "reason": reason}
            )
    return {"pins": {**floors["pins"], mode: pins}, "lowered": lowered}, refused
