"""Train the shipped language pipeline from the open corpora in nlp.tar.xz: one command, about 45 minutes on two cores.

    python training/train.py ../shared/data --work .data/training --out src/onrecord/extract/model

Steps: unpack; floret vectors from open Wikipedia text and the treebanks' own training sentences; syntax
(tagger, morphology, lemmas, parser) and entities side by side, one process a core; entities a second
time on the fully annotated part; join; score on the test parts; write the scores beside the weights.
Needs `pip install -e .[training]`. Single-threaded steps repeat exactly; floret with two threads does not.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import floret
import spacy
from scores import score_pipeline
from spacy.tokens import DocBin

HERE = Path(__file__).parent
WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s]")
DIMENSIONS, ROWS, EPOCHS = 96, 30_000, 5


def unpack(archives: Path, work: Path) -> Path:
    """The folder `nlp/` of the unpacked corpus archive."""
    if not (work / "nlp" / "REPORT.md").exists():
        with tarfile.open(archives / "nlp.tar.xz") as archive:
            archive.extractall(work, filter="data")
    return work / "nlp"


def write_vector_text(nlp_dir: Path, out: Path) -> None:
    """One tokenised sentence or paragraph a line; training halves only, so no test word is seen."""
    blank = spacy.blank("en")
    with out.open("w", encoding="utf-8") as sink:
        with (nlp_dir / "open-wikipedia-54MB.txt").open(encoding="utf-8") as source:
            for line in source:
                words = WORD.findall(line)
                if len(words) > 4:
                    sink.write(" ".join(words) + "\n")
        for name in ("ewt_train", "gum_train"):
            for doc in DocBin().from_disk(nlp_dir / "corpus" / f"{name}.spacy").get_docs(blank.vocab):
                sink.write(" ".join(t.text for t in doc if not t.is_space) + "\n")


def train_vectors(text: Path, work: Path) -> Path:
    """Floret vectors as an empty spaCy pipeline: subword hashes, so rare names get a vector too."""
    out = work / "vectors"
    if not out.exists():
        model = floret.train_unsupervised(
            str(text),
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=ROWS,
            minn=3,
            maxn=5,
            minCount=5,
            dim=DIMENSIONS,
            epoch=EPOCHS,
            thread=2,
            lr=0.05,
            neg=5,
            ws=5,
            verbose=1,
        )
        model.save_floret_vectors(str(work / "vectors.floret"))
        spacy_command("init", "vectors", "en", str(work / "vectors.floret"), str(out), "--mode", "floret").wait()
    return out


def spacy_command(*arguments: str) -> subprocess.Popen[bytes]:
    """A spaCy command in a process of its own, on one thread."""
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    return subprocess.Popen([sys.executable, "-m", "spacy", *arguments], env={**os.environ, **threads})


def train_stage(config: str, out: Path, **paths: Path) -> subprocess.Popen[bytes]:
    """Start training one configuration; the best checkpoint is at out/model-best."""
    overrides = [part for name, path in paths.items() for part in (f"--paths.{name}", str(path))]
    return spacy_command("train", str(HERE / "configs" / config), "--output", str(out), *overrides)


def finish(*running: subprocess.Popen[bytes]) -> None:
    for process in running:
        if process.wait() != 0:
            sys.exit(f"training failed: {process.args!r}")


def join(syntax: Path, entities: Path, out: Path) -> None:
    """One pipeline of both, sharing one table of vectors. Weights under CC BY-SA 4.0 (see the model card)."""
    pipeline = spacy.load(syntax)
    pipeline.add_pipe("ner", source=spacy.load(entities), name="ner")
    pipeline.meta.update(
        name="onrecord",
        version="1.0.0",
        license="CC BY-SA 4.0",
        description="English tags, lemmas, dependencies (Universal Dependencies) and entities for news",
    )
    pipeline.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", type=Path, help="folder that holds nlp.tar.xz")
    parser.add_argument("--work", type=Path, default=Path(".data/training"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/extract/model"))
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    started = time.time()
    nlp_dir = unpack(arguments.archives, work)
    corpus = nlp_dir / "corpus"
    write_vector_text(nlp_dir, work / "vector-text.txt")
    vectors = train_vectors(work / "vector-text.txt", work)
    finish(
        train_stage(
            "syntax.cfg",
            work / "syntax",
            train=corpus / "syn_train.spacy",
            dev=corpus / "syn_dev.spacy",
            vectors=vectors,
        ),
        train_stage(
            "ner.cfg", work / "ner", train=corpus / "train_all_C.spacy", dev=corpus / "ner_dev.spacy", vectors=vectors
        ),
    )
    finish(
        train_stage(
            "ner_gold.cfg",
            work / "ner-gold",
            train=corpus / "train_all.spacy",
            dev=corpus / "ner_dev.spacy",
            vectors=vectors,
            first_stage=work / "ner" / "model-best",
        )
    )
    join(work / "syntax" / "model-best", work / "ner-gold" / "model-best", arguments.out)
    scores = score_pipeline(arguments.out, corpus)
    (arguments.out / "scores.json").write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1), f"\ntrained in {(time.time() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
