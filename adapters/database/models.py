"""The tables of the app database, typed. Migrations are held to them by a test."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, Integer, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from adapters.database.columns import FreeText, Key, UtcDateTime

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Key, datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy's own form


# --- people ---------------------------------------------------------------------------


class TenantRow(Base):
    """A tenant; `settings` holds only what differs from the defaults of `TenantSettings`."""

    __tablename__ = "tenants"

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    settings: Mapped[str] = mapped_column(FreeText)


class UserRow(Base):
    """A user; where `all_stores` or `all_skus` is set the grants of that kind do not count."""

    __tablename__ = "users"

    user_id: Mapped[str] = mapped_column(primary_key=True)
    tenant_id: Mapped[str] = mapped_column(ForeignKey("tenants.tenant_id"), index=True)
    name: Mapped[str] = mapped_column(FreeText)
    role: Mapped[str]
    all_stores: Mapped[bool]
    all_skus: Mapped[bool]


class GrantRow(Base):
    """A store or a product a user may see."""

    __tablename__ = "grants"
    __table_args__ = (CheckConstraint("kind IN ('store', 'sku')", name="kind"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)


class AddressRow(Base):
    """Where a user is reached; an address belongs to one user per channel."""

    __tablename__ = "addresses"

    channel: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), index=True)


# --- audit ----------------------------------------------------------------------------


class AuditRow(Base):
    """A record of the audit log; triggers refuse to change, remove or insert out of turn.

    `at` is text: exactly the characters that the hash covers.
    """

    __tablename__ = "audit_records"
    __table_args__ = (Index("ix_audit_records_tenant_id_sequence", "tenant_id", "sequence"),)

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    tenant_id: Mapped[str]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(FreeText)
    outcome: Mapped[str]
    details: Mapped[str] = mapped_column(FreeText)
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditHeadRow(Base):
    """The one row that says how long the audit log is and how it ends."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    length: Mapped[int] = mapped_column(Integer)
    last_hash: Mapped[str]


# --- imports --------------------------------------------------------------------------


class ImportRow(Base):
    """A file received and what became of it."""

    __tablename__ = "imports"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_imports_tenant_id_sequence", "tenant_id", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    kind: Mapped[str]
    blob_key: Mapped[str] = mapped_column(FreeText)
    sha256: Mapped[str]
    received_at: Mapped[datetime]
    idempotency_key: Mapped[str | None]
    report: Mapped[str] = mapped_column(FreeText)


# --- forecasts set by hand ------------------------------------------------------------


class OverrideRow(Base):
    """A person's own forecast; `model_units` is what the model said, JSON by day."""

    __tablename__ = "forecast_overrides"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_forecast_overrides_tenant_id_end_date", "tenant_id", "end_date"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    override_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    start_date: Mapped[date]
    end_date: Mapped[date]
    units_per_day: Mapped[float] = mapped_column(Double)
    reason: Mapped[str] = mapped_column(FreeText)
    created_at: Mapped[datetime]
    cutoff: Mapped[date]
    model_units: Mapped[str] = mapped_column(FreeText)
    idempotency_key: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_cutoff: Mapped[date | None]


# --- recommendations and price changes ------------------------------------------------


