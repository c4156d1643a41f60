"""Up to where what came in was looked at: one stamp a name, the newest."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from adapters.database.engine import Database
from adapters.database.models import EventMarkRow
from adapters.database.upsert import insert_once


class SqlEventMarks:
    """`core.ports.EventMarks` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, tenant_id: str) -> Mapping[str, str]:
        """Return the stamps kept, by name."""
        query = select(EventMarkRow.name, EventMarkRow.stamp).where(EventMarkRow.tenant_id == tenant_id)
        with self._database.read() as session:
            return {row.name: row.stamp for row in session.execute(query)}

    def keep(self, tenant_id: str, stamps: Mapping[str, str]) -> None:
        """Keep stamps in the place of those of the same names."""
        with self._database.write() as session:
            for name, stamp in stamps.items():
                key = {"tenant_id": tenant_id, "name": name}
                if insert_once(session, EventMarkRow, EventMarkRow.name, **key, stamp=stamp) is None:
                    session.get_one(EventMarkRow, key).stamp = stamp
