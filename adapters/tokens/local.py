"""The local issuer: one RSA key in the home, made on first use."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.tokens.claims import ALGORITHMS, checked_claims, invalid, is_for, key_id
from core.clock import Clock, SystemClock
from core.errors import DataError, InputError

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

_BITS = 2048


class LocalTokens:
    """`core.ports.Tokens` signed with a key of our own (RS256).

    The key file is readable by its owner only. Two processes that start at once end up
    with the same key: the file appears whole, and the second to finish takes the first's.
    """

    def __init__(
        self,
        key_path: Path,
        *,
        issuer: str = "smartretail",
        audience: str = "smartretail",
        clock: Clock | None = None,
    ) -> None:
        self._path = key_path
        self._issuer = issuer
        self._audience = audience
        self._clock = clock or SystemClock()
        self._key: RSAKey | None = None
        self._lock = threading.Lock()

    def issue(self, user_id: str, expires_in_s: int = 3600) -> str:
        """Return a signed token that names the user until it expires."""
        from joserfc import jwt  # noqa: PLC0415 - signing is off the path of `ask`

        if not user_id:
            raise InputError("A token needs a user id.")
        key, now = self._own_key(), self._now()
        claims = {
            "iss": self._issuer,
            "sub": user_id,
            "aud": self._audience,
            "iat": now,
            "exp": now + expires_in_s,
        }
        return jwt.encode({"alg": ALGORITHMS[0], "kid": _kid(key)}, claims, key)

    def subject(self, token: str) -> str:
        """Return the user id a valid token names; `IdentityError` for any other."""
        key = self._own_key()
        if key_id(token) != _kid(key):
            raise invalid()
        claims = checked_claims(token, key, issuer=self._issuer, now=self._now(), leeway_s=0)
        if not is_for(self._audience, claims.get("aud")):
            raise invalid()
        return claims["sub"]

    def jwks(self) -> Mapping[str, Any]:
        """Return the public key as a JWK set."""
        return {"keys": [self._own_key().as_dict(private=False)]}

    def _now(self) -> int:
        return int(self._clock.now().timestamp())

    def _own_key(self) -> RSAKey:
        with self._lock:
            if self._key is None:
                if not self._path.exists():
                    _make_key(self._path)
                self._key = _read_key(self._path)
            return self._key


def _kid(key: RSAKey) -> str:
    return str(key.kid)


def _make_key(path: Path) -> None:
    from joserfc.jwk import RSAKey  # noqa: PLC0415 - as above

    key = RSAKey.generate_key(_BITS, {"use": "sig", "alg": ALGORITHMS[0]}, private=True)
    key.ensure_kid()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
    try:
        with os.fdopen(descriptor, "w") as file:
            json.dump(key.as_dict(private=True), file)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first: its key is the key
            os.link(name, path)
    finally:
        os.unlink(name)


def _read_key(path: Path) -> RSAKey:
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import RSAKey  # noqa: PLC0415

    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    try:
        key = RSAKey.import_key(json.loads(path.read_text()))
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise DataError(
            f"The signing key {path.name} cannot be read; remove it to make a new one (tokens then end)."
        ) from error
    if not key.is_private or key.kid is None:
        raise DataError(f"The signing key {path.name} is not a private key with an id; remove it.")
    return key
