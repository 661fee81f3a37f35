"""The ledger's tables. Rows are added and never changed: every row's key is made from its content, or counts upwards.

captures ── sources            bytes as they came, and every place they came from
   └─ documents                one row for each text under one document id, with all its metadata
        ├─ claims              one slot, one value, by these words
        └─ codings ── coded    all that one configuration made of a document; which runs made it, in order
             ├─ mentions ── derivations      claims by mention, preferred first, with method and score
             └─ tallies, firsts, attributions, framing, coding_issues
judgements ── judged           verdicts on pairs of mentions; which runs gave them, in order
issues, runs

Clutter, segments, values, speakers, counts, countries, scopes, comparisons are canonical JSON. `coded`, `judged` and `runs` say when; all else is content and
makes up the ledger's digest.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

REVISION = "0001"
"""The newest migration this version knows."""
APPLICATION_ID = 0x6F6E7263
"""SQLite's application_id of a ledger: "onrc" in ASCII."""

TABLES = MetaData()


def _text(name: str, *constraints: ForeignKey, optional: bool = False) -> Column[str]:
    return Column(name, Text, *constraints, nullable=optional)


def _count(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _coding() -> Column[str]:
    return Column("coding", Text, ForeignKey("codings.key"), primary_key=True)


def _ordinal(name: str = "ordinal") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _evidence() -> tuple[Column[str], Column[int], Column[int]]:
    return _text("quote"), _count("start"), _count("end")


runs = Table(
    "runs", TABLES, Column("run_id", Text, primary_key=True),
    _text("started"), _text("verb"), _text("version"), _text("configuration"),
)  # fmt: skip
captures = Table(
    "captures", TABLES, Column("sha256", Text, primary_key=True), Column("content", LargeBinary, nullable=False),
)  # fmt: skip
"""`content` is zlib-compressed; `sha256` is of the bytes before compression."""
sources = Table(
    "sources", TABLES,
    Column("sha256", Text, ForeignKey("captures.sha256"), primary_key=True),
    Column("source", Text, primary_key=True), Column("media", Text, primary_key=True),
)  # fmt: skip
documents = Table(
    "documents", TABLES, Column("key", Text, primary_key=True), _text("document_id"), _text("text"),
    _text("text_sha256"), _text("capture_sha256", ForeignKey("captures.sha256")), _text("title", optional=True),
    _text("outlet", optional=True), _text("url", optional=True), _text("published", optional=True),
    _text("language", optional=True), _text("clutter"), _text("segments"),
    Index("documents_by_id", "document_id", "text_sha256"),
)  # fmt: skip
codings = Table(
    "codings", TABLES, Column("key", Text, primary_key=True), _text("document", ForeignKey("documents.key")),
    _text("scope"), _text("configuration"), Index("codings_by_document", "document"),
)  # fmt: skip
coded = Table(
    "coded", TABLES, Column("sequence", Integer, primary_key=True), _text("coding", ForeignKey("codings.key")),
    _text("run_id", ForeignKey("runs.run_id")), Index("coded_by_coding", "coding"),
)  # fmt: skip
mentions = Table(
    "mentions", TABLES, _coding(), _ordinal(), _text("mention_id"), _text("event_type"),
    Column("aggregate", Boolean, nullable=False), _text("modality"), _text("title"), *_evidence(),
    Index("mentions_by_id", "mention_id"),
)  # fmt: skip
claims = Table(
    "claims", TABLES, Column("key", Text, primary_key=True), _text("claim_id"),
    _text("document", ForeignKey("documents.key")), _text("mention_id"), _text("slot"), _text("value"), *_evidence(),
    _text("speaker", optional=True), _text("modality"), Index("claims_by_id", "claim_id"),
)  # fmt: skip
derivations = Table(
    "derivations", TABLES, _coding(), _ordinal("mention"), _ordinal(), _text("claim", ForeignKey("claims.key")),
    _text("method"), Column("score", Float, nullable=False), Index("derivations_by_claim", "claim"),
)  # fmt: skip
tallies = Table(
    "tallies", TABLES, _coding(), _ordinal(), _text("count"), _text("of"), _text("since", optional=True),
    _text("until", optional=True), _text("countries"), _text("by", optional=True), _text("target", optional=True),
    *_evidence(), _text("speaker", optional=True), _text("method"),
)  # fmt: skip
firsts = Table(
    "firsts", TABLES, _coding(), _ordinal(), _text("kind"), _text("of"), _text("since", optional=True),
    _text("where", optional=True), *_evidence(), _text("speaker", optional=True), _text("method"),
)  # fmt: skip
attributions = Table(
    "attributions", TABLES, _coding(), _ordinal(), _text("source"), _text("cue"), _text("content"), _text("scope"),
    _text("method"),
)  # fmt: skip
framing = Table("framing", TABLES, _coding(), _ordinal(), *_evidence(), _text("side"), _text("method"))
issues = Table(
    "issues", TABLES, Column("key", Text, primary_key=True), _text("code"), _text("subject"), _text("detail"),
    _count("start", optional=True), _count("end", optional=True), Column("fatal", Boolean, nullable=False),
    _text("run_id", ForeignKey("runs.run_id")),
)  # fmt: skip
"""`run_id` is the first run that met the issue."""
coding_issues = Table(
    "coding_issues", TABLES, _coding(), _ordinal(), _text("issue", ForeignKey("issues.key")),
)  # fmt: skip
judgements = Table(
    "judgements", TABLES, Column("key", Text, primary_key=True), _text("left"), _text("right"), _text("verdict"),
    _text("method"), Column("score", Float, nullable=False), _text("comparisons"), _text("reason"),
    Index("judgements_by_pair", "left", "right"),
)  # fmt: skip
judged = Table(
    "judged", TABLES, Column("sequence", Integer, primary_key=True),
    _text("judgement", ForeignKey("judgements.key")), _text("run_id", ForeignKey("runs.run_id")),
    Index("judged_by_judgement", "judgement"),
)  # fmt: skip

OCCASIONS: tuple[Table, ...] = (runs, coded, judged)
"""Tables that say when something was done: no part of the digest."""
