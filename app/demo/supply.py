"""How the demo shop restocks, with suppliers who are sometimes late: what makes it run out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from app.demo.catalog import Item
from app.demo.demand import Demand, Series

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Stock:
    """Arrays of shape (series, days): units sold, and stock at the day's end."""

    sold: Ints
    on_hand: Ints
    in_transit: Ints


def supplier_terms(catalogue: list[Item], rng: np.random.Generator) -> pl.DataFrame:
    """Return one supplier a brand: lead time, its spread, MOQ, case pack, shelf life, reliability."""
    fresh = {"DAIRY": 7, "FROZEN": 180}
    by_brand: dict[str, tuple[int, float, float]] = {}
    rows: list[dict[str, object]] = []
    for item in catalogue:
        if item.brand not in by_brand:
            lead = int(rng.integers(1, 3)) if item.category == "DAIRY" else int(rng.integers(3, 11))
            by_brand[item.brand] = (
                lead,
                round(lead * float(rng.uniform(0.1, 0.4)), 1),
                round(float(rng.uniform(0.82, 0.99)), 2),
            )
        lead, spread, reliability = by_brand[item.brand]
        case = int(rng.choice([1, 6, 12, 24])) if item.mrp < 300 else int(rng.choice([1, 4, 6]))
        rows.append(
            {
                "sku_id": item.sku_id,
                "supplier": f"{item.brand} Distributors",
                "lead_time_days": lead,
                "lead_time_std_days": spread,
                "moq": case * int(rng.integers(1, 4)),
                "case_pack": case,
                "shelf_life_days": fresh.get(item.category, 365),
                "reliability": reliability,
            }
        )
    return pl.DataFrame(rows)


def simulate_stock(
    series: list[Series], demand: Demand, terms: pl.DataFrame, rng: np.random.Generator
) -> Stock:
    """Run the shop's own ordering rule day by day; sales are what stock allows.

    The owner looks at the last 28 days, orders up to lead time plus ten days with a rough
    buffer, forgets some days, and an unreliable supplier sometimes sends nothing for two weeks.
    """
    count, length = demand.drawn.shape
    term = {row["sku_id"]: row for row in terms.iter_rows(named=True)}
    lead = np.array([term[s.item.sku_id]["lead_time_days"] for s in series])
    spread = np.array([term[s.item.sku_id]["lead_time_std_days"] for s in series])
    case = np.array([term[s.item.sku_id]["case_pack"] for s in series])
    moq = np.array([term[s.item.sku_id]["moq"] for s in series])
    reliability = np.array([term[s.item.sku_id]["reliability"] for s in series])
    launch = np.array([s.launch for s in series])
    buffer = rng.uniform(0.6, 1.8, count)
    horizon = length + 60
    arriving = np.zeros((count, horizon), dtype=np.int64)
    typical = demand.expected.sum(axis=1) / np.maximum(length - launch, 1)
    on_hand = np.ceil(typical * (lead + 10)).astype(np.int64)
    transit = np.zeros(count, dtype=np.int64)
    sold = np.zeros((count, length), dtype=np.int64)
    closing = np.zeros((count, length), dtype=np.int64)
    moving = np.zeros((count, length), dtype=np.int64)
    rows = np.arange(count)
    recent = typical.copy()
    for day in range(length):
        on_hand += arriving[:, day]
        transit -= arriving[:, day]
        sold[:, day] = np.minimum(demand.drawn[:, day], on_hand)
        on_hand = on_hand - sold[:, day]
        recent += np.where(day >= launch, (demand.drawn[:, day] - recent) / 28, 0.0)
        target = recent * (lead + 10) + buffer * np.sqrt(np.maximum(recent, 0.1) * (lead + 10)) * 1.6
        reorder_point = recent * (lead + 3.5) + buffer * np.sqrt(np.maximum(recent, 0.1) * lead)
        position = on_hand + transit
        orders = (position < reorder_point) & (rng.random(count) < 0.9) & (day >= launch - 12)
        wanted = np.maximum(target - position, moq)
        quantity = np.where(orders, np.ceil(wanted / case) * case, 0).astype(np.int64)
        delay = np.maximum(1, np.rint(rng.normal(lead, spread))).astype(np.int64)
        delay += np.where(rng.random(count) > reliability, rng.integers(3, 15, count), 0)
        due = np.minimum(day + delay, horizon - 1)
        np.add.at(arriving, (rows, due), quantity)
        transit = transit + quantity
        closing[:, day] = on_hand
        moving[:, day] = transit
    return Stock(sold, closing, moving)
