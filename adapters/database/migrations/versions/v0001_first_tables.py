"""The first tables: people, audit, imports, messages, conversations.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)
_GENESIS = "0" * 64

_REFUSE_ON_SQLITE = (
    """
    CREATE TRIGGER audit_records_no_update BEFORE UPDATE ON audit_records
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_records_no_delete BEFORE DELETE ON audit_records
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_records_in_turn BEFORE INSERT ON audit_records
    WHEN NEW.sequence IS NOT (SELECT length + 1 FROM audit_head)
      OR NEW.previous_hash IS NOT (SELECT last_hash FROM audit_head)
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_head_no_insert BEFORE INSERT ON audit_head
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
    WHEN NEW.length IS NOT OLD.length + 1
      OR NEW.last_hash IS NOT (SELECT hash FROM audit_records WHERE sequence = NEW.length)
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
)

_REFUSE_ON_POSTGRES = (
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
    """,
    """
    CREATE FUNCTION audit_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM audit_head
                     WHERE length + 1 = NEW.sequence AND last_hash = NEW.previous_hash) THEN
        RAISE EXCEPTION 'the audit log is append-only';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION audit_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.length <> OLD.length + 1 OR NOT EXISTS (
          SELECT 1 FROM audit_records WHERE sequence = NEW.length AND hash = NEW.last_hash) THEN
        RAISE EXCEPTION 'the audit log is append-only';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER audit_records_no_change BEFORE UPDATE OR DELETE ON audit_records
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_records_no_truncate BEFORE TRUNCATE ON audit_records
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_records_in_turn BEFORE INSERT ON audit_records
    FOR EACH ROW EXECUTE FUNCTION audit_in_turn()
    """,
    """
    CREATE TRIGGER audit_head_no_change BEFORE INSERT OR DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_head_follows()
    """,
)


def upgrade() -> None:
    """Apply the revision."""
    _people()
    _audit()
    _imports()
    _messages()
    _conversations()


def downgrade() -> None:
    """Go back one revision: to an empty database."""
    for table in (
        "turn_events",
        "chat_logs",
        "conversations",
        "deliveries",
        "messages",
        "imports",
        "audit_records",
        "audit_head",
        "addresses",
        "grants",
        "users",
        "tenants",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for function in ("audit_head_follows", "audit_in_turn", "audit_refuse"):
            op.execute(f"DROP FUNCTION {function}()")


def _people() -> None:
    op.create_table(
        "tenants",
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", name="pk_tenants"),
    )
    op.create_table(
        "users",
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", _KEY, nullable=False),
        sa.Column("all_stores", sa.Boolean(), nullable=False),
        sa.Column("all_skus", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_users"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.tenant_id"], name="fk_users_tenant_id"),
    )
    op.create_index("ix_users_tenant_id", "users", ["tenant_id"])
    op.create_table(
        "grants",
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("value", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", "value", name="pk_grants"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_grants_user_id", ondelete="CASCADE"),
        sa.CheckConstraint("kind IN ('store', 'sku')", name=op.f("ck_grants_kind")),
    )
    op.create_table(
        "addresses",
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("address", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_addresses"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name="fk_addresses_user_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_addresses_user_id", "addresses", ["user_id"])


def _audit() -> None:
    op.create_table(
        "audit_records",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("actor", _KEY, nullable=False),
        sa.Column("action", _KEY, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("outcome", _KEY, nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous_hash", _KEY, nullable=False),
        sa.Column("hash", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_records"),
    )
    op.create_index("ix_audit_records_tenant_id_sequence", "audit_records", ["tenant_id", "sequence"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("last_hash", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_single")),
    )
    op.bulk_insert(head, [{"id": 1, "length": 0, "last_hash": _GENESIS}])
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in _REFUSE_ON_POSTGRES if postgres else _REFUSE_ON_SQLITE:
        op.execute(statement)


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("import_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("blob_key", sa.Text(), nullable=False),
        sa.Column("sha256", _KEY, nullable=False),
        sa.Column("received_at", _INSTANT, nullable=False),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_imports"),
        sa.UniqueConstraint("import_id", name="uq_imports_import_id"),
        sa.UniqueConstraint("tenant_id", "idempotency_key", name="uq_imports_tenant_id_idempotency_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_imports_tenant_id_sequence", "imports", ["tenant_id", "sequence"])


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("message_id", _KEY, nullable=False),
        sa.Column("conversation_id", _KEY, nullable=False),
        sa.Column("received_at", _INSTANT, nullable=False),
        sa.Column("queued", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_messages"),
        sa.UniqueConstraint("channel", "message_id", name="uq_messages_channel_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_messages_unqueued",
        "messages",
        ["sequence"],
        sqlite_where=sa.text("queued = 0"),
        postgresql_where=sa.text("NOT queued"),
    )
    op.create_table(
        "deliveries",
        sa.Column("idempotency_key", _KEY, nullable=False),
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("conversation_id", _KEY, nullable=False),
        sa.Column("outbound", sa.Text(), nullable=False),
        sa.Column("status", _KEY, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", _INSTANT, nullable=True),
        sa.Column("last_attempt_at", _INSTANT, nullable=True),
        sa.Column("provider_id", _KEY, nullable=True),
        sa.Column("sent_at", _INSTANT, nullable=True),
        sa.Column("provider_status", _KEY, nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("idempotency_key", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_provider_id", "deliveries", ["provider_id"])


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("conversation_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("started_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_conversations"),
    )
    op.create_table(
        "chat_logs",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("conversation_id", _KEY, nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("ts", _INSTANT, nullable=False),
        sa.Column("role", _KEY, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("citations_json", sa.Text(), nullable=False),
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("message_id", _KEY, nullable=False),
        sa.Column("reply_json", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_chat_logs"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.conversation_id"], name="fk_chat_logs_conversation_id"
        ),
        sa.UniqueConstraint("channel", "message_id", "role", name="uq_chat_logs_channel_message_id_role"),
        sa.CheckConstraint("role IN ('user', 'assistant', 'tool')", name=op.f("ck_chat_logs_role")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chat_logs_conversation_id_sequence", "chat_logs", ["conversation_id", "sequence"])
    op.create_index("ix_chat_logs_ts", "chat_logs", ["ts"])
    op.create_table(
        "turn_events",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel", _KEY, nullable=False),
        sa.Column("message_id", _KEY, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_turn_events"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_turn_events_channel_message_id_sequence", "turn_events", ["channel", "message_id", "sequence"]
    )
    op.create_index("ix_turn_events_at", "turn_events", ["at"])
