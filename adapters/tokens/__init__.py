"""Bearer tokens: issued here with our own key, or checked against an outside issuer's."""

from adapters.tokens.jwks import JwksTokens
from adapters.tokens.local import LocalTokens

__all__ = ["JwksTokens", "LocalTokens"]
