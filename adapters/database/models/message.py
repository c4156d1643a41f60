"""Messages in and out, conversations and what was said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class MessageRow(Base):
    """An inbound message; `sequence` is its place in the order of arrival.

    `taken_by` is the message whose reply answers this one too, its own id where it stands first.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("channel", "message_id"),
        Index(
            "ix_messages_unqueued",
            "sequence",
            sqlite_where=text("queued = 0"),
            postgresql_where=text("NOT queued"),
        ),
        Index("ix_messages_channel_conversation_id", "channel", "conversation_id", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    message_id: Mapped[str]
    conversation_id: Mapped[str]
    received_at: Mapped[datetime]
    queued: Mapped[bool]
    by_person: Mapped[bool]
    taken_by: Mapped[str | None]
    body: Mapped[str] = mapped_column(FreeText)


class DeliveryRow(Base):
    """An outbound message and how far it got."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_provider_id", "provider_id"),
        Index("ix_deliveries_status_due_at", "status", "due_at"),
        Index("ix_deliveries_provider_status", "provider_status"),
        Index("ix_deliveries_channel_conversation_id", "channel", "conversation_id"),
    )

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
    provider_error: Mapped[str]
    error: Mapped[str] = mapped_column(FreeText)
    recorded_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    rounds: Mapped[int]


class ContentRow(Base):
    """A rich content made at a provider, by what it looks like."""

    __tablename__ = "contents"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    provider_id: Mapped[str]


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
        Index("ix_chat_logs_tenant_id_user_id_role_sequence", "tenant_id", "user_id", "role", "sequence"),
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
