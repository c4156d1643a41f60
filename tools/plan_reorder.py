"""plan_reorder: how much to order of what, and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import DataError
from core.fact import Fact
from core.money import to_money
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from engines.inventory import Reorder, reorder, stockout
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.scope import ResolvedScope, ScopeArguments, resolve
from tools.stock import FORECAST_DAYS, StockItem, stock_view


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


MOST_LINES = 4


@dataclass(frozen=True)
class _Planned:
    item: StockItem
    order: Reorder
    unit_cost: Decimal | None
    stockout_probability: float  # until an order placed now arrives

    @property
    def cost(self) -> Decimal | None:
        return None if self.unit_cost is None else to_money(self.unit_cost * self.order.quantity)

    @property
    def order_by(self) -> date | None:
        days = self.order.days_until_reorder
        return None if days is None else self.item.first_day + timedelta(days=days)

    def within(self, budget: Decimal) -> _Planned:
        """Return the order cut to what the budget pays for, in whole cases, or to nothing."""
        if self.unit_cost is None or self.unit_cost <= 0:
            affordable = 0 if self.unit_cost is None else self.order.quantity
        else:
            case = max(self.item.terms.case_pack, 1)
            affordable = int(budget / self.unit_cost) // case * case
        quantity = min(self.order.quantity, affordable)
        if quantity < self.item.terms.moq:
            quantity = 0
        if quantity == self.order.quantity:
            return self
        return replace(
            self, order=replace(self.order, quantity=quantity, binding=(*self.order.binding, "budget"))
        )


def _plan(item: StockItem, service_level: float, unit_cost: Decimal | None, context: ToolContext) -> _Planned:
    order = reorder(
        item.daily,
        item.stock,
        item.terms,
        service_level=service_level,
        review_period_days=context.settings.review_period_days,
    )
    risk = stockout.assess(item.daily, item.stock, max(item.terms.lead_time_days, 1), item.arrivals)
    return _Planned(item, order, unit_cost, risk.probability)


def _spend(planned: list[_Planned], budget: Decimal) -> tuple[list[_Planned], bool]:
    """Buy the most urgent first; return the plan and whether the budget cut it."""
    left, kept, cut = budget, list[_Planned](), False
    for one in planned:
        affordable = one.within(left) if one.order.quantity else one
        cut = cut or affordable.order.quantity < one.order.quantity
        left -= affordable.cost or Decimal(0)
        kept.append(affordable)
    return kept, cut


def _line(planned: _Planned, where: ResolvedScope, evidence: Evidence) -> ReorderLine:
    item, order = planned.item, planned.order
    subject = {"sku_id": item.sku_id, "store_id": item.store_id}
    product, store = where.names.product(item.sku_id), where.names.store(item.store_id)
    of = f"{product}, {store}"

    def units(label: str, value: float) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "units", subject)

    return ReorderLine(
        sku_id=item.sku_id,
        store_id=item.store_id,
        product=evidence.fact("Product", product, "text", {"sku_id": item.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": item.store_id}),
        quantity=units("Units to order", order.quantity),
        on_hand=units("Units on hand", item.stock.on_hand),
        in_transit=units("Units on the way", item.stock.in_transit) if item.stock.in_transit else None,
        reorder_point=units("Reorder point", order.reorder_point),
        safety_stock=units("Safety stock", order.safety_stock),
        lead_time_demand=units("Expected units during the lead time", order.lead_time_demand),
        lead_time_days=evidence.fact(f"Lead time, {of}", item.terms.lead_time_days, "days", subject),
        order_by=evidence.optional(f"Order by, {of}", planned.order_by, "date", subject),
        cost=evidence.optional(f"Order value, {of}", planned.cost, "currency", subject),
    )


def _plain(planned: _Planned, service_level: float) -> ReorderRow:
    item, order = planned.item, planned.order
    return ReorderRow(
        sku_id=item.sku_id,
        store_id=item.store_id,
        quantity=order.quantity,
        on_hand=item.stock.on_hand,
        in_transit=item.stock.in_transit,
        backorder=item.stock.backorder,
        position=item.stock.position,
        reorder_point=round(order.reorder_point, 2),
        safety_stock=round(order.safety_stock, 2),
        lead_time_demand=round(order.lead_time_demand, 2),
        lead_time_days=item.terms.lead_time_days,
        lead_time_assumed=item.lead_time_assumed,
        service_level=service_level,
        order_by=planned.order_by,
        stockout_probability=round(planned.stockout_probability, 4),
        cost=planned.cost,
        method=item.model,
        binding=order.binding,
    )


def run(arguments: PlanReorderArguments, context: ToolContext) -> PlanReorderResult:
    """Plan orders for every product in every store of the scope whose stock is known.

    Raises:
        DataError: there are no sales at all, or neither sales nor stock of what was asked.
    """
    where = resolve(arguments, context)
    named = arguments.sku_ids or ()
    service_level = arguments.service_level or context.settings.service_level
    view = stock_view(context, where, FORECAST_DAYS, named_skus=named)
    notes = freshness_notes(context, view.demand.cutoff) + where.notes + view.notes(context)
    evidence = Evidence(
        context,
        arguments,
        view.sources,
        method=f"(s, S) order rule on {view.demand.method}",
        as_of=view.demand.cutoff,
        parameters={
            "service_level": service_level,
            "review_period_days": context.settings.review_period_days,
        },
    )
    service_fact = evidence.fact("Service level", service_level * 100, "pct")
    if not view.items:
        if not view.unknown:
            raise DataError(
                "Neither sales of the last half year nor stock is known for what was asked.",
                code="no_history",
                place=where.place,
            )
        return PlanReorderResult(as_of=view.demand.cutoff, notes=notes, service_level=service_fact)
    costs = {
        row["sku_id"]: None if row["unit_cost"] is None else Decimal(str(row["unit_cost"]))
        for row in where.products.select("sku_id", "unit_cost").iter_rows(named=True)
    }
    planned = [_plan(item, service_level, costs.get(item.sku_id), context) for item in view.items]
    planned.sort(
        key=lambda one: (
            one.order.quantity == 0,
            -one.stockout_probability,
            one.order_by or date.max,
            one.item.sku_id,
            one.item.store_id,
        )
    )
    cut = False
    if arguments.budget is not None:
        planned, cut = _spend(planned, arguments.budget)
    orders = [one for one in planned if one.order.quantity > 0]
    shown = planned if named else orders
    if any(one.cost is None for one in (planned if arguments.budget is not None else orders)):
        notes += (note("cost_unknown"),)
    if cut:
        notes += (note("budget_reached"),)
    what = f" in {where.place}" if where.place else ""
    known_costs = [one.cost for one in orders if one.cost is not None]
    spent = sum(known_costs, Decimal(0)) if known_costs else None
    return PlanReorderResult(
        as_of=view.demand.cutoff,
        notes=notes + view.demand.notes,
        service_level=service_fact,
        stock_as_of=evidence.optional("Stock as of", view.stock_as_of, "date"),
        order_count=evidence.fact(f"Items to order{what}", len(orders), "count", where.subject),
        total_units=evidence.fact(
            f"Units to order{what}", sum(one.order.quantity for one in orders), "units", where.subject
        ),
        total_cost=evidence.optional(f"Value of the order{what}", spent, "currency", where.subject),
        budget=evidence.optional("Budget", arguments.budget, "currency"),
        checked=evidence.fact(f"Items checked{what}", len(planned), "count", where.subject),
        unknown=evidence.optional(
            f"Items whose stock is unknown{what}", len(view.unknown) or None, "count", where.subject
        ),
        lines=tuple(_line(one, where, evidence) for one in shown[:MOST_LINES]),
        series=tuple(_plain(one, service_level) for one in planned),
    )


TOOL = Tool(
    name="plan_reorder",
    description=(
        "How much to order of what and by when, from forecast demand, lead time, service level and stock, "
        "within a budget if one is given. Use it for questions about reordering or replenishment."
    ),
    arguments=PlanReorderArguments,
    result=PlanReorderResult,
    effect=Effect.READ,
    roles=roles_for("plan_reorder"),
    run=run,
    examples=(
        "How much Mohini Toned Milk should I reorder for Mumbai?",
        "What should I order today for DELHI_01?",
        "Plan orders for dairy in Delhi with a budget of 50,000",
    ),
)
