"""Figures: one measured number of one data set, with what is known about others' numbers; counting for P, R and F."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the table. `value` lies between 0 and 1 and higher is better, so that a floor can hold it."""

    metric: str
    value: float
    known: str = ""
    """What others or a trivial coder reach on it, in words; empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the shared data lies, where to unpack it, and how many documents of each set to read (None: all)."""

    shared: Path
    cache: Path
    slice: int | None = None

    def choose(self, rows: list[T]) -> list[T]:
        """All rows, or `slice` of them at even steps, so that a slice spans the whole set."""
        if self.slice is None or len(rows) <= self.slice:
            return rows
        return [rows[i * len(rows) // self.slice] for i in range(self.slice)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a data set's run gives: how many documents (or sentences) were coded, and its figures."""

    documents: int
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set of the table. `run` loads, codes and scores it."""

    name: str
    split: str
    run: Callable[[Settings], Outcome]
    source: str
    """Archive, file or folder under data/ whose digest pins the floors."""
    steady: bool = True
    """False where the figure depends on the machine (speed): floors get slack and slices leave it out."""


@dataclass(slots=True)
class Counts:
    """Right, coded and gold numbers of one slot; partly right answers add one half to `right`."""

    right: float = 0.0
    coded: float = 0.0
    gold: float = 0.0

    def add(self, right: float, coded: float, gold: float) -> None:
        self.right += right
        self.coded += coded
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Confusion:
    """A yes/no decision over many sentences."""

    pairs: list[tuple[bool, bool]] = field(default_factory=list)
    """(gold, coded)"""

    def f1_of(self, answer: bool) -> float:
        right = sum(g == c == answer for g, c in self.pairs)
        coded = sum(c == answer for _, c in self.pairs)
        gold = sum(g == answer for g, _ in self.pairs)
        return Counts(right, coded, gold).f1

    @property
    def macro_f1(self) -> float:
        return (self.f1_of(True) + self.f1_of(False)) / 2


def share(flags: list[bool]) -> float:
    """The part that is true; 0 for none."""
    return sum(flags) / len(flags) if flags else 0.0
