"""assess_stockout_risk: what will run out, when, how likely, and what that costs."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.scope import ScopeArguments

RiskLevel = Literal["out", "high", "medium", "low"]
"""`out`: nothing left. `high`: runs out with probability ≥ 50 %. `medium`: ≥ 20 %."""


class AssessStockoutRiskArguments(ScopeArguments):
    """What to look at and how far ahead."""

    horizon_days: int = Field(
        default=7, ge=1, le=90, description="Days ahead, counted from the last data day"
    )


class StockoutRiskLine(BaseModel):
    """One product in one store that is likely to run out (level `out`, `high` or `medium`)."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    level: RiskLevel
    product: Fact
    store: Fact
    on_hand: Fact
    demand: Fact  # expected units over the horizon
    probability: Fact  # pct
    stockout_date: Fact | None  # first day on which stock is more likely gone than not
    order_quantity: Fact | None
    order_by: Fact | None
    sales_at_risk: Fact | None  # currency; None where no price is known


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


class AssessStockoutRiskResult(ToolResult):
    """The riskiest lines first, at most 5; all in `series`.

    Where stock is unknown for everything asked, every fact is `None`, `lines` is empty and
    the note `stock_unknown` says why. Where it is unknown for some, `unknown` counts them.
    """

    horizon_days: int
    start: Fact | None = None
    end: Fact | None = None
    stock_as_of: Fact | None = None
    at_risk: Fact | None = None
    checked: Fact | None = None
    unknown: Fact | None = None
    sales_at_risk: Fact | None = None
    lines: tuple[StockoutRiskLine, ...] = ()
    series: tuple[StockoutRisk, ...] = ()
