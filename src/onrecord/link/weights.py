"""The match weights and word lists of weights.toml, read once and checked against the codebook."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.base.codebook import EVENT_TYPES
from onrecord.base.errors import ValueFormError


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits for each outcome of each comparison, thresholds in bits (inclusive), and the lists behind the outcomes."""

    version: int
    same_at: float
    different_at: float
    needs: Mapping[str, frozenset[str]]
    bits: Mapping[str, Mapping[str, float]]
    compatible_types: tuple[frozenset[str], ...]
    specificity: tuple[str, ...]
    groups: Mapping[str, frozenset[str]]
    alike_weapons: tuple[frozenset[str], ...]
    reach_km: Mapping[str, float]
    empty_words: frozenset[str]
    telling_count: int

    @property
    def method(self) -> str:
        """`name/version` of the linking method, as judgements carry it."""
        return f"link.weights/{self.version}"


@cache
def weights() -> Weights:
    """The shipped weights. Raises ValueFormError if a list names an event type that the codebook does not have."""
    table = tomllib.loads(files("onrecord.link").joinpath("weights.toml").read_text(encoding="utf-8"))
    types = table["types"]
    loaded = Weights(
        version=table["version"],
        same_at=table["same_at"],
        different_at=table["different_at"],
        needs={name: frozenset(outcomes) for name, outcomes in table["needs"].items()},
        bits=table["bits"],
        compatible_types=tuple(frozenset(group) for group in types["compatible"]),
        specificity=tuple(types["specificity"]),
        groups={name: frozenset(group) for name, group in types["groups"].items()},
        alike_weapons=tuple(frozenset(group) for group in table["weapons"]["alike"]),
        reach_km=table["places"]["reach_km"],
        empty_words=frozenset(table["names"]["empty"]),
        telling_count=table["counts"]["telling"],
    )
    _check(loaded)
    return loaded


def _check(loaded: Weights) -> None:
    named = frozenset().union(*loaded.compatible_types, *loaded.groups.values(), loaded.specificity)
    if unknown := sorted(named - set(EVENT_TYPES)):
        raise ValueFormError(f"weights.toml names event types the codebook does not have: {', '.join(unknown)}")
