"""Texts that may be cited: each kept whole, so that the index can be made again from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, delete, select, tuple_
from sqlalchemy.orm import defer

from adapters.database.engine import Database
from adapters.database.models import KnowledgeSourceRow as Row
from core.passage import KeptSource, SourceState

MAX_FAILURES = 5
"""How often a text is tried before it is left as `failed`."""


class SqlKnowledgeLedger:
    """`core.ports.KnowledgeLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, source: KeptSource, at: datetime) -> bool:
        """Keep a text in the place of the one of the same id; `False` where nothing changed."""
        with self._database.write() as session:
            row = session.get(Row, (source.tenant_id, source.source_id), with_for_update=True)
            readers = _encoded(source.readers)
            unchanged = row is not None and (row.content_hash, row.readers) == (source.content_hash, readers)
            if row is not None and unchanged and not row.removed and row.state != "failed":
                return False
            if row is None:
                row = Row(tenant_id=source.tenant_id, source_id=source.source_id, passages=0)
                session.add(row)
            row.title, row.doc_type, row.body = source.title, source.doc_type, source.body
            row.content_hash, row.readers = source.content_hash, readers
            row.state, row.failures, row.problem, row.removed = "queued", 0, "", False
            row.changed_at = at
            return True

    def find(self, tenant_id: str, source_id: str) -> KeptSource | None:
        """Return a text, or `None`."""
        with self._database.read() as session:
            row = session.get(Row, (tenant_id, source_id))
            return None if row is None or row.removed else _kept(row)

    def sources(self, tenant_id: str) -> Sequence[KeptSource]:
        """List the tenant's texts, newest change first, without their bodies."""
        query = select(Row).where(Row.tenant_id == tenant_id, Row.removed.is_(False))
        query = query.options(defer(Row.body)).order_by(Row.changed_at.desc(), Row.source_id)
        with self._database.read() as session:
            return [_kept(row, whole=False) for row in session.scalars(query)]

    def readers_of(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return whom texts are for, by (tenant id, source id); those that are not there are left out."""
        if not keys:
            return {}
        query = select(Row.tenant_id, Row.source_id, Row.readers).where(
            tuple_(Row.tenant_id, Row.source_id).in_(list(keys)), Row.removed.is_(False)
        )
        with self._database.read() as session:
            return {
                (tenant_id, source_id): tuple(json.loads(readers))
                for tenant_id, source_id, readers in session.execute(query)
            }

    def waiting(self, limit: int) -> Sequence[KeptSource]:
        """List texts of any tenant that are not findable yet, oldest change first."""
        return self._list(Row.state == "queued", limit=limit)

    def by_words_alone(self, limit: int) -> Sequence[KeptSource]:
        """List texts of any tenant that are findable by their words alone, without their bodies."""
        query = select(Row).where(Row.state == "words", Row.removed.is_(False))
        query = query.options(defer(Row.body)).order_by(Row.changed_at, Row.source_id).limit(limit)
        with self._database.read() as session:
            return [_kept(row, whole=False) for row in session.scalars(query)]

    def note(
        self,
        tenant_id: str,
        source_id: str,
        content_hash: str,
        state: SourceState,
        *,
        passages: int | None = None,
        problem: str = "",
    ) -> None:
        """Note how far a text is; of a text that has changed since, nothing.

        A `problem` counts as a failure: after `MAX_FAILURES` the text is left as `failed`.
        """
        with self._database.write() as session:
            row = session.get(Row, (tenant_id, source_id), with_for_update=True)
            if row is None or row.removed or row.content_hash != content_hash:
                return
            row.state, row.problem = state, problem
            row.passages = row.passages if passages is None else passages
            row.failures = row.failures + 1 if problem else 0
            if row.failures >= MAX_FAILURES:
                row.state = "failed"

    def queue_again(self, states: Collection[SourceState]) -> int:
        """Queue every text in one of the states; return how many."""
        with self._database.write() as session:
            found = session.scalars(
                select(Row).where(Row.state.in_(list(states)), Row.removed.is_(False))
            ).all()
            for row in found:
                row.state, row.failures, row.problem = "queued", 0, ""
            return len(found)

    def remove(self, tenant_id: str, source_id: str) -> bool:
        """Forget a text; tell whether it was there. The index still has to be told."""
        with self._database.write() as session:
            row = session.get(Row, (tenant_id, source_id), with_for_update=True)
            if row is None or row.removed:
                return False
            row.removed, row.body, row.title = True, "", ""
            return True

    def removed(self) -> Sequence[tuple[str, str]]:
        """List the (tenant id, source id) pairs of texts that the index still has to be told of."""
        with self._database.read() as session:
            found = session.execute(select(Row.tenant_id, Row.source_id).where(Row.removed.is_(True)))
            return [(tenant_id, source_id) for tenant_id, source_id in found]

    def forget(self, tenant_id: str, source_id: str) -> None:
        """Note that the index was told of a removal; a text that came back meanwhile stays."""
        with self._database.write() as session:
            session.execute(
                delete(Row).where(
                    Row.tenant_id == tenant_id, Row.source_id == source_id, Row.removed.is_(True)
                )
            )

    def _list(self, *conditions: ColumnElement[bool], limit: int = 1_000) -> Sequence[KeptSource]:
        query = select(Row).where(Row.removed.is_(False), *conditions)
        query = query.order_by(Row.changed_at, Row.source_id).limit(limit)
        with self._database.read() as session:
            return [_kept(row) for row in session.scalars(query)]


def _kept(row: Row, *, whole: bool = True) -> KeptSource:
    return KeptSource(
        tenant_id=row.tenant_id,
        source_id=row.source_id,
        title=row.title,
        doc_type=row.doc_type,
        content_hash=row.content_hash,
        body=row.body if whole else "",
        readers=tuple(json.loads(row.readers)),
        state=cast("SourceState", row.state),
        passages=row.passages,
        failures=row.failures,
        problem=row.problem,
        changed_at=row.changed_at,
    )


def _encoded(readers: tuple[str, ...]) -> str:
    return json.dumps(sorted(readers), ensure_ascii=False)
