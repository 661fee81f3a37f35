"""The timeline: an SVG with a row of days, incidents as numbered marks, series as bars over their interval.

The axis runs over at most AXIS_DAYS days up to the last incident; what lies before is listed in words, not squeezed in.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.base.values import DateInterval
from onrecord.ground.titles import date_words

AXIS_DAYS = 120
WIDTH, LEFT, RIGHT = 720.0, 24.0, 24.0
ROW = 40.0
BAR_ROW = 26.0
LONGEST_MARK = 31
"""Days that a single incident's date may span to be drawn; drawn at its first day, said in full in its block."""


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    number: int
    x: float
    width: float
    y: float
    words: str
    begins_before: bool
    """The interval begins before the axis does."""


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    axis_y: float
    height: float
    off_axis: tuple[int, ...]
    """Numbers of single incidents that are dated before the axis or too widely for a mark."""


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        days = max(1, (self.last - self.first).days)
        return round(LEFT + (day - self.first).days / days * (WIDTH - LEFT - RIGHT), 1)


def timeline(single: Mapping[int, DateInterval], series: Mapping[int, DateInterval]) -> Timeline | None:
    """The drawing of incident number → date; None when nothing is dated narrowly enough for a mark."""
    drawn = {n: d for n, d in single.items() if _days(d) <= LONGEST_MARK}
    if not drawn:
        return None
    axis = _axis(drawn, series)
    marks = {n: d for n, d in drawn.items() if date.fromisoformat(d.start) >= axis.first}
    stacks = _stacks(marks)
    bars = [n for n in sorted(series) if date.fromisoformat(series[n].end) >= axis.first]
    axis_y = 20 + ROW * max(len(stack) for stack in stacks.values())
    return Timeline(
        marks=tuple(_marks(stacks, marks, axis, axis_y)),
        bars=tuple(_bar(n, series[n], axis, axis_y + 44 + BAR_ROW * row) for row, n in enumerate(bars)),
        ticks=_ticks(axis),
        axis_y=axis_y,
        height=axis_y + 44 + BAR_ROW * len(bars),
        off_axis=tuple(n for n in sorted(single) if n not in marks),
    )


def _axis(drawn: Mapping[int, DateInterval], series: Mapping[int, DateInterval]) -> _Axis:
    last = date.fromisoformat(max(d.start for d in drawn.values()))
    begins = [d.start for d in (*drawn.values(), *series.values())]
    window = last - timedelta(days=AXIS_DAYS)
    first = max(date.fromisoformat(min(begins)), window)
    return _Axis(first - timedelta(days=1), last + timedelta(days=1))


def _days(interval: DateInterval) -> int:
    return (date.fromisoformat(interval.end) - date.fromisoformat(interval.start)).days + 1


def _stacks(marks: Mapping[int, DateInterval]) -> dict[str, list[int]]:
    stacks: dict[str, list[int]] = defaultdict(list)
    for number in sorted(marks):
        stacks[marks[number].start].append(number)
    return stacks


def _marks(
    stacks: Mapping[str, list[int]], dates: Mapping[int, DateInterval], axis: _Axis, axis_y: float
) -> list[Mark]:
    return [
        Mark(number, axis.x(date.fromisoformat(day)), axis_y - 24 - ROW * height, date_words(dates[number]))
        for day in sorted(stacks)
        for height, number in enumerate(stacks[day])
    ]


def _bar(number: int, interval: DateInterval, axis: _Axis, y: float) -> Bar:
    first, last = date.fromisoformat(interval.start), date.fromisoformat(interval.end)
    left, right = axis.x(max(first, axis.first)), axis.x(min(max(last, axis.first), axis.last))
    return Bar(number, left, max(6.0, round(right - left, 1)), y, date_words(interval), first < axis.first)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    """First and last day, and one between on a long axis."""
    first, last = axis.first + timedelta(days=1), axis.last - timedelta(days=1)
    days = {first, last} | ({first + (last - first) / 2} if (last - first).days > 20 else set())
    only = len(days) == 1
    return tuple(
        Tick(
            axis.x(day),
            date_words(DateInterval(day.isoformat(), day.isoformat(), "day")),
            _anchor(day, first, last, only),
        )
        for day in sorted(days)
    )


def _anchor(day: date, first: date, last: date, only: bool) -> str:
    if only or day not in (first, last):
        return "middle"
    return "start" if day == first else "end"
