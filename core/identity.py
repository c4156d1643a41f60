"""Who is asking, and what that person may see.

A `Principal` comes from a verified channel identity only (a signed webhook, a checked
token, the owner of the machine), never from what a message says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The seed's roles, from least to most."""

    SELLER = "seller"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True)
class Principal:
    """A person whose identity was verified.

    `store_ids` and `sku_ids` are the allowed sets; `None` means the whole tenant.
    """

    tenant_id: str
    user_id: str
    name: str
    role: Role
    store_ids: frozenset[str] | None = None
    sku_ids: frozenset[str] | None = None

    def may_see_store(self, store_id: str) -> bool:
        """Tell whether the store is in the caller's scope."""
        return self.store_ids is None or store_id in self.store_ids

    def may_see_sku(self, sku_id: str) -> bool:
        """Tell whether the product is in the caller's scope."""
        return self.sku_ids is None or sku_id in self.sku_ids


@dataclass(frozen=True)
class Scope:
    """Which part of a tenant's data a question is about; already authorised.

    `None` means every store, or every product, of the tenant. Empty tuples match nothing.
    """

    tenant_id: str
    store_ids: tuple[str, ...] | None = None
    sku_ids: tuple[str, ...] | None = None


@dataclass(frozen=True)
class ChannelAddress:
    """Where a person is reached on a channel, as the channel itself names it.

    WhatsApp: `+9198…` (E.164). Slack: `TEAM:USER`. Web and API: the user id.
    """

    channel: str
    address: str
