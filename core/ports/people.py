"""Users, tenants and their tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.identity import ChannelAddress, Principal, Role
from core.link_code import IssuedCode
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
    """What each tenant set for itself, and who its people are."""

    def find_user(self, user_id: str) -> Principal | None:
        """Return the user, or `None`."""
        ...

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


class LinkCodes(Protocol):
    """One-time codes that give a person an address; only their hashes are kept."""

    def issue(self, user_id: str, code_hash: str, at: datetime, expires_at: datetime) -> None:
        """Keep a new code of the person's; an earlier one that was not used is no good any more."""
        ...

    def redeem(self, code_hash: str, channel: str, address: str, at: datetime) -> str | None:
        """Use a code up and give its person the address; `None` where it is no good.

        Raises:
            ConflictError: the address belongs to somebody.
        """
        ...

    def used_by(self, code_hash: str) -> str | None:
        """Return whose a code was that is used up; `None` for any other."""
        ...

    def failed(self, channel: str, address: str, at: datetime) -> None:
        """Note that an address sent a code that was no good."""
        ...

    def failures(self, channel: str, address: str, since: datetime) -> tuple[int, int]:
        """Return how many wrong codes came since an instant: from the address, and in all."""
        ...


class LinkIssuer(Protocol):
    """Issues codes that link a person's phone or Slack user."""

    def issue(self, person: Principal, by: str) -> IssuedCode:
        """Return a new code of the person's; an earlier one is no good any more."""
        ...
