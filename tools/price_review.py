"""A question what price changes brought, and its answer."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.price_outcome import State
from tools.scope import ScopeArguments


class ReviewPriceChangesArguments(ScopeArguments):
    """Which price changes: those of a part of the shop, one by its id, or those one may take back."""

    change_id: str | None = Field(
        default=None, min_length=1, max_length=64, description="One price change, PC_…"
    )
    mine_to_undo: bool = Field(
        default=False,
        description="Only changes the person made or agreed to that are in force and can be taken back",
    )


class ReviewedChange(BaseModel):
    """One change, what was expected of it and what it brought; low to high holds 80 %.

    `state`: `waiting` for a manager, `rejected`, `too_early` (`days_missing` says how many days
    of sales are to come), `cut_short` (taken back or changed again within a week),
    `not_charged` (the tills went on with another price), `unknown` (it did not sell enough),
    `due` (the next nightly run measures it; only in `series`), `measured`. Then `verdict` is
    `worked` or `hurt` where the whole range of profit (of units, where the cost is unknown)
    lies on one side of 0, else `unclear`, and `basis` says what it
    was measured against: so many `controls` whose price stayed, or the forecast of before.
    """

    model_config = ConfigDict(frozen=True)

    change_id: str
    state: State
    verdict: Literal["worked", "hurt", "unclear"] | None = None
    direction: Literal["raise", "lower"]
    taken_back: bool
    basis: Literal["controls", "forecast"] | None = None
    final: bool = False
    reference: Fact
    product: Fact
    store: Fact
    price_before: Fact
    price: Fact
    changed_on: Fact  # the day it took effect, or was asked for
    asked_by: Fact
    decided_by: Fact | None
    days_missing: Fact | None = None
    days: Fact | None = None
    controls: Fact | None = None
    expected_units_pct: Fact | None = None
    expected_units_low: Fact | None = None
    expected_units_high: Fact | None = None
    expected_profit: Fact | None = None  # a week, against the price before
    expected_profit_low: Fact | None = None
    expected_profit_high: Fact | None = None
    units_pct: Fact | None = None
    units_low: Fact | None = None
    units_high: Fact | None = None
    profit: Fact | None = None  # a week, against the price before
    profit_low: Fact | None = None
    profit_high: Fact | None = None


class PriceChangeRow(BaseModel):
    """The plain values of a change that is not told in full."""

    model_config = ConfigDict(frozen=True)

    change_id: str
    sku_id: str
    store_id: str
    price_before: str
    price: str
    status: str
    state: State


class ReviewPriceChangesResult(ToolResult):
    """The newest changes first, 3 of them told in full; all in `series`.

    `count` is how many there are, `measured` how many of them were measured.
    """

    count: Fact
    measured: Fact
    lines: tuple[ReviewedChange, ...] = ()
    series: tuple[PriceChangeRow, ...] = ()
