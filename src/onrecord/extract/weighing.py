"""Linear models with readable weights: a decision's log-odds is the sum of the weights of the features that hold.

Trained by training/coder.py; each model is a table in weights/ of feature, tab, weight.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

Features = Mapping[str, float]
Decision = Literal[
    "event", "type", "series", "perpetrator", "target", "weapon", "toll", "responsibility", "date", "place"
]
DECISIONS: tuple[Decision, ...] = (
    "event", "type", "series", "perpetrator", "target", "weapon", "toll", "responsibility", "date", "place",
)  # fmt: skip
BIAS = "#bias"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """weights: by feature, with the intercept under BIAS."""

    weights: Mapping[str, float]

    def log_odds(self, features: Features) -> float:
        weights = self.weights
        return weights.get(BIAS, 0.0) + math.fsum(weights[f] * value for f, value in features.items() if f in weights)

    def probability(self, features: Features) -> float:
        """0..1; an estimate from the training documents, not a calibrated frequency."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.log_odds(features)))))


Models = Mapping[Decision, LinearModel]


@cache
def shipped_models() -> Models:
    return MappingProxyType({name: read_model(_table(name)) for name in DECISIONS})


def _table(name: Decision) -> str:
    return resources.files("onrecord.extract.weights").joinpath(f"{name}.tsv").read_text(encoding="utf-8")


def read_model(table: str) -> LinearModel:
    rows = (line.rpartition("\t") for line in table.splitlines() if "\t" in line)
    return LinearModel({feature: float(weight) for feature, _, weight in rows})
