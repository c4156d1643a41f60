"""Price changes that expire or are agreed to at another price, what was told, codes that link.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)
_CHANGES = "price_changes"
_STATUS = "ck_price_changes_status"


def upgrade() -> None:
    """Apply the revision."""
    with op.batch_alter_table(_CHANGES, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("asked_price", _KEY, nullable=True))
        table.drop_constraint(_STATUS, type_="check")
        table.create_check_constraint(
            _STATUS, "status IN ('waiting', 'applied', 'rejected', 'undone', 'expired')"
        )
    op.create_index("ix_price_changes_status", _CHANGES, ["status"])
    op.create_table(
        "told_notices",
        sa.Column("notice_id", _KEY, nullable=False),
        sa.Column("told_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("notice_id", name="pk_told_notices"),
    )
    op.create_table(
        "link_codes",
        sa.Column("code_hash", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("issued_at", _INSTANT, nullable=False),
        sa.Column("expires_at", _INSTANT, nullable=False),
        sa.Column("used_at", _INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name="fk_link_codes_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name="pk_link_codes"),
    )
    op.create_index("ix_link_codes_user_id", "link_codes", ["user_id"])
    op.create_table(
        "link_attempts",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("address", _KEY, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_link_attempts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_attempts_at", "link_attempts", ["at"])


def downgrade() -> None:
    """Go back one revision; what had expired counts as refused, codes are lost."""
    op.drop_table("link_attempts")
    op.drop_table("link_codes")
    op.drop_table("told_notices")
    op.drop_index("ix_price_changes_status", _CHANGES)
    op.execute(f"UPDATE {_CHANGES} SET status = 'rejected' WHERE status = 'expired'")  # noqa: S608 - a constant
    with op.batch_alter_table(_CHANGES, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(_STATUS, type_="check")
        table.create_check_constraint(_STATUS, "status IN ('waiting', 'applied', 'rejected', 'undone')")
        table.drop_column("asked_price")
