"""The incident table: RFC 4180 CSV in UTF-8, one row an incident, series flagged.

Cells that a spreadsheet would run as a formula (beginning with = + - @, a tab or a carriage return) get a leading
apostrophe; plain numbers stay numbers. Several values in a cell are joined by "; ". An empty cell means that nobody
said so. A count has `_low` and `_high`: the lowest and the highest figure over all claims, an empty `_high` being an
open end.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from csv import writer
from io import StringIO
from pathlib import Path

from onrecord.base.claim import Claim
from onrecord.base.codebook import COUNT_SLOTS, FAMILIES
from onrecord.base.coding import Coding
from onrecord.base.incident import Incident
from onrecord.base.values import Perpetrator, Responsibility, Target, Weapon
from onrecord.link.origins import document_origins
from onrecord.link.slots import SlotState, slot_states
from onrecord.link.tallies import count_range
from onrecord.link.views import dates_of, places_of

COLUMNS: tuple[str, ...] = (
    "incident_id", "event_type", "family", "aggregate", "modality",
    "date_start", "date_end", "date_precision",
    "place", "place_precision", "country", "lat", "lon",
    "perpetrators", "targets", "weapons",
    *(f"{slot}_{end}" for slot in COUNT_SLOTS for end in ("low", "high")),
    "responsibility", "claimed_by", "outlets", "origins", "documents", "contested", "title",
)  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def write_csv(incidents: Sequence[Incident], codings: Sequence[Coding], out: Path | None = None) -> str:
    """The table's text, in the order of `incidents`; also written to `out` when given (UTF-8, CRLF line ends)."""
    origins = document_origins(codings)
    text = StringIO(newline="")
    table = writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for incident in incidents:
        cells = _cells(incident, origins)
        table.writerow([guarded(cells.get(column, "")) for column in COLUMNS])
    if out is not None:
        out.write_text(text.getvalue(), encoding="utf-8", newline="")
    return text.getvalue()


def guarded(cell: str) -> str:
    """The cell, with a leading apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not _NUMBER.fullmatch(cell) else cell


def _cells(incident: Incident, origins: Mapping[str, str]) -> dict[str, str]:
    states = slot_states(incident, origins=origins)
    claims = [c for m in incident.mentions for c in m.mention.claims if c.modality in ("asserted", "possible")]
    return {
        "incident_id": incident.incident_id,
        "event_type": incident.event_type,
        "family": FAMILIES[incident.event_type],
        "aggregate": "true" if incident.aggregate else "false",
        "modality": incident.modality,
        **_when_and_where(incident),
        "perpetrators": _joined(c.value.name for c in claims if isinstance(c.value, Perpetrator)),
        "targets": _joined(c.value.name for c in claims if isinstance(c.value, Target)),
        "weapons": _joined(c.value.name for c in claims if isinstance(c.value, Weapon)),
        **_counts(incident),
        **_responsibility(claims),
        "outlets": _joined(m.outlet for m in incident.mentions if m.outlet),
        "origins": _joined(_origins(states)),
        "documents": _joined(m.document_id for m in incident.mentions),
        "contested": _joined(state.slot for state in states if state.state == "contested"),
        "title": incident.title,
    }


def _when_and_where(incident: Incident) -> dict[str, str]:
    cells: dict[str, str] = {}
    for interval in dates_of(incident)[:1]:
        cells |= {"date_start": interval.start, "date_end": interval.end, "date_precision": interval.precision}
    for place in places_of(incident)[:1]:
        cells |= {"place": place.name, "place_precision": place.precision or "", "country": place.country or ""}
        if place.lat is not None and place.lon is not None:
            cells |= {"lat": f"{place.lat:g}", "lon": f"{place.lon:g}"}
    return cells


def _counts(incident: Incident) -> dict[str, str]:
    cells: dict[str, str] = {}
    for slot in COUNT_SLOTS:
        if count := count_range(incident, slot):
            cells[f"{slot}_low"] = "" if count.low is None else str(count.low)
            cells[f"{slot}_high"] = "" if count.high is None else str(count.high)
    return cells


def _responsibility(claims: Iterable[Claim]) -> dict[str, str]:
    said = [c.value for c in claims if isinstance(c.value, Responsibility)]
    return {
        "responsibility": _joined(value.status for value in said),
        "claimed_by": _joined(value.by for value in said if value.status == "claimed" and value.by),
    }


def _origins(states: Sequence[SlotState]) -> list[str]:
    return sorted({origin for state in states for value in state.values for origin in value.origins})


def _joined(names: Iterable[str]) -> str:
    """Each name once, in the order first told."""
    return "; ".join(dict.fromkeys(names))
