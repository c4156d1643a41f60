"""The limits of a price as a reply shows them: each with its bound, and whether it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from engines.pricing import Guardrail
from tools.evidence import Evidence


class GuardrailCheck(BaseModel):
    """One limit: what it is, whether it decided the price, whether the price keeps it.

    `name`: `min_margin`, `max_delta`, `mrp`, `mrp_unknown`, `map_price`, `floor_price`,
    `low_stock`, `stock_unknown`, `competitor_band`.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    passed: bool
    binding: bool
    limit: Fact | None  # a price in currency, the lowest or highest allowed


_LABELS = {
    "min_margin": "Lowest price that keeps the margin floor",
    "max_delta": "Most the price may move in a day, to",
    "mrp": "MRP",
    "mrp_unknown": "Highest price while the MRP is unknown",
    "map_price": "Minimum advertised price",
    "floor_price": "Floor price",
    "low_stock": "Lowest price while stock is low",
    "stock_unknown": "Lowest price while stock is unknown",
    "competitor_band": "Edge of the competitors' prices",
}


def guardrail_checks(
    limits: Sequence[Guardrail],
    price: Decimal | None,
    binding: Sequence[str],
    *,
    target: Decimal,
    evidence: Evidence,
    subject: Mapping[str, str],
) -> Iterator[GuardrailCheck]:
    """Tell each limit; one with two ends tells the end the target lies beyond, or nearer to."""
    for limit in limits:
        ends = [end for end in (limit.lowest, limit.highest) if end is not None]
        shown = min(ends, key=lambda end: abs(end - target))
        yield GuardrailCheck(
            name=limit.name,
            passed=price is not None and limit.keeps(price),
            binding=limit.name in binding,
            limit=evidence.fact(_LABELS[limit.name], shown, "currency", subject),
        )
