"""Bills and certificates, who holds them, and their corrections."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Double, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class DocumentRow(Base):
    """The seed's documents_metadata; `s3_uri` is the file's key in the bucket or folder of files.

    `extracted_json` is what was found and the verdict on it; `enqueued` tells that its job is.
    `serial_gstin` and `serial_number` tell whose document it is and which, as they are compared.
    """

    __tablename__ = "documents_metadata"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        UniqueConstraint("upload_id", "position"),
        Index("ix_documents_metadata_tenant_id_sequence", "tenant_id", "sequence"),
        Index("ix_documents_metadata_tenant_id_sha256", "tenant_id", "sha256"),
        Index("ix_documents_metadata_serial", "tenant_id", "serial_gstin", "serial_number"),
        Index(
            "ix_documents_metadata_unqueued",
            "sequence",
            sqlite_where=text("enqueued = 0"),
            postgresql_where=text("NOT enqueued"),
        ),
        CheckConstraint("state IN ('awaiting_upload', 'queued', 'reading', 'done', 'refused')", name="state"),
        CheckConstraint("validation_status IN ('pass', 'fail', 'needs_review')", name="validation_status"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    doc_id: Mapped[str] = mapped_column(unique=True)
    upload_id: Mapped[str]
    position: Mapped[int]
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    requested_type: Mapped[str | None]
    doc_type: Mapped[str | None]
    file_name: Mapped[str] = mapped_column(FreeText)
    s3_uri: Mapped[str] = mapped_column(index=True)
    upload_ts: Mapped[datetime]
    sha256: Mapped[str | None]
    size_bytes: Mapped[int | None]
    media_type: Mapped[str | None]
    page_count: Mapped[int | None]
    state: Mapped[str]
    enqueued: Mapped[bool]
    starts: Mapped[int]
    extracted_json: Mapped[str | None] = mapped_column(FreeText)
    validation_status: Mapped[str | None]
    confidence: Mapped[float | None] = mapped_column(Double)
    rules_version: Mapped[str | None]
    serial_gstin: Mapped[str | None]
    serial_number: Mapped[str | None]
    duplicate_of: Mapped[str | None]
    refusal_code: Mapped[str | None]
    refusal_message: Mapped[str | None] = mapped_column(FreeText)
    origin_channel: Mapped[str | None]
    origin_message_id: Mapped[str | None]
    origin_attachment: Mapped[int | None]
    idempotency_key: Mapped[str | None]


class DocumentHolderRow(Base):
    """Who sent a file: one line for each person who did."""

    __tablename__ = "document_holders"

    upload_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)


class DocumentCorrectionRow(Base):
    """A person's word that a field reads otherwise; values are tagged JSON."""

    __tablename__ = "document_corrections"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_document_corrections_tenant_id_doc_id", "tenant_id", "doc_id"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[str]
    doc_id: Mapped[str]
    field: Mapped[str]
    value_before: Mapped[str] = mapped_column(FreeText)
    value: Mapped[str] = mapped_column(FreeText)
    user_id: Mapped[str]
    made_at: Mapped[datetime]
    idempotency_key: Mapped[str | None]
