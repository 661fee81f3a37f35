"""Gun Violence Archive articles with registry counts, dev split. Tune only.

The registry's `n_killed` counts the shooter, and an article may say other numbers than the registry. So the shooter's
own death, where the text tells it apart, is added to the victims.
"""

import json
from dataclasses import dataclass

from bench.archives import unpacked
from bench.coding import Coding, claims, code, document, reported
from bench.figures import DataSet, Figure, Outcome, Settings, share
from bench.gvdb import main_count


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    text: str
    killed: int
    injured: int


def load(settings: Settings) -> list[Article]:
    folder = unpacked(settings, "gva_counts")
    texts, labels = (json.loads((folder / f"{kind}_dev.json").read_text(encoding="utf-8")) for kind in "Xy")
    rows = zip(texts, labels, strict=True)
    return settings.choose([Article(str(i), x["text"], y["n_killed"], y["n_injured"]) for i, (x, y) in enumerate(rows)])


def measure(articles: list[Article], codings: list[Coding]) -> list[Figure]:
    killed = [a.killed == main_count(c, "killed") + attackers(c) for a, c in zip(articles, codings, strict=True)]
    injured = [a.injured == main_count(c, "injured") for a, c in zip(articles, codings, strict=True)]
    zero_killed, zero_injured = share([a.killed == 0 for a in articles]), share([a.injured == 0 for a in articles])
    return [
        Figure("killed accuracy", share(killed), f"trained .84; always zero {zero_killed:.2f} here"),
        Figure("injured accuracy", share(injured), f"trained .74; always zero {zero_injured:.2f} here"),
    ]


def attackers(coding: Coding) -> int:
    """Attackers said to have died, in the first happening that says so."""
    for mention in reported(coding):
        for claim in claims(mention, "killed"):
            if claim["value"].get("class") == "attacker":
                return claim["value"].get("low") or 0
    return 0


def run(settings: Settings) -> Outcome:
    articles = load(settings)
    codings = code([document(a.key, a.text) for a in articles], scope="violence")
    return Outcome(len(articles), measure(articles, codings))


DATA = DataSet("gva_counts", "dev", run, "gva_counts.tar.xz")
