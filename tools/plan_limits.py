"""Cut orders to what a store's space or a budget allows, keeping those that protect most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from core.tenant import TenantSettings
from engines.inventory import Wish, allocate
from tools.replenishment import Plan


def within_capacity(plans: Sequence[Plan], settings: TenantSettings) -> list[Plan]:
    """Cut each store's orders to the space it has, keeping those that protect most.

    What is there and on the way takes space as well, whether or not it is ordered again.
    """
    if settings.store_capacity_units is None:
        return list(plans)
    cut: dict[tuple[str, str], Plan] = {}
    for store in {plan.item.store_id for plan in plans}:
        here = [plan for plan in plans if plan.item.store_id == store]
        taken = sum(max(plan.item.stock.position, 0) + plan.received for plan in here)
        room = Decimal(max(settings.store_capacity_units - taken, 0))
        for plan in _limited(here, room, settings, "capacity", unit_cost=lambda _: Decimal(1)):
            cut[plan.item.key] = plan
    return [cut[plan.item.key] for plan in plans]


def within_budget(plans: Sequence[Plan], budget: Decimal, settings: TenantSettings) -> list[Plan]:
    """Spend the budget where it protects most margin; what has no known cost is not bought.

    Args:
        plans: The most urgent first.
        budget: Money.
        settings: The tenant's.
    """
    known = [plan if plan.money.unit_cost is not None else plan.cut_to(0, "budget") for plan in plans]
    return _limited(
        known, budget, settings, "budget", unit_cost=lambda plan: plan.money.unit_cost or Decimal(0)
    )


def _limited(
    plans: Sequence[Plan],
    limit: Decimal,
    settings: TenantSettings,
    name: str,
    *,
    unit_cost: Callable[[Plan], Decimal],
) -> list[Plan]:
    costly = [n for n, plan in enumerate(plans) if plan.order.quantity > 0 and unit_cost(plan) > 0]
    wishes = [
        Wish(
            quantity=plans[n].order.quantity,
            least=plans[n].item.terms.moq,
            step=max(plans[n].item.terms.case_pack, 1),
            unit_cost=unit_cost(plans[n]),
            value=lambda quantities, plan=plans[n]: plan.value_of(quantities, settings),
        )
        for n in costly
    ]
    granted = list(plans)
    for n, quantity in zip(costly, allocate(wishes, limit), strict=True):
        granted[n] = plans[n].cut_to(quantity, name)
    return granted
