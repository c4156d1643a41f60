"""Secrets at rest: encrypted with a key of this home (JWE, AES-256-GCM)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from adapters.key_file import kept_key
from core.errors import DataError

_HEADER = {"alg": "dir", "enc": "A256GCM"}


class Seal:
    """Encrypts and opens short texts."""

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file

    def seal(self, text: str) -> str:
        """Return the text encrypted and guarded against change."""
        return jwe.encrypt_compact(dict(_HEADER), text.encode(), self._key)

    def open(self, sealed: str) -> str:
        """Return what was sealed.

        Raises:
            DataError: it was changed, or sealed with another home's key.
        """
        try:
            return (jwe.decrypt_compact(sealed, self._key).plaintext or b"").decode()
        except (JoseError, ValueError) as error:
            raise DataError(
                f"A secret cannot be opened with {self._key_file.name}; it was sealed with another key. "
                "Put that key back, or install the app again."
            ) from error

    @cached_property
    def _key(self) -> OctKey:
        return OctKey.import_key(kept_key(self._key_file))
