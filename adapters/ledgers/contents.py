"""Rich contents that were made at a provider once."""

from __future__ import annotations

from sqlalchemy import delete

from adapters.database.engine import Database
from adapters.database.models import ContentRow
from adapters.database.upsert import insert_once


class SqlContentLedger:
    """`core.ports.ContentLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def content(self, fingerprint: str) -> str | None:
        """Return the provider's id of a content; `None` where it was not made yet."""
        with self._database.read() as session:
            row = session.get(ContentRow, fingerprint)
            return None if row is None else row.provider_id

    def keep(self, fingerprint: str, provider_id: str) -> str:
        """Note the id; returns the one that was noted first."""
        with self._database.write() as session:
            insert_once(
                session,
                ContentRow,
                ContentRow.fingerprint,
                fingerprint=fingerprint,
                provider_id=provider_id,
            )
            return session.get_one(ContentRow, fingerprint).provider_id

    def forget(self, fingerprint: str) -> None:
        """Drop an id the provider does not know any more."""
        with self._database.write() as session:
            session.execute(delete(ContentRow).where(ContentRow.fingerprint == fingerprint))
