"""plan_reorder: how much to order of what, and by when."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from core.errors import DataError
from core.fact import Fact
from core.policy import roles_for
from core.tenant import TenantSettings
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.plan_limits import within_budget
from tools.reorder_line import (
    ReorderLine,
    ReorderRow,
    TransferLine,
    reorder_line,
    reorder_row,
    transfer_line,
)
from tools.replenishment import Plan
from tools.scope import ResolvedScope, ScopeArguments, resolve
from tools.shelves import Settled, settled
from tools.stock_chart import stock_chart_of


class PlanReorderArguments(ScopeArguments):
    """What to order for, within which budget, at which service level."""

    budget: Decimal | None = Field(default=None, gt=0, description="Most to spend, in the base currency")
    service_level: float | None = Field(
        default=None,
        gt=0,
        lt=1,
        description="Probability of no stockout, 0 to 1; omitted: by each item's margin and cost",
    )
    limit: int = Field(
        default=4,
        ge=1,
        le=25,
        description="How many orders to list, the most urgent first; all are in the file",
    )


class PlanReorderResult(ToolResult):
    """Lines to order, most urgent first, at most `limit`; all in `series`.

    Where products were named, their lines are there even when nothing need be ordered.
    Where stock is unknown for everything asked, every fact but `service_level` is `None`
    and the note `stock_unknown` says why. `service_level` is the one asked for, or the
    tenant's: items whose margin and cost are known have their own, told in their line.
    `transfers` come before orders, at most 3, those into the scope's stores first, then those
    out of them; the orders are what is still needed after all of them.
    """

    service_level: Fact | None = None
    stock_as_of: Fact | None = None
    order_count: Fact | None = None  # lines with a quantity
    total_units: Fact | None = None
    total_cost: Fact | None = None  # of the lines whose cost is known
    budget: Fact | None = None
    checked: Fact | None = None
    unknown: Fact | None = None
    transfer_count: Fact | None = None
    lost_sales: Fact | None = None  # without any order
    protected_sales: Fact | None = None  # of them, by these orders
    lines: tuple[ReorderLine, ...] = ()
    transfers: tuple[TransferLine, ...] = ()
    series: tuple[ReorderRow, ...] = ()


MOST_TRANSFERS = 3


def _orders(arguments: PlanReorderArguments, found: Settled, settings: TenantSettings) -> list[Plan]:
    """Return the orders that the budget allows, the most urgent first."""
    orders = list(found.orders)
    if arguments.budget is not None:
        orders = within_budget(orders, arguments.budget, settings)
    return sorted(orders, key=lambda plan: plan.urgency)


def _total(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def run(arguments: PlanReorderArguments, context: ToolContext) -> PlanReorderResult:
    """Plan orders for every product in every store of the scope whose stock is known.

    Raises:
        DataError: there are no sales at all, or neither sales nor stock of what was asked.
    """
    where = resolve(arguments, context)
    found = settled(context, where, named_skus=arguments.sku_ids or (), service_level=arguments.service_level)
    if not found.view.items and not found.view.unknown:
        raise DataError(
            "Neither sales of the last half year nor stock is known for what was asked.",
            code="no_history",
            place=where.place,
        )
    return _told(arguments, context, where, found)


def _told(
    arguments: PlanReorderArguments,
    context: ToolContext,
    where: ResolvedScope,
    found: Settled,
) -> PlanReorderResult:
    """Return the plan as facts; without known stock, why there is none."""
    settings, view = context.settings, found.view
    service_level = arguments.service_level or settings.service_level
    evidence = Evidence(
        context,
        arguments,
        (*view.sources, *found.sources),
        method=f"(s, S) order rule on {view.demand.method}",
        as_of=view.demand.cutoff,
        parameters={
            "service_level": service_level,
            "review_period_days": settings.review_period_days,
            "holding_rate_pct_per_year": settings.holding_rate_pct_per_year,
        },
    )
    notes = freshness_notes(context, view.demand.cutoff) + where.notes + view.notes(context)
    service_fact = evidence.fact("Service level", service_level * 100, "pct")
    if not view.items:
        return PlanReorderResult(as_of=view.demand.cutoff, notes=notes, service_level=service_fact)
    every = _orders(arguments, found, settings)
    orders = [plan for plan in every if plan.order.quantity > 0]
    shown = every if arguments.sku_ids else orders
    if any(plan.cost is None for plan in (every if arguments.budget is not None else orders)):
        notes += (note("cost_unknown"),)
    wanted = {plan.item.key: plan.order.quantity for plan in found.orders}
    if arguments.budget is not None and any(plan.order.quantity < wanted[plan.item.key] for plan in every):
        notes += (note("budget_reached"),)
    what, about = f" in {where.place}" if where.place else "", where.subject
    return PlanReorderResult(
        as_of=view.demand.cutoff,
        notes=notes + view.demand.notes,
        service_level=service_fact,
        stock_as_of=evidence.optional("Stock as of", view.stock_as_of, "date"),
        order_count=evidence.fact(f"Items to order{what}", len(orders), "count", about),
        total_units=evidence.fact(
            f"Units to order{what}", sum(plan.order.quantity for plan in orders), "units", about
        ),
        total_cost=evidence.optional(
            f"Value of the order{what}", _total([plan.cost for plan in orders]), "currency", about
        ),
        budget=evidence.optional("Budget", arguments.budget, "currency"),
        checked=evidence.fact(f"Items checked{what}", len(every), "count", about),
        unknown=evidence.optional(
            f"Items whose stock is unknown{what}", len(view.unknown) or None, "count", about
        ),
        transfer_count=evidence.optional(
            f"Transfers between stores{what}", len(found.moves) or None, "count", about
        ),
        lost_sales=evidence.optional(
            f"Sales lost without orders{what}",
            _total([plan.lost_sales for plan in every]),
            "currency",
            about,
        ),
        protected_sales=evidence.optional(
            f"Sales these orders save{what}",
            _total([plan.protected_sales for plan in orders]),
            "currency",
            about,
        ),
        lines=tuple(reorder_line(plan, where, evidence) for plan in shown[: arguments.limit]),
        transfers=tuple(transfer_line(move, where, evidence) for move in found.moves[:MOST_TRANSFERS]),
        series=tuple(reorder_row(plan, settings) for plan in every),
        charts=(stock_chart_of(every[0], where, context, evidence),)
        if arguments.sku_ids and len(every) == 1
        else (),
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
