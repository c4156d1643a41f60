"""One-time codes that link a phone or a Slack user to an account: how they look and how they are kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=30)
"""How long a code can be used."""

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without what is taken for something else when it is read aloud or copied: 0 O 1 I L."""

_HALF = 4
_CODE = re.compile(r"\bSR[-–\s]*([2-9A-HJKMNP-Z]{4})[-–\s]*([2-9A-HJKMNP-Z]{4})\b", re.IGNORECASE)
_LONGEST_MESSAGE = 80
_SALT = b"smartretail link code"


@dataclass(frozen=True)
class IssuedCode:
    """A code, told once, and until when it can be used."""

    code: str
    expires_at: datetime


def new_code() -> str:
    """Return a code that nobody can guess: one of 8 × 10¹¹, such as `SR-7KQM-4XPD`."""
    halves = ("".join(secrets.choice(_ALPHABET) for _ in range(_HALF)) for _ in range(2))
    return "SR-" + "-".join(halves)


def code_in(text: str) -> str | None:
    """Return the code a short message holds, as it was issued; `None` where it holds none."""
    found = _CODE.search(text) if len(text) <= _LONGEST_MESSAGE else None
    return None if found is None else f"SR-{found[1]}-{found[2]}".upper()


def code_hash(code: str) -> str:
    """Return what is kept of a code: slow to compute, so that a copy of the database tells none."""
    return hashlib.scrypt(code.encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=32).hex()
