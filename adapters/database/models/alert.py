"""Alerts, what became of them, people's own rules, and who was told what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Double, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class AlertRow(Base):
    """The seed's alerts; `open_subject` is the subject until it is resolved, else null.

    Its uniqueness keeps two evaluations from opening the same twice. `facts_json` holds the
    figures with where they come from, tagged JSON.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        UniqueConstraint("tenant_id", "open_subject"),
        Index("ix_alerts_tenant_id_status", "tenant_id", "status"),
        Index("ix_alerts_tenant_id_subject", "tenant_id", "subject"),
        CheckConstraint("status IN ('open', 'acknowledged', 'snoozed', 'resolved')", name="status"),
        CheckConstraint("severity IN ('critical', 'high', 'medium', 'low')", name="severity"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    alert_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    type: Mapped[str]
    severity: Mapped[str]
    form: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    topic: Mapped[str]
    user_id: Mapped[str]
    holders: Mapped[str] = mapped_column(FreeText)
    subject: Mapped[str]
    open_subject: Mapped[str | None]
    reason: Mapped[str] = mapped_column(FreeText)
    doing: Mapped[str | None]
    reference: Mapped[str | None]
    worth: Mapped[float | None] = mapped_column(Double)
    facts_json: Mapped[str] = mapped_column(FreeText)
    status: Mapped[str]
    round: Mapped[int]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    news_at: Mapped[datetime]
    acknowledged_by: Mapped[str | None]
    acknowledged_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]


class AlertEventRow(Base):
    """One line of an alert's history."""

    __tablename__ = "alert_events"
    __table_args__ = (
        Index("ix_alert_events_alert_id_sequence", "alert_id", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[str]
    alert_id: Mapped[str]
    at: Mapped[datetime]
    event: Mapped[str]
    by: Mapped[str | None]
    details: Mapped[str] = mapped_column(FreeText)


class AlertRuleRow(Base):
    """What a person wants to be told of, or no longer told of; `sku_ids` is a JSON list."""

    __tablename__ = "alert_rules"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_alert_rules_tenant_id_user_id", "tenant_id", "user_id"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    type: Mapped[str | None]
    threshold: Mapped[float | None] = mapped_column(Double)
    in_units: Mapped[bool]
    mute: Mapped[bool]
    sku_ids: Mapped[str] = mapped_column(FreeText)
    store_id: Mapped[str | None]
    city: Mapped[str | None]
    category: Mapped[str | None]
    created_at: Mapped[datetime]
    idempotency_key: Mapped[str | None]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None]


class EventMarkRow(Base):
    """The stamp of what had come in, of a name such as `imports`, when it was last evaluated."""

    __tablename__ = "event_marks"

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    stamp: Mapped[str] = mapped_column(FreeText)


class AlertTellingRow(Base):
    """One alert of one notice to one person; `reached` is null until the notice was handed over.

    Its uniqueness keeps two sweeps from telling a person the same news twice.
    """

    __tablename__ = "alert_tellings"
    __table_args__ = (
        UniqueConstraint("user_id", "alert_id", "round", "escalates"),
        Index("ix_alert_tellings_tenant_id_planned_at", "tenant_id", "planned_at"),
        Index("ix_alert_tellings_notice_id", "notice_id"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[str]
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    alert_id: Mapped[str]
    round: Mapped[int]
    escalates: Mapped[bool]
    planned_at: Mapped[datetime]
    reached: Mapped[bool | None]
