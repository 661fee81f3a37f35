"""Read the word lists into sets and tables. Everything is lower case; multiword entries are joined by single spaces."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One TOML file: `lists` of words by name, `tables` of word → value by name."""

    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]
    groups: dict[str, dict[str, frozenset[str]]]
    """The tables the other way round, label → words, for words that stand under several labels."""


@cache
def load_lexicon(name: str) -> Lexicon:
    """The lexicon of `name`.toml. A string value is split at commas."""
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    lists = {key: _words(value) for key, value in content.items() if isinstance(value, str) and key != "source"}
    tables = {
        key: {word: label for label, words in sorted(value.items()) for word in sorted(_words(words))}
        for key, value in content.items()
        if isinstance(value, dict)
    }
    groups = {
        key: {label: _words(words) for label, words in sorted(value.items())}
        for key, value in content.items()
        if isinstance(value, dict)
    }
    return Lexicon(lists, tables, groups)


def _words(value: str) -> frozenset[str]:
    return frozenset(" ".join(part.split()).lower() for part in value.split(",") if part.strip())


def verb_forms(lemma: str, irregular: dict[str, str]) -> dict[str, str]:
    """{form: tag} of an English verb. `irregular` maps a lemma to "past participle" in one string.

    The trained lemmatiser misreads rare verbs of this field (bombed, fled), so triggers are matched by form.
    """
    head, _, tail = lemma.partition(" ")
    past, participle = _past(head, irregular)
    forms = {head: "VB", _third(head): "VBZ", past: "VBD", participle: "VBN", _gerund(head): "VBG"}
    return {f"{form} {tail}".strip(): tag for form, tag in forms.items()}


def _doubles(verb: str) -> bool:
    return (
        len(verb) > 2
        and verb[-1] in "bdgmnptr"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and (len(verb) <= 4 or verb in {"abduct"})
    )


def _past(verb: str, irregular: dict[str, str]) -> tuple[str, str]:
    if verb in irregular:
        past, _, participle = irregular[verb].partition("/")
        return past, participle or past
    if verb.endswith("e"):
        regular = verb + "d"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        regular = verb[:-1] + "ied"
    else:
        regular = verb + (verb[-1] if _doubles(verb) else "") + "ed"
    return regular, regular


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "s"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"
