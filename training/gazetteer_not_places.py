"""Write the names that a text uses for something else more often than for a town of that name.

`python training/gazetteer_not_places.py DATA src/onrecord/ground/gazetteer/not_places.txt`: words that run in small letters in news
paragraphs (current_events, CC BY-SA), and names that the open entity corpora tag as persons or organisations, seldom as places.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from onrecord.ground.gazetteer import rows_named
from onrecord.ground.names import name_key

_ALWAYS_WORDS = """
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday north south east west southern eastern centre nord sud est ouest university police
bank arab general colonel president saint paul iman annan ariel mahdi bashir omar yasin jamal hassan hussein salman
imran nasser aziz hamid rahman saleh mustafa usman musa yusuf ibrahim ismail abdullah central union palace church
mosque hospital national royal imperial republic nova victoria junta sunni shia shah sultan hit eli sur ye saw pale
ann isa san ain logo brass tank lice hun karma bara hindi crater golo rama duran morales suarez manta canaan magen
eden engels fort port mount lake river valley park maria jose juan pedro marie jean pierre michel noel
"""
_ALWAYS = frozenset(_ALWAYS_WORDS.split())
"""Words that the two counts miss: months, titles, frequent first names."""
_SETTLED = {"town", "city", "village", "area", "province", "district", "port"}
_SMALL, _OTHER = 3, 2
"""How often a use must be seen before it counts."""


def small_letters(path: Path) -> set[str]:
    """Keys of words written in small letters at least a quarter as often as with a capital inside a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in path.open(encoding="utf-8"):
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_]+", json.loads(line)["text"]):
            (small if word.islower() else capital)[name_key(word)] += 1
    return {key for key, count in small.items() if count >= _SMALL and 4 * count > capital[key]}


def other_names(folder: Path) -> set[str]:
    """Keys of names, and of single words of persons' names, tagged as something else at least twice as often as as a place."""
    other: Counter[str] = Counter()
    place: Counter[str] = Counter()
    nlp = spacy.blank("en")
    for path in sorted(folder.glob("ner_*.spacy")):
        for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
            for entity in doc.ents:
                keys = {name_key(entity.text), *(name_key(t.text) for t in entity if entity.label_ == "PERSON")}
                (place if entity.label_ in {"LOC", "GPE", "FAC"} else other).update(keys)
    return {key for key, count in other.items() if count >= _OTHER and count >= 2 * place[key]}


def main(data: Path, out: Path) -> None:
    keys = (
        small_letters(data / "current_events" / "current_events.jsonl") | other_names(data / "nlp" / "corpus") | _ALWAYS
    )
    # Sites and regions stay: whoever writes "Capitol" or "Green Zone" with capitals means the place.
    kept = sorted(k for k in keys if rows_named(k) and all(row.kind in _SETTLED for row in rows_named(k)))
    out.write_text("# written by training/gazetteer_not_places.py\n" + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
