"""Floors are raised freely and lowered only with a reason."""

from pathlib import Path

from bench.floors import Floors, Measured, check, raised, read, write


def at(value: float, data: str = "d1") -> Measured:
    return Measured("set / F", value, data, 0.005)


def pinned(value: float) -> Floors:
    return raised({"pins": {}, "lowered": []}, "full", [at(value)])[0]


def test_a_floor_lies_a_slack_below_the_figure() -> None:
    assert pinned(0.5)["pins"]["full"]["set / F"] == {"floor": 0.495, "data": "d1"}
    assert at(0.001).floor == 0.0


def test_below_the_floor_is_said() -> None:
    assert check(pinned(0.5), "full", [at(0.496)]) == []
    assert check(pinned(0.5), "full", [at(0.494)]) == ["set / F: 0.494 is below its floor 0.495"]
    assert check(pinned(0.5), "slice-20", [at(0.1)]) == []


def test_other_data_is_not_compared() -> None:
    assert "write the floor anew" in check(pinned(0.5), "full", [at(0.9, "d2")])[0]


def test_floors_rise_and_stay() -> None:
    assert raised(pinned(0.5), "full", [at(0.6)])[0]["pins"]["full"]["set / F"]["floor"] == 0.595
    kept, refused = raised(pinned(0.5), "full", [at(0.497)])
    assert (kept, refused) == (pinned(0.5), [])


def test_lowering_needs_a_reason_and_keeps_it() -> None:
    kept, refused = raised(pinned(0.5), "full", [at(0.4)])
    assert kept == pinned(0.5)
    assert len(refused) == 1
    lowered, refused = raised(pinned(0.5), "full", [at(0.4)], "gold corrected")
    assert refused == []
    assert lowered["lowered"] == [
        {"mode": "full", "name": "set / F", "was": 0.495, "now": 0.395, "reason": "gold corrected"}
    ]


def test_floors_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read(path) == {"pins": {}, "lowered": []}
    write(path, pinned(0.5))
    assert read(path) == pinned(0.5)
