"""What chat models took is added up by tenant, day and model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from adapters.database import Database
from adapters.ledgers import SqlUsageLedger
from core.usage import ModelUsage

DAY = date(2026, 11, 22)


def usage(model: str = "m", **more: int | Decimal | bool) -> ModelUsage:
    return ModelUsage.model_validate({"model": model, "calls": 1, **more})


def test_calls_add_up_by_tenant_day_and_model(database: Database) -> None:
    ledger = SqlUsageLedger(database)
    ledger.add("shop", DAY, usage(input_tokens=100, cached_tokens=10, output_tokens=5, cost=Decimal("0.25")))
    ledger.add("shop", DAY, usage(input_tokens=1, output_tokens=1, cost=Decimal("0.5"), estimated=True))
    ledger.add("shop", DAY, usage("a", input_tokens=7))
    ledger.add("shop", date(2026, 11, 23), usage(input_tokens=1))
    ledger.add("other", DAY, usage(input_tokens=1))

    assert ledger.of("shop", DAY) == [
        usage("a", input_tokens=7),
        ModelUsage(
            model="m",
            calls=2,
            input_tokens=101,
            cached_tokens=10,
            output_tokens=6,
            cost=Decimal("0.75"),
            estimated=True,
        ),
    ]


def test_the_smallest_cost_is_not_lost(database: Database) -> None:
    ledger = SqlUsageLedger(database)
    ledger.add("shop", DAY, usage(cost=Decimal("0.0000001")))
    assert ledger.of("shop", DAY)[0].cost == Decimal("0.000001")
