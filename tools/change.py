"""A question why a figure moved, and its answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.period import Comparison, DateRange
from tools.scope import ScopeArguments

ChangeMetric = Literal["revenue", "margin", "units"]
ChangeStepName = Literal[
    "volume",
    "days",
    "mix",
    "price",
    "tax",
    "cost",
    "promotions",
    "stockouts",
    "new_items",
    "lost_items",
]


class ExplainChangeArguments(ScopeArguments):
    """Which figure, over which days, against which other days."""

    metric: ChangeMetric = Field(description="Which figure")
    period: DateRange = Field(description="Which days, both ends included")
    compare_to: DateRange | Comparison = Field(
        default="previous_period", description="Other days to compare with"
    )


class ChangeStep(BaseModel):
    """One step: its size, and which way it went.

    `volume` more or fewer units a day, `days` a longer or shorter period, `mix` towards
    dearer or cheaper products, `price` shelf prices, `tax` and `cost` (margin alone),
    `promotions` units they added less discounts, `stockouts` sales empty shelves lost,
    `new_items` and `lost_items` sold in one of the periods only.
    """

    model_config = ConfigDict(frozen=True)

    name: ChangeStepName
    label: Fact
    amount: Fact
    direction: Literal["up", "down"]


class Contributor(BaseModel):
    """A product or a store, what it adds to the change, and the step that moved it most."""

    model_config = ConfigDict(frozen=True)

    name: Fact
    amount: Fact
    direction: Literal["up", "down"]
    mostly: ChangeStepName


class ExplainChangeResult(ToolResult):
    """Both figures, and the steps between them, the largest first; they add up exactly.

    Figures count only what is known: `unknown_pct` is the share of the units (of both
    periods) whose revenue, or for a margin cost or GST rate, is unknown; they are left out,
    not guessed. Where nothing is known `value`, `previous` and `change` are `None`.
    `products` and `stores` are those that moved most, the way the whole moved first.
    `series` has the amount of every step, with its sign.
    """

    metric: ChangeMetric
    start: Fact
    end: Fact
    compare_start: Fact
    compare_end: Fact
    value: Fact | None = None
    previous: Fact | None = None
    change: Fact | None = None
    change_pct: Fact | None = None
    direction: Literal["up", "down", "flat"] | None = None
    steps: tuple[ChangeStep, ...] = ()
    products: tuple[Contributor, ...] = ()
    stores: tuple[Contributor, ...] = ()
    unknown_pct: Fact | None = None  # None where everything is known
    lost_units: Fact | None = None  # estimated, of the later period; None without any
    series: dict[ChangeStepName, Decimal] = Field(default_factory=dict)
