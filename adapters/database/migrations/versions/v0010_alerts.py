"""Alerts, what became of them, people's own rules, and who was told what.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the revision."""
    _alerts()
    _events()
    _rules()
    _tellings()


def downgrade() -> None:
    """Go back one revision."""
    for table in ("alert_tellings", "alert_rules", "alert_events", "alerts"):
        op.drop_table(table)


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("alert_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("type", _KEY, nullable=False),
        sa.Column("severity", _KEY, nullable=False),
        sa.Column("form", _KEY, nullable=False),
        sa.Column("sku_id", _KEY, nullable=False),
        sa.Column("store_id", _KEY, nullable=False),
        sa.Column("topic", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("holders", sa.Text(), nullable=False),
        sa.Column("subject", _KEY, nullable=False),
        sa.Column("open_subject", _KEY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("doing", _KEY, nullable=True),
        sa.Column("reference", _KEY, nullable=True),
        sa.Column("worth", sa.Double(), nullable=True),
        sa.Column("facts_json", sa.Text(), nullable=False),
        sa.Column("status", _KEY, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("news_at", _INSTANT, nullable=False),
        sa.Column("acknowledged_by", _KEY, nullable=True),
        sa.Column("acknowledged_at", _INSTANT, nullable=True),
        sa.Column("snoozed_until", _INSTANT, nullable=True),
        sa.Column("resolved_at", _INSTANT, nullable=True),
        sa.Column("closed_by", _KEY, nullable=True),
        sa.CheckConstraint(
            "status IN ('open', 'acknowledged', 'snoozed', 'resolved')", name="ck_alerts_status"
        ),
        sa.CheckConstraint("severity IN ('critical', 'high', 'medium', 'low')", name="ck_alerts_severity"),
        sa.PrimaryKeyConstraint("sequence", name="pk_alerts"),
        sa.UniqueConstraint("alert_id", name="uq_alerts_alert_id"),
        sa.UniqueConstraint("tenant_id", "open_subject", name="uq_alerts_tenant_id_open_subject"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alerts_tenant_id_status", "alerts", ["tenant_id", "status"])
    op.create_index("ix_alerts_tenant_id_subject", "alerts", ["tenant_id", "subject"])


def _events() -> None:
    op.create_table(
        "alert_events",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("alert_id", _KEY, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("event", _KEY, nullable=False),
        sa.Column("by", _KEY, nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_alert_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_events_alert_id_sequence", "alert_events", ["alert_id", "sequence"])


def _rules() -> None:
    op.create_table(
        "alert_rules",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("rule_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("type", _KEY, nullable=True),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("mute", sa.Boolean(), nullable=False),
        sa.Column("sku_ids", sa.Text(), nullable=False),
        sa.Column("store_id", _KEY, nullable=True),
        sa.Column("city", _KEY, nullable=True),
        sa.Column("category", _KEY, nullable=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.Column("removed_at", _INSTANT, nullable=True),
        sa.Column("removed_by", _KEY, nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_alert_rules"),
        sa.UniqueConstraint("rule_id", name="uq_alert_rules_rule_id"),
        sa.UniqueConstraint("tenant_id", "idempotency_key", name="uq_alert_rules_tenant_id_idempotency_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_rules_tenant_id_user_id", "alert_rules", ["tenant_id", "user_id"])


def _tellings() -> None:
    op.create_table(
        "alert_tellings",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("notice_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("alert_id", _KEY, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("escalates", sa.Boolean(), nullable=False),
        sa.Column("planned_at", _INSTANT, nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_alert_tellings"),
        sa.UniqueConstraint(
            "user_id",
            "alert_id",
            "round",
            "escalates",
            name="uq_alert_tellings_user_id_alert_id_round_escalates",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_tellings_tenant_id_planned_at", "alert_tellings", ["tenant_id", "planned_at"])
    op.create_index("ix_alert_tellings_notice_id", "alert_tellings", ["notice_id"])
