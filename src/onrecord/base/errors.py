"""Coded errors: misuse and broken stores raise; bad input becomes an Issue instead.

OnrecordError
├── ValueFormError    a value that breaks its own rules (a reversed interval, a latitude of 200)
├── EvidenceError     a quote that is not in the text where it claims to be
├── LedgerError       a ledger that cannot be opened, is of another version, or is damaged
└── UsageError        a verb called with what it cannot work on
"""


class OnrecordError(Exception):
    """What was expected, what came, and what to do; `code` is stable and safe to match on."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code:
            self.code = code


class ValueFormError(OnrecordError):
    code = "value-form"


class EvidenceError(OnrecordError):
    code = "evidence"


class LedgerError(OnrecordError):
    code = "ledger"


class UsageError(OnrecordError):
    code = "usage"
