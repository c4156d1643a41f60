"""plan_reorder: how much to order of what, and by when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.scope import ScopeArguments


class PlanReorderArguments(ScopeArguments):
    """What to order for, within which budget, at which service level."""

    budget: Decimal | None = Field(default=None, gt=0, description="Most to spend, in the base currency")
    service_level: float | None = Field(
        default=None, gt=0, lt=1, description="Probability of no stockout, 0 to 1; omitted: the tenant's"
    )


class ReorderLine(BaseModel):
    """One product in one store. `quantity` is 0 where nothing need be ordered now."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    product: Fact
    store: Fact
    quantity: Fact
    on_hand: Fact
    in_transit: Fact | None  # None where there is nothing on the way
    reorder_point: Fact
    safety_stock: Fact
    lead_time_demand: Fact
    lead_time_days: Fact
    order_by: Fact | None
    cost: Fact | None  # None where the unit cost is unknown


class ReorderRow(BaseModel):
    """The plain values of every line with known stock, and why."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    quantity: int
    on_hand: int
    in_transit: int
    backorder: int
    position: int
    reorder_point: float
    safety_stock: float
    lead_time_demand: float
    lead_time_days: int
    lead_time_assumed: bool
    service_level: float
    order_by: date | None
    stockout_probability: float
    cost: Decimal | None
    method: str
    binding: tuple[str, ...] = ()  # `moq`, `case_pack`, `shelf_life`, `budget`


class PlanReorderResult(ToolResult):
    """Lines to order, most urgent first, at most 4; all in `series`.

    Where products were named, their lines are there even when nothing need be ordered.
    Where stock is unknown for everything asked, every fact but `service_level` is `None`
    and the note `stock_unknown` says why.
    """

    service_level: Fact | None = None
    stock_as_of: Fact | None = None
    order_count: Fact | None = None  # lines with a quantity
    total_units: Fact | None = None
    total_cost: Fact | None = None  # of the lines whose cost is known
    budget: Fact | None = None
    checked: Fact | None = None
    unknown: Fact | None = None
    lines: tuple[ReorderLine, ...] = ()
    series: tuple[ReorderRow, ...] = ()
