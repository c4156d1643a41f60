"""`INSERT … ON CONFLICT DO NOTHING`, which both databases have and SQLAlchemy keeps apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from adapters.database.models import Base

ValueT = TypeVar("ValueT")


def insert_once(
    session: Session, table: type[Base], returning: InstrumentedAttribute[ValueT], **values: Any
) -> ValueT | None:
    """Insert a row and return a column of it; `None` where a unique key was taken already."""
    statement = _insert(session, table).values(**values).on_conflict_do_nothing().returning(returning)
    return session.execute(statement).scalar_one_or_none()


def insert_each_once(
    session: Session,
    table: type[Base],
    returning: InstrumentedAttribute[ValueT],
    rows: Sequence[Mapping[str, Any]],
) -> list[ValueT]:
    """Insert rows of the same columns together; return a column of those that no unique key kept out."""
    if not rows:
        return []
    statement = _insert(session, table).on_conflict_do_nothing().returning(returning)
    return list(session.scalars(statement, [dict(row) for row in rows]))


def _insert(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    on_postgres = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if on_postgres else sqlite.insert(table)
