"""The audit log and its head."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


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
