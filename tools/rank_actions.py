"""rank_actions: what to do first, across prices, orders, moves and clear-outs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact, Source
from core.identity import Role
from core.money import to_money
from core.policy import roles_for
from core.recommendation import Proposal, Recommendation, RecommendationKind
from core.tool import Effect, Note, Tool, ToolArguments, ToolContext, ToolResult
from tools.action import proposal_of, ranked_actions
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.scope import Identifier, PlaceName, ResolvedScope, ScopeArguments, resolve


class RankActionsArguments(ToolArguments):
    """Which part of the shop, and how many."""

    store_id: Identifier | None = Field(default=None, description="One store's id; omitted: every store")
    city: PlaceName | None = Field(default=None, description="A city: all of its stores")
    category: Identifier | None = Field(default=None, description="A product category")
    limit: int = Field(default=3, ge=1, le=20, description="How many actions, the best first")


class ReasonOfAction(BaseModel):
    """Why, or what if not: a code and its figures."""

    model_config = ConfigDict(frozen=True)

    code: str
    values: dict[str, str | int | float] = {}


class RankedAction(BaseModel):
    """One thing to do. `recommendation_id` names it for `decide_recommendation`.

    `worth` is what it is expected to bring: a week's profit (price), the margin of sales
    saved (order, move), a month's holding cost (clear-out), less the penalty for risk.
    """

    model_config = ConfigDict(frozen=True)

    kind: RecommendationKind
    recommendation_id: str | None
    reference: Fact | None  # the same id, for a reply to name
    sku_id: str
    store_id: str
    product: Fact
    store: Fact
    other_store: Fact | None  # where a transfer comes from
    quantity: Fact | None
    price: Fact | None
    price_now: Fact | None
    worth: Fact
    worth_low: Fact
    worth_high: Fact
    impact_margin: Fact
    impact_service_level: Fact
    risk_penalty: Fact
    cash_needed: Fact | None
    valid_until: Fact
    why: tuple[ReasonOfAction, ...] = ()
    what_if: tuple[ReasonOfAction, ...] = ()


class WaitingChange(BaseModel):
    """A price change that waits for a manager: who asked, and which limits it breaks."""

    model_config = ConfigDict(frozen=True)

    change_id: str
    reference: Fact
    product: Fact
    store: Fact
    price_before: Fact
    price: Fact
    asked_by: str
    needs: tuple[str, ...]


class RankActionsResult(ToolResult):
    """The best actions, the one worth most first; `count` is how many there are in all.

    `waiting` are the price changes that a manager must decide on; empty for a seller.
    """

    count: Fact
    total: Fact  # of those told
    actions: tuple[RankedAction, ...] = ()
    waiting: tuple[WaitingChange, ...] = ()


def run(arguments: RankActionsArguments, context: ToolContext) -> RankActionsResult:
    """Rank what to do in a scope: what the nightly run kept, else worked out now.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(
        ScopeArguments(store_id=arguments.store_id, city=arguments.city, category=arguments.category), context
    )
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    found, sources, notes = _found(context, where, cutoff)
    evidence = Evidence(
        context, arguments, sources, method="expected margin + service value − risk", as_of=cutoff
    )
    told = found[: arguments.limit]
    what = f" in {where.place}" if where.place else ""
    total = sum((to_money(one.score) for one in told), Decimal(0))
    return RankActionsResult(
        as_of=cutoff,
        notes=(*freshness_notes(context, cutoff), *where.notes, *notes),
        count=evidence.fact(f"Actions worth taking{what}", len(found), "count", where.subject),
        total=evidence.fact(f"Worth of the actions told{what}", total, "currency", where.subject),
        actions=tuple(ranked_action(one, where, evidence) for one in told),
        waiting=tuple(_waiting(context, where, evidence)),
    )


def _found(
    context: ToolContext, where: ResolvedScope, cutoff: date
) -> tuple[Sequence[Proposal], tuple[Source, ...], tuple[Note, ...]]:
    """Return the kept recommendations of today's data, or actions worked out for the question.

    A move is of both its stores: one end in the question is enough, where the caller may see
    the other.
    """
    kept = [
        one
        for one in context.ledgers.recommendations.open(where.visible, cutoff)
        if one.touches(where.scope) and one.kind != "alert" and one.run_date == cutoff
    ]
    if kept or context.ledgers.recommendations.ran_on(where.scope.tenant_id) == cutoff:
        return kept, (Source(tables={"recommendations": cutoff.isoformat()}),), ()
    fresh = ranked_actions(context, where)
    return (
        [proposal_of(action, where) for action in fresh.actions],
        fresh.sources,
        (note("actions_not_kept"),) if fresh.actions else (),
    )


