"""The shipped language pipeline: tags, lemmas, dependencies (Universal Dependencies), entities. Loaded once a process."""

import json
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from onrecord.base.ids import digest

MODEL_PATH = Path(__file__).parent / "model"


@cache
def load_model() -> Language:
    """The pipeline trained by training/train.py; about half a second, 600 MB of memory."""
    return spacy.load(MODEL_PATH)


@cache
def model_digest() -> str:
    """First 16 hexadecimal digits of the SHA-256 over the weights of every component: names what coded a document."""
    parts = sorted(p for p in MODEL_PATH.rglob("*") if p.is_file() and p.suffix not in {".md", ".json"})
    listing = {str(p.relative_to(MODEL_PATH)): digest(p.read_bytes()) for p in parts}
    return digest(json.dumps(listing, sort_keys=True).encode())[:16]
