"""The shelves of a scope and what to order for each: reckoned once for as long as they are the same.

What will run out, what to order and what to do first are questions about the same shelves, asked of
one store, then of its city, then of the shop, then of its dairy. So whole stores are reckoned store by
store and kept, a question about several puts them together, and one about a category picks its products
out; a question about single products is reckoned by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from core.fact import Source
from core.identity import Scope
from core.tool import ToolContext
from tools.decided import Decided, decided
from tools.demand import demand_forecasts
from tools.plan_limits import within_capacity
from tools.replenishment import Plan, money_of, plan_items
from tools.scope import ResolvedScope
from tools.stock import FORECAST_DAYS, StockView, stock_view
from tools.transfer import Move, cities_of, move_first, neighbours

MOST_SHELVES = 4_000
"""Of more products times stores than this one look at all is taken: what is kept of each would not stay."""

CELLS_A_SHELF = 500
"""What is kept of one: its demand by day, its order, its risk."""


@dataclass(frozen=True)
class Shelves:
    """Stock against demand, and the plan of each item at its own service level, in the order of the items.

    `sources` are those of what the plans rest on beside the view.
    """

    view: StockView
    plans: tuple[Plan, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Settled:
    """Shelves after stores of a city helped one another out.

    `plans` are the orders before that, `orders` after it and within each store's space, both the most
    urgent first; `moves` are what comes into and leaves the question's stores.
    """

    view: StockView
    plans: tuple[Plan, ...] = ()
    orders: tuple[Plan, ...] = ()
    moves: tuple[Move, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class _Asked:
    named_skus: tuple[str, ...] = ()
    service_level: float | None = None
    horizon_days: int = FORECAST_DAYS


def settled(
    context: ToolContext,
    where: ResolvedScope,
    *,
    named_skus: tuple[str, ...] = (),
    service_level: float | None = None,
    horizon_days: int = FORECAST_DAYS,
) -> Settled:
    """Return the shelves of a scope with their orders, and the moves that come before them.

    Args:
        context: The call's.
        where: Already authorised.
        named_skus: Products the caller named, see `stock_view`.
        service_level: What the caller asks for, see `plan_items`.
        horizon_days: How far ahead demand is looked at.

    Raises:
        DataError: there are no sales at all.
    """
    asked = _Asked(named_skus, service_level, horizon_days)
    given = decided(context, where.scope.sku_ids, horizon_days)
    return context.lake.kept(
        where.scope.tenant_id,
        ("settled", asked_of(where), asked),
        lambda: _settle(context, where, given, asked),
        given=given,
        cells=lambda made: CELLS_A_SHELF * len(made.plans) + _frame_cells(made.view),
    )


def asked_of(where: ResolvedScope) -> Hashable:
    """Return what a reckoning of a scope is known by: two questions of the same get the same."""
    return where.scope, where.place, where.visible


def _settle(context: ToolContext, where: ResolvedScope, given: Decided, asked: _Asked) -> Settled:
    shelves = _shelves(context, where, given, asked)
    if not shelves.view.items:
        return Settled(shelves.view)
    settings, plans = context.settings, list(shelves.plans)
    if asked.service_level is not None:
        money = [plan.money for plan in plans]
        plans = plan_items(shelves.view.items, money, settings, service_level=asked.service_level)
    plans.sort(key=lambda plan: plan.urgency)
    cities = cities_of(context)
    there = neighbours(context, where, plans, cities)
    others = Shelves(shelves.view) if there is None else _neighbouring(context, where, there, given)
    served, moves = move_first(plans, others.plans, cities, settings)
    return Settled(
        shelves.view,
        tuple(plans),
        tuple(within_capacity(served, settings)),
        tuple(moves),
        (*shelves.sources, *others.view.sources, *others.sources),
    )


def _neighbouring(
    context: ToolContext, where: ResolvedScope, there: ResolvedScope, given: Decided
) -> Shelves:
    """Return the plans of the neighbours: of whole stores where whole stores are asked about."""
    if where.scope.sku_ids is not None or not _few(there):
        return _shelves(context, there, given, _Asked())
    whole = replace(there, scope=replace(there.scope, sku_ids=None), sku_ids=None)
    found, wanted = _shelves(context, whole, given, _Asked()), set(there.sku_ids or ())
    return replace(found, plans=tuple(plan for plan in found.plans if plan.item.sku_id in wanted))


def _shelves(context: ToolContext, where: ResolvedScope, given: Decided, asked: _Asked) -> Shelves:
    """Return what was reckoned of each store put together, where whole stores are asked about."""
    usual = not asked.named_skus and asked.horizon_days == FORECAST_DAYS
    if usual and where.category is not None and where.scope.sku_ids is not None:
        return _picked(context, where) or _reckoned(context, where, asked)
    if not usual or where.scope.sku_ids is not None or not _few(where):
        return _reckoned(context, where, asked)
    parts = [_of_store(context, where, given, store) for store in where.store_ids]
    if len(parts) == 1:
        return parts[0]
    if not all(part.view.items for part in parts):  # what a store that counts nothing sells is forecast then
        return _reckoned(context, where, asked)
    return _together(context, where, parts)


def _picked(context: ToolContext, where: ResolvedScope) -> Shelves | None:
    """Return what was reckoned of whole stores, as far as it is of a category's products.

    `None` where that is not what they would be by themselves: of too many shelves, of none whose stock
    is known, and where forecasts or counts are missing.
    """
    tenant_id, wanted = where.scope.tenant_id, set(where.scope.sku_ids or ())
    products = context.lake.products(Scope(tenant_id)).frame
    scope = Scope(tenant_id, where.scope.store_ids)
    whole = replace(where, scope=scope, sku_ids=None, category=None, products=products)
    if not _few(whole):
        return None
    given = decided(context)
    found: list[Shelves] = []
    for store_id in where.store_ids:
        shelves = _of_store(context, whole, given, store_id)
        view, plans = shelves.view, tuple(one for one in shelves.plans if one.item.sku_id in wanted)
        if not plans or not view.demand.precomputed or any(sku_id in wanted for sku_id, _ in view.unknown):
            return None
        found.append(replace(shelves, plans=plans, view=replace(view, unknown=())))
    return _together(context, where, found)


def _few(where: ResolvedScope) -> bool:
    return where.products.height * len(where.store_ids) <= MOST_SHELVES


def _of_store(context: ToolContext, where: ResolvedScope, given: Decided, store_id: str) -> Shelves:
    one = replace(
        where,
        scope=Scope(where.scope.tenant_id, (store_id,)),
        store_ids=(store_id,),
        place=where.names.store(store_id),
        stores=where.stores.filter(where.stores["store_id"] == store_id),
    )
    return context.lake.kept(
        where.scope.tenant_id,
        ("shelves", store_id),
        lambda: _reckoned(context, one, _Asked()),
        given=given.about({store_id}),
        cells=lambda made: CELLS_A_SHELF * len(made.plans) + _frame_cells(made.view),
    )


def _reckoned(context: ToolContext, where: ResolvedScope, asked: _Asked) -> Shelves:
    view = stock_view(context, where, asked.horizon_days, named_skus=asked.named_skus)
    money, sources = money_of(context, where, view)
    plans = plan_items(view.items, [money[item.key] for item in view.items], context.settings)
    return Shelves(view, tuple(plans), sources)


def _together(context: ToolContext, where: ResolvedScope, parts: Sequence[Shelves]) -> Shelves:
    """Return the shelves of several stores as one look at all of them gives them."""
    views = [part.view for part in parts]
    demand = demand_forecasts(context, where.scope, FORECAST_DAYS)
    plans = sorted((plan for part in parts for plan in part.plans), key=lambda plan: plan.item.key)
    view = StockView(
        items=tuple(plan.item for plan in plans),
        unknown=tuple(sorted(key for view in views for key in view.unknown)),
        reason=next((view.reason for view in views if view.reason == "too_old"), views[0].reason),
        demand=demand,
        sources=(*demand.sources, *(source for view in views for source in view.sources)),
        place=where.place,
    )
    return Shelves(view, tuple(plans), tuple(source for part in parts for source in part.sources))


def _frame_cells(view: StockView) -> int:
    return view.demand.frame.height * view.demand.frame.width
