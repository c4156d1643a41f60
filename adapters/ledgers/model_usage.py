"""What chat models took, by tenant and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from sqlalchemy import select, true, update

from adapters.database.engine import Database
from adapters.database.models import ModelUsageRow
from adapters.database.upsert import insert_once
from core.usage import ModelUsage

_MICRO = Decimal(1_000_000)


class SqlUsageLedger:
    """`core.ports.UsageLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, tenant_id: str, day: date, usage: ModelUsage) -> None:
        """Add what a call took; a fraction of a millionth counts as one."""
        row = ModelUsageRow
        key = {"tenant_id": tenant_id, "day": day, "model": usage.model}
        micros = int((usage.cost * _MICRO).to_integral_value(ROUND_CEILING))
        zeros = dict.fromkeys(("calls", "input_tokens", "cached_tokens", "output_tokens", "cost_micros"), 0)
        with self._database.write() as session:
            insert_once(session, row, row.model, **key, **zeros, estimated=False)
            session.execute(
                update(row)
                .where(row.tenant_id == tenant_id, row.day == day, row.model == usage.model)
                .values(
                    calls=row.calls + usage.calls,
                    input_tokens=row.input_tokens + usage.input_tokens,
                    cached_tokens=row.cached_tokens + usage.cached_tokens,
                    output_tokens=row.output_tokens + usage.output_tokens,
                    cost_micros=row.cost_micros + micros,
                    estimated=true() if usage.estimated else row.estimated,
                )
            )

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
