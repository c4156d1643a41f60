"""`INSERT … ON CONFLICT DO NOTHING`, which both databases have and SQLAlchemy keeps apart."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from adapters.database.models import Base

ValueT = TypeVar("ValueT")


def insert_once(
    session: Session, table: type[Base], returning: InstrumentedAttribute[ValueT], **values: Any
) -> ValueT | None:
    """Insert a row and return a column of it; `None` where a unique key was taken already."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**values).on_conflict_do_nothing().returning(returning)
    return session.execute(statement).scalar_one_or_none()
