"""Price changes: asked for, applied, refused, undone; none is ever erased."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.orm import Session

from adapters.database.engine import Database
from adapters.database.models import PriceChangeRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.price_change import NewPriceChange, PriceChange


class SqlPriceChangeLedger:
    """`core.ports.PriceChangeLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, change: NewPriceChange) -> PriceChange:
        """Keep a change; with a key used before for the same request return the earlier one.

        Raises:
            ConflictError: the key was used for another request.
        """
        with self._database.write() as session:
            sequence = insert_once(
                session,
                PriceChangeRow,
                PriceChangeRow.sequence,
                change_id=f"PC_{uuid.uuid4().hex[:10]}",
                tenant_id=change.tenant_id,
                user_id=change.user_id,
                sku_id=change.sku_id,
                store_id=change.store_id,
                price_before=str(change.price_before),
                price=str(change.price),
                requested_at=change.requested_at,
                cutoff=change.cutoff,
                status=change.status,
                reasons=json.dumps(change.reasons),
                recommendation_id=change.recommendation_id,
                undoes=change.undoes,
                idempotency_key=change.idempotency_key,
                applied_at=change.requested_at if change.status == "applied" else None,
                outcome=_effect(change.expected, None),
            )
            query = _of(change.tenant_id)
            if sequence is None:
                query = query.where(PriceChangeRow.idempotency_key == change.idempotency_key)
            else:
                query = query.where(PriceChangeRow.sequence == sequence)
            row = session.scalars(query).one()
            if sequence is not None:
                _undo_earlier(session, row)
            kept = _change(row)
        if sequence is None and not kept.asks_the_same(change):
            raise ConflictError("This idempotency key was used for another price change; use a new one.")
        return kept

    def made_with(self, tenant_id: str, idempotency_key: str) -> PriceChange | None:
        """Return the change that was made with the key, or `None`."""
        return self._one(_of(tenant_id).where(PriceChangeRow.idempotency_key == idempotency_key))

    def find(self, tenant_id: str, change_id: str) -> PriceChange | None:
        """Return a change, or `None`."""
        return self._one(_of(tenant_id).where(PriceChangeRow.change_id == change_id))

    def decide(
        self,
        tenant_id: str,
        change_id: str,
        *,
        approve: bool,
        user_id: str,
        at: datetime,
        reason: str | None = None,
        price: Decimal | None = None,
        price_before: Decimal | None = None,
        expected: Mapping[str, Any] | None = None,
    ) -> PriceChange:
        """Apply or refuse a waiting change; deciding the same again changes nothing.

        `price` is another price that is agreed to, `price_before` what is charged by now, and
        `expected` what that is expected to bring.

        Raises:
            InputError: there is no such change.
            ConflictError: it was decided otherwise.
        """
        with self._database.write() as session:
            query = _of(tenant_id).where(PriceChangeRow.change_id == change_id)
            row = session.scalars(query.with_for_update()).one_or_none()
            if row is None:
                raise InputError(f"There is no price change {change_id!r}.", code="unknown_price_change")
            wanted = "applied" if approve else "rejected"
            if row.status == wanted and price in (None, Decimal(row.price)):
                return _change(row)
            if row.status != "waiting":
                raise ConflictError(
                    f"Price change {change_id} is {row.status} already.", code="price_change_decided"
                )
            row.status, row.decided_by, row.decided_at, row.decision_reason = wanted, user_id, at, reason
            if approve:
                row.applied_at = at
                _as_agreed(row, price, price_before, expected)
            session.flush()
            _undo_earlier(session, row)
            return _change(row)

    def entries(self, scope: Scope) -> list[PriceChange]:
        """List the scope's changes, oldest first."""
        with self._database.read() as session:
            rows = session.scalars(_of(scope.tenant_id).order_by(PriceChangeRow.sequence))
            found = [_change(row) for row in rows]
        return [change for change in found if change.lies_in(scope)]

    def waiting(self) -> list[PriceChange]:
        """List what waits for a manager, of every tenant, oldest first."""
        return self._listed(select(PriceChangeRow).where(PriceChangeRow.status == "waiting"))

    def settled(self, since: datetime) -> list[PriceChange]:
        """List what was decided, expired or taken back since an instant, of every tenant, oldest first."""
        return self._listed(
            select(PriceChangeRow).where(
                or_(
                    PriceChangeRow.decided_at >= since,
                    and_(PriceChangeRow.undoes.is_not(None), PriceChangeRow.applied_at >= since),
                )
            )
        )

    def expire(self, tenant_id: str, asked_before: datetime, at: datetime) -> int:
        """Let go of what was asked for before an instant and still waits; return how many."""
        with self._database.write() as session:
            gone = session.execute(
                update(PriceChangeRow)
                .where(
                    PriceChangeRow.tenant_id == tenant_id,
                    PriceChangeRow.status == "waiting",
                    PriceChangeRow.requested_at < asked_before,
                )
                .values(status="expired", decided_at=at)
                .returning(PriceChangeRow.sequence)
            )
            return len(gone.all())

    def _listed(self, query: Select[PriceChangeRow]) -> list[PriceChange]:
        with self._database.read() as session:
            return [_change(row) for row in session.scalars(query.order_by(PriceChangeRow.sequence))]

    def save_outcome(self, tenant_id: str, change_id: str, outcome: Mapping[str, Any]) -> None:
        """Keep what a change brought, in the place of what was measured before."""
        with self._database.write() as session:
            query = _of(tenant_id).where(PriceChangeRow.change_id == change_id)
            row = session.scalars(query.with_for_update()).one_or_none()
            if row is not None:
                row.outcome = _effect(_change(row).expected, outcome)

    def _one(self, query: Select[PriceChangeRow]) -> PriceChange | None:
        with self._database.read() as session:
            row = session.scalars(query).one_or_none()
            return None if row is None else _change(row)


def _of(tenant_id: str) -> Select[PriceChangeRow]:
    return select(PriceChangeRow).where(PriceChangeRow.tenant_id == tenant_id)


def _as_agreed(
    row: PriceChangeRow,
    price: Decimal | None,
    price_before: Decimal | None,
    expected: Mapping[str, Any] | None,
) -> None:
    """Note the price that was agreed to, and what it was when that was done."""
    if price is not None and price != Decimal(row.price):
        row.asked_price, row.price = row.price, str(price)
    if price_before is not None:
        row.price_before = str(price_before)
    if expected is not None:
        row.outcome = _effect(expected, None)


def _undo_earlier(session: Session, row: PriceChangeRow) -> None:
    """Mark the change that this one takes back, once this one is in force."""
    if row.undoes is None or row.status != "applied":
        return
    session.execute(
        update(PriceChangeRow)
        .where(
            PriceChangeRow.tenant_id == row.tenant_id,
            PriceChangeRow.change_id == row.undoes,
            PriceChangeRow.status == "applied",
        )
        .values(status="undone")
    )


def _effect(expected: Mapping[str, Any], measured: Mapping[str, Any] | None) -> str | None:
    """Return the column `outcome`: what was expected of a change, and what was measured."""
    if not expected and measured is None:
        return None
    return json.dumps({"expected": expected, "measured": measured}, allow_nan=False)


def _change(row: PriceChangeRow) -> PriceChange:
    effect: Mapping[str, Any] = {} if row.outcome is None else json.loads(row.outcome)
    return PriceChange(
        tenant_id=row.tenant_id,
        user_id=row.user_id,
        sku_id=row.sku_id,
        store_id=row.store_id,
        price_before=Decimal(row.price_before),
        price=Decimal(row.price),
        requested_at=row.requested_at,
        cutoff=row.cutoff,
        status=row.status,  # type: ignore[arg-type] # held by a check constraint
        reasons=tuple(json.loads(row.reasons)),
        recommendation_id=row.recommendation_id,
        undoes=row.undoes,
        idempotency_key=row.idempotency_key,
        change_id=row.change_id,
        sequence=row.sequence,
        applied_at=row.applied_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
        asked_price=None if row.asked_price is None else Decimal(row.asked_price),
        expected=effect.get("expected") or {},
        outcome=effect.get("measured"),
    )
