"""Move stock between a city's stores before ordering: a donor keeps what it would order up to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.identity import Scope
from core.tenant import TenantSettings
from core.tool import ToolContext
from engines.inventory import Shelf, transfers
from tools.replenishment import Plan, with_received
from tools.scope import ResolvedScope


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


def cities_of(context: ToolContext) -> Mapping[str, str]:
    """Return each store's city, of all the tenant's stores that have one."""
    stores = context.lake.stores(Scope(context.principal.tenant_id)).frame
    return {row["store_id"]: str(row["city"]) for row in stores.iter_rows(named=True) if row["city"]}


def neighbours(
    context: ToolContext, where: ResolvedScope, plans: Sequence[Plan], cities: Mapping[str, str]
) -> ResolvedScope | None:
    """Return the other stores of the same cities, for what one of the plans lacks or can spare.

    What the question is about is no limit to who may give or take: what the caller may see is.
    `None` where there are none, or nothing is lacking or to spare.
    """
    skus = tuple(sorted({plan.item.sku_id for plan in plans if plan.order.quantity > 0 or _spare(plan) > 0}))
    asked = {cities[store] for store in where.store_ids if store in cities}
    others = tuple(
        sorted(
            store
            for store, city in cities.items()
            if city in asked and store not in where.store_ids and context.principal.may_see_store(store)
        )
    )
    if not skus or not others:
        return None
    stores = context.lake.stores(Scope(context.principal.tenant_id)).frame
    return replace(
        where,
        scope=Scope(context.principal.tenant_id, others, skus),
        store_ids=others,
        sku_ids=skus,
        place="",
        stores=stores.filter(stores["store_id"].is_in(others)),
    )


def move_first(
    plans: Sequence[Plan], others: Iterable[Plan], cities: Mapping[str, str], settings: TenantSettings
) -> tuple[list[Plan], list[Move]]:
    """Serve orders from stores of the same city that have more than they keep.

    All stores of a city are settled together, so that a store hears of the same moves
    whichever of them is asked about, and no unit is promised twice.

    Args:
        plans: What the question's stores would order.
        others: The plans of other stores: they give and take as well.
        cities: By store; without a city a store neither gives nor takes.
        settings: The tenant's.

    Returns:
        The plans with what is still to be ordered, in the same order, and the moves into and
        out of their stores: those that come in first, of each the one worth most.
    """
    groups: dict[tuple[str, str], list[Plan]] = {}
    for plan in sorted((*plans, *others), key=lambda plan: plan.urgency):
        city = cities.get(plan.item.store_id)
        if city is not None:
            groups.setdefault((plan.item.sku_id, city), []).append(plan)
    own = {plan.item.key for plan in plans}
    received: dict[tuple[str, str], int] = {}
    moves: list[Move] = []
    for (sku_id, _), group in groups.items():
        shelves = [_shelf(plan, settings) for plan in group]
        for one in transfers(shelves, settings.transfer_cost) if len(group) > 1 else ():
            to_key, from_key = (sku_id, one.to_store), (sku_id, one.from_store)
            received[to_key] = received.get(to_key, 0) + one.units
            if to_key in own or from_key in own:
                moves.append(Move(sku_id, one.from_store, one.to_store, one.units, one.worth))
    served = with_received(plans, received, settings)
    moves.sort(key=lambda m: ((m.sku_id, m.to_store_id) not in own, -m.worth, m.sku_id, m.to_store_id))
    return served, moves


def _spare(plan: Plan) -> int:
    """Return what a store can give: nothing where it orders, else what is beyond its own level."""
    stock, order = plan.item.stock, plan.order
    if order.quantity > 0:
        return 0
    return max(stock.on_hand - stock.backorder - math.ceil(order.order_up_to), 0)


def _shelf(plan: Plan, settings: TenantSettings) -> Shelf:
    order = plan.order
    return Shelf(
        plan.item.store_id,
        spare=_spare(plan),
        lacking=math.ceil(order.wanted) if order.quantity > 0 else 0,
        value=lambda units: plan.value_of([units], settings)[0],
    )
