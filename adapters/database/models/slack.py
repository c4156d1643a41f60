"""What the Slack app keeps: the workspaces that installed it, and thumbs on its answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class InstallationRow(Base):
    """A workspace's installation; `bot_token` is sealed, never plain."""

    __tablename__ = "slack_installations"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    team_name: Mapped[str] = mapped_column(FreeText)
    bot_token: Mapped[str] = mapped_column(FreeText)
    bot_user_id: Mapped[str]
    scopes: Mapped[str] = mapped_column(FreeText)
    installed_by: Mapped[str]
    installed_at: Mapped[datetime]


class FeedbackRow(Base):
    """A person's verdict on the answer to a message; the last one counts."""

    __tablename__ = "reply_feedback"
    __table_args__ = (
        UniqueConstraint("channel", "message_id", "user_id"),
        Index("ix_reply_feedback_tenant_id_at", "tenant_id", "at"),
        CheckConstraint("verdict IN ('good', 'bad')", name="verdict"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    message_id: Mapped[str]
    tenant_id: Mapped[str]
    user_id: Mapped[str]
    verdict: Mapped[str]
    at: Mapped[datetime]
