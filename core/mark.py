"""The mark of what was shown: a yes that brings it along is for just that."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 10
MARK_PATTERN = rf"S_[0-9a-f]{{{_LENGTH}}}"


def mark_of_shown(said: str) -> str:
    """Return `S_…`, the same for the same text and another one for any other."""
    return f"S_{sha256(said.encode()).hexdigest()[:_LENGTH]}"
