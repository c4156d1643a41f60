"""Recommendations and price changes.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "recommendations",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("run_date", sa.Date(), nullable=False),
        sa.Column("rec_type", _KEY, nullable=False),
        sa.Column("sku_id", _KEY, nullable=False),
        sa.Column("store_id", _KEY, nullable=False),
        sa.Column("other_store_id", _KEY, nullable=True),
        sa.Column("subject", _KEY, nullable=False),
        sa.Column("open_subject", _KEY, nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("payload_json", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("quiet_days", sa.Integer(), nullable=False),
        sa.Column("proposed_at", _INSTANT, nullable=False),
        sa.Column("status", _KEY, nullable=False),
        sa.Column("decided_by", _KEY, nullable=True),
        sa.Column("decided_at", _INSTANT, nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('proposed', 'accepted', 'rejected', 'expired')", name="ck_recommendations_status"
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_recommendations"),
        sa.UniqueConstraint("recommendation_id", name="uq_recommendations_recommendation_id"),
        sa.UniqueConstraint("tenant_id", "open_subject", name="uq_recommendations_tenant_id_open_subject"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_recommendations_tenant_id_status", "recommendations", ["tenant_id", "status"])
    op.create_table(
        "price_changes",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("change_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("sku_id", _KEY, nullable=False),
        sa.Column("store_id", _KEY, nullable=False),
        sa.Column("price_before", _KEY, nullable=False),
        sa.Column("price", _KEY, nullable=False),
        sa.Column("requested_at", _INSTANT, nullable=False),
        sa.Column("cutoff", sa.Date(), nullable=False),
        sa.Column("status", _KEY, nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("recommendation_id", _KEY, nullable=True),
        sa.Column("undoes", _KEY, nullable=True),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.Column("applied_at", _INSTANT, nullable=True),
        sa.Column("decided_by", _KEY, nullable=True),
        sa.Column("decided_at", _INSTANT, nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting', 'applied', 'rejected', 'undone')", name="ck_price_changes_status"
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_price_changes"),
        sa.UniqueConstraint("change_id", name="uq_price_changes_change_id"),
        sa.UniqueConstraint(
            "tenant_id", "idempotency_key", name="uq_price_changes_tenant_id_idempotency_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_price_changes_tenant_id_sku_id_store_id", "price_changes", ["tenant_id", "sku_id", "store_id"]
    )


def downgrade() -> None:
    """Go back one revision; recommendations and price changes are lost."""
    op.drop_table("price_changes")
    op.drop_table("recommendations")