class RecommendationRow(Base):
    """The seed's recommendations; `open_subject` is the subject while it is open, else null.

    Its uniqueness keeps two runs from opening the same twice.
    """

    __tablename__ = "recommendations"
    __table_args__ = (
        UniqueConstraint("tenant_id", "open_subject"),
        Index("ix_recommendations_tenant_id_status", "tenant_id", "status"),
        CheckConstraint("status IN ('proposed', 'accepted', 'rejected', 'expired')", name="status"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    run_date: Mapped[date]
    rec_type: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    other_store_id: Mapped[str | None]
    subject: Mapped[str]
    open_subject: Mapped[str | None]
    score: Mapped[float] = mapped_column(Double)
    payload_json: Mapped[str] = mapped_column(FreeText)
    explanation: Mapped[str] = mapped_column(FreeText)
    valid_until: Mapped[date]
    quiet_days: Mapped[int]
    proposed_at: Mapped[datetime]
    status: Mapped[str]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(FreeText)


class PriceChangeRow(Base):
    """A price change, applied or asked for; money is text, exactly as it was said.

    `outcome` is JSON: what was expected of it, and what was measured.
    """

    __tablename__ = "price_changes"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        Index("ix_price_changes_tenant_id_sku_id_store_id", "tenant_id", "sku_id", "store_id"),
        CheckConstraint("status IN ('waiting', 'applied', 'rejected', 'undone')", name="status"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(unique=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    sku_id: Mapped[str]
    store_id: Mapped[str]
    price_before: Mapped[str]
    price: Mapped[str]
    requested_at: Mapped[datetime]
    cutoff: Mapped[date]
    status: Mapped[str]
    reasons: Mapped[str] = mapped_column(FreeText)
    recommendation_id: Mapped[str | None]
    undoes: Mapped[str | None]
    idempotency_key: Mapped[str | None]
    applied_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(FreeText)
    outcome: Mapped[str | None] = mapped_column(FreeText)


# --- documents ------------------------------------------------------------------------


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


# --- messages -------------------------------------------------------------------------


class MessageRow(Base):
    """An inbound message; `sequence` is its place in the order of arrival."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("channel", "message_id"),
        Index(
            "ix_messages_unqueued",
            "sequence",
            sqlite_where=text("queued = 0"),
            postgresql_where=text("NOT queued"),
        ),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    message_id: Mapped[str]
    conversation_id: Mapped[str]
    received_at: Mapped[datetime]
    queued: Mapped[bool]
    body: Mapped[str] = mapped_column(FreeText)


class DeliveryRow(Base):
    """An outbound message and how far it got."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_provider_id", "provider_id"),)

    idempotency_key: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    conversation_id: Mapped[str]
    outbound: Mapped[str] = mapped_column(FreeText)
    status: Mapped[str]
    attempts: Mapped[int]
    first_attempt_at: Mapped[datetime | None]
    last_attempt_at: Mapped[datetime | None]
    provider_id: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    provider_status: Mapped[str]
    error: Mapped[str] = mapped_column(FreeText)


class ConversationRow(Base):
    """A thread and whose it is."""

    __tablename__ = "conversations"

    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    started_at: Mapped[datetime]


class ChatLogRow(Base):
    """The seed's chat log, one row per speaker; the assistant's row keeps the whole reply."""

    __tablename__ = "chat_logs"
    __table_args__ = (
        UniqueConstraint("channel", "message_id", "role"),
        Index("ix_chat_logs_conversation_id_sequence", "conversation_id", "sequence"),
        CheckConstraint("role IN ('user', 'assistant', 'tool')", name="role"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.conversation_id"))
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    ts: Mapped[datetime] = mapped_column(index=True)
    role: Mapped[str]
    message: Mapped[str] = mapped_column(FreeText)
    citations_json: Mapped[str] = mapped_column(FreeText)
    channel: Mapped[str]
    message_id: Mapped[str]
    reply_json: Mapped[str | None] = mapped_column(FreeText)


class TurnEventRow(Base):
    """Something a running turn told whoever waits."""

    __tablename__ = "turn_events"
    __table_args__ = (
        Index("ix_turn_events_channel_message_id_sequence", "channel", "message_id", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    message_id: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    event: Mapped[str] = mapped_column(FreeText)


class KnowledgeSourceRow(Base):
    """A text that may be cited; `body` is the whole of it, `readers` those it is for, as JSON."""

    __tablename__ = "knowledge_sources"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'words', 'ready', 'failed')", name="state"),
        Index("ix_knowledge_sources_state", "state"),
    )

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(FreeText)
    doc_type: Mapped[str]
    content_hash: Mapped[str]
    body: Mapped[str] = mapped_column(FreeText)
    readers: Mapped[str] = mapped_column(FreeText)
    state: Mapped[str]
    passages: Mapped[int]
    failures: Mapped[int]
    problem: Mapped[str] = mapped_column(FreeText)
    changed_at: Mapped[datetime]
    removed: Mapped[bool]
