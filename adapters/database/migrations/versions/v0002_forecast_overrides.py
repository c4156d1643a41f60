"""Forecasts set by hand.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "forecast_overrides",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("override_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("sku_id", _KEY, nullable=False),
        sa.Column("store_id", _KEY, nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("units_per_day", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("cutoff", sa.Date(), nullable=False),
        sa.Column("model_units", sa.Text(), nullable=False),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.Column("withdrawn_at", _INSTANT, nullable=True),
        sa.Column("withdrawn_by", _KEY, nullable=True),
        sa.Column("withdrawn_cutoff", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_forecast_overrides"),
        sa.UniqueConstraint("override_id", name="uq_forecast_overrides_override_id"),
        sa.UniqueConstraint(
            "tenant_id", "idempotency_key", name="uq_forecast_overrides_tenant_id_idempotency_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_forecast_overrides_tenant_id_end_date", "forecast_overrides", ["tenant_id", "end_date"]
    )


def downgrade() -> None:
    """Go back one revision; the overrides are lost."""
    op.drop_table("forecast_overrides")
