"""assess_stockout_risk: what will run out, when, how likely, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import DataError
from core.fact import Fact, Source
from core.money import to_money
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from engines.inventory import StockoutRisk as Risk
from engines.inventory import assess
from tools.evidence import Evidence, freshness_notes
from tools.replenishment import Plan, money_of, plan_item, within_capacity
from tools.scope import ResolvedScope, ScopeArguments, resolve
from tools.stock import FORECAST_DAYS, StockItem, StockView, stock_view
from tools.transfer import Move, cities_of, move_first, neighbours
from tools.uncounted_stock import UncountedLine, uncounted_lines

RiskLevel = Literal["out", "high", "medium", "low"]
"""`out`: nothing left. `high`: runs out with probability ≥ 50 %. `medium`: ≥ 20 %."""


class AssessStockoutRiskArguments(ScopeArguments):
    """What to look at and how far ahead."""

    horizon_days: int = Field(default=7, ge=1, le=90, description="Days ahead of the last data day")
    limit: int = Field(default=5, ge=1, le=25, description="How many items to list, the riskiest first")
    uncounted: bool = Field(
        default=False, description="List instead the items whose stock is unknown, which are left out"
    )


class StockoutRiskLine(BaseModel):
    """One product in one store that is likely to run out (level `out`, `high` or `medium`).

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
    on_the_way: Fact | None  # units ordered and not yet there
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
    (level `medium`).

    Where stock is unknown for everything asked, every fact is `None`, `lines` is empty and
    the note `stock_unknown` says why. Where it is unknown for some, `unknown` counts them.
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
    lines: tuple[StockoutRiskLine, ...] = ()
    uncounted: tuple[UncountedLine, ...] = ()
    series: tuple[StockoutRisk, ...] = ()


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
    risk: Risk
    plan: Plan
    level: RiskLevel
    moved: tuple[Move, ...]

    @property
    def stockout_date(self) -> date | None:
        return None if self.risk.day is None else self.item.first_day + timedelta(days=self.risk.day - 1)

    @property
    def order_by(self) -> date | None:
        if self.plan.order.quantity == 0:
            return None
        return self.item.first_day + timedelta(days=self.plan.order.days_until_reorder or 0)

    @property
    def sales_at_risk(self) -> Decimal | None:
        price = self.plan.money.price
        return None if price is None else to_money(price * self.risk.lost_units)


def _assess(
    context: ToolContext, where: ResolvedScope, view: StockView, end: date
) -> tuple[list[_Assessed], tuple[Source, ...]]:
    """Return every item's risk up to a day, with the order and the move that would help."""
    money, sources = money_of(context, where, view)
    plans = [plan_item(item, money[item.key], context.settings) for item in view.items]
    plans.sort(key=lambda plan: plan.urgency)
    cities = cities_of(context)
    others = neighbours(context, where, plans, cities)
    served, moves = move_first(plans, others.plans, cities, context.settings)
    assessed: list[_Assessed] = []
    for plan in within_capacity(served, context.settings):
        item = plan.item
        horizon = max((end - item.first_day).days + 1, 1)
        risk = assess(item.daily, item.stock, horizon, item.arrivals)
        level = _level(item.stock.on_hand, risk.probability, risk.expected_demand)
        moved = tuple(move for move in moves if (move.sku_id, move.to_store_id) == item.key)
        assessed.append(_Assessed(item, risk, plan, level, moved))
    assessed.sort(key=lambda one: one.item.key)
    return assessed, (*sources, *others.sources)


def _line(assessed: _Assessed, where: ResolvedScope, evidence: Evidence) -> StockoutRiskLine:
    item, risk = assessed.item, assessed.risk
    subject = {"sku_id": item.sku_id, "store_id": item.store_id}
    product, store = where.names.product(item.sku_id), where.names.store(item.store_id)
    of = f"{product}, {store}"
    quantity = assessed.plan.order.quantity or None
    giver = assessed.moved[0].from_store_id if assessed.moved else ""
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
        sales_at_risk=evidence.optional(f"Sales at risk, {of}", assessed.sales_at_risk, "currency", subject),
        transfer_quantity=evidence.optional(
            f"Units to move, {of}", assessed.moved[0].units if giver else None, "units", subject
        ),
        transfer_from=evidence.optional(
            "From store",
            where.names.store(giver) if giver else None,
            "text",
            {"store_id": giver},
        ),
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
        reorder_quantity=assessed.plan.order.quantity,
        model=item.model,
        sales_at_risk=assessed.sales_at_risk,
        days_of_cover=None if risk.days_of_cover is None else round(risk.days_of_cover, 1),
        calibrated=item.calibrated,
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
    if arguments.uncounted:
        return _uncounted(arguments, context, where, view)
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
    assessed, more_sources = _assess(context, where, view, end)
    likely = [one for one in assessed if one.level in {"out", "high"}]
    risky = likely or [one for one in assessed if one.level == "medium"]
    risky.sort(
        key=lambda one: (
            -(one.sales_at_risk or 0),
            _ORDER[one.level],
            -one.risk.probability,
            one.item.sku_id,
            one.item.store_id,
        )
    )
    evidence = Evidence(
        context,
        arguments,
        (*view.sources, *more_sources),
        method=f"stock against cumulative {view.demand.method}",
        as_of=view.demand.cutoff,
        parameters={
            "horizon_days": arguments.horizon_days,
            "service_level": context.settings.service_level,
            "at_risk_from_pct": (HIGH if likely else MEDIUM) * 100,
        },
    )
    what = f" in {where.place}" if where.place else ""
    lost = sum((one.sales_at_risk or Decimal(0) for one in risky), Decimal(0))
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
        lines=tuple(_line(one, where, evidence) for one in risky[: arguments.limit]),
        series=tuple(_plain(one) for one in assessed),
    )


def _uncounted(
    arguments: AssessStockoutRiskArguments, context: ToolContext, where: ResolvedScope, view: StockView
) -> AssessStockoutRiskResult:
    evidence = Evidence(
        context, arguments, view.sources, method="stock without a usable count", as_of=view.demand.cutoff
    )
    end = view.demand.cutoff + timedelta(days=arguments.horizon_days)
    what = f" in {where.place}" if where.place else ""
    return AssessStockoutRiskResult(
        as_of=view.demand.cutoff,
        notes=freshness_notes(context, view.demand.cutoff) + where.notes,
        horizon_days=arguments.horizon_days,
        end=evidence.fact("Until", end, "date"),
        unknown=evidence.fact(
            f"Items whose stock is unknown{what}", len(view.unknown), "count", where.subject
        ),
        uncounted=uncounted_lines(context, where, view, evidence, end=end, limit=arguments.limit),
    )


TOOL = Tool(
    name="assess_stockout_risk",
    description=(
        "Which products will run out of stock, when, how likely, and what to order. "
        "Use it for questions about items running out, low stock, empty shelves or stock that is unknown."
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
        "Which items have no stock figure?",
    ),
)
