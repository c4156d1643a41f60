"""What a person was answered last is found without reading what others were answered.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_INDEX = "ix_chat_logs_tenant_id_user_id_role_sequence"


def upgrade() -> None:
    """Apply the revision."""
    op.create_index(_INDEX, "chat_logs", ["tenant_id", "user_id", "role", "sequence"])


def downgrade() -> None:
    """Go back one revision."""
    op.drop_index(_INDEX, table_name="chat_logs")
