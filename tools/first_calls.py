"""What is called before anybody asks, so that the first question of a kind need not wait.

A question rests on libraries, on tables and on what was reckoned of whole stores. All of that is
loaded and kept with the first call that takes it, and lets the next ones answer in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from core.identity import Scope
from core.ports import Lake
from tools.shelves import MOST_SHELVES
from tools.stock import FORECAST_DAYS

Call = tuple[str, Mapping[str, Any]]


def first_calls(lake: Lake, tenant_id: str) -> Iterator[Call]:
    """Yield calls of tools that only look, which between them take all that most questions rest on.

    Nothing where there are no sales yet. Of a shop of very many shelves no call is about all of them: what
    is reckoned of so many is not kept.

    Args:
        lake: Where the tables are.
        tenant_id: Whose.
    """
    last = lake.freshness(tenant_id).sales
    if last is None:
        return
    yield from _of_days(last)
    yield "list_documents", {}
    everything = Scope(tenant_id)
    shelves = lake.products(everything).frame.height * lake.stores(everything).frame.height
    if shelves <= MOST_SHELVES:
        yield from (
            (tool, {}) for tool in ("assess_stockout_risk", "plan_reorder", "rank_actions", "list_alerts")
        )
        yield from ((tool, {}) for tool in ("morning_brief", "weekly_summary", "detect_anomalies"))
    tomorrow = last + timedelta(days=1)
    forecasts = lake.forecasts(everything, tomorrow, tomorrow).frame
    if forecasts.is_empty():
        return
    sku_id, store_id = forecasts.row(0, named=True)["sku_id"], forecasts.row(0, named=True)["store_id"]
    beyond = FORECAST_DAYS + 1  # further than the night's forecasts go: the model itself is asked
    yield "forecast_demand", {"sku_ids": [sku_id], "store_id": store_id, "horizon_days": beyond}
    yield "simulate_price", {"sku_id": sku_id, "store_id": store_id, "change_pct": 1}


def _of_days(last: date) -> Iterator[Call]:
    week = {"start": (last - timedelta(days=6)).isoformat(), "end": last.isoformat()}
    for metric in ("revenue", "margin", "return_rate", "stock_value", "stockout_rate", "forecast_wape"):
        yield "query_kpi", {"metrics": [metric], "dimensions": ["store"], "period": week}
    yield "explain_change", {"metric": "revenue", "period": week}
