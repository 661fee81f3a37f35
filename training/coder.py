"""Train the coder's linear models on annotated news, or code every document by models that have not seen its cluster.

    python training/coder.py ../shared/data training/corpus --write src/onrecord/extract/weights
    python training/coder.py ../shared/data training/corpus --folds 5 --out DIRECTORY

The second form writes news-dev.jsonl and news-train.jsonl: each document coded by models trained without any document of its
cluster (all reports of one happening). Documents of training/corpus are trained on in every fold and never scored.
Gold: news-dev, news-train (ours). Silver: items of current_events under headings that hold no incident, as negative examples.
Needs scikit-learn: pip install -e '.[training]'.
"""

import argparse
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
from rich.console import Console
from rich.progress import track
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from onrecord.base.coding import coding_to_json
from onrecord.base.distance import kilometres
from onrecord.base.document import Document
from onrecord.base.mention import Argument
from onrecord.base.span import Span
from onrecord.base.values import Place
from onrecord.capture import read_captures
from onrecord.decode import decode
from onrecord.extract.arguments import DATE_METHOD, PLACE_METHOD
from onrecord.extract.events import Candidate, candidates, event_pattern, series_features, type_features
from onrecord.extract.extract import extract_reading
from onrecord.extract.findings import Findings, find_all
from onrecord.extract.happening import types_of
from onrecord.extract.model import load_model
from onrecord.extract.parse import Reading, parse
from onrecord.extract.relating import (
    Setting,
    date_candidates,
    place_candidates,
    role_candidates,
    statement_candidates,
    toll_candidates,
    weapon_candidates,
)
from onrecord.extract.weighing import BIAS, DECISIONS, Decision, Features, LinearModel, Models
from onrecord.ground import ground
from onrecord.ground.counts import read_count
from onrecord.ground.dates import published_day
from onrecord.ground.place_context import document_context
from onrecord.ground.when_where import date_features, place_features, read_dates, read_places

REGULARISATION: dict[Decision, float] = {"event": 0.1, "type": 0.5, "series": 0.3}
"""Inverse strength C of the L2 penalty; 0.2 for the other models. Tried 0.03 to 3 by cross-validation over clusters."""
LEAST_SEEN = 3
"""A feature must hold in so many examples to get a weight."""
LEAST_WEIGHT = 0.01
PLACE_KM = 25.0
"""The benchmark's tolerance for a right place."""
IDLE_HEADINGS = frozenset({"Sports", "Sport", "Arts and culture", "Business and economy", "Business and economics",
                           "Science and technology", "Health and environment", "Disasters and accidents"})  # fmt: skip
