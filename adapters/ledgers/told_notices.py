"""Notices that were told: each once, whoever looks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from adapters.database.engine import Database
from adapters.database.models import ToldNoticeRow
from adapters.database.upsert import insert_once


class SqlToldNotices:
    """`core.ports.ToldNotices` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def among(self, notice_ids: Collection[str]) -> frozenset[str]:
        """Return those of the notices that were told."""
        if not notice_ids:
            return frozenset()
        query = select(ToldNoticeRow.notice_id).where(ToldNoticeRow.notice_id.in_(sorted(notice_ids)))
        with self._database.read() as session:
            return frozenset(session.scalars(query))

    def mark(self, notice_id: str, at: datetime) -> None:
        """Note that a notice was told; noting it again changes nothing."""
        with self._database.write() as session:
            insert_once(session, ToldNoticeRow, ToldNoticeRow.notice_id, notice_id=notice_id, told_at=at)
