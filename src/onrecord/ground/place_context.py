"""What a document's other places say of where its names lie: countries by weight, provinces, well-known towns."""

from collections import Counter
from dataclasses import dataclass

from onrecord.ground.gazetteer import Row, rows_named
from onrecord.ground.toponyms import not_places, scan

_WELL_KNOWN = 200_000
_BEYOND_DOUBT = 8
"""How many times larger than the next place of its name a town must be to stand for itself."""
_MOST_ANCHORS = 12


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """countries: named in the document, most often named first. weights: their shares of all mentions, same order.

    provinces: (country, admin1, share of all mentions of provinces). anchors: (latitude, longitude) of towns that can only be one.
    """

    countries: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    provinces: tuple[tuple[str, str, float], ...] = ()
    anchors: tuple[tuple[float, float], ...] = ()

    def share(self, country: str, admin1: str) -> float:
        return next((share for code, name, share in self.provinces if (code, name) == (country, admin1)), 0.0)

    def weight(self, country: str) -> float:
        """Share of the mentions; by rank where no shares were given."""
        if country not in self.countries:
            return 0.0
        rank = self.countries.index(country)
        return self.weights[rank] if rank < len(self.weights) else 1 / (rank + 2)


def document_context(text: str) -> PlaceContext:
    """Countries by how often the text names them, their people, or a town or province that can only be theirs."""
    counts: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    anchors: dict[tuple[float, float], None] = {}
    for name in scan(text):
        country = name.country or name.people
        if country:
            counts[country] += 2
        elif name.key not in not_places() and (row := _beyond_doubt(rows_named(name.key))):
            counts[row.country] += 1
            if row.admin1:
                provinces[row.country, row.admin1] += 1
            if row.lat is not None and row.lon is not None:
                anchors[row.lat, row.lon] = None
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(counts.values())
    shares = tuple((code, name, n / provinces.total()) for (code, name), n in sorted(provinces.items()))
    return PlaceContext(
        tuple(code for code, _ in ranked), tuple(n / total for _, n in ranked), shares, tuple(anchors)[:_MOST_ANCHORS]
    )  # fmt: skip


def _beyond_doubt(rows: tuple[Row, ...]) -> Row | None:
    """The one place of that name, or a large town beside which the others are hamlets."""
    if not rows or any(not r.country for r in rows):
        return None
    if len({r.country for r in rows}) == 1 and any(
        r.kind != "town" or (r.own_name and r.population >= 20_000) for r in rows
    ):
        return max(rows, key=lambda r: (r.gazetteer_id is not None, r.population))
    large = sorted((r for r in rows if r.own_name or r.population >= _WELL_KNOWN), key=lambda r: -r.population)
    if not large or large[0].population < _WELL_KNOWN:
        return None
    others = (r for r in large[1:] if r.country != large[0].country)
    return large[0] if all(large[0].population > _BEYOND_DOUBT * r.population for r in others) else None
