"""Texts that may be cited.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_SOURCES = "knowledge_sources"


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        _SOURCES,
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("source_id", _KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("doc_type", _KEY, nullable=False),
        sa.Column("content_hash", _KEY, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("state", _KEY, nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'words', 'ready', 'failed')", name="ck_knowledge_sources_state"
        ),
        sa.PrimaryKeyConstraint("tenant_id", "source_id", name="pk_knowledge_sources"),
    )
    op.create_index("ix_knowledge_sources_state", _SOURCES, ["state"])


def downgrade() -> None:
    """Go back one revision; texts that were taken in are lost, the documents stay."""
    op.drop_table(_SOURCES)
