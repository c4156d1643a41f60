"""The audit log: append-only, and each record's hash covers the record before it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Row, insert, select, text, update

from adapters.database.columns import MAX_KEY_LENGTH, clean_text
from adapters.database.engine import Database
from adapters.database.models import AuditHeadRow, AuditRow
from core.clock import Clock, SystemClock
from core.errors import DataError
from core.ports import AuditRecord

GENESIS = "0" * 64
"""What the first record names as the hash before it."""

REDACTED = "[redacted]"

_LOCK = 0x536D5261  # any number, the same in every process
_MAX_TEXT = 2_000
_MAX_DEPTH = 8
_SECRET_NAME = re.compile(
    r"token|secret|passw|signature|authori[sz]ation|credential|cookie|api[_-]?key|private[_-]?key", re.I
)
_SECRET_VALUE = re.compile(r"\b(?:Bearer|Basic)\s+\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*", re.I)


class SqlAuditLog:
    """`core.ports.AuditLog` in the app database.

    Three things hold it together. Triggers refuse UPDATE, DELETE and any INSERT that is
    not the next record. Each record carries the SHA-256 of itself and of the record before.
    A head row says how long the log is and how it ends, so a cut-off tail is missed.

    What this cannot show: somebody who owns the database can drop the triggers, rewrite
    records, recompute every hash after them and the head. Against that, keep the head's
    hash (`head()`) somewhere that person cannot write.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()

    def append(
        self,
        *,
        tenant_id: str,
        actor: str,
        action: str,
        subject: str,
        outcome: str,
        details: Mapping[str, Any] | None = None,
    ) -> AuditRecord:
        """Add a record, in its own transaction.

        Hostile text never stops a record from being kept: it is cleaned and clipped, and
        what looks like a secret is redacted by name or by form. No PII: that is the
        caller's part.
        """
        kept = _canonical(scrub(details or {}))
        with self._database.write() as session:
            if self._database.kind == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            head = session.execute(select(AuditHeadRow.length, AuditHeadRow.last_hash)).one()
            record = _hashed(
                AuditRecord(
                    sequence=head.length + 1,
                    at=self._clock.now().astimezone(UTC),
                    tenant_id=_clipped(tenant_id, MAX_KEY_LENGTH),
                    actor=_clipped(actor, MAX_KEY_LENGTH),
                    action=_clipped(action, MAX_KEY_LENGTH),
                    subject=_clipped(subject, _MAX_TEXT),
                    outcome=_clipped(outcome, MAX_KEY_LENGTH),
                    details=json.loads(kept),
                    previous_hash=head.last_hash,
                    hash="",
                )
            )
            session.execute(
                insert(AuditRow).values({**vars(record), "at": _instant(record.at), "details": kept})
            )
            session.execute(
                update(AuditHeadRow)
                .where(AuditHeadRow.id == 1)
                .values(length=record.sequence, last_hash=record.hash)
            )
        return record

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> list[AuditRecord]:
        """Return the newest records first; `before` is the sequence to continue below."""
        query = select(AuditRow.__table__).order_by(AuditRow.sequence.desc()).limit(max(limit, 0))
        if tenant_id is not None:
            query = query.where(AuditRow.tenant_id == tenant_id)
        if before is not None:
            query = query.where(AuditRow.sequence < before)
        with self._database.read() as session:
            return [_record(row) for row in session.execute(query)]

    def verify(self) -> int:
        """Check the whole chain, streaming; return its length.

        Raises:
            DataError: a record was changed, removed or inserted, or the tail was cut off;
                the message names the first record that is wrong.
        """
        length, last_hash = 0, GENESIS
        with self._database.read() as session:
            head = session.execute(select(AuditHeadRow.length, AuditHeadRow.last_hash)).one_or_none()
            query = select(AuditRow.__table__).order_by(AuditRow.sequence)
            with session.execute(query.execution_options(yield_per=1_000)) as rows:
                for row in rows:
                    _check(row, length, last_hash)
                    length, last_hash = row.sequence, row.hash
        if head is None:
            raise _broken(length, "the row that says where the log ends is missing")
        if head.length > length:
            raise _broken(length + 1, f"the log was cut off here; {head.length} records were written")
        if (head.length, head.last_hash) != (length, last_hash):
            raise _broken(head.length, "the log does not end as its head says")
        return length

    def head(self) -> tuple[int, str]:
        """Return the log's length and last hash, to be kept outside as a witness."""
        with self._database.read() as session:
            row = session.execute(select(AuditHeadRow.length, AuditHeadRow.last_hash)).one()
            return row.length, row.last_hash


def scrub(details: Mapping[str, Any]) -> dict[str, Any]:
    """Return details that are plain JSON, bounded in size, with secrets redacted."""
    return {
        _clipped(str(name), MAX_KEY_LENGTH): REDACTED if _SECRET_NAME.search(str(name)) else _plain(value, 0)
        for name, value in details.items()
    }


def _plain(value: Any, depth: int) -> Any:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Enum):
        return _plain(value.value, depth)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return _SECRET_VALUE.sub(REDACTED, _clipped(value, _MAX_TEXT))
    if depth >= _MAX_DEPTH:
        return "…"
    if isinstance(value, Mapping):
        inner = cast("Mapping[Any, Any]", value)
        return {
            _clipped(str(name), MAX_KEY_LENGTH): REDACTED
            if _SECRET_NAME.search(str(name))
            else _plain(item, depth + 1)
            for name, item in inner.items()
        }
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in cast("list[Any]", value)]
    if isinstance(value, set | frozenset):
        return sorted((_plain(item, depth + 1) for item in cast("set[Any]", value)), key=str)
    return _plain(str(value), depth)


def _clipped(words: str, length: int) -> str:
    cleaned = clean_text(str(words))
    return cleaned if len(cleaned) <= length else cleaned[: length - 1] + "…"


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def _hashed(record: AuditRecord) -> AuditRecord:
    content = {
        "sequence": record.sequence,
        "at": _instant(record.at),
        "tenant": record.tenant_id,
        "actor": record.actor,
        "action": record.action,
        "subject": record.subject,
        "outcome": record.outcome,
        "details": record.details,
        "previous_hash": record.previous_hash,
    }
    digest = sha256(_canonical(content).encode()).hexdigest()
    return replace(record, hash=digest)


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _record(row: Row[Any]) -> AuditRecord:
    return AuditRecord(
        sequence=row.sequence,
        at=datetime.fromisoformat(row.at),
        tenant_id=row.tenant_id,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        outcome=row.outcome,
        details=json.loads(row.details),
        previous_hash=row.previous_hash,
        hash=row.hash,
    )


def _check(row: Row[Any], length: int, last_hash: str) -> None:
    if row.sequence != length + 1:
        raise _broken(length + 1, f"it is missing; the next record is {row.sequence}")
    if row.previous_hash != last_hash:
        raise _broken(row.sequence, "it does not follow from the record before it")
    try:
        expected = _hashed(_record(row)).hash
    except (TypeError, ValueError) as error:
        raise _broken(row.sequence, "it is not readable") from error
    if row.hash != expected:
        raise _broken(row.sequence, "its content does not match its hash")


def _broken(sequence: int, why: str) -> DataError:
    return DataError(f"Audit record {sequence} is wrong: {why}.", code="audit_broken", sequence=sequence)
