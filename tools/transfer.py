"""Move stock between a city's stores before ordering: a donor keeps what it would order up to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.fact import Source
from core.identity import Scope
from core.tenant import TenantSettings
from core.tool import ToolContext
from engines.inventory import Shelf, transfers
from tools.replenishment import Plan, money_of, plan_item, with_received
from tools.scope import ResolvedScope, names_of_stores
from tools.stock import FORECAST_DAYS, stock_view


@dataclass(frozen=True)
class Move:
    """Units of a product from one store to another.

    `worth` is the margin they are expected to save there, less what the transfer costs.
    """

    sku_id: str
    from_store_id: str
    to_store_id: str
    units: int
    worth: float


@dataclass(frozen=True)
class Neighbours:
    """Stores of the question's cities that it did not name but the caller may see.

    `plans` are theirs for the products that are to be ordered; `names` of all such stores.
    """

    plans: tuple[Plan, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    sources: tuple[Source, ...] = ()


def cities_of(context: ToolContext) -> Mapping[str, str]:
    """Return each store's city, of all the tenant's stores that have one."""
    stores = context.lake.stores(Scope(context.principal.tenant_id)).frame
    return {row["store_id"]: str(row["city"]) for row in stores.iter_rows(named=True) if row["city"]}


def neighbours(
    context: ToolContext, where: ResolvedScope, plans: Sequence[Plan], cities: Mapping[str, str]
) -> Neighbours:
    """Look at the other stores of the same cities, where one of the plans orders anything."""
    skus = tuple(sorted({plan.item.sku_id for plan in plans if plan.order.quantity > 0}))
    asked = {cities[store] for store in where.store_ids if store in cities}
    others = tuple(
        sorted(
            store
            for store, city in cities.items()
            if city in asked and store not in where.store_ids and context.principal.may_see_store(store)
        )
    )
    if not skus or not others:
        return Neighbours()
    stores = context.lake.stores(Scope(context.principal.tenant_id)).frame
    there = replace(
        where,
        scope=Scope(context.principal.tenant_id, others, skus),
        store_ids=others,
        sku_ids=skus,
        place="",
        stores=stores.filter(stores["store_id"].is_in(others)),
    )
    view = stock_view(context, there, FORECAST_DAYS)
    money, sources = money_of(context, there, view)
    return Neighbours(
        tuple(plan_item(item, money[item.key], context.settings) for item in view.items),
        {store: names_of_stores(stores)[store] for store in others},
        (*view.sources, *sources),
    )


def move_first(
    plans: Sequence[Plan], donors: Iterable[Plan], cities: Mapping[str, str], settings: TenantSettings
) -> tuple[list[Plan], list[Move]]:
    """Serve orders from stores of the same city that have more than they keep.

    Args:
        plans: What would be ordered; the most urgent first. They may also give.
        donors: Other stores' plans, which only give.
        cities: By store; without a city a store neither gives nor takes.
        settings: The tenant's.

    Returns:
        The plans with what is still to be ordered, in the same order, and the moves.
    """
    groups: dict[tuple[str, str], list[Plan]] = {}
    for plan in (*plans, *donors):
        city = cities.get(plan.item.store_id)
        if city is not None:
            groups.setdefault((plan.item.sku_id, city), []).append(plan)
    received: dict[tuple[str, str], int] = {}
    moves: list[Move] = []
    own = {plan.item.key for plan in plans}
    for (sku_id, _), group in groups.items():
        if len(group) < 2:
            continue
        shelves = [_shelf(plan, settings, takes=plan.item.key in own) for plan in group]
        for one in transfers(shelves, settings.transfer_cost):
            moves.append(Move(sku_id, one.from_store, one.to_store, one.units, one.worth))
            key = (sku_id, one.to_store)
            received[key] = received.get(key, 0) + one.units
    served = [
        with_received(plan, received[plan.item.key], settings) if plan.item.key in received else plan
        for plan in plans
    ]
    return served, sorted(moves, key=lambda move: (-move.worth, move.sku_id, move.to_store_id))


def _shelf(plan: Plan, settings: TenantSettings, *, takes: bool) -> Shelf:
    stock, order = plan.item.stock, plan.order
    orders = order.quantity > 0
    spare = 0 if orders else stock.on_hand - stock.backorder - math.ceil(order.order_up_to)
    return Shelf(
        plan.item.store_id,
        spare=max(spare, 0),
        lacking=math.ceil(order.wanted) if orders and takes else 0,
        value=lambda units: plan.value_of(units, settings),
    )
