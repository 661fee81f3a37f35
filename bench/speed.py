"""Speed of the whole coding against the bare language pipeline, over the same texts in the same process."""

import time
from collections.abc import Callable

from bench.figures import DataSet, Figure, Outcome, Settings
from bench.news import documents
from onrecord.extract import extract, load_model
from onrecord.ground import ground

_RUNS = 3


def run(settings: Settings) -> Outcome:
    """Coding's words per second as a part of the bare pipeline's; best of three, models loaded."""
    given = settings.choose(documents(settings.shared / "data" / "news-dev"))
    words = sum(len(d.text.split()) for d in given)
    nlp = load_model()

    def bare() -> None:
        list(nlp.pipe([d.text for d in given], batch_size=64))

    def whole() -> None:
        for document, extraction in zip(given, extract(given), strict=True):
            ground(document, extraction)

    slow, fast = _best(whole), _best(bare)
    said = f"bare {words / fast:,.0f} words/s, coding {words / slow:,.0f}; about .5 asked for"
    return Outcome(len(given), [Figure("coding speed / bare pipeline speed", fast / slow, said)])


def _best(job: Callable[[], None]) -> float:
    """Seconds of the fastest run after a first one to warm up."""
    job()
    taken = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return min(taken)


DATA = DataSet("speed", "news-dev", run, "news-dev", steady=False)
