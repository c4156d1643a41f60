"""Documents, who sent them, and what people corrected.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEY = sa.String(255)
_INSTANT = sa.DateTime(timezone=True)
_DOCUMENTS = "documents_metadata"


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        _DOCUMENTS,
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("doc_id", _KEY, nullable=False),
        sa.Column("upload_id", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("requested_type", _KEY, nullable=True),
        sa.Column("doc_type", _KEY, nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("s3_uri", _KEY, nullable=False),
        sa.Column("upload_ts", _INSTANT, nullable=False),
        sa.Column("sha256", _KEY, nullable=True),
        sa.Column("size_bytes", sa.Integer(), nullable=True),
        sa.Column("media_type", _KEY, nullable=True),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("state", _KEY, nullable=False),
        sa.Column("enqueued", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("extracted_json", sa.Text(), nullable=True),
        sa.Column("validation_status", _KEY, nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("rules_version", _KEY, nullable=True),
        sa.Column("duplicate_of", _KEY, nullable=True),
        sa.Column("refusal_code", _KEY, nullable=True),
        sa.Column("refusal_message", sa.Text(), nullable=True),
        sa.Column("origin_channel", _KEY, nullable=True),
        sa.Column("origin_message_id", _KEY, nullable=True),
        sa.Column("origin_attachment", sa.Integer(), nullable=True),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.CheckConstraint(
            "state IN ('awaiting_upload', 'queued', 'reading', 'done', 'refused')",
            name="ck_documents_metadata_state",
        ),
        sa.CheckConstraint(
            "validation_status IN ('pass', 'fail', 'needs_review')",
            name="ck_documents_metadata_validation_status",
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_documents_metadata"),
        sa.UniqueConstraint("doc_id", name="uq_documents_metadata_doc_id"),
        sa.UniqueConstraint("upload_id", "position", name="uq_documents_metadata_upload_id_position"),
        sa.UniqueConstraint(
            "tenant_id", "idempotency_key", name="uq_documents_metadata_tenant_id_idempotency_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_metadata_s3_uri", _DOCUMENTS, ["s3_uri"])
    op.create_index("ix_documents_metadata_tenant_id_sequence", _DOCUMENTS, ["tenant_id", "sequence"])
    op.create_index("ix_documents_metadata_tenant_id_sha256", _DOCUMENTS, ["tenant_id", "sha256"])
    op.create_index(
        "ix_documents_metadata_unqueued",
        _DOCUMENTS,
        ["sequence"],
        sqlite_where=sa.text("enqueued = 0"),
        postgresql_where=sa.text("NOT enqueued"),
    )
    op.create_table(
        "document_holders",
        sa.Column("upload_id", _KEY, nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("upload_id", "user_id", name="pk_document_holders"),
    )
    op.create_table(
        "document_corrections",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("tenant_id", _KEY, nullable=False),
        sa.Column("doc_id", _KEY, nullable=False),
        sa.Column("field", _KEY, nullable=False),
        sa.Column("value_before", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("user_id", _KEY, nullable=False),
        sa.Column("made_at", _INSTANT, nullable=False),
        sa.Column("idempotency_key", _KEY, nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_document_corrections"),
        sa.UniqueConstraint(
            "tenant_id", "idempotency_key", name="uq_document_corrections_tenant_id_idempotency_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_document_corrections_tenant_id_doc_id", "document_corrections", ["tenant_id", "doc_id"]
    )


def downgrade() -> None:
    """Go back one revision; documents' data are lost, the files stay."""
    op.drop_table("document_corrections")
    op.drop_table("document_holders")
    op.drop_table(_DOCUMENTS)
