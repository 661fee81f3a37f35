"""event_location: which place, if any, belongs to the event verb of a sentence; 43 % have none. Tune only.

The sentences stand alone, so the relevance gate is opened. Our answer: the places claimed for the mention whose trigger
holds the verb, or none without such a mention. Right: one of them shares a character with a gold place; or both sides
have none. Locations whose `start`/`end` hold token numbers are rebuilt from `token_start`/`token_end`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.archives import unpacked
from bench.coding import Coding, Mention, claims, code, document
from bench.figures import DataSet, Figure, Outcome, Settings, share
from onrecord.extract import load_model

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    text: str
    verb: Ends
    places: tuple[Ends, ...]


def load(settings: Settings) -> list[Sentence]:
    path = unpacked(settings, "event_location") / "labeled_text.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    kept = [
        s for i, row in enumerate(rows) if row.get("answer", "accept") == "accept" and (s := _sentence(str(i), row))
    ]
    return settings.choose(kept)


def _sentence(key: str, row: Mapping[str, object]) -> Sentence | None:
    """None where no single verb is marked."""
    spans, tokens, text = row["spans"], row["tokens"], row["text"]
    assert isinstance(spans, list)
    assert isinstance(tokens, list)
    assert isinstance(text, str)
    verbs = [rebuilt(s, tokens) for s in spans if s["label"] == "VERB"]
    places = tuple(rebuilt(s, tokens) for s in spans if s["label"] == "LOCATION")
    return Sentence(key, text, verbs[0], places) if len(verbs) == 1 else None


def rebuilt(span: Mapping[str, int], tokens: Sequence[Mapping[str, int]]) -> Ends:
    """Character ends of a span from its tokens; its own `start`/`end` are not to be trusted.

    Two spans end in tokens past the sentence; they are taken for their first token.
    """
    last = span["token_end"] if span["token_end"] < len(tokens) else span["token_start"]
    return tokens[span["token_start"]]["start"], tokens[last]["end"]


def meets(one: Ends, other: Ends) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def answer(sentence: Sentence, coding: Coding) -> list[Ends] | None:
    """Places of the mention at the verb; None where no mention stands there."""
    here = [m for m in coding["incidents"] if meets(sentence.verb, _trigger(m))]
    return [(c["start"], c["end"]) for m in here for c in claims(m, "place")] if here else None


def _trigger(mention: Mention) -> Ends:
    return mention["trigger"]["start"], mention["trigger"]["end"]


def right(sentence: Sentence, chosen: Sequence[Ends]) -> bool:
    if not sentence.places:
        return not chosen
    return any(meets(place, ours) for place in sentence.places for ours in chosen)


def nearest(sentence: Sentence, places: Sequence[Ends]) -> list[Ends]:
    """The baseline: the place name nearest to the verb, whatever it belongs to."""
    return sorted(places, key=lambda p: (max(p[0] - sentence.verb[1], sentence.verb[0] - p[1]), p))[:1]


def measure(sentences: list[Sentence], codings: list[Coding], names: list[list[Ends]]) -> list[Figure]:
    """`names`: the place names that the language pipeline sees in each sentence, for the baseline."""
    answers = [answer(s, c) for s, c in zip(sentences, codings, strict=True)]
    judged = [right(s, a or []) for s, a in zip(sentences, answers, strict=True)]
    mentioned = [r for r, a in zip(judged, answers, strict=True) if a is not None]
    base = share([right(s, nearest(s, n)) for s, n in zip(sentences, names, strict=True)])
    none = share([not s.places for s in sentences])
    placed = [r for r, s in zip(judged, sentences, strict=True) if s.places]
    return [
        Figure("place of the verb accuracy", share(judged), f"two coders .74; nearest place {base:.2f}, always none {none:.2f}"),
        Figure("accuracy where a mention stands", share(mentioned), f"{len(mentioned)} of {len(sentences)} verbs"),
        Figure("recall of given places", share(placed), f"{len(placed)} verbs with a place"),
    ]  # fmt: skip


def run(settings: Settings) -> Outcome:
    sentences = load(settings)
    texts = sorted({s.text for s in sentences})
    codings = dict(zip(texts, code([document(str(i), t) for i, t in enumerate(texts)], opened=True), strict=True))
    names = dict(zip(texts, place_names(texts), strict=True))
    measured = measure(sentences, [codings[s.text] for s in sentences], [names[s.text] for s in sentences])
    return Outcome(len(sentences), measured)


def place_names(texts: list[str]) -> list[list[Ends]]:
    """What the language pipeline takes for a place name in each text."""
    nlp = load_model()
    others = [name for name in nlp.pipe_names if name not in ("tok2vec", "ner")]
    parsed = nlp.pipe(texts, batch_size=256, disable=others)
    return [[(e.start_char, e.end_char) for e in doc.ents if e.label_ == "LOC"] for doc in parsed]


DATA = DataSet("event_location", "all", run, "event_location.tar.xz")
