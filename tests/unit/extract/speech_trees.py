"""Parsed sentences of our own, so that rules over trees are tested without the model."""

import spacy
from spacy.tokens import Doc

from onrecord.base.document import Document
from onrecord.extract.parse import Reading, Sentence

_VOCABULARY = spacy.blank("en").vocab
TREES = {
    "clause": (
        "The army said that two soldiers had died.",
        "The|DET|DT|det|1| army|NOUN|NN|nsubj|2| said|VERB|VBD|ROOT|2| that|SCONJ|IN|mark|7| "
        "two|NUM|CD|nummod|5| soldiers|NOUN|NNS|nsubj|7| had|AUX|VBD|aux|7| died|VERB|VBN|ccomp|2|+ "
        ".|PUNCT|.|punct|2|+",
    ),
    "closing": (
        "Five people drowned, two officials of the port town said.",
        "Five|NUM|CD|nummod|1| people|NOUN|NNS|nsubj|2| drowned|VERB|VBD|ccomp|10|+ ,|PUNCT|,|punct|2| "
        "two|NUM|CD|nummod|5| officials|NOUN|NNS|nsubj|10| of|ADP|IN|case|9| the|DET|DT|det|9| "
        "port|NOUN|NN|compound|9| town|NOUN|NN|nmod|5| said|VERB|VBD|ROOT|10|+ .|PUNCT|.|punct|10|+",
    ),
    "apposition": (
        '"We heard it fall," said Ada Obi, a nurse.',
        '"|PUNCT|``|punct|2|+ We|PRON|PRP|nsubj|2| heard|VERB|VBD|ccomp|7| it|PRON|PRP|obj|2| '
        "fall|VERB|VB|xcomp|2|+ ,|PUNCT|,|punct|2|+ \"|PUNCT|''|punct|2| said|VERB|VBD|ROOT|7| "
        "Ada|PROPN|NNP|nsubj|7|PERSON Obi|PROPN|NNP|flat|8|PERSON+ ,|PUNCT|,|punct|12| a|DET|DT|det|12| "
        "nurse|NOUN|NN|appos|8|+ .|PUNCT|.|punct|7|+",
    ),
    "named": (
        "Ada Obi runs the clinic.",
        "Ada|PROPN|NNP|nsubj|2|PERSON Obi|PROPN|NNP|flat|0|PERSON runs|VERB|VBZ|ROOT|2| the|DET|DT|det|4| "
        "clinic|NOUN|NN|obj|2|+ .|PUNCT|.|punct|2|+",
    ),
    "pronoun": (
        '"We lost the roof," she said.',
        '"|PUNCT|``|punct|2|+ We|PRON|PRP|nsubj|2| lost|VERB|VBD|ccomp|8| the|DET|DT|det|4| '
        "roof|NOUN|NN|obj|2|+ ,|PUNCT|,|punct|2|+ \"|PUNCT|''|punct|2| she|PRON|PRP|nsubj|8| "
        "said|VERB|VBD|ROOT|8|+ .|PUNCT|.|punct|8|+",
    ),
    "negated": (
        "The ministry did not say whether anyone was hurt.",
        "The|DET|DT|det|1| ministry|NOUN|NN|nsubj|4| did|AUX|VBD|aux|4| not|PART|RB|advmod|4| "
        "say|VERB|VB|ROOT|4| whether|SCONJ|IN|mark|8| anyone|PRON|NN|nsubj:pass|8| was|AUX|VBD|aux:pass|8| "
        "hurt|ADJ|VBN|ccomp|4|+ .|PUNCT|.|punct|4|+",
    ),
    "object": (
        "The ministry denied the report.",
        "The|DET|DT|det|1| ministry|NOUN|NN|nsubj|2| denied|VERB|VBD|ROOT|2| the|DET|DT|det|4| "
        "report|NOUN|NN|obj|2|+ .|PUNCT|.|punct|2|+",
    ),
    "complement": (
        "The mayor blamed the storm for the damage.",
        "The|DET|DT|det|1| mayor|NOUN|NN|nsubj|2| blamed|VERB|VBD|ROOT|2| the|DET|DT|det|4| "
        "storm|NOUN|NN|obj|2| for|ADP|IN|case|7| the|DET|DT|det|7| damage|NOUN|NN|obl|2|+ "
        ".|PUNCT|.|punct|2|+",
    ),
    "quoted_as": (
        "AFP quoted an officer as saying the gate fell.",
        "AFP|PROPN|NNP|nsubj|1| quoted|VERB|VBD|ROOT|1| an|DET|DT|det|3| officer|NOUN|NN|obj|1| "
        "as|SCONJ|IN|mark|5| saying|VERB|VBG|advcl|8| the|DET|DT|det|7| gate|NOUN|NN|nsubj|8| "
        "fell|VERB|VBD|advcl|1|+ .|PUNCT|.|punct|1|+",
    ),
    "lives": (
        "The wave claimed the lives of two swimmers.",
        "The|DET|DT|det|1| wave|NOUN|NN|nsubj|2| claimed|VERB|VBD|ROOT|2| the|DET|DT|det|4| "
        "lives|NOUN|NNS|obj|2| of|ADP|IN|case|7| two|NUM|CD|nummod|7| swimmers|NOUN|NNS|nmod|4|+ "
        ".|PUNCT|.|punct|2|+",
    ),
    "according": (
        "According to the coast guard, the ferry was full.",
        "According|VERB|VBG|case|4| to|ADP|IN|fixed|0| the|DET|DT|det|4| coast|NOUN|NN|compound|4| "
        "guard|NOUN|NN|obl|9|+ ,|PUNCT|,|punct|4| the|DET|DT|det|7| ferry|NOUN|NN|nsubj|9| "
        "was|AUX|VBD|cop|9| full|ADJ|JJ|ROOT|9|+ .|PUNCT|.|punct|9|+",
    ),
    "of": (
        "The union spoke of nine dead.",
        "The|DET|DT|det|1| union|NOUN|NN|nsubj|2| spoke|VERB|VBD|ROOT|2| of|ADP|IN|case|5| "
        "nine|NUM|CD|nummod|5| dead|ADJ|JJ|obl|2|+ .|PUNCT|.|punct|2|+",
    ),
    "goes_on": (
        '"We will build it again."',
        '"|PUNCT|``|punct|3|+ We|PRON|PRP|nsubj|3|ORG will|AUX|MD|aux|3| build|VERB|VB|ROOT|3| '
        "it|PRON|PRP|obj|3| again|ADV|RB|advmod|3|+ .|PUNCT|.|punct|3|+ \"|PUNCT|''|punct|3|+",
    ),
    "police": (
        "According to police the boat sank.",
        "According|VERB|VBG|mark|2| to|ADP|IN|fixed|0| police|VERB|VB|obl|5| the|DET|DT|det|4| "
        "boat|NOUN|NN|nsubj|5| sank|VERB|VBD|ROOT|5|+ .|PUNCT|.|punct|5|+",
    ),
    "label": (
        "The terrorist gang fled to the so-called capital.",
        "The|DET|DT|det|2| terrorist|ADJ|JJ|amod|2| gang|NOUN|NN|nsubj|3| fled|VERB|VBD|ROOT|3| "
        "to|ADP|IN|case|9| the|DET|DT|det|9| so|ADV|RB|advmod|8|+ -|PUNCT|HYPH|punct|6|+ "
        "called|VERB|VBN|amod|9| capital|NOUN|NN|obl|3|+ .|PUNCT|.|punct|3|+",
    ),
    "law": (
        "He faces terrorism charges.",
        "He|PRON|PRP|nsubj|1| faces|VERB|VBZ|ROOT|1| terrorism|NOUN|NN|compound|3| charges|NOUN|NNS|obj|1|+ "
        ".|PUNCT|.|punct|1|+",
    ),
    "name": (
        "The crowd met in Heroes Square.",
        "The|DET|DT|det|1| crowd|NOUN|NN|nsubj|2| met|VERB|VBD|ROOT|2| in|ADP|IN|case|5| "
        "Heroes|PROPN|NNP|compound|5|LOC Square|PROPN|NNP|obl|2|LOC+ .|PUNCT|.|punct|2|+",
    ),
    "speech": (
        'The mayor called it a "massacre".',
        "The|DET|DT|det|1| mayor|NOUN|NN|nsubj|2| called|VERB|VBD|ROOT|2| it|PRON|PRP|obj|2| "
        "a|DET|DT|det|6| \"|PUNCT|``|punct|6|+ massacre|NOUN|NN|xcomp|2|+ \"|PUNCT|''|punct|6|+ "
        ".|PUNCT|.|punct|2|+",
    ),
    "inside": (
        "The mayor said that the brutal raid had failed.",
        "The|DET|DT|det|1| mayor|NOUN|NN|nsubj|2| said|VERB|VBD|ROOT|2| that|SCONJ|IN|mark|8| "
        "the|DET|DT|det|6| brutal|ADJ|JJ|amod|6| raid|NOUN|NN|nsubj|8| had|AUX|VBD|aux|8| "
        "failed|VERB|VBN|ccomp|2|+ .|PUNCT|.|punct|2|+",
    ),
}
"""name: (sentence, "text|pos|tag|dependency|head|entity" of each word, + where no space follows)"""


def read(*names: str) -> Reading:
    """The named sentences as one document of one paragraph."""
    text = " ".join(TREES[n][0] for n in names)
    sentences, start = [], 0
    for number, name in enumerate(names):
        doc = _tree(TREES[name][1])
        sentences.append(Sentence(doc[:], start, number, 0, False))
        start += len(TREES[name][0]) + 1
    return Reading(Document("d", text, "0" * 64), tuple(sentences))


def _tree(rows: str) -> Doc:
    words = [w.rstrip("+").split("|") for w in rows.split()]
    spaces = [not w.endswith("+") for w in rows.split()]
    texts, pos, tags, deps, heads, kinds = (list(column) for column in zip(*words, strict=True))
    ents = [f"B-{kind}" if kind else "O" for kind in kinds]
    return Doc(
        _VOCABULARY, texts, spaces=spaces, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads], ents=ents
    )
