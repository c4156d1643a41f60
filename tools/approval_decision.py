"""Deciding on a price change that somebody asked for: once, by one manager, on what was shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.errors import ConflictError, InputError
from core.money import to_money
from core.price_change import PriceChange
from core.tool import ToolContext
from tools.approval import (
    ApprovalPreview,
    check_waiting,
    decided_before,
    mark_of,
    preview_of,
    refusal_mark,
)
from tools.price_change import forbid_above_mrp
from tools.price_expectation import expectation
from tools.price_file import keep_price_file


@dataclass(frozen=True)
class Wish:
    """What a manager wants of a change: agreed, at another price perhaps, or refused."""

    approve: bool
    price: Decimal | None = None
    seen: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Decided:
    """The change as it is after the decision, or, of a preview, as it waits.

    `shown` is the mark of what stands now; `preview` is `None` of a refusal, and of what the same
    person decided before: pressed twice is pressed once, whatever was seen.
    """

    change: PriceChange
    shown: str
    preview: ApprovalPreview | None


def decide(change: PriceChange, wish: Wish, context: ToolContext, *, make: bool) -> Decided:
    """Decide on a change that waits, or tell what that would do.

    Raises:
        PolicyError: the person may not decide, or the price is above the MRP.
        ConflictError: somebody decided before, it waited too long, or it would do something else
            by now than what was seen.
        InputError: that is the price already.
    """
    if _is_mine(change, wish, context):
        return Decided(_with_file(change, context) if make else change, wish.seen or "", None)
    check_waiting(change, context)
    if not wish.approve:
        return _refused(change, wish, context, make=make)
    preview = preview_of(change, wish.price, context)
    forbid_above_mrp(preview.price, preview.case.given.mrp, preview.case.product)
    if preview.price == preview.price_now:
        raise InputError(
            f"{preview.case.product} costs {preview.price:.2f} in {preview.case.store} already.",
            code="price_unchanged",
            product=preview.case.product,
        )
    shown = mark_of(change, preview.told.simulation)
    if not make:
        return Decided(change, shown, preview)
    _check_seen(wish, shown, change)
    kept = _kept(
        change,
        wish,
        context,
        price=None if preview.price == change.price else preview.price,
        price_before=preview.price_now,
        expected=expectation(preview.told.simulation),
    )
    return Decided(_with_file(kept, context), shown, preview)


def _refused(change: PriceChange, wish: Wish, context: ToolContext, *, make: bool) -> Decided:
    shown = refusal_mark(change)
    if make:
        _check_seen(wish, shown, change)
        change = _kept(change, wish, context)
    return Decided(change, shown, None)


def _is_mine(change: PriceChange, wish: Wish, context: ToolContext) -> bool:
    """Tell whether the person decided just that before: pressed twice, or a crash between."""
    status = "applied" if wish.approve else "rejected"
    same_price = wish.price is None or to_money(wish.price) == change.price
    return change.status == status and change.decided_by == context.principal.user_id and same_price


def _kept(change: PriceChange, wish: Wish, context: ToolContext, **agreed: Any) -> PriceChange:
    """Keep the decision; where another was quicker, with whichever decision, say so."""
    ledger = context.ledgers.price_changes
    try:
        kept = ledger.decide(
            change.tenant_id,
            change.change_id,
            approve=wish.approve,
            user_id=context.principal.user_id,
            at=context.clock.now(),
            reason=wish.reason,
            **agreed,
        )
    except ConflictError:
        now = ledger.find(change.tenant_id, change.change_id)
        if now is not None:
            check_waiting(now, context)
        raise
    if kept.decided_by != context.principal.user_id:
        raise decided_before(kept, context)
    return kept


def _with_file(change: PriceChange, context: ToolContext) -> PriceChange:
    if change.status == "applied":
        keep_price_file(change, context.settings.base_currency, context.blobs)
    return change


def _check_seen(wish: Wish, shown: str, change: PriceChange) -> None:
    if wish.seen is not None and wish.seen != shown:
        raise ConflictError(
            f"Price change {change.change_id} would do something else by now than what was shown; look at"
            " it again.",
            code="preview_changed",
        )
