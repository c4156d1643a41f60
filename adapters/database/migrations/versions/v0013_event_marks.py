"""Up to where what came in was looked at, so that a restart looks at nothing twice.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_KEY = sa.String(255)


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "event_marks",
        sa.Column("tenant_id", _KEY, primary_key=True),
        sa.Column("name", _KEY, primary_key=True),
        sa.Column("stamp", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Go back one revision."""
    op.drop_table("event_marks")
