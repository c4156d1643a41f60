"""Which actions to propose: those worth most that do not work against each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from core.money import to_money
from engines.decision.action import Action, Reason

LeftOutBecause = Literal[
    "expired", "worth_nothing", "repeated", "conflict", "replaced_by_transfer", "one_of_a_group"
]


@dataclass(frozen=True)
class LeftOut:
    """An action that is not proposed, why not, and which one is proposed in its place."""

    action: Action
    because: LeftOutBecause
    by: Action | None = None


@dataclass(frozen=True)
class Ranking:
    """Actions that can all be done together, the one worth most first, and those left out."""

    actions: tuple[Action, ...]
    left_out: tuple[LeftOut, ...] = ()

    def of(
        self,
        *,
        stores: Collection[str] | None = None,
        category: str | None = None,
        limit: int | None = None,
    ) -> tuple[Action, ...]:
        """Return the best of a part of the shop.

        Args:
            stores: Stores that may be seen; an action that touches any other is not for the
                asker. `None`: all.
            category: Of the product, in any case; `None`: all.
            limit: How many at most.
        """
        chosen = [
            action
            for action in self.actions
            if (stores is None or action.stores <= set(stores))
            and (category is None or (action.category or "").casefold() == category.casefold())
        ]
        return tuple(chosen[:limit])


def rank(actions: Iterable[Action], *, on: date) -> Ranking:
    """Choose and order what to propose.

    1. An action past its last day, or that is expected to bring nothing, is left out.
    2. From the best down, an action is taken unless one that was taken before says the same
       (one of a kind for a product in a store) or works against it (`conflicts`).
    3. Of a group only the best is taken.
    4. An order into a store that a transfer supplies is cut by what the transfer brings, to
       whole steps and no less than the supplier's least; its worth shrinks with the units
       that are still missing, its cost with those still ordered.

    What is taken depends on the whole shop, never on who asks: a part of it is chosen from
    the result (`Ranking.of`). The order in which actions are given does not matter, and
    ranking a ranking changes nothing.

    Args:
        actions: From any engine, for any products and stores.
        on: The day they would be done.

    Source:
        The seed, "Recommendation engine logic": impact_margin + impact_service_level −
        risk_penalty.
    """
    left_out: list[LeftOut] = []
    worth: list[Action] = []
    for action in sorted(actions, key=_best_first):
        if action.valid_until < on:
            left_out.append(LeftOut(action, "expired"))
        elif action.score <= 0:
            left_out.append(LeftOut(action, "worth_nothing"))
        else:
            worth.append(action)
    taken: dict[str, list[Action]] = defaultdict(list)
    leading: dict[str, Action] = {}
    for action in worth:
        if action.group is not None and action.group in leading:
            left_out.append(LeftOut(action, "one_of_a_group", leading[action.group]))
            continue
        rivals = taken[action.sku_id]
        better = next((other for other in rivals if conflicts(action, other)), None)
        if better is None:
            rivals.append(action)
            if action.group is not None:
                leading[action.group] = action
        else:
            same = _slot(action) == _slot(better)
            left_out.append(LeftOut(action, "repeated" if same else "conflict", better))
    chosen: list[Action] = []
    for together in taken.values():
        kept, replaced = _after_transfers(together)
        chosen += kept
        left_out += replaced
    return Ranking(tuple(sorted(chosen, key=_best_first)), tuple(left_out))


def conflicts(one: Action, other: Action) -> bool:
    """Tell whether two actions cannot both be proposed.

    - Two of a kind for a product in a store; so a store gets a product from one other store.
    - A price change and a clear-out: a shelf has one price.
    - A lower price, or a clear-out, where the product is ordered or brought in: one wants
      less stock, the other more.
    - A transfer out of a store that orders the product, gets it from elsewhere, or clears it
      out: the same units would be used twice.
    """
    if one.sku_id != other.sku_id:
        return False
    if _slot(one) == _slot(other):
        return True
    return _works_against(one, other) or _works_against(other, one)


def _slot(action: Action) -> tuple[str, str, str]:
    return (action.kind, action.sku_id, action.store_id)


def _works_against(one: Action, other: Action) -> bool:
    brings_in = other.kind in ("reorder", "transfer")
    if one.store_id == other.store_id:
        if one.kind == "price" and other.kind == "clear_out":
            return True
        if brings_in and (one.kind == "clear_out" or (one.kind == "price" and one.cuts_the_price)):
            return True
    if one.kind != "transfer" or one.other_store_id != other.store_id:
        return False
    return brings_in or other.kind == "clear_out"


def _best_first(action: Action) -> tuple[Decimal, str, date, Decimal]:
    return (-action.score, action.action_id, action.valid_until, action.cash_needed)


def _after_transfers(actions: Sequence[Action]) -> tuple[list[Action], list[LeftOut]]:
    """Cut the orders of one product by what transfers bring."""
    kept: list[Action] = []
    replaced: list[LeftOut] = []
    transfers = {action.store_id: action for action in actions if action.kind == "transfer"}
    for action in actions:
        transfer = transfers.get(action.store_id) if action.kind == "reorder" else None
        if transfer is None or _is_cut_by(action, transfer):
            kept.append(action)
            continue
        less = _less(action, transfer)
        if less is None or less.score <= 0:
            replaced.append(LeftOut(action, "replaced_by_transfer", transfer))
        else:
            kept.append(less)
    return kept, replaced


def _is_cut_by(order: Action, transfer: Action) -> bool:
    """Tell whether the order was cut already: ranking twice must not cut twice."""
    return any(
        reason.code == "less_by_transfer" and reason.values.get("store_id") == transfer.other_store_id
        for reason in order.why
    )


def _less(order: Action, transfer: Action) -> Action | None:
    """Return the order without the units that a transfer brings; `None` where none are left."""
    wanted, brought = order.quantity or 0, transfer.quantity or 0
    missing = wanted - brought
    if missing <= 0:
        return None
    step = max(order.order_step, 1)
    quantity = min(max(math.ceil(missing / step) * step, order.smallest_order), wanted)
    still, ordered = Decimal(missing) / wanted, Decimal(quantity) / wanted
    return replace(
        order,
        quantity=quantity,
        margin=order.margin.times(still),
        service=order.service.times(still),
        risk_penalty=to_money(order.risk_penalty * ordered),
        cash_needed=to_money(order.cash_needed * ordered),
        why=(
            *order.why,
            Reason("less_by_transfer", {"units": brought, "store_id": transfer.other_store_id or ""}),
        ),
    )
