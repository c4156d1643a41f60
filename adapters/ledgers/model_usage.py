"""What chat models took, by tenant and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import cast

from sqlalchemy import Boolean, Table, bindparam, or_, select, update

from adapters.database.engine import Database
from adapters.database.models import ModelUsageRow
from adapters.database.upsert import insert_once
from core.usage import ModelUsage

_MICRO = Decimal(1_000_000)
_TABLE = cast("Table", ModelUsageRow.__table__)
_COLUMN = _TABLE.c
_COUNTS = ("calls", "input_tokens", "cached_tokens", "output_tokens", "cost_micros")
_ADD = (
    update(_TABLE)
    .where(
        _COLUMN.tenant_id == bindparam("of_tenant_id"),
        _COLUMN.day == bindparam("of_day"),
        _COLUMN.model == bindparam("of_model"),
    )
    .values(
        {name: _COLUMN[name] + bindparam(f"more_{name}") for name in _COUNTS}
        | {"estimated": or_(_COLUMN.estimated, bindparam("is_estimated", type_=Boolean))}
    )
)
"""Drawn once: to draw it anew costs more than it does."""


class SqlUsageLedger:
    """`core.ports.UsageLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, tenant_id: str, day: date, usage: ModelUsage) -> None:
        """Add what a call took; a fraction of a millionth counts as one."""
        micros = int((usage.cost * _MICRO).to_integral_value(ROUND_CEILING))
        key = {"tenant_id": tenant_id, "day": day, "model": usage.model}
        taken = {
            **{f"of_{name}": value for name, value in key.items()},
            "more_calls": usage.calls,
            "more_input_tokens": usage.input_tokens,
            "more_cached_tokens": usage.cached_tokens,
            "more_output_tokens": usage.output_tokens,
            "more_cost_micros": micros,
            "is_estimated": usage.estimated,
        }
        with self._database.write() as session:
            connection = session.connection()
            if connection.execute(_ADD, taken).rowcount == 0:  # the day's first call
                zeros = dict.fromkeys(_COUNTS, 0)
                insert_once(session, ModelUsageRow, ModelUsageRow.model, **key, **zeros, estimated=False)
                connection.execute(_ADD, taken)

    def of(self, tenant_id: str, day: date) -> Sequence[ModelUsage]:
        """Return the day's sums, one a model, by name."""
        query = (
            select(ModelUsageRow)
            .where(ModelUsageRow.tenant_id == tenant_id, ModelUsageRow.day == day)
            .order_by(ModelUsageRow.model)
        )
        with self._database.read() as session:
            return [_usage(row) for row in session.scalars(query)]


def _usage(row: ModelUsageRow) -> ModelUsage:
    return ModelUsage(
        model=row.model,
        calls=row.calls,
        input_tokens=row.input_tokens,
        cached_tokens=row.cached_tokens,
        output_tokens=row.output_tokens,
        cost=Decimal(row.cost_micros) / _MICRO,
        estimated=row.estimated,
    )
