"""One capture into one document, or into the issues that say why not."""

from collections.abc import Sequence

from onrecord.base.document import Capture, Document, Segment
from onrecord.base.ids import content_id
from onrecord.base.run import Issue
from onrecord.base.span import Span
from onrecord.capture.jsonlines import parse_object
from onrecord.decode.charset import decode_bytes
from onrecord.decode.clutter import find_clutter
from onrecord.decode.dates import read_date
from onrecord.decode.fields import FieldError, Fields, read_fields
from onrecord.decode.language import not_english
from onrecord.decode.plain import read_plain
from onrecord.decode.web import read_web

Outcome = tuple[Document | None, tuple[Issue, ...]]


def decode(capture: Capture) -> Outcome:
    """The document, or None, and all that went wrong; an issue is fatal exactly when there is no document.

    Segments map the text back to the decoded capture (without a byte order mark): all of it but changed line breaks for
    plain text, runs of it for a web page, nothing for JSON, whose strings stand in the file in escaped form.
    """
    if capture.media == "application/json":
        return _json(capture)
    return _web(capture) if capture.media == "text/html" else _plain(capture)


def _plain(capture: Capture) -> Outcome:
    decoded = decode_bytes(capture.content)
    article = read_plain(decoded.text)
    body_start = len(article.headers["title"]) + 1 if "title" in article.headers else 0
    if not article.text[body_start:].strip():
        return None, (Issue("no-text", capture.source, "a header block and no text under it"),)
    stated = article.headers.get("published")
    fields = Fields(
        text=article.text, title=article.headers.get("title"), published=stated and (read_date(stated) or stated),
        outlet=article.headers.get("outlet"), url=article.headers.get("url"), language=article.headers.get("language"),
    )  # fmt: skip
    return _document(capture, fields, article.segments, issues=_doubt(capture, decoded.doubt))


def _web(capture: Capture) -> Outcome:
    decoded = decode_bytes(capture.content, page=True)
    article = read_web(decoded.text)
    issues = _doubt(capture, decoded.doubt)
    if article is None or article.text == article.title:
        detail = "no main text found in this page; save the article itself, or copy its text into a .txt file"
        return None, (*issues, Issue("no-text", capture.source, detail))
    fields = Fields(
        text=article.text, title=article.title, published=article.published or article.stated_date,
        outlet=article.outlet, url=article.url, language=article.language,
    )  # fmt: skip
    return _document(capture, fields, article.segments, beside=article.beside, issues=issues)


def _json(capture: Capture) -> Outcome:
    content = parse_object(capture.content)
    if isinstance(content, str):
        return None, (Issue("bad-json", capture.source, f"not one JSON object: {content}"),)
    try:
        fields = read_fields(content)
    except FieldError as error:
        return None, (Issue("bad-json", capture.source, str(error)),)
    if not fields.text:
        return None, (Issue("no-text", capture.source, "field 'text' is missing or empty; the article goes there"),)
    doubt = f"{fields.mended} half characters (lone surrogates) became U+FFFD" if fields.mended else None
    return _document(capture, _with_title(fields), issues=_doubt(capture, doubt))


def _with_title(fields: Fields) -> Fields:
    if not fields.title:
        return fields
    return Fields(
        text=f"{fields.title}\n{fields.text}", document_id=fields.document_id, title=fields.title,
        published=fields.published, outlet=fields.outlet, url=fields.url, language=fields.language,
    )  # fmt: skip


def _document(
    capture: Capture, fields: Fields, segments: tuple[Segment, ...] = (), *,
    beside: Sequence[Span] = (), issues: tuple[Issue, ...] = (),
) -> Outcome:  # fmt: skip
    """The last steps, the same for every form. `fields.text` is the whole coded text, title included."""
    if foreign := not_english(fields.text):
        return None, (*issues, Issue("not-english", capture.source, foreign))
    published = read_date(fields.published) if fields.published else None
    if fields.published and not published:
        detail = f"expected a date as YYYY-MM-DD; found {fields.published!r:.60}; read on without a publication date"
        issues = (*issues, Issue("bad-date", capture.source, detail, fatal=False))
    title_end = len(fields.title) if fields.title else 0
    document = Document(
        document_id=fields.document_id or content_id("doc", fields.text, fields.url or "", published or ""),
        text=fields.text, capture_sha256=capture.sha256, title=fields.title, outlet=fields.outlet, url=fields.url,
        published=published, language=fields.language,
        clutter=find_clutter(fields.text, title_end=title_end, known=beside), segments=segments,
    )  # fmt: skip
    return document, issues


def _doubt(capture: Capture, words: str | None) -> tuple[Issue, ...]:
    return (Issue("encoding", capture.source, words, fatal=False),) if words else ()
