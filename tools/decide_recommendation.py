"""decide_recommendation: accept or reject what was proposed, by an engine or by a person."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.errors import InputError, ScopeError
from core.fact import Fact, Source
from core.mark import MARK_PATTERN
from core.policy import roles_for
from core.price_change import PriceChange, PriceChangeStatus
from core.recommendation import Decision, Recommendation
from core.tool import BoundResult, Effect, Tool, ToolArguments, ToolContext
from tools.approval import name_of
from tools.approval_decision import Wish, decide
from tools.demand import last_sales_day
from tools.evidence import Evidence
from tools.proposal_decision import Asked, accepted_price, check_open
from tools.propose_price_change import ProposePriceChangeResult
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
    price: Decimal | None = Field(
        default=None,
        ge=Decimal("0.01"),
        le=10_000_000,
        description="Of a price change (PC_…): the price to agree to, where it is not the one asked for",
    )
    seen: str | None = Field(
        default=None,
        pattern=f"^{MARK_PATTERN}$",
        description="The mark of what was shown (S_…), where the decision is for exactly that",
    )


class DecideRecommendationResult(BoundResult):
    """What is decided; of a preview, what would be.

    `action` is the recommendation, `price_change` what an accepted price leads to (which may
    wait for a manager). Of a person's price change that was decided on, `effect` is what the price
    agreed to would do, `price_asked` what was asked for where that is another one, and `changed`
    tells that it would do something else by now than what was seen. `made` is false in a preview.
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
    price_asked: Fact | None = None
    asked_by: Fact | None = None
    effect: ProposePriceChangeResult | None = None
    changed: bool = False
    price_status: PriceChangeStatus | None = None


def preview(arguments: DecideRecommendationArguments, context: ToolContext) -> DecideRecommendationResult:
    """Tell what the decision would do; nothing is kept. Raises what `run` raises."""
    return _decide(arguments, context, make=False)


def run(arguments: DecideRecommendationArguments, context: ToolContext) -> DecideRecommendationResult:
    """Keep the decision, and change the price where a price was accepted.

    Raises:
        InputError: there is no such recommendation.
        ScopeError: it touches stores or products that are not the person's.
        PolicyError: a seller decides on a price change that waits for a manager.
        ConflictError: it was decided before, has expired, or would do something else than what was
            seen.
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
    check_open(found, decision, cutoff)
    asked = Asked(arguments.decision == "accept", arguments.seen)
    price_change, shown = accepted_price(found, asked, context, make=make)
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
        shown=shown,
        changed=arguments.seen is not None and arguments.seen != shown,
        product=action.product,
        store=action.store,
        action=action,
        price_change=price_change,
        price_status=None if price_change is None else price_change.status,
        notes=() if price_change is None else price_change.notes,
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
    approve = arguments.decision == "accept"
    wish = Wish(approve, arguments.price if approve else None, arguments.seen, arguments.reason)
    decided = decide(change, wish, context, make=make)
    change, preview = decided.change, decided.preview
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
    price = change.price if preview is None else preview.price
    asked = change.asked_price or change.price
    before = change.price_before if preview is None else preview.price_now
    return DecideRecommendationResult(
        as_of=change.cutoff,
        notes=() if preview is None else preview.told.notes,
        recommendation_id=change.change_id,
        decision=arguments.decision,
        made=make,
        shown=decided.shown,
        changed=arguments.seen is not None and arguments.seen != decided.shown,
        product=evidence.fact("Product", product, "text", {"sku_id": change.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": change.store_id}),
        price=evidence.fact(f"New price, {of}", price, "currency", subject),
        price_before=evidence.fact(f"Price before, {of}", before, "currency", subject),
        price_asked=evidence.fact(f"Price asked for, {of}", asked, "currency", subject)
        if asked != price
        else None,
        asked_by=evidence.fact("Asked by", name_of(change.user_id, context), "text"),
        effect=None if preview is None else preview.told,
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
        "price": None if result.price is None else str(result.price.value),
        "price_asked": None if result.price_asked is None else str(result.price_asked.value),
        "change_id": None if result.price_change is None else result.price_change.change_id,
        "given_reason": arguments.reason is not None,
    }


TOOL = Tool(
    name="decide_recommendation",
    description=(
        "Accept or reject a recommendation (R_…), or, for a manager, a price change that waits (PC_…), at "
        "the price asked for or at another. Use it when a person accepts, approves, rejects or declines one."
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
        "Approve PC_1a2b3c4d5e at 255",
    ),
)
