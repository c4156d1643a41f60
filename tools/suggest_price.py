"""suggest_price: the price to set for one product in one store, and what limits it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolArguments, ToolResult
from tools.scope import Identifier

Objective = Literal["maximize_margin", "maximize_revenue", "clear_stock", "match_competitor"]


class SuggestPriceArguments(ToolArguments):
    """Which product, where, to what end."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    objective: Objective = Field(default="maximize_margin", description="What the price should achieve")
    current_price: Decimal | None = Field(
        default=None,
        gt=0,
        le=10_000_000,
        description="Price now, tax included; omitted: the last one sold at",
    )


class GuardrailCheck(BaseModel):
    """One limit: what it is, whether it decided the price, whether the price keeps it.

    `name`: `min_margin`, `max_delta`, `mrp`, `map_price`, `floor_price`, `low_stock`,
    `stock_unknown`.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    passed: bool
    binding: bool
    limit: Fact | None  # a price in currency, the lowest or highest allowed


class CompetitorOffer(BaseModel):
    """A competitor's newest price (plain values, for REST and charts)."""

    model_config = ConfigDict(frozen=True)

    competitor: str
    price: Decimal
    age_days: int
    confidence: float | None


class SuggestPriceResult(ToolResult):
    """The price, the way to it and the evidence.

    `action` is `hold` where the price stays. `reason`: `parity` (towards the competitors),
    `fixed_margin` (no competitor evidence: cost plus margin), `within_guardrails` (parity
    stopped by a limit), `conflict` (no price keeps every limit; the price stays).
    `margin_uplift_pct` is per unit sold, at unchanged sales: this rule knows no elasticity.
    """

    sku_id: str
    store_id: str
    objective: Objective
    action: Literal["raise", "lower", "hold"]
    reason: Literal["parity", "fixed_margin", "within_guardrails", "conflict"]
    product: Fact
    store: Fact
    recommended_price: Fact
    current_price: Fact
    change_pct: Fact
    mrp: Fact | None
    margin_pct: Fact  # at the recommended price, after GST
    current_margin_pct: Fact
    margin_uplift_pct: Fact | None
    competitor_low: Fact | None
    competitor_high: Fact | None
    competitor_price: Fact | None  # the weighted parity price
    competitor_count: Fact | None
    price_index: Fact | None  # our price / parity price
    min_margin_pct: Fact
    max_delta_pct: Fact
    guardrails: tuple[GuardrailCheck, ...]
    series: tuple[CompetitorOffer, ...] = ()
