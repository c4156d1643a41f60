"""Column types that mean the same on SQLite and on Postgres.

Postgres refuses NUL in text, neither stores lone surrogates, and an index entry has a
limit: what one database would take and the other refuse is settled here, once.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from core.errors import InputError

MAX_KEY_LENGTH = 255


def clean_text(text: str) -> str:
    """Return text that any database stores: NUL and lone surrogates become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "�")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant to the microsecond: aware in, aware UTC out, whatever the database keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite keeps no zone, so there it is taken off."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise InputError(f"The time {value.isoformat()} has no time zone; pass an aware datetime.")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Key(TypeDecorator[str]):
    """An identifier: refused rather than altered where it is too long or not storable."""

    impl = String(MAX_KEY_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what Postgres could not index."""
        if value is None:
            return None
        if len(value) > MAX_KEY_LENGTH:
            raise InputError(f"An id is {len(value)} characters long; at most {MAX_KEY_LENGTH} are taken.")
        if clean_text(value) != value:
            raise InputError("An id holds a NUL or a broken character; ids are plain text.")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return the id as stored."""
        return value


class FreeText(TypeDecorator[str]):
    """Words for people: cleaned, never refused."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what cannot be stored."""
        return None if value is None else clean_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return the words as stored."""
        return value
