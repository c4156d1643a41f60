"""Messages that wait for a person to write, share a reply or are sent anew; rich contents.

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)
_BATCH = 500


def upgrade() -> None:
    """Apply the revision."""
    with op.batch_alter_table("messages", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("by_person", sa.Boolean, nullable=False, server_default=sa.true()))
        table.add_column(sa.Column("taken_by", _KEY, nullable=True))
    op.create_index(
        "ix_messages_channel_conversation_id", "messages", ["channel", "conversation_id", "sequence"]
    )
    _tell_machines_apart()
    with op.batch_alter_table("deliveries") as table:
        table.add_column(sa.Column("provider_error", _KEY, nullable=False, server_default=""))
        table.add_column(sa.Column("recorded_at", _INSTANT, nullable=True))
        table.add_column(sa.Column("held_at", _INSTANT, nullable=True))
        table.add_column(sa.Column("due_at", _INSTANT, nullable=True))
        table.add_column(sa.Column("rounds", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_deliveries_status_due_at", "deliveries", ["status", "due_at"])
    op.create_index("ix_deliveries_provider_status", "deliveries", ["provider_status"])
    op.create_index("ix_deliveries_channel_conversation_id", "deliveries", ["channel", "conversation_id"])
    op.create_table(
        "contents",
        sa.Column("fingerprint", _KEY, primary_key=True),
        sa.Column("provider_id", _KEY, nullable=False),
    )


def downgrade() -> None:
    """Go back one revision."""
    op.drop_table("contents")
    for index in (
        "ix_deliveries_channel_conversation_id",
        "ix_deliveries_provider_status",
        "ix_deliveries_status_due_at",
    ):
        op.drop_index(index, "deliveries")
    with op.batch_alter_table("deliveries") as table:
        for column in ("rounds", "due_at", "held_at", "recorded_at", "provider_error"):
            table.drop_column(column)
    op.drop_index("ix_messages_channel_conversation_id", "messages")
    with op.batch_alter_table("messages", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_column("taken_by")
        table.drop_column("by_person")


def _tell_machines_apart() -> None:
    """Mark what jobs asked for: only what a person wrote lets a channel be written to freely."""
    rows = sa.table("messages", sa.column("sequence", sa.Integer), sa.column("body"), sa.column("by_person"))
    connection, last = op.get_bind(), -1
    while True:
        found = connection.execute(
            sa.select(rows.c.sequence, rows.c.body)
            .where(rows.c.sequence > last)
            .order_by(rows.c.sequence)
            .limit(_BATCH)
        ).all()
        if not found:
            return
        last = found[-1].sequence
        machine = [row.sequence for row in found if _asked_by(row.body) == "machine"]
        if machine:
            connection.execute(
                sa.update(rows).where(rows.c.sequence.in_(machine)).values(by_person=sa.false())
            )


def _asked_by(body: str) -> Any:
    return json.loads(body).get("asked_by", "person")
