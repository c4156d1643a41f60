"""A question what will run out, and its answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.scope import ScopeArguments
from tools.uncounted_stock import UncountedLine

RiskLevel = Literal["out", "high", "medium", "low"]
"""`out`: nothing left. `high`: runs out with probability ≥ 50 %. `medium`: ≥ 20 %."""


class AssessStockoutRiskArguments(ScopeArguments):
    """What to look at and how far ahead."""

    horizon_days: int = Field(default=7, ge=1, le=90, description="Days ahead of today")
    limit: int = Field(default=5, ge=1, le=25, description="How many items to list, the riskiest first")
    uncounted: bool = Field(
        default=False, description="List instead the items whose stock is unknown, which are left out"
    )


class StockoutRiskLine(BaseModel):
    """One product in one store, and how likely it is to run out.

    What another store of the city can spare is moved before anything is ordered, as in
    `plan_reorder`: `order_quantity` is what is needed beyond that.
    """

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    level: RiskLevel
    product: Fact
    store: Fact
    on_hand: Fact
    days_of_cover: Fact | None  # None where nothing is expected to sell
    on_the_way: Fact | None  # units ordered and not yet there
    due_on: Fact | None  # when they should have been, where they are late
    demand: Fact  # expected units over the horizon
    probability: Fact  # pct
    stockout_date: Fact | None  # first day on which stock is more likely gone than not
    order_quantity: Fact | None
    order_by: Fact | None
    sales_at_risk: Fact | None  # currency; None where no price is known
    transfer_quantity: Fact | None = None
    transfer_from: Fact | None = None


class StockoutRisk(BaseModel):
    """The plain values of every line with known stock."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    level: RiskLevel
    on_hand: int
    in_transit: int
    demand: float
    probability: float  # 0-1
    stockout_date: date | None
    lost_units: float
    reorder_quantity: int
    model: str
    sales_at_risk: Decimal | None = None
    days_of_cover: float | None = None
    calibrated: bool = False


class AssessStockoutRiskResult(ToolResult):
    """The lines with most sales at risk first, at most `limit`; all in `series`.

    They are the ones more likely than not to run out; where there is none, those that may
    (level `medium`). Products that were asked for by name are listed in any case: whoever asks how long
    something lasts wants to know that it does, too.

    Where stock is unknown for everything asked, every fact is `None`, `lines` is empty and
    the note `stock_unknown` says why. Where it is unknown for some, `unknown` counts them.
    `none_left` counts what there is none left of now, `empty` are such lines that `lines` has no room for,
    so that with those among `lines` as many are told as `limit` allows; both only where no product was
    asked for by name.
    `uncounted` lists them where they were asked for, the best sellers first; no risk is told then.
    """

    horizon_days: int
    start: Fact | None = None
    end: Fact | None = None
    stock_as_of: Fact | None = None
    at_risk: Fact | None = None
    checked: Fact | None = None
    unknown: Fact | None = None
    sales_at_risk: Fact | None = None
    none_left: Fact | None = None
    lines: tuple[StockoutRiskLine, ...] = ()
    empty: tuple[StockoutRiskLine, ...] = ()
    uncounted: tuple[UncountedLine, ...] = ()
    series: tuple[StockoutRisk, ...] = ()
