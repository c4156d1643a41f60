"""Changing a price: who may alone, what a manager must agree to, and what holds afterwards.

`propose_price_change` and an accepted recommendation go the same way, through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from core.errors import DataError, PolicyError
from core.identity import Role, Scope
from core.mark import mark_of_shown
from core.money import to_money
from core.price_change import NewPriceChange, PriceChange
from core.tool import ToolContext
from tools.guardrail_check import GuardrailCheck
from tools.price_file import keep_price_file

MONTH_DAYS = 30


def to_undo(context: ToolContext, sku_id: str, store_id: str, product: str) -> PriceChange:
    """Return the last change that is in force.

    Raises:
        DataError: there is none.
    """
    scope = Scope(context.principal.tenant_id, (store_id,), (sku_id,))
    applied = [one for one in context.ledgers.price_changes.entries(scope) if one.status == "applied"]
    if not applied or applied[-1].undoes is not None:
        raise DataError(
            f"No price change of {product} is there to undo.", code="nothing_to_undo", product=product
        )
    return applied[-1]


def mine_to_undo(changes: Sequence[PriceChange], context: ToolContext) -> list[PriceChange]:
    """Return of some changes those that the person asked for or agreed to and `to_undo` would take back now.

    Args:
        changes: In the order they were kept, all of each product in a store.
        context: The call's.
    """
    newest = {(one.sku_id, one.store_id): one for one in changes if one.status == "applied"}
    mine = context.principal.user_id
    return [one for one in newest.values() if mine in (one.user_id, one.decided_by) and one.undoes is None]


def mark_of_prices(now: Decimal, price: Decimal) -> str:
    """Return the mark of a change from one price to another, for a yes to just that."""
    return mark_of_shown(f"{now:.2f} {price:.2f}")


def may_take_back(change: PriceChange, context: ToolContext) -> bool:
    """Tell whether the person may take the change back alone: who asked or who agreed, for a while."""
    if change.applied_at is None or context.principal.user_id not in (change.user_id, change.decided_by):
        return False
    return context.clock.now() - change.applied_at <= timedelta(days=context.settings.undo_days)


def forbid_above_mrp(price: Decimal, mrp: Decimal | None, product: str) -> None:
    """Refuse what the law forbids, whoever asks.

    Raises:
        PolicyError: the price is above the MRP.

    Source:
        Legal Metrology (Packaged Commodities) Rules 2011, rule 18(2).
    """
    if mrp is not None and price > mrp:
        raise PolicyError(
            f"{product} may not be sold above its MRP of {mrp:.2f}.",
            code="above_mrp",
            mrp=str(to_money(mrp)),
            product=product,
        )


def needs_manager(
    context: ToolContext,
    *,
    change_pct: float,
    revenue_moved: Decimal,
    guardrails: Sequence[GuardrailCheck],
) -> tuple[str, ...]:
    """Return why the person may not change this price alone; nothing where they may.

    Codes: `change_limit`, `revenue_limit`, and the names of the limits of a price it breaks.
    """
    if context.principal.role is not Role.SELLER:
        return ()
    settings = context.settings
    reasons: list[str] = []
    if abs(change_pct) > settings.price_limit_pct + 1e-9:
        reasons.append("change_limit")
    if revenue_moved > Decimal(str(settings.price_limit_revenue)):
        reasons.append("revenue_limit")
    reasons += [check.name for check in guardrails if not check.passed]
    return tuple(reasons)


def keep(change: NewPriceChange, context: ToolContext) -> PriceChange:
    """Keep a change, and its price file where it is applied."""
    kept = context.ledgers.price_changes.add(change)
    if kept.status == "applied":
        keep_price_file(kept, context.settings.base_currency, context.blobs)
    return kept
