"""The texts that answers rest on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


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
