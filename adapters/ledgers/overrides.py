"""Forecasts set by hand: every override ever made, in force or not."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Select, select

from adapters.database.columns import clean_text
from adapters.database.engine import Database
from adapters.database.models import OverrideRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import NewOverride, Override


class SqlOverrideLedger:
    """`core.ports.OverrideLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, override: NewOverride) -> Override:
        """Keep an override; with a key used before for the same request return the earlier one.

        Raises:
            ConflictError: the key was used for another request.
        """
        override_id = f"OV_{uuid.uuid4().hex[:12]}"
        with self._database.write() as session:
            sequence = insert_once(
                session,
                OverrideRow,
                OverrideRow.sequence,
                override_id=override_id,
                tenant_id=override.tenant_id,
                user_id=override.user_id,
                sku_id=override.sku_id,
                store_id=override.store_id,
                start_date=override.start,
                end_date=override.end,
                units_per_day=override.units_per_day,
                reason=override.reason,
                created_at=override.created_at,
                cutoff=override.cutoff,
                model_units=_encoded(override.model_units),
                idempotency_key=override.idempotency_key,
            )
            query = _of(override.tenant_id)
            if sequence is None:
                query = query.where(OverrideRow.idempotency_key == override.idempotency_key)
            else:
                query = query.where(OverrideRow.sequence == sequence)
            kept = _override(session.scalars(query).one())
        if sequence is None and not kept.asks_the_same(_cleaned(override)):
            raise ConflictError("This idempotency key was used for another override; use a new one.")
        return kept

    def made_with(self, tenant_id: str, idempotency_key: str) -> Override | None:
        """Return the override that was made with the key, or `None`."""
        return self._one(_of(tenant_id).where(OverrideRow.idempotency_key == idempotency_key))

    def find(self, tenant_id: str, override_id: str) -> Override | None:
        """Return an override, or `None`."""
        return self._one(_of(tenant_id).where(OverrideRow.override_id == override_id))

    def in_force(self, scope: Scope, start: date, end: date) -> list[Override]:
        """List the scope's overrides, not withdrawn, that touch the days; oldest first."""
        query = _of(scope.tenant_id).where(
            OverrideRow.withdrawn_at.is_(None), OverrideRow.start_date <= end, OverrideRow.end_date >= start
        )
        return self._several(query, scope)

    def entries(self, scope: Scope) -> list[Override]:
        """List the scope's overrides, withdrawn and expired ones too; oldest first."""
        return self._several(_of(scope.tenant_id), scope)

    def withdraw(
        self, tenant_id: str, override_id: str, *, user_id: str, at: datetime, cutoff: date | None
    ) -> Override:
        """Take an override out of force; the first withdrawal stays.

        Raises:
            InputError: there is no such override.
        """
        with self._database.write() as session:
            query = _of(tenant_id).where(OverrideRow.override_id == override_id)
            row = session.scalars(query.with_for_update()).one_or_none()
            if row is None:
                raise InputError(
                    f"There is no override {override_id!r}; list them first.", code="unknown_override"
                )
            if row.withdrawn_at is None:
                row.withdrawn_at, row.withdrawn_by, row.withdrawn_cutoff = at, user_id, cutoff
                session.flush()
            return _override(row)

    def _one(self, query: Select[OverrideRow]) -> Override | None:
        with self._database.read() as session:
            row = session.scalars(query).one_or_none()
            return None if row is None else _override(row)

    def _several(self, query: Select[OverrideRow], scope: Scope) -> list[Override]:
        with self._database.read() as session:
            found = [_override(row) for row in session.scalars(query.order_by(OverrideRow.sequence))]
        # Here and not in SQL: overrides are few, a scope may name more products than SQL takes.
        return [override for override in found if override.lies_in(scope)]


def _of(tenant_id: str) -> Select[OverrideRow]:
    return select(OverrideRow).where(OverrideRow.tenant_id == tenant_id)


def _override(row: OverrideRow) -> Override:
    return Override(
        tenant_id=row.tenant_id,
        user_id=row.user_id,
        sku_id=row.sku_id,
        store_id=row.store_id,
        start=row.start_date,
        end=row.end_date,
        units_per_day=row.units_per_day,
        reason=row.reason,
        created_at=row.created_at,
        cutoff=row.cutoff,
        model_units=_decoded(row.model_units),
        idempotency_key=row.idempotency_key,
        override_id=row.override_id,
        sequence=row.sequence,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_cutoff=row.withdrawn_cutoff,
    )


def _cleaned(override: NewOverride) -> NewOverride:
    """Return the override with its words as the database keeps them."""
    return replace(override, reason=clean_text(override.reason))


def _encoded(model_units: Mapping[date, float]) -> str:
    return json.dumps({day.isoformat(): units for day, units in sorted(model_units.items())}, allow_nan=False)


def _decoded(text: str) -> dict[date, float]:
    return {date.fromisoformat(day): float(units) for day, units in json.loads(text).items()}
