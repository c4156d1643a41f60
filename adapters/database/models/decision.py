"""Forecasts set by hand, recommendations and price changes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Double, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class OverrideRow(Base):
    """A person's own forecast; `model_units` is what the model said, JSON by day."""

    __tablename__ = "forecast_overrides"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_forecast_overrides_tenant_id_end_date", "tenant_id", "end_date"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    override_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    start_date: Mapped[date]
    end_date: Mapped[date]
    units_per_day: Mapped[float] = mapped_column(Double)
    reason: Mapped[str] = mapped_column(FreeText)
    created_at: Mapped[datetime]
    cutoff: Mapped[date]
    model_units: Mapped[str] = mapped_column(FreeText)
    idempotency_key: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_cutoff: Mapped[date | None]


class RecommendationRow(Base):
    """The seed's recommendations; `open_subject` is the subject while it is open, else null.

    Its uniqueness keeps two runs from opening the same twice.
    """

    __tablename__ = "recommendations"
    __table_args__ = (
        UniqueConstraint("tenant_id", "open_subject"),
        Index("ix_recommendations_tenant_id_status", "tenant_id", "status"),
        CheckConstraint("status IN ('proposed', 'accepted', 'rejected', 'expired')", name="status"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    run_date: Mapped[date]
    rec_type: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    other_store_id: Mapped[str | None]
    subject: Mapped[str]
    open_subject: Mapped[str | None]
    score: Mapped[float] = mapped_column(Double)
    payload_json: Mapped[str] = mapped_column(FreeText)
    explanation: Mapped[str] = mapped_column(FreeText)
    valid_until: Mapped[date]
    quiet_days: Mapped[int]
    proposed_at: Mapped[datetime]
    status: Mapped[str]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(FreeText)


class PriceChangeRow(Base):
    """A price change, applied or asked for; money is text, exactly as it was said.

    `outcome` is JSON: what was expected of it, and what was measured. `asked_price` is what was
    asked for where a manager agreed to another price.
    """

    __tablename__ = "price_changes"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_price_changes_tenant_id_sku_id_store_id", "tenant_id", "sku_id", "store_id"),
        CheckConstraint("status IN ('waiting', 'applied', 'rejected', 'undone', 'expired')", name="status"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    price_before: Mapped[str]
    price: Mapped[str]
    asked_price: Mapped[str | None]
    requested_at: Mapped[datetime]
    cutoff: Mapped[date]
    status: Mapped[str] = mapped_column(index=True)
    reasons: Mapped[str] = mapped_column(FreeText)
    recommendation_id: Mapped[str | None]
    undoes: Mapped[str | None]
    idempotency_key: Mapped[str | None]
    applied_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(FreeText)
    outcome: Mapped[str | None] = mapped_column(FreeText)
