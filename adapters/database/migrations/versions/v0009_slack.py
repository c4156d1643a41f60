"""Workspaces that installed the Slack app, and thumbs on answers.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INDEX = "ix_reply_feedback_tenant_id_at"


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "slack_installations",
        sa.Column("team_id", sa.String(255), nullable=False),
        sa.Column("team_name", sa.Text(), nullable=False),
        sa.Column("bot_token", sa.Text(), nullable=False),
        sa.Column("bot_user_id", sa.String(255), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("installed_by", sa.String(255), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_slack_installations"),
    )
    op.create_table(
        "reply_feedback",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("message_id", sa.String(255), nullable=False),
        sa.Column("tenant_id", sa.String(255), nullable=False),
        sa.Column("user_id", sa.String(255), nullable=False),
        sa.Column("verdict", sa.String(255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("verdict IN ('good', 'bad')", name="ck_reply_feedback_verdict"),
        sa.PrimaryKeyConstraint("sequence", name="pk_reply_feedback"),
        sa.UniqueConstraint(
            "channel", "message_id", "user_id", name="uq_reply_feedback_channel_message_id_user_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(_INDEX, "reply_feedback", ["tenant_id", "at"])


def downgrade() -> None:
    """Go back one revision."""
    op.drop_index(_INDEX, "reply_feedback")
    op.drop_table("reply_feedback")
    op.drop_table("slack_installations")
