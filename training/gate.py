"""Train the relevance gate: word weights that tell news of conflict and protest from other news.

    python training/gate.py ../shared/data src/onrecord/extract/gate_weights.tsv

Logistic regression over the presence of words. Positive: news-train documents with incidents and dated items that
editors filed under armed conflict; negative: items filed under other headings, crime and politics left out as mixed.
The threshold is the lowest score of a news-train positive, out of fold or not (10 folds). news-dev and news-negative are
not seen; bench/run.py measures on them. Needs scikit-learn (extra `training`).
"""

from __future__ import annotations

import json
import sys
import tarfile
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from onrecord.extract.gate import WORD

KEPT = 6000


def silver(archive: Path) -> tuple[list[str], list[int]]:
    """Texts and labels of the dated items by their editors' headings."""
    texts, labels = [], []
    with tarfile.open(archive) as packed:
        member = packed.extractfile("current_events/current_events.jsonl")
        assert member is not None
        for line in member:
            entry = json.loads(line)
            heading = entry["category"].lower()
            conflict = "armed conflict" in heading or "attack" in heading
            other = any(
                w in heading for w in ("sport", "business", "science", "art", "disaster", "health", "environment")
            )
            if conflict or other:
                texts.append(entry["text"])
                labels.append(int(conflict))
    return texts, labels


def main(data: Path, out: Path) -> None:
    texts, labels = silver(data / "current_events.tar.xz")
    documents = [json.loads(f.read_text(encoding="utf-8")) for f in sorted((data / "news-train").glob("*.json"))]
    own = [d["title"] + "\n" + d["text"] for d in documents]
    vectorizer = CountVectorizer(binary=True, min_df=5, token_pattern=WORD.pattern, lowercase=True, max_features=KEPT)
    vectorizer.fit([*texts, *own])
    own_labels = [int(bool(d["incidents"])) for d in documents]
    features = vectorizer.transform([*texts, *own])
    target = np.array([*labels, *own_labels])
    weight = np.array([1.0] * len(texts) + [20.0] * len(own))
    model = LogisticRegression(C=0.1, max_iter=300)
    model.fit(features, target, sample_weight=weight)
    held = cross_val_predict(
        LogisticRegression(C=0.1, max_iter=300),
        vectorizer.transform(own + texts[::40]),
        np.array(own_labels + labels[::40]),
        cv=10,
        method="decision_function",
    )[: len(own)]
    full = features[len(texts) :] @ model.coef_[0] + model.intercept_[0]
    positives = np.minimum(held, full)[np.array(own_labels) == 1]
    threshold = float(positives.min())
    with out.open("w", encoding="utf-8") as sink:
        sink.write("# source: training/gate.py; weights CC BY-SA 4.0\n")
        sink.write(f"#intercept\t{model.intercept_[0]:.4f}\n#threshold\t{threshold:.4f}\n")
        for word, column in sorted(vectorizer.vocabulary_.items()):
            sink.write(f"{word}\t{model.coef_[0][column]:.3f}\n")
    print(len(texts), "silver items,", sum(labels), "of conflict; threshold", round(threshold, 2))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
