"""Word lists as data (TOML beside this file, each with a source line) and the one loader for them."""

from onrecord.extract.lexicon.load import Lexicon, load_lexicon, verb_forms

__all__ = ["Lexicon", "load_lexicon", "verb_forms"]