def _waiting(context: ToolContext, where: ResolvedScope, evidence: Evidence) -> Iterator[WaitingChange]:
    if context.principal.role is Role.SELLER:
        return
    for change in context.ledgers.price_changes.entries(where.scope):
        if change.status != "waiting":
            continue
        product, store = where.names.product(change.sku_id), where.names.store(change.store_id)
        subject, of = {"sku_id": change.sku_id, "store_id": change.store_id}, f"{product}, {store}"
        yield WaitingChange(
            change_id=change.change_id,
            reference=evidence.fact(f"Price change, {of}", change.change_id, "text", subject),
            product=evidence.fact("Product", product, "text", {"sku_id": change.sku_id}),
            store=evidence.fact("Store", store, "text", {"store_id": change.store_id}),
            price_before=evidence.fact(f"Price before, {of}", change.price_before, "currency", subject),
            price=evidence.fact(f"Price asked for, {of}", change.price, "currency", subject),
            asked_by=change.user_id,
            needs=change.reasons,
        )


def ranked_action(one: Proposal, where: ResolvedScope, evidence: Evidence) -> RankedAction:
    """Return a proposal with its figures as facts."""
    payload, names = one.payload, where.names
    subject = {"sku_id": one.sku_id, "store_id": one.store_id}
    of = f"{names.product(one.sku_id)}, {names.store(one.store_id)}"

    def money(label: str, value: object) -> Fact:
        return evidence.fact(f"{label}, {of}", to_money(str(value)), "currency", subject)

    def optional(label: str, value: object) -> Fact | None:
        return None if value is None else money(label, value)

    cash = Decimal(str(payload["cash_needed"]))
    identifier = one.recommendation_id if isinstance(one, Recommendation) else None
    return RankedAction(
        kind=one.kind,
        recommendation_id=identifier,
        reference=evidence.optional(f"Recommendation, {of}", identifier, "text", subject),
        sku_id=one.sku_id,
        store_id=one.store_id,
        product=evidence.fact("Product", names.product(one.sku_id), "text", {"sku_id": one.sku_id}),
        store=evidence.fact("Store", names.store(one.store_id), "text", {"store_id": one.store_id}),
        other_store=None
        if one.other_store_id is None
        else evidence.fact(
            "From store", names.store(one.other_store_id), "text", {"store_id": one.other_store_id}
        ),
        quantity=evidence.optional(f"Units, {of}", payload["quantity"], "units", subject),
        price=optional("Price to set", payload["price"]),
        price_now=optional("Price now", payload["price_now"]),
        worth=money("Worth of the action", one.score),
        worth_low=money("Worth of the action, low end", payload["low"]),
        worth_high=money("Worth of the action, high end", payload["high"]),
        impact_margin=money("Effect on margin", payload["impact_margin"]),
        impact_service_level=money("Margin of sales saved", payload["impact_service_level"]),
        risk_penalty=money("Taken off for risk", payload["risk_penalty"]),
        cash_needed=money("Cash needed", cash) if cash else None,
        valid_until=evidence.fact(f"Valid until, {of}", one.valid_until, "date", subject),
        why=tuple(ReasonOfAction.model_validate(reason) for reason in payload["why"]),
        what_if=tuple(ReasonOfAction.model_validate(reason) for reason in payload["what_if"]),
    )


TOOL = Tool(
    name="rank_actions",
    description=(
        "What to do first: price changes, orders, moves between stores and clear-outs in one list, by what "
        "each is expected to bring. Use it for questions about what to do, priorities or top actions."
    ),
    arguments=RankActionsArguments,
    result=RankActionsResult,
    effect=Effect.READ,
    roles=roles_for("rank_actions"),
    run=run,
    examples=(
        "What are my top three actions?",
        "What should I do today in Delhi?",
        "Top 5 actions for dairy at MUMBAI_01",
    ),
)
