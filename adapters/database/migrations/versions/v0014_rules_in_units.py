"""A person's line may be drawn in pieces on hand; the lines there were are in days or per cent.

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.add_column(
        "alert_rules", sa.Column("in_units", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Go back one revision; lines in pieces go, for without the column they would be read as days."""
    op.execute(sa.text("DELETE FROM alert_rules WHERE in_units"))
    op.drop_column("alert_rules", "in_units")
