"""Who a token belongs to: checked, then looked up among the users."""

from __future__ import annotations

from core.errors import IdentityError
from core.identity import Principal
from core.ports import Directory, Tokens

_LONGEST_TOKEN = 8_192


def principal_of(token: str, tokens: Tokens, directory: Directory) -> Principal:
    """Return the user a bearer token names.

    Raises:
        IdentityError: the token does not hold, or names nobody here.
    """
    if not token or len(token) > _LONGEST_TOKEN or not token.isascii():
        raise IdentityError("The token is not valid; sign in again.")
    principal = directory.find_user(tokens.subject(token))
    if principal is None:
        raise IdentityError("The token names no user of this system; ask an admin to add the user.")
    return principal
