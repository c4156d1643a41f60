"""decide_recommendation: accept or reject what was proposed, by an engine or by a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.errors import ConflictError, InputError, PolicyError, ScopeError
from core.fact import Fact, Source
from core.identity import Principal, Role
from core.policy import roles_for
from core.price_change import PriceChange
from core.recommendation import Decision, Recommendation, may_take_back
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.demand import last_sales_day
from tools.evidence import Evidence
from tools.price_change import forbid_above_mrp
from tools.price_file import keep_price_file
from tools.propose_price_change import (
    ProposePriceChangeArguments,
    ProposePriceChangeResult,
    change_price,
)
from tools.propose_price_change import preview as preview_price
from tools.ranked_action import RankedAction, ranked_action
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LONGEST_REASON = 200
PRICE_CHANGE = "PC_"


class DecideRecommendationArguments(ToolArguments):
    """Which one, and what of it."""

    recommendation_id: str = Field(
        min_length=1, max_length=64, description="Its id: R_… of a recommendation, PC_… of a price change"
    )
    decision: Literal["accept", "reject"] = Field(description="Whether to do it")
    reason: str | None = Field(default=None, max_length=LONGEST_REASON, description="Why, in a few words")


class DecideRecommendationResult(ToolResult):
    """What is decided; of a preview, what would be.

    `action` is the recommendation, `price_change` what an accepted price leads to (which may
    wait for a manager), or the change of a person that was decided on. `made` is false in a
    preview.
    """

    recommendation_id: str
    decision: Literal["accept", "reject"]
    made: bool = True
    product: Fact
    store: Fact
    price: Fact | None = None
    price_before: Fact | None = None
    action: RankedAction | None = None
    price_change: ProposePriceChangeResult | None = None
    price_status: Literal["waiting", "applied", "rejected", "undone"] | None = None


def may_approve(principal: Principal) -> bool:
    """Tell whether the person may decide on another's price change."""
    return principal.role is not Role.SELLER


def preview(arguments: DecideRecommendationArguments, context: ToolContext) -> DecideRecommendationResult:
    """Tell what the decision would do; nothing is kept. Raises what `run` raises."""
    return _decide(arguments, context, make=False)


def run(arguments: DecideRecommendationArguments, context: ToolContext) -> DecideRecommendationResult:
    """Keep the decision, and change the price where a price was accepted.

    Raises:
        InputError: there is no such recommendation.
        ScopeError: it touches stores or products that are not the person's.
        PolicyError: a seller decides on a price change that waits for a manager.
        ConflictError: it was decided otherwise, or has expired.
    """
    return _decide(arguments, context, make=True)


def _decide(
    arguments: DecideRecommendationArguments, context: ToolContext, *, make: bool
) -> DecideRecommendationResult:
    tenant_id = context.principal.tenant_id
    identifier = arguments.recommendation_id
    if identifier.upper().startswith(PRICE_CHANGE):
        change = context.ledgers.price_changes.find(tenant_id, identifier)
        if change is not None:
            return _decide_change(arguments, change, context, make=make)
    else:
        found = context.ledgers.recommendations.find(tenant_id, identifier)
        if found is not None:
            return _decide_proposal(arguments, found, context, make=make)
    raise InputError(
        f"There is no recommendation {identifier!r}; ask for the top actions again.",
        code="unknown_recommendation",
    )


# --- what an engine proposed ----------------------------------------------------------


def _decide_proposal(
    arguments: DecideRecommendationArguments, found: Recommendation, context: ToolContext, *, make: bool
) -> DecideRecommendationResult:
    if found.kind == "alert":
        raise InputError(
            f"{found.recommendation_id} is an alert: there is nothing in it to accept or reject.",
            code="alert_not_decided",
        )
    where = _where(found, context)
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    decision: Decision = "accepted" if arguments.decision == "accept" else "rejected"
    _check_open(found, decision, cutoff)
    price_change = None
    if decision == "accepted" and found.kind == "price" and found.status == "proposed":
        asked = ProposePriceChangeArguments(
            sku_id=found.sku_id, store_id=found.store_id, price=Decimal(str(found.payload["price"]))
        )
        # The key is the recommendation's own: a crash between the price and the decision leaves
        # something that accepting again completes, and does not do twice.
        once = replace(context, idempotency_key=f"accept/{found.recommendation_id}")
        price_change = (
            change_price(asked, once, found.recommendation_id) if make else preview_price(asked, context)
        )
    if make:
        context.ledgers.recommendations.decide(
            found.tenant_id,
            found.recommendation_id,
            decision,
            user_id=context.principal.user_id,
            at=context.clock.now(),
            on=cutoff,
            reason=arguments.reason,
        )
    source = Source(tables={"recommendations": found.run_date.isoformat()})
    evidence = Evidence(context, arguments, [source], method="decision", as_of=cutoff)
    action = ranked_action(found, where, evidence)
    return DecideRecommendationResult(
        as_of=cutoff,
        recommendation_id=found.recommendation_id,
        decision=arguments.decision,
        made=make,
        product=action.product,
        store=action.store,
        action=action,
        price_change=price_change,
        price_status=None if price_change is None else price_change.status,
        notes=() if price_change is None else price_change.notes,
    )


