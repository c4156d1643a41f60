"""Secrets at rest: encrypted with a key of this home (JWE, AES-256-GCM)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.key_file import kept_key
from core.errors import DataError

if TYPE_CHECKING:
    from joserfc.jwk import OctKey

_HEADER = {"alg": "dir", "enc": "A256GCM"}


class Seal:
    """Encrypts and opens short texts."""

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file

    def seal(self, text: str) -> str:
        """Return the text encrypted and guarded against change."""
        from joserfc import jwe  # noqa: PLC0415 - a tenth of a second, and only Slack's tokens are sealed

        return jwe.encrypt_compact(dict(_HEADER), text.encode(), self._key)

    def open(self, sealed: str) -> str:
        """Return what was sealed.

        Raises:
            DataError: it was changed, or sealed with another home's key.
        """
        from joserfc import jwe  # noqa: PLC0415 - see above
        from joserfc.errors import JoseError  # noqa: PLC0415 - see above

        try:
            return (jwe.decrypt_compact(sealed, self._key).plaintext or b"").decode()
        except (JoseError, ValueError) as error:
            raise DataError(
                f"A secret cannot be opened with {self._key_file.name}; it was sealed with another key. "
                "Put that key back, or install the app again."
            ) from error

    @cached_property
    def _key(self) -> OctKey:
        from joserfc.jwk import OctKey  # noqa: PLC0415 - see above

        return OctKey.import_key(kept_key(self._key_file))
