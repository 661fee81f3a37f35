"""GVDB, time-disjoint dev split: US gun violence, one shooting an article, victims and shooters by name. Tune only."""

import csv
import json
import sys
from dataclasses import dataclass

from bench.archives import unpacked
from bench.coding import Coding, Mention, claims, code, document, reported, whole_count
from bench.figures import Counts, DataSet, Figure, Outcome, Settings, share
from bench.names import names_counts


@dataclass(frozen=True, slots=True)
class Shooting:
    key: str
    text: str
    published: str
    victims: tuple[str, ...]
    """Names as written, each victim once; victims without a name in the text are only counted."""
    shooters: tuple[str, ...]
    killed: int
    injured: int
    """Hurt or taken to hospital and not dead."""


def load(settings: Settings) -> list[Shooting]:
    csv.field_size_limit(sys.maxsize)
    with (unpacked(settings, "gvdb_rams") / "splits" / "dev.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return settings.choose([_shooting(row) for row in rows])


def _shooting(row: dict[str, str]) -> Shooting:
    marks = json.loads(row["Json"])
    fates = [set(v.get("victim-was", ())) for v in marks["victim-section"]]
    victims, shooters = (
        tuple(p["name"]["value"] for p in marks[section] if p["name"]["value"])
        for section in ("victim-section", "shooter-section")
    )
    return Shooting(
        row["Article id"], row["Full text"], marks["date-and-time"]["date"], victims, shooters,
        sum("killed" in f for f in fates), sum(bool(f) and "killed" not in f for f in fates),
    )  # fmt: skip


def measure(shootings: list[Shooting], codings: list[Coding]) -> list[Figure]:
    victims, shooters = Counts(), Counts()
    right: dict[str, list[bool]] = {"killed": [], "injured": []}
    for shooting, coding in zip(shootings, codings, strict=True):
        mentions = reported(coding)
        victims.add(*names_counts(shooting.victims, _quotes(mentions, "target", "killed", "injured")))
        shooters.add(*names_counts(shooting.shooters, _quotes(mentions, "perpetrator")))
        for slot, flags in right.items():
            flags.append(main_count(coding, slot) == (shooting.killed if slot == "killed" else shooting.injured))
    zero = {"killed": share([s.killed == 0 for s in shootings]), "injured": share([s.injured == 0 for s in shootings])}
    one = share([s.killed == 1 for s in shootings])
    return [
        Figure("victim names F", victims.f1),
        Figure("shooter names F", shooters.f1),
        Figure("killed accuracy", share(right["killed"]), f"always zero {zero['killed']:.2f}, always one {one:.2f}"),
        Figure("injured accuracy", share(right["injured"]), f"always zero {zero['injured']:.2f}"),
    ]


def _quotes(mentions: list[Mention], *slots: str) -> list[str]:
    return [c["quote"] for m in mentions for c in claims(m, *slots)]


def main_count(coding: Coding, slot: str) -> int:
    """The figure of the first reported happening that states one; 0 where none does, as these sets count."""
    stated = (whole_count(m, slot) for m in reported(coding))
    return next((n for n in stated if n is not None), 0)


def run(settings: Settings) -> Outcome:
    shootings = load(settings)
    given = [document(s.key, s.text, published=s.published) for s in shootings]
    return Outcome(len(shootings), measure(shootings, code(given, scope="violence")))


DATA = DataSet("GVDB", "dev", run, "gvdb_rams.tar.xz")