IDLE_ITEMS = 1500
ELSEWHERE = "#elsewhere"
"""Holds for documents of training/corpus, which are annotated more densely than the gold; so that this teaches no other weight."""
console = Console(stderr=True)
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Examples:
    """Features with their labels, by decision."""

    rows: dict[Decision, list[tuple[Features, bool]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, decision: Decision, features: Features, label: bool) -> None:
        self.rows[decision].append((features, label))


@dataclass(frozen=True, slots=True)
class Annotated:
    """A parsed document with its gold and its examples."""

    reading: Reading
    gold: Gold
    examples: Examples

    @property
    def cluster(self) -> str:
        return str(self.gold["cluster"])


def documents(folder: Path) -> list[Document]:
    return [d for d, _ in map(decode, read_captures([folder])) if isinstance(d, Document)]


def annotated(folder: Path) -> list[Annotated]:
    """The documents of a folder in the gold form."""
    golds = {g["doc_id"]: g for f in sorted(folder.glob("*.json")) if (g := json.loads(f.read_text(encoding="utf-8")))}
    readings = parse(load_model(), documents(folder)) if golds else []
    return [
        Annotated(r, gold, examples_of(find_all(r), gold))
        for r in track(readings, f"examples of {folder.name}", console=console)
        if (gold := golds[r.document.document_id])
    ]


def examples_of(findings: Findings, gold: Gold) -> Examples:
    """All decisions that the gold settles in one document."""
    out = Examples()
    incidents = gold["incidents"]
    spans = [_span(findings.text, g["trigger"]) for g in incidents]
    found = list(candidates(findings))
    anchors = {i: a for i, span in enumerate(spans) if span and (a := _anchor(found, span))}
    chosen = {(a.sentence.number, a.token.i) for a in anchors.values()}
    for candidate in found:
        here = (candidate.sentence.number, candidate.token.i)
        start = candidate.sentence.start_of(candidate.token)
        if here in chosen or not any(s and s.start <= start < s.end for s in spans):
            out.add("event", candidate.features, here in chosen)
    for i, anchor in anchors.items():
        _event_examples(out, findings, anchor, incidents[i])
        others = frozenset(a.sentence.number for j, a in anchors.items() if j != i)
        _argument_examples(
            out,
            Setting(
                findings,
                anchor.sentence,
                anchor.token,
                incidents[i]["event_type"],
                bool(incidents[i]["aggregate"]),
                others,
            ),
            incidents[i],
        )
    return out


def _span(text: str, quote: str) -> Span | None:
    start = text.find(quote)
    return Span(start, start + len(quote)) if quote and start >= 0 else None


def _anchor(found: Sequence[Candidate], span: Span) -> Candidate | None:
    """The word of the gold's trigger that the model shall find: one that can tell of a happening, the highest in the tree."""
    inside = [c for c in found if span.start <= c.sentence.start_of(c.token) < span.end]
    indexes = {c.token.i for c in inside}

    def rank(candidate: Candidate) -> tuple[bool, bool, bool, int]:
        token = candidate.token
        top = token.head == token or token.head.i not in indexes
        return bool(types_of(token)), top, token.pos_ == "VERB", -int(token.i)

    return max(inside, key=rank, default=None)


def _event_examples(out: Examples, findings: Findings, anchor: Candidate, gold: Gold) -> None:
    for event_type, features in type_features(findings, anchor.sentence, anchor.token).items():
        out.add("type", features, event_type == gold["event_type"])
    out.add("series", series_features(findings, anchor), bool(gold["aggregate"]))


def _argument_examples(out: Examples, setting: Setting, gold: Gold) -> None:
    quote = setting.findings.quote
    for phrase, features in role_candidates(setting):
        words = quote(phrase.words)
        for slot, key in (("perpetrator", "perpetrators"), ("target", "targets")):
            right = any(_same_words(words, g) and phrase.head.lower_ in g.lower() for g in gold[key])
            out.add(cast(Decision, slot), features, right)
    for weapon, features in weapon_candidates(setting):
        out.add("weapon", features, any(_same_words(quote(weapon.words), g) for g in gold["weapons"]))
    for toll, features in toll_candidates(setting):
        if toll.slot in {"killed", "injured"}:
            ends = (toll.low, toll.high)
            if ends == (None, None):
                count = read_count(" ".join(quote(toll.words).split()))
                ends = (count.low, count.high) if count else ends
            figures = {(f["low"], f["high"]) for f in gold["figures"] if f["property"] == toll.slot}
            out.add("toll", features, ends in figures or list(ends) == gold[toll.slot])
    for statement, features in statement_candidates(setting):
        out.add("responsibility", features, gold["responsibility"] == statement.status)
    _when_where_examples(out, setting, gold)


def _when_where_examples(out: Examples, setting: Setting, gold: Gold) -> None:
    document, at = setting.findings.reading.document, setting.sentence.start_of(setting.token)
    evidence = setting.findings.reading.evidence
    published, context = published_day(document.published), document_context(document.text)
    dates = [Argument("date", evidence(f.words), DATE_METHOD, 0.0, clues=c) for f, c in date_candidates(setting)]
    for dated, features in date_features(read_dates(dates, published), published, at):
        value = dated.value
        right = value is not None and [value.start, value.end] == [
            gold["date_start"],
            gold["date_end"] or gold["date_start"],
        ]
        out.add("date", features, right)
    names = [Argument("place", evidence(f.words), PLACE_METHOD, 0.0, clues=c) for f, c in place_candidates(setting)]
    for placed, features in place_features(read_places(names, context), context, at):
        out.add("place", features, _right_place(placed.place, gold))


def _right_place(place: Place, gold: Gold) -> bool:
    if gold["lat"] is None:
        return place.country == gold["country"]
    apart = kilometres(
        place, Place(gold["place_name"] or "gold", "site", gold["country"], lat=gold["lat"], lon=gold["lon"])
    )
    return apart is not None and apart <= PLACE_KM


_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "by",
        "for",
        "with",
        "from",
        "near",
        "its",
        "their",
        "his",
        "her",
        "s",
        "'s",
        "’s",
    ]
)


