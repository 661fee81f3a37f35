"""A JSON object (contract/coding.md, input form) into the parts of a document.

`{"document_id", "title", "text", "published", "outlet", "url", "language"}`, of which only `text` is required;
`doc_id` is read as `document_id`, other fields are passed over. The coded text is title, line break, text.
"""

import re
from dataclasses import dataclass

from onrecord.base.json import Json, JsonObject

_SURROGATE = re.compile("[\ud800-\udfff]")


class FieldError(ValueError):
    """A field of the wrong kind: which, what was expected, what came."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a source says of an article. `document_id` None when it gives none; `published` in its own words."""

    text: str
    document_id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    mended: int = 0
    """Half characters (lone surrogates), which no file can hold, replaced by U+FFFD."""


def read_fields(content: JsonObject) -> Fields:
    """The fields of one article; `text` is "" when it is missing. Raises FieldError."""
    id_name = "document_id" if content.get("document_id") is not None else "doc_id"
    names = ("text", "title", "outlet", "url", "language")
    found = {name: _string(name, content.get(name)) for name in names}
    found["document_id"] = _identifier(id_name, content.get(id_name))
    published = content.get("published")
    found["published"] = published if isinstance(published, str | None) else repr(published)
    mended = {name: _SURROGATE.subn("\ufffd", words or "") for name, words in found.items()}
    clean = {name: words for name, (words, _) in mended.items() if words.strip()}
    return Fields(text=clean.pop("text", ""), mended=sum(count for _, count in mended.values()), **clean)


def _string(name: str, value: Json) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise FieldError(f"field {name!r}: expected a string; found {value!r:.60}")


def _identifier(name: str, value: Json) -> str | None:
    """Ids may be whole numbers, as many tables have them."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(name, value)
