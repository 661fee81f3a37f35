"""Scores of a pipeline on the corpora's test parts: F1 or accuracy in percent, counted over tokens or entities.

    python training/scores.py src/onrecord/extract/model .data/training/nlp/corpus

Gold tokens are given to the taggers and the parser; punctuation counts. Entity spans that touch tokens
which a corpus does not annotate are neither right nor wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

SYNTAX_TESTS = ("ewt_test", "gum_test", "pud_news")
ENTITY_TESTS = ("ewt_test", "gum_test", "pud_news", "test_crossner_pol", "test_re3d")
NAMES = ("PERSON", "ORG", "LOC")


def read_gold(nlp: Language, corpus: Path, name: str) -> list[Doc]:
    return list(DocBin().from_disk(corpus / f"{name}.spacy").get_docs(nlp.vocab))


def predict(nlp: Language, gold: list[Doc]) -> list[Doc]:
    """The gold documents' tokens, coded anew."""
    bare = [Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in gold]
    return list(nlp.pipe(bare, batch_size=64))


def syntax_scores(gold: list[Doc], coded: list[Doc]) -> dict[str, float]:
    hits: Counter[str] = Counter()
    for g, p in zip(gold, coded, strict=True):
        for a, b in zip(g, p, strict=True):
            head = a.head.i == b.head.i
            hits.update(
                words=1,
                upos=a.pos_ == b.pos_,
                lemma=a.lemma_.lower() == b.lemma_.lower(),
                uas=head,
                las=head and a.dep_ == b.dep_,
            )
        starts, found = {s.start for s in g.sents}, {s.start for s in p.sents}
        hits.update(gold_sentences=len(starts), coded_sentences=len(found), sentences=len(starts & found))
    scores = {k: round(100 * hits[k] / hits["words"], 1) for k in ("upos", "lemma", "uas", "las")}
    return {
        **scores,
        "sentence_f": round(200 * hits["sentences"] / (hits["gold_sentences"] + hits["coded_sentences"]), 1),
    }


def entity_scores(gold: list[Doc], coded: list[Doc]) -> dict[str, float]:
    per: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    for g, p in zip(gold, coded, strict=True):
        unannotated = {t.i for t in g if t.ent_iob == 0}
        truth = {(e.start, e.end, e.label_) for e in g.ents}
        found = {(e.start, e.end, e.label_) for e in p.ents if unannotated.isdisjoint(range(e.start, e.end))}
        for name, counts in per.items():
            counts.update(
                gold=sum(e[2] == name for e in truth),
                coded=sum(e[2] == name for e in found),
                both=sum(e[2] == name for e in truth & found),
            )
    total = sum(per.values(), Counter())
    return {
        name: round(200 * c["both"] / max(1, c["gold"] + c["coded"]), 1) for name, c in (*per.items(), ("all", total))
    }


def score_pipeline(model: Path, corpus: Path) -> dict[str, dict[str, dict[str, float]]]:
    """{"syntax": {test: scores}, "entities": {test: F1 by name type and over all three}}."""
    nlp = spacy.load(model)
    out: dict[str, dict[str, dict[str, float]]] = {"syntax": {}, "entities": {}}
    for name in sorted({*SYNTAX_TESTS, *ENTITY_TESTS}):
        gold = read_gold(nlp, corpus, name)
        coded = predict(nlp, gold)
        if name in SYNTAX_TESTS:
            out["syntax"][name] = syntax_scores(gold, coded)
        if name in ENTITY_TESTS:
            out["entities"][name] = entity_scores(gold, coded)
    return out


if __name__ == "__main__":
    print(json.dumps(score_pipeline(Path(sys.argv[1]), Path(sys.argv[2])), indent=1))
