"""Codes that link an address to a person, guesses at them, and notices that were told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.models.base import Base


class LinkCodeRow(Base):
    """A one-time code, as its hash; `used_at` is when it was used up or withdrawn."""

    __tablename__ = "link_codes"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), index=True)
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LinkAttemptRow(Base):
    """A code that was tried and was none."""

    __tablename__ = "link_attempts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    sequence: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class ToldNoticeRow(Base):
    """A notice that was handed over to be told, or that nobody could be told."""

    __tablename__ = "told_notices"

    notice_id: Mapped[str] = mapped_column(primary_key=True)
    told_at: Mapped[datetime]
