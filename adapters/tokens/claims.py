"""What every token must show, whoever signed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.errors import IdentityError

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

ALGORITHMS = ("RS256",)
"""The allowlist; a token's own header never chooses beyond it."""

_MAX_LENGTH = 16_384


def key_id(token: str) -> str:
    """Return the key id an unchecked token names; it is a hint, not a proof."""
    from joserfc.errors import JoseError  # noqa: PLC0415 - signing is off the path of `ask`
    from joserfc.jws import extract_compact  # noqa: PLC0415

    if len(token) > _MAX_LENGTH:
        raise invalid()
    try:
        header = extract_compact(token.encode()).headers()
    except (JoseError, ValueError, TypeError) as error:
        raise invalid() from error
    kid = header.get("kid")
    if header.get("alg") not in ALGORITHMS or not isinstance(kid, str) or not kid:
        raise invalid()
    return kid


def checked_claims(token: str, key: RSAKey, *, issuer: str, now: int, leeway_s: int) -> Mapping[str, Any]:
    """Return the claims of a token whose signature, issuer and times hold.

    Raises:
        IdentityError: anything is wrong; the message does not say what the token holds.
    """
    from joserfc import jwt  # noqa: PLC0415 - as above
    from joserfc.errors import ExpiredTokenError, JoseError  # noqa: PLC0415

    rules = jwt.JWTClaimsRegistry(
        now=now,
        leeway=leeway_s,
        iss={"essential": True, "value": issuer},
        sub={"essential": True},
        exp={"essential": True},
    )
    try:
        claims = jwt.decode(token, key, algorithms=ALGORITHMS).claims
        rules.validate(claims)
    except ExpiredTokenError as error:
        raise IdentityError("The token has expired; sign in again.", code="token_expired") from error
    except (JoseError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise invalid() from error
    return claims


def is_for(audience: str, claim: object) -> bool:
    """Tell whether an `aud` claim, one name or a list of names, includes the audience."""
    return claim == audience or (isinstance(claim, list) and audience in claim)


def invalid() -> IdentityError:
    """Return the one error for every token that does not hold."""
    return IdentityError("The token is not valid; sign in again.")
