"""assess_stockout_risk: what will run out, when, how likely, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import DataError
from core.fact import Fact
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from engines.inventory import Reorder, reorder, stockout
from tools.evidence import Evidence, freshness_notes
from tools.scope import ResolvedScope, ScopeArguments, resolve
from tools.stock import FORECAST_DAYS, StockItem, latest_prices, stock_view

RiskLevel = Literal["out", "high", "medium", "low"]
"""`out`: nothing left. `high`: runs out with probability ≥ 50 %. `medium`: ≥ 20 %."""


class AssessStockoutRiskArguments(ScopeArguments):
    """What to look at and how far ahead."""

    horizon_days: int = Field(default=7, ge=1, le=90, description="Days ahead of the last data day")


class StockoutRiskLine(BaseModel):
    """One product in one store that is likely to run out (level `out`, `high` or `medium`)."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    level: RiskLevel
    product: Fact
    store: Fact
    on_hand: Fact
    on_the_way: Fact | None  # units ordered and not yet there
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
    """The lines with most sales at risk first, at most 5; all in `series`.

    They are the ones more likely than not to run out; where there is none, those that may
    (level `medium`).

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


MOST_LINES = 5
HIGH, MEDIUM = 0.5, 0.2
_ORDER = {"out": 0, "high": 1, "medium": 2, "low": 3}


def _level(on_hand: int, probability: float, demand: float) -> RiskLevel:
    if on_hand <= 0 and demand > 0:
        return "out"
    if probability >= HIGH:
        return "high"
    return "medium" if probability >= MEDIUM else "low"


@dataclass(frozen=True)
class _Assessed:
    item: StockItem
    risk: stockout.StockoutRisk
    order: Reorder
    level: RiskLevel

    @property
    def stockout_date(self) -> date | None:
        return None if self.risk.day is None else self.item.first_day + timedelta(days=self.risk.day - 1)

    @property
    def order_by(self) -> date | None:
        if self.order.quantity == 0:
            return None
        return self.item.first_day + timedelta(days=self.order.days_until_reorder or 0)


def _assess(item: StockItem, end: date, context: ToolContext) -> _Assessed:
    horizon = max((end - item.first_day).days + 1, 1)
    risk = stockout.assess(item.daily, item.stock, horizon, item.arrivals)
    order = reorder(
        item.daily,
        item.stock,
        item.terms,
        service_level=context.settings.service_level,
        review_period_days=context.settings.review_period_days,
    )
    return _Assessed(item, risk, order, _level(item.stock.on_hand, risk.probability, risk.expected_demand))


def _line(
    assessed: _Assessed, price: float | None, where: ResolvedScope, evidence: Evidence
) -> StockoutRiskLine:
    item, risk = assessed.item, assessed.risk
    subject = {"sku_id": item.sku_id, "store_id": item.store_id}
    product, store = where.names.product(item.sku_id), where.names.store(item.store_id)
    of = f"{product}, {store}"
    quantity = assessed.order.quantity or None
    lost = None if price is None else price * risk.lost_units
    return StockoutRiskLine(
        sku_id=item.sku_id,
        store_id=item.store_id,
        level=assessed.level,
        product=evidence.fact("Product", product, "text", {"sku_id": item.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": item.store_id}),
        on_hand=evidence.fact(f"Units on hand, {of}", item.stock.on_hand, "units", subject),
        on_the_way=evidence.optional(
            f"Units on the way, {of}", item.stock.in_transit or None, "units", subject
        ),
        demand=evidence.fact(f"Expected units, {of}", risk.expected_demand, "units", subject),
        probability=evidence.fact(f"Chance of running out, {of}", risk.probability * 100, "pct", subject),
        stockout_date=evidence.optional(f"Runs out, {of}", assessed.stockout_date, "date", subject),
        order_quantity=evidence.optional(f"Units to order, {of}", quantity, "units", subject),
        order_by=evidence.optional(f"Order by, {of}", assessed.order_by, "date", subject),
        sales_at_risk=evidence.optional(f"Sales at risk, {of}", lost, "currency", subject),
    )


def _plain(assessed: _Assessed) -> StockoutRisk:
    item, risk = assessed.item, assessed.risk
    return StockoutRisk(
        sku_id=item.sku_id,
        store_id=item.store_id,
        level=assessed.level,
        on_hand=item.stock.on_hand,
        in_transit=item.stock.in_transit,
        demand=round(risk.expected_demand, 2),
        probability=round(risk.probability, 4),
        stockout_date=assessed.stockout_date,
        lost_units=round(risk.lost_units, 2),
        reorder_quantity=assessed.order.quantity,
        model=item.model,
    )


def run(arguments: AssessStockoutRiskArguments, context: ToolContext) -> AssessStockoutRiskResult:
    """Assess every product in every store of the scope whose stock is known.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    named = arguments.sku_ids or ()
    # The order must cover lead time and review: look at least that far.
    ahead = max(arguments.horizon_days, FORECAST_DAYS)
    view = stock_view(context, where, ahead, named_skus=named)
    notes = freshness_notes(context, view.demand.cutoff) + where.notes + view.notes(context)
    if not view.items:
        if not view.unknown:
            raise DataError(
                "Neither sales of the last half year nor stock is known for what was asked.",
                code="no_history",
                place=where.place,
            )
        return AssessStockoutRiskResult(
            as_of=view.demand.cutoff, notes=notes, horizon_days=arguments.horizon_days
        )
    end = view.demand.cutoff + timedelta(days=arguments.horizon_days)
    assessed = [_assess(item, end, context) for item in view.items]
    likely = [one for one in assessed if one.level in {"out", "high"}]
    risky = likely or [one for one in assessed if one.level == "medium"]
    keys = {(one.item.sku_id, one.item.store_id) for one in risky}
    prices, price_sources = latest_prices(context, where, keys, view.demand.cutoff)

    def value(one: _Assessed) -> float:
        return one.risk.lost_units * prices.get((one.item.sku_id, one.item.store_id), 0.0)

    risky.sort(
        key=lambda one: (
            -value(one),
            _ORDER[one.level],
            -one.risk.probability,
            one.item.sku_id,
            one.item.store_id,
        )
    )
    evidence = Evidence(
        context,
        arguments,
        (*view.sources, *price_sources),
        method=f"stock against cumulative {view.demand.method}",
        as_of=view.demand.cutoff,
        parameters={
            "horizon_days": arguments.horizon_days,
            "service_level": context.settings.service_level,
            "at_risk_from_pct": (HIGH if likely else MEDIUM) * 100,
        },
    )
    what = f" in {where.place}" if where.place else ""
    lost = sum(value(one) for one in risky)
    return AssessStockoutRiskResult(
        as_of=view.demand.cutoff,
        notes=notes + view.demand.notes,
        horizon_days=arguments.horizon_days,
        start=evidence.fact("From", view.demand.start, "date"),
        end=evidence.fact("Until", end, "date"),
        stock_as_of=evidence.optional("Stock as of", view.stock_as_of, "date"),
        at_risk=evidence.fact(
            f"Items {'likely to' if likely else 'that may'} run out{what}", len(risky), "count", where.subject
        ),
        checked=evidence.fact(f"Items checked{what}", len(assessed), "count", where.subject),
        unknown=evidence.optional(
            f"Items whose stock is unknown{what}", len(view.unknown) or None, "count", where.subject
        ),
        sales_at_risk=evidence.fact(f"Sales at risk{what}", lost, "currency", where.subject)
        if lost
        else None,
        lines=tuple(
            _line(one, prices.get((one.item.sku_id, one.item.store_id)), where, evidence)
            for one in risky[:MOST_LINES]
        ),
        series=tuple(_plain(one) for one in assessed),
    )


TOOL = Tool(
    name="assess_stockout_risk",
    description=(
        "Which products will run out of stock, when, how likely, and what to order. "
        "Use it for questions about items running out, low stock or empty shelves."
    ),
    arguments=AssessStockoutRiskArguments,
    result=AssessStockoutRiskResult,
    effect=Effect.READ,
    roles=roles_for("assess_stockout_risk"),
    run=run,
    examples=(
        "What will stock out next week in Delhi?",
        "Will Suvarna Atta 5 kg run out at DELHI_02?",
        "Which dairy items are running low in Mumbai?",
    ),
)
