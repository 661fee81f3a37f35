"""Rows back into documents, codings, judgements and issues, equal to what was added."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import TypeAlias, cast

from sqlalchemy import Connection, RowMapping, Select, Table, func, select

from onrecord.base.claim import Claim, CodedMention, Derivation, First, Tally
from onrecord.base.codebook import EventType, Modality, Scope, Slot
from onrecord.base.coding import Coding
from onrecord.base.document import Document
from onrecord.base.incident import Judgement, Verdict
from onrecord.base.mention import Attribution, FirstKind, Framing, TallyOf
from onrecord.base.run import Issue, IssueCode
from onrecord.base.span import Evidence, Span
from onrecord.base.values import Count, value_from_json
from onrecord.ledger import schema
from onrecord.ledger.forms import comparisons_of, evidence_of, names_of, parsed_object, segments_of, spans_of, speaker_of

CHUNK = 200
"""Codings read at once: bounds memory, and stays under every database's limit on bound parameters."""
Hanging: TypeAlias = Mapping[str, Sequence[RowMapping]]
"""The rows of one table by the coding they hang on."""
