"""An outside issuer, such as Cognito: tokens are checked against its published keys."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from adapters.tokens.claims import ALGORITHMS, checked_claims, invalid, is_for, key_id
from core.clock import Clock, SystemClock
from core.errors import ExternalError, InputError, PolicyError

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

REFETCH_S = 60
"""An unknown key id asks the issuer again at most this often."""

KEEP_S = 3600
"""After this the keys are fetched anew, so that a withdrawn one is forgotten."""

RETRY_S = 5
"""After a failed fetch the issuer is left alone this long."""

_LEEWAY_S = 5
_TIMEOUT_S = 5.0
_MAX_BYTES = 1 << 20
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class JwksTokens:
    """`core.ports.Tokens` that trusts one outside issuer and issues nothing itself."""

    def __init__(self, *, issuer: str, jwks_url: str, audience: str, clock: Clock | None = None) -> None:
        if not issuer or not audience:
            raise InputError("An outside issuer needs JWT_ISSUER and JWT_AUDIENCE, else any token would do.")
        where = urlsplit(jwks_url)
        if where.scheme != "https" and not (where.scheme == "http" and where.hostname in _LOOPBACK):
            raise InputError("JWKS_URL must be https: whoever alters the keys on the way may sign in.")
        self._issuer = issuer
        self._url = jwks_url
        self._audience = audience
        self._clock = clock or SystemClock()
        self._keys: dict[str, RSAKey] = {}
        self._fetched_at: int | None = None
        self._tried_at: int | None = None
        self._lock = threading.Lock()

    def issue(self, user_id: str, expires_in_s: int = 3600) -> str:
        """Refuse: only the outside issuer signs."""
        raise PolicyError(f"Tokens are issued by {self._issuer}; get one there.")

    def subject(self, token: str) -> str:
        """Return the user id a valid token names.

        Raises:
            IdentityError: the token does not hold.
            ExternalError: the issuer's keys were never fetched and cannot be now.
        """
        key = self._key(key_id(token))
        claims = checked_claims(token, key, issuer=self._issuer, now=self._now(), leeway_s=_LEEWAY_S)
        if not self._is_ours(claims):
            raise invalid()
        return claims["sub"]

    def jwks(self) -> Mapping[str, Any]:
        """Return the issuer's public keys as a JWK set."""
        with self._lock:
            self._refresh_if_old()
            return {"keys": [key.as_dict(private=False) for key in self._keys.values()]}

    def _is_ours(self, claims: Mapping[str, Any]) -> bool:
        """Tell whether the token was made for us; Cognito's access tokens say so in `client_id`."""
        match claims.get("token_use"):
            case "access":
                return claims.get("client_id") == self._audience
            case None | "id":
                return is_for(self._audience, claims.get("aud"))
            case _:
                return False

    def _now(self) -> int:
        return int(self._clock.now().timestamp())

    def _key(self, kid: str) -> RSAKey:
        with self._lock:
            self._refresh_if_old()
            if kid not in self._keys and self._now() - (self._fetched_at or 0) >= REFETCH_S:
                self._refresh()
            if kid not in self._keys:
                raise invalid()
            return self._keys[kid]

    def _refresh_if_old(self) -> None:
        if self._fetched_at is None or self._now() - self._fetched_at >= KEEP_S:
            self._refresh()
        if self._fetched_at is None:
            raise ExternalError("The issuer's keys cannot be fetched; sign-in is not possible right now.")

    def _refresh(self) -> None:
        """Fetch the keys; where that fails the known ones stay in use until it works again."""
        now = self._now()
        if self._tried_at is not None and now - self._tried_at < RETRY_S:
            return
        self._tried_at = now
        keys = _fetch(self._url)
        if keys is not None:
            self._keys, self._fetched_at = keys, now


def _fetch(url: str) -> dict[str, RSAKey] | None:
    import httpx  # noqa: PLC0415 - only where an outside issuer is configured

    try:
        response = httpx.get(url, timeout=_TIMEOUT_S, follow_redirects=False)
        response.raise_for_status()
        if len(response.content) > _MAX_BYTES:
            return None
        listed = response.json()["keys"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return None
    return _signing_keys(listed) if isinstance(listed, list) else None


def _signing_keys(listed: list[Any]) -> dict[str, RSAKey]:
    """Return the RSA signing keys by id; keys of other kinds are not ours to use."""
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import RSAKey  # noqa: PLC0415

    found: dict[str, RSAKey] = {}
    for entry in listed:
        if not isinstance(entry, dict):
            continue
        public = cast("dict[str, Any]", entry)
        kid = public.get("kid")
        fits = public.get("kty") == "RSA" and public.get("use", "sig") == "sig"
        if not fits or public.get("alg", ALGORITHMS[0]) not in ALGORITHMS or not isinstance(kid, str):
            continue
        try:
            parts = {name: public[name] for name in ("kty", "n", "e", "kid")}
            found[kid] = RSAKey.import_key({**parts, "use": "sig", "alg": ALGORITHMS[0]})
        except (JoseError, ValueError, TypeError, KeyError):
            continue
    return found
