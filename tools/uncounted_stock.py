"""Which items have no stock figure to go by, those that sell most first: what to count next."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from core.tool import ToolContext
from tools.evidence import Evidence
from tools.scope import ResolvedScope
from tools.stock import StockView


class UncountedLine(BaseModel):
    """One product in one store whose stock is unknown.

    `last_counted` is the day of a count too old to go by, `None` where there never was one;
    `demand` the units expected to sell, `None` where nothing is forecast while no stock is known.
    """

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    product: Fact
    store: Fact
    last_counted: Fact | None
    demand: Fact | None


def uncounted_lines(
    context: ToolContext, where: ResolvedScope, view: StockView, evidence: Evidence, *, end: date, limit: int
) -> tuple[UncountedLine, ...]:
    """Return the items of unknown stock, at most `limit`, with what they sell up to a day."""
    counted = {
        (row["sku_id"], row["store_id"]): row["date"]
        for row in context.lake.stock_position(where.scope).frame.iter_rows(named=True)
        if row["on_hand"] is not None
    }
    sells = _demand_until(view, end)
    chosen = sorted(view.unknown, key=lambda key: (-sells.get(key, 0.0), key))[:limit]
    return tuple(_line(key, counted.get(key), sells.get(key), where, evidence) for key in chosen)


def _demand_until(view: StockView, end: date) -> dict[tuple[str, str], float]:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    frame = view.demand.frame
    if frame.is_empty():
        return {}
    summed = frame.filter(frame["date"] <= end).group_by("sku_id", "store_id").agg(pl.col("yhat").sum())
    return {(sku_id, store_id): float(units) for sku_id, store_id, units in summed.rows()}


def _line(
    key: tuple[str, str],
    counted: date | None,
    demand: float | None,
    where: ResolvedScope,
    evidence: Evidence,
) -> UncountedLine:
    sku_id, store_id = key
    subject = {"sku_id": sku_id, "store_id": store_id}
    product, store = where.names.product(sku_id), where.names.store(store_id)
    of = f"{product}, {store}"
    return UncountedLine(
        sku_id=sku_id,
        store_id=store_id,
        product=evidence.fact("Product", product, "text", {"sku_id": sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": store_id}),
        last_counted=evidence.optional(f"Last counted, {of}", counted, "date", subject),
        demand=evidence.optional(f"Expected units, {of}", demand, "units", subject),
    )
