"""Facts and where they come from: one source per question, shared by its facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.clock import local_date
from core.fact import Fact, Source, Unit
from core.money import to_money
from core.tool import Note, ToolArguments, ToolContext
from tools.note import note

Value = int | float | Decimal | date | str | None
_DECIMALS: Mapping[Unit, int] = {"pct": 2, "rate": 4, "ratio": 3}


class Evidence:
    """Makes the facts of one answer, all with the same source."""

    def __init__(
        self,
        context: ToolContext,
        arguments: ToolArguments,
        sources: Iterable[Source],
        *,
        method: str,
        as_of: date | None,
        parameters: Mapping[str, Any] | None = None,
    ) -> None:
        self.language = context.language
        tables: dict[str, str] = {}
        for source in sources:
            tables.update(source.tables)
        asked = arguments.model_dump(mode="json", exclude_defaults=True)
        self.source = Source(
            tables=tables,
            parameters={**asked, **(parameters or {})},
            method=method,
            as_of=as_of,
            computed_at=context.clock.now(),
            currency=context.settings.base_currency,
        )

    def fact(self, label: str, value: Value, unit: Unit, subject: Mapping[str, str] | None = None) -> Fact:
        """Return one fact, its value rounded as its unit is read.

        Money is `Decimal` to the paisa, other figures keep two decimals (rates four).
        """
        if value is not None and unit == "currency":
            value = to_money(value)  # pyright: ignore[reportArgumentType]  - no date or text is money
        elif isinstance(value, float):
            value = round(value, _DECIMALS.get(unit, 2))
        return Fact(label=label, value=value, unit=unit, subject=dict(subject or {}), source=self.source)

    def optional(
        self, label: str, value: Value, unit: Unit, subject: Mapping[str, str] | None = None
    ) -> Fact | None:
        """Return the fact, or `None` where the value is unknown."""
        return None if value is None else self.fact(label, value, unit, subject)


def freshness_notes(context: ToolContext, as_of: date | None) -> tuple[Note, ...]:
    """Return `stale_data` where the newest data is older than a day."""
    if as_of is None:
        return ()
    today = local_date(context.clock, context.settings.timezone)
    if today - as_of > timedelta(days=1):
        return (note("stale_data", date=as_of.isoformat()),)
    return ()
