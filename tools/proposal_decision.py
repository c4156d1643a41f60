"""Deciding on what an engine proposed: open still, as it was seen, and an accepted price changed once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.errors import ConflictError
from core.recommendation import Decision, Recommendation, may_take_back
from core.tool import ToolContext
from tools.approval import proposal_mark
from tools.propose_price_change import (
    ProposePriceChangeArguments,
    ProposePriceChangeResult,
    change_price,
)
from tools.propose_price_change import preview as preview_price


@dataclass(frozen=True)
class Asked:
    """Whether it is accepted, and the mark of what was seen of it, where it was."""

    accept: bool
    seen: str | None = None


def check_open(found: Recommendation, decision: Decision, cutoff: date) -> None:
    """Refuse before anything else is done; the ledger refuses once more.

    Raises:
        ConflictError: it was decided otherwise, or has expired.
    """
    if found.status == decision or may_take_back(found, decision):
        return
    if found.status != "proposed" or found.valid_until < cutoff:
        raise ConflictError(
            f"Recommendation {found.recommendation_id} is not open any more; ask for the top actions again.",
            code="recommendation_closed",
        )


def accepted_price(
    found: Recommendation, asked: Asked, context: ToolContext, *, make: bool
) -> tuple[ProposePriceChangeResult | None, str]:
    """Return what an accepted price leads to, if one is, and the mark of what is shown.

    Raises:
        ConflictError: the recommendation is another by now than what was seen.
    """
    if not asked.accept or found.kind != "price" or found.status != "proposed":
        shown = proposal_mark(found, _told_price(found))
        _check_seen(found, asked, shown, make=make)
        return None, shown
    wanted = ProposePriceChangeArguments(
        sku_id=found.sku_id, store_id=found.store_id, price=Decimal(str(found.payload["price"]))
    )
    # The key is the recommendation's own: a crash between the price and the decision leaves
    # something that accepting again completes, and does not do twice.
    key = f"accept/{found.recommendation_id}"
    if context.ledgers.price_changes.made_with(found.tenant_id, key) is None:
        preview = preview_price(wanted, context)
        shown = proposal_mark(found, Decimal(str(preview.simulation.current_price.value)))
        _check_seen(found, asked, shown, make=make)
        if not make:
            return preview, shown
    elif not make:
        return None, proposal_mark(found, _told_price(found))
    made = change_price(wanted, replace(context, idempotency_key=key), found.recommendation_id)
    return made, proposal_mark(found, _told_price(found))


def _check_seen(found: Recommendation, asked: Asked, shown: str, *, make: bool) -> None:
    if make and found.status == "proposed" and asked.seen not in (None, shown):
        raise ConflictError(
            f"Recommendation {found.recommendation_id} is another by now than what was shown.",
            code="preview_changed",
        )


def _told_price(found: Recommendation) -> Decimal | None:
    told = found.payload.get("price_now")
    return None if told is None else Decimal(str(told))