def _same_words(one: str, other: str) -> bool:
    """Half of the shorter one's words are shared, as the benchmark's scorer has it."""
    first, second = (
        {w.strip(".,\"'()") for w in quote.lower().replace("’", "'").split()} - _STOP - {""} for quote in (one, other)
    )
    short, long = sorted((len(first), len(second)))
    return len(first & second) * 2 >= short > 0 and long <= 3 * short + 2


def idle_texts(archive: Path) -> list[str]:
    """Items filed under headings without incidents that hold an event word, evenly over the years."""
    pattern, texts = event_pattern(), []
    with tarfile.open(archive) as packed:
        member = packed.extractfile("current_events/current_events.jsonl")
        assert member is not None
        for line in member:
            item = json.loads(line)
            if item["category"] in IDLE_HEADINGS and pattern.search(item["text"]):
                texts.append(item["text"])
    return texts[:: max(1, len(texts) // IDLE_ITEMS)][:IDLE_ITEMS]


def idle_examples(archive: Path) -> list[Features]:
    """Event candidates of news under headings without incidents: all negative."""
    texts = idle_texts(archive)
    made = [Document(f"idle-{i}", text, "") for i, text in enumerate(texts)]
    return [c.features for r in parse(load_model(), made) for c in candidates(find_all(r))]


def fit(rows: Iterable[tuple[Features, bool]], decision: Decision) -> LinearModel:
    features, labels = zip(*rows, strict=True)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(features)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    kept = np.flatnonzero(np.asarray((matrix != 0).sum(axis=0)).ravel() >= LEAST_SEEN)
    model = LogisticRegression(C=REGULARISATION.get(decision, 0.2), solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix[:, kept], np.array(labels))
    names = vectorizer.get_feature_names_out()[kept]
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST_WEIGHT}
    return LinearModel(weights | {BIAS: round(float(model.intercept_[0]), 3)})


def train(golds: Sequence[Annotated], extra: Sequence[Annotated], idle: Sequence[Features]) -> Models:
    out: dict[Decision, LinearModel] = {}
    for decision in DECISIONS:
        rows = [row for a in golds for row in a.examples.rows[decision]]
        rows += [({**features, ELSEWHERE: 1.0}, label) for a in extra for features, label in a.examples.rows[decision]]
        if decision == "event":
            rows += [(features, False) for features in idle]
        out[decision] = fit(rows, decision)
    return out


def code(reading: Reading, models: Models) -> dict[str, Any]:
    return cast(
        dict[str, Any], coding_to_json(ground(reading.document, extract_reading(reading, models), models=models))
    )


def cross_coded(
    golds: Sequence[Annotated], extra: Sequence[Annotated], idle: Sequence[Features], folds: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(document id, coding) of every gold document, by models that have not seen its cluster."""
    clusters = [a.cluster for a in golds]
    split = GroupKFold(folds).split(golds, groups=clusters)
    for seen, unseen in track(list(split), "folds", console=console):
        away = {clusters[i] for i in unseen}
        models = train([golds[i] for i in seen], [a for a in extra if a.cluster not in away], idle)
        for i in unseen:
            yield golds[i].reading.document.document_id, code(golds[i].reading, models)


def write(models: Mapping[Decision, LinearModel], folder: Path) -> None:
    for name, model in models.items():
        lines = (
            f"{feature}\t{weight:g}\n"
            for feature, weight in sorted(model.weights.items())
            if "\t" not in feature and "\n" not in feature
        )
        (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the shared data")
    parser.add_argument("corpus", type=Path, help="documents of our own in the gold form")
    parser.add_argument("--write", type=Path, help="train on everything and write the weights here")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, help="cross-validate and write the codings here")
    options = parser.parse_args()
    sets = {name: annotated(options.data / name) for name in ("news-dev", "news-train")}
    golds = [a for name in sorted(sets) for a in sets[name]]
    extra = annotated(options.corpus)
    idle = idle_examples(options.data / "current_events.tar.xz")
    if options.out:
        coded = dict(cross_coded(golds, extra, idle, options.folds))
        options.out.mkdir(parents=True, exist_ok=True)
        for name, members in sets.items():
            lines = (json.dumps(coded[a.reading.document.document_id], ensure_ascii=False) + "\n" for a in members)
            (options.out / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    if options.write:
        write(train(golds, extra, idle), options.write)


if __name__ == "__main__":
    main()
