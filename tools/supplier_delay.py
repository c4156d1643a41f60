"""How late suppliers deliver: learned for a tenant at night, and known to whoever asks what is on the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from core.fact import Source
from core.identity import Scope
from core.ports import Lake

if TYPE_CHECKING:
    from engines.inventory import History

LOOK_BACK_DAYS = 180
"""Suppliers change, and half a year holds some dozen orders of most shelves."""


def learn_delays(lake: Lake, tenant_id: str) -> str:
    """Count how late each supplier's orders came in, and keep it; say of how many orders that is."""
    from engines.inventory.delivery import deliveries  # noqa: PLC0415 - brings polars along

    scope = Scope(tenant_id)
    last = lake.freshness(tenant_id).inventory
    if last is None:
        return "no stock counts yet"
    stock = lake.stock_history(scope, last - timedelta(days=LOOK_BACK_DAYS - 1), last)
    terms = lake.supplier_terms(scope)
    found = deliveries(stock.frame, terms.frame)
    tables = {**stock.source.tables, **terms.source.tables}
    lake.save_supplier_delays(tenant_id, found, computed_from=tables)
    return f"{found['came'].sum()} orders of {found['supplier'].n_unique()} suppliers"


def known_delays(lake: Lake, scope: Scope) -> tuple[Mapping[str, History], Source]:
    """Return what each supplier did, as it was last learned; one supplier's habit is nobody's secret."""
    answer = lake.supplier_delays(scope)
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for supplier, late, came, waited in answer.frame.iter_rows():
        found.setdefault(supplier, {})[late] = (came, waited)
    return found, answer.source
