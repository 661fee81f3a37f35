"""Quality on the shared gold sets and speed against the bare language pipeline: `python bench/run.py ../shared`.

Prints the scorer's table for news-dev and news-train, how many of the 100 documents of news-negative get an incident,
and words per second of coding as a ratio to the bare pipeline over the same texts in the same process.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from onrecord.base.coding import coding_to_json
from onrecord.base.document import Document
from onrecord.capture import read_captures
from onrecord.decode import decode
from onrecord.extract import extract, load_model
from onrecord.ground import ground


def documents(path: Path) -> list[Document]:
    return [d for d, _ in map(decode, read_captures([path])) if d]  # type: ignore[arg-type]


def coded(path: Path, out: Path) -> int:
    """Write the codings; the number of documents with an incident."""
    found = documents(path)
    lines = [coding_to_json(ground(d, e)) for d, e in zip(found, extract(found), strict=True)]
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return sum(bool(line["incidents"]) for line in lines)


def speed(found: list[Document]) -> tuple[float, float]:
    """(bare pipeline, whole coding) in words per second; best of three, models loaded."""
    words = sum(len(d.text.split()) for d in found)
    nlp = load_model()

    def bare() -> None:
        list(nlp.pipe([d.text for d in found], batch_size=64))

    def whole() -> None:
        for document, extraction in zip(found, extract(found), strict=True):
            ground(document, extraction)

    timings = []
    for job in (bare, whole):
        job()
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            job()
            runs.append(time.perf_counter() - start)
        timings.append(words / min(runs))
    return timings[0], timings[1]


def main(shared: Path) -> None:
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coded.jsonl"
        for name in ("news-dev", "news-train"):
            coded(shared / "data" / name, out)
            console.rule(name)
            scorer = [sys.executable, str(shared / "score" / "score_news.py"), str(shared / "data" / name), str(out)]
            print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
        wrong = coded(shared / "data" / "news-negative.jsonl", out)
    console.rule("silence and speed")
    bare, whole = speed(documents(shared / "data" / "news-dev"))
    print(f"news-negative: {wrong} of 100 documents given an incident")
    print(f"bare pipeline {bare:,.0f} words/s, coding {whole:,.0f} words/s, ratio {whole / bare:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
