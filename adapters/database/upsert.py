"""`INSERT … ON CONFLICT DO NOTHING`, which both databases have and SQLAlchemy keeps apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.dml import ReturningInsert

from adapters.database.models import Base

ValueT = TypeVar("ValueT")


def insert_once(
    where: Session | Connection, table: type[Base], returning: InstrumentedAttribute[ValueT], **values: Any
) -> ValueT | None:
    """Insert a row and return a column of it; `None` where a unique key was taken already."""
    connection = where.connection() if isinstance(where, Session) else where
    statement = _statement(connection.dialect.name, table, returning)
    return connection.execute(statement, values).scalar_one_or_none()


def insert_each_once(
    session: Session,
    table: type[Base],
    returning: InstrumentedAttribute[ValueT],
    rows: Sequence[Mapping[str, Any]],
) -> list[ValueT]:
    """Insert rows of the same columns together; return a column of those that no unique key kept out."""
    if not rows:
        return []
    statement = _statement(session.get_bind().dialect.name, table, returning)
    return list(session.scalars(statement, [dict(row) for row in rows]))


@lru_cache(maxsize=256)
def _statement(
    dialect: str, table: type[Base], returning: InstrumentedAttribute[ValueT]
) -> ReturningInsert[ValueT]:
    """Return the statement for the bare table: to draw it anew costs five times what it does."""
    of_dialect = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return of_dialect(cast("Table", table.__table__)).on_conflict_do_nothing().returning(returning)
