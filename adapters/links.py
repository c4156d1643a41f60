"""Signed names for things that may be reached without signing in, for a while.

A token is `<expiry>.<subject>.<signature>`: whoever holds it may do the one thing it is for,
until it expires. The key lies in the home, readable by its owner only.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cached_property
from pathlib import Path

from adapters.key_file import kept_key
from core.clock import Clock, SystemClock
from core.errors import IdentityError
from core.ports import UploadTicket
from core.uploaded_document import UPLOAD

_LONGEST = 1_000


class SignedLinks:
    """`core.ports.Links` with a key of this home."""

    def __init__(self, key_file: Path, clock: Clock | None = None) -> None:
        self._key_file = key_file
        self._clock = clock or SystemClock()

    def sign(self, purpose: str, subject: str, expires_in_s: int) -> str:
        """Return a token that stands for the subject; URL-safe."""
        expiry = int(self._clock.now().timestamp()) + expires_in_s
        named = urlsafe_b64encode(subject.encode()).decode().rstrip("=")
        told = f"{expiry}.{named}"
        return f"{told}.{self._signature(purpose, told)}"

    def subject(self, purpose: str, token: str) -> str:
        """Return what a token stands for.

        Raises:
            IdentityError: it is not ours, for another purpose, or expired.
        """
        told, _, signature = token.rpartition(".")
        expiry, _, named = told.partition(".")
        genuine = hmac.compare_digest(signature.encode(), self._signature(purpose, told).encode())
        if len(token) > _LONGEST or not genuine or not expiry.isdecimal():
            raise IdentityError("This link does not hold; ask for a new one.", code="link_invalid")
        if int(expiry) < self._clock.now().timestamp():
            raise IdentityError("This link has expired; ask for a new one.", code="link_expired")
        return urlsafe_b64decode(named + "=" * (-len(named) % 4)).decode()

    def _signature(self, purpose: str, told: str) -> str:
        digest = hmac.new(self._key, f"{purpose}\n{told}".encode(), hashlib.sha256).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")

    @cached_property
    def _key(self) -> bytes:
        return kept_key(self._key_file)


class LocalUploadUrls:
    """`core.ports.UploadUrls` of this server: a path with a token that names one document."""

    def __init__(self, links: SignedLinks) -> None:
        self._links = links

    def put_url(self, doc_id: str, blob_key: str, media_type: str, expires_in_s: int) -> UploadTicket:
        """Return the address for one file, as a path on this server."""
        token = self._links.sign(UPLOAD, doc_id, expires_in_s)
        return UploadTicket(doc_id, f"/uploads/{token}", {"Content-Type": media_type}, expires_in_s)
