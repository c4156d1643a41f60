"""How a remote model fails; the messages say why, and never quote what it said."""

from __future__ import annotations


class ModelFailedError(Exception):
    """The remote model gave no usable answer; the message says why, without its text."""


class ProviderError(Exception):
    """The provider refused or broke off; `retry_after_s` is when it may be asked again, if it said."""

    def __init__(self, why: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(why)
        self.retry_after_s = retry_after_s


class TooMuchError(Exception):
    """The model would not stop."""
