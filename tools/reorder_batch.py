"""All there is to do about stock in a scope: orders, moves and clear-outs, each by what it is worth.

What ranks actions takes it from here; `plan_reorder` tells the same plan to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from core.fact import Source
from core.money import to_money
from core.tenant import TenantSettings
from core.tool import ToolContext
from engines.inventory import ExcessKind, excess
from tools.replenishment import Plan, ServiceSource
from tools.scope import ResolvedScope
from tools.shelves import settled
from tools.transfer import Move

OrderReason = Literal["out", "runs_out", "low"]
"""`out`: nothing is left. `runs_out`: more likely than not gone before an order placed now
comes in. `low`: at or below the reorder point."""

_LIKELY = 0.5
_MONTHS = 12


@dataclass(frozen=True)
class OrderAction:
    """Order `quantity` by `order_by`.

    `protected_margin` is what the order is expected to earn that would be lost without it,
    `protected_sales` the sales it is part of; `None` where cost or price is unknown.
    `received` units come from other stores before.
    """

    sku_id: str
    store_id: str
    quantity: int
    order_by: date
    cost: Decimal | None
    protected_margin: Decimal | None
    protected_sales: Decimal | None
    reason: OrderReason
    stockout_probability: float
    days_of_cover: float | None
    service_level: float
    service_source: ServiceSource
    binding: tuple[str, ...]
    received: int
    calibrated: bool


@dataclass(frozen=True)
class TransferAction:
    """Move `units` between stores; `worth` is the margin it saves, less what moving costs."""

    sku_id: str
    from_store_id: str
    to_store_id: str
    units: int
    worth: Decimal


@dataclass(frozen=True)
class ClearOutAction:
    """Sell off `units` that will not sell in time.

    `tied_up` is what they cost, `holding_per_month` what they go on costing; `None` where
    the unit cost is unknown.
    """

    sku_id: str
    store_id: str
    units: int
    kind: ExcessKind
    days_of_cover: float | None
    tied_up: Decimal | None
    holding_per_month: Decimal | None


@dataclass(frozen=True)
class StockActions:
    """Orders by the margin they protect, moves by their worth, clear-outs by money tied up.

    `unknown` counts items whose stock is unknown: nothing is proposed for them.
    """

    orders: tuple[OrderAction, ...]
    transfers: tuple[TransferAction, ...]
    clear_outs: tuple[ClearOutAction, ...]
    checked: int
    unknown: int
    cutoff: date
    stock_as_of: date | None
    sources: tuple[Source, ...]


def stock_actions(context: ToolContext, where: ResolvedScope) -> StockActions:
    """Plan every item of the scope whose stock is known.

    Args:
        context: Whose lake and settings.
        where: Already authorised.

    Raises:
        DataError: there are no sales at all.
    """
    settings = context.settings
    found = settled(context, where)
    view = found.view
    orders = [_order(plan) for plan in found.orders if plan.order.quantity > 0]
    return StockActions(
        orders=tuple(
            sorted(orders, key=lambda one: (-(one.protected_margin or 0), one.sku_id, one.store_id))
        ),
        transfers=tuple(
            TransferAction(
                move.sku_id, move.from_store_id, move.to_store_id, move.units, to_money(move.worth)
            )
            for move in found.moves
        ),
        clear_outs=_clear_outs(found.plans, found.moves, settings),
        checked=len(view.items),
        unknown=len(view.unknown),
        cutoff=view.demand.cutoff,
        stock_as_of=view.stock_as_of,
        sources=(*view.sources, *found.sources),
    )


def _order(plan: Plan) -> OrderAction:
    item = plan.item
    likely = plan.risk.probability >= _LIKELY
    reason: OrderReason = "out" if item.stock.on_hand <= 0 else "runs_out" if likely else "low"
    return OrderAction(
        sku_id=item.sku_id,
        store_id=item.store_id,
        quantity=plan.order.quantity,
        order_by=plan.order_by or item.first_day,
        cost=plan.cost,
        protected_margin=plan.protected_margin,
        protected_sales=plan.protected_sales,
        reason=reason,
        stockout_probability=plan.risk.probability,
        days_of_cover=plan.days_of_cover,
        service_level=plan.service_level,
        service_source=plan.service_source,
        binding=plan.order.binding,
        received=plan.received,
        calibrated=item.calibrated,
    )


def _clear_outs(
    plans: Sequence[Plan], moves: Sequence[Move], settings: TenantSettings
) -> tuple[ClearOutAction, ...]:
    """Return what will not sell, after what other stores take of it."""
    given: dict[tuple[str, str], int] = {}
    for move in moves:
        key = (move.sku_id, move.from_store_id)
        given[key] = given.get(key, 0) + move.units
    found: list[ClearOutAction] = []
    for plan in plans:
        item = plan.item
        left = replace(item.stock, on_hand=item.stock.on_hand - given.get(item.key, 0))
        shelf_life = item.terms.shelf_life_days
        extra = excess(item.daily, left, shelf_life_days=shelf_life, keep=plan.order.order_up_to)
        if extra is None:
            continue
        cost = plan.money.unit_cost
        tied_up = None if cost is None else to_money(cost * extra.units)
        rate = Decimal(str(settings.holding_rate_pct_per_year)) / 100 / _MONTHS
        found.append(
            ClearOutAction(
                sku_id=item.sku_id,
                store_id=item.store_id,
                units=extra.units,
                kind=extra.kind,
                days_of_cover=extra.days_of_cover,
                tied_up=tied_up,
                holding_per_month=None if tied_up is None else to_money(tied_up * rate),
            )
        )
    return tuple(sorted(found, key=lambda one: (-(one.tied_up or 0), one.sku_id, one.store_id)))