def _check_open(found: Recommendation, decision: Decision, cutoff: date) -> None:
    """Refuse before anything else is done; the ledger refuses once more."""
    if found.status == decision or may_take_back(found, decision):
        return
    if found.status != "proposed" or found.valid_until < cutoff:
        raise ConflictError(
            f"Recommendation {found.recommendation_id} is not open any more; ask for the top actions again.",
            code="recommendation_closed",
        )


def _where(found: Recommendation | PriceChange, context: ToolContext) -> ResolvedScope:
    """Return the scope of what is decided on; refuse what is not wholly the person's.

    Raises:
        ScopeError: it touches a store or a product of another.
    """
    where = resolve(ScopeArguments(sku_ids=(found.sku_id,), store_id=found.store_id), context)
    if not found.lies_in(where.visible):
        raise ScopeError(
            "It touches a store that is not on your account; ask a manager to decide.",
            code="store_out_of_scope",
        )
    return where


# --- what a person asked for ----------------------------------------------------------


def _decide_change(
    arguments: DecideRecommendationArguments, change: PriceChange, context: ToolContext, *, make: bool
) -> DecideRecommendationResult:
    where = _where(change, context)
    if not may_approve(context.principal):
        raise PolicyError(
            "A price change beyond the limits is a manager's to decide.",
            code="manager_decides",
            sku_id=change.sku_id,
            store_id=change.store_id,
        )
    approve = arguments.decision == "accept"
    if approve:
        mrp = where.products.row(0, named=True)["mrp"]
        forbid_above_mrp(change.price, Decimal(str(mrp)) if mrp else None, where.names.product(change.sku_id))
    if make:
        change = context.ledgers.price_changes.decide(
            change.tenant_id,
            change.change_id,
            approve=approve,
            user_id=context.principal.user_id,
            at=context.clock.now(),
            reason=arguments.reason,
        )
        if change.status == "applied":
            keep_price_file(change, context.settings.base_currency, context.blobs)
    evidence = Evidence(
        context,
        arguments,
        [Source(tables={"price_changes": change.change_id})],
        method="decision",
        as_of=change.cutoff,
    )
    subject = {"sku_id": change.sku_id, "store_id": change.store_id}
    product, store = where.names.product(change.sku_id), where.names.store(change.store_id)
    of = f"{product}, {store}"
    return DecideRecommendationResult(
        as_of=change.cutoff,
        recommendation_id=change.change_id,
        decision=arguments.decision,
        made=make,
        product=evidence.fact("Product", product, "text", {"sku_id": change.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": change.store_id}),
        price=evidence.fact(f"New price, {of}", change.price, "currency", subject),
        price_before=evidence.fact(f"Price before, {of}", change.price_before, "currency", subject),
        price_status=change.status,
    )


def audited(
    arguments: DecideRecommendationArguments, result: DecideRecommendationResult
) -> Mapping[str, Any]:
    """Return what the audit log keeps; the reason stays in the ledger."""
    return {
        "recommendation_id": result.recommendation_id,
        "decision": result.decision,
        "price_status": result.price_status,
        "change_id": None if result.price_change is None else result.price_change.change_id,
        "given_reason": arguments.reason is not None,
    }


TOOL = Tool(
    name="decide_recommendation",
    description=(
        "Accept or reject a recommendation (R_…), or, for a manager, a price change that waits (PC_…). "
        "Use it when a person accepts, approves, rejects or declines one."
    ),
    arguments=DecideRecommendationArguments,
    result=DecideRecommendationResult,
    effect=Effect.WRITE,
    roles=roles_for("decide_recommendation"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Accept recommendation R_1a2b3c4d5e",
        "Reject R_1a2b3c4d5e because the supplier is closed",
        "Approve price change PC_1a2b3c4d5e",
    ),
)
