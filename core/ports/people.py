"""Users, tenants and their tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.identity import ChannelAddress, Principal, Role
from core.tenant import TenantSettings


@dataclass(frozen=True)
class NewUser:
    """A user to add; `None` for stores or products means the whole tenant."""

    user_id: str
    tenant_id: str
    name: str
    role: Role
    store_ids: frozenset[str] | None = None
    sku_ids: frozenset[str] | None = None
    addresses: tuple[ChannelAddress, ...] = ()


class Tenants(Protocol):
    """What each tenant set for itself."""

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        """Return the tenant's settings, defaults where it set none."""
        ...

    def change_setting(self, tenant_id: str, name: str, value: float | None) -> TenantSettings:
        """Set one of `core.tenant.SETTING_RULES`, or take its default back; return all of them.

        Raises:
            InputError: there is no such setting, or the value is not allowed.
        """
        ...


class Directory(Tenants, Protocol):
    """Tenants, users and where they are reached."""

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        """Return who owns the address, or `None` for a stranger."""
        ...

    def find_user(self, user_id: str) -> Principal | None:
        """Return the user, or `None`."""
        ...

    def add_user(self, user: NewUser) -> Principal:
        """Add a user; `ConflictError` where the id or an address is taken."""
        ...

    def users(self, tenant_id: str | None = None) -> Sequence[NewUser]:
        """List users, by id."""
        ...


class Tokens(Protocol):
    """Bearer tokens: issued locally, or checked against an identity provider's keys."""

    def issue(self, user_id: str, expires_in_s: int = 3600) -> str:
        """Return a signed token; `PolicyError` where an outside issuer is configured."""
        ...

    def subject(self, token: str) -> str:
        """Return the user id a valid token names; `IdentityError` for any other."""
        ...

    def jwks(self) -> Mapping[str, Any]:
        """Return the public keys as a JWK set."""
        ...
