"""The errors of the product, one tree.

::

    SmartRetailError
    ├── InputError        wrong argument, file or question: the caller may correct it
    │   └── ConflictError an idempotency key or a version was used for something else
    ├── DataError         the data cannot tell (too short, stale, unknown): tell the person
    ├── PolicyError       not allowed: terminal, or waits for a person
    │   ├── IdentityError     who is asking is unknown or unproven
    │   ├── ScopeError        outside the caller's stores, products, conversations
    │   └── ApprovalRequiredError  a person must agree first
    └── ExternalError     a provider, a model or a disk failed: retry with backoff
        └── StorageFullError  no space left where data is kept

A message names the value and the remedy. `code` is stable and names the sentence in
`language/locales` that says it to a person; `details` are that sentence's variables.
Third-party errors are translated once, in the adapter that met them.
"""

from __future__ import annotations

from typing import Any


class SmartRetailError(Exception):
    """Base of every error the product raises on purpose."""

    code: str = "internal_error"

    def __init__(self, message: str, *, code: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code
        self.details: dict[str, Any] = details


class InputError(SmartRetailError):
    """An argument, a file or a question is wrong; the model or the user may correct it."""

    code = "invalid_input"


class ConflictError(InputError):
    """A key or a version is already taken by something else."""

    code = "conflict"


class DataError(SmartRetailError):
    """The data at hand cannot answer: too short, stale or unknown."""

    code = "not_enough_data"


class PolicyError(SmartRetailError):
    """The caller may not do this."""

    code = "not_allowed"


class IdentityError(PolicyError):
    """The caller is unknown or the proof of identity does not hold."""

    code = "unknown_identity"


class ScopeError(PolicyError):
    """The request names something outside the caller's scope."""

    code = "out_of_scope"


class ApprovalRequiredError(PolicyError):
    """A person must approve before this takes effect."""

    code = "approval_required"


class ExternalError(SmartRetailError):
    """Something outside the product failed; worth a retry with backoff."""

    code = "external_failure"


class StorageFullError(ExternalError):
    """No space is left where data is kept; nothing was written."""

    code = "storage_full"
