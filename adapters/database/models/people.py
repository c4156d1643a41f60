"""Tenants, users, what they may see and where they are reached."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class TenantRow(Base):
    """A tenant; `settings` holds only what differs from the defaults of `TenantSettings`."""

    __tablename__ = "tenants"

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    settings: Mapped[str] = mapped_column(FreeText)


class UserRow(Base):
    """A user; where `all_stores` or `all_skus` is set the grants of that kind do not count."""

    __tablename__ = "users"

    user_id: Mapped[str] = mapped_column(primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.tenant_id"), index=True)
    name: Mapped[str] = mapped_column(FreeText)
    role: Mapped[str]
    all_stores: Mapped[bool]
    all_skus: Mapped[bool]


class GrantRow(Base):
    """A store or a product a user may see."""

    __tablename__ = "grants"
    __table_args__ = (CheckConstraint("kind IN ('store', 'sku')", name="kind"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)


class AddressRow(Base):
    """Where a user is reached; an address belongs to one user per channel."""

    __tablename__ = "addresses"

    channel: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), index=True)
