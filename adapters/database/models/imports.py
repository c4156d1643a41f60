"""What was taken in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


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
