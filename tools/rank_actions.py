"""rank_actions: what to do first, across prices, orders, moves and clear-outs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact, Source
from core.identity import Role
from core.money import to_money
from core.policy import roles_for
from core.recommendation import Proposal
from core.tool import Effect, Note, Tool, ToolArguments, ToolContext, ToolResult
from tools.action import proposal_of, ranked_actions
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.ranked_action import RankedAction, ranked_action, tied_up
from tools.scope import Identifier, PlaceName, ResolvedScope, ScopeArguments, resolve

ActionKind = Literal["price", "reorder", "transfer", "clear_out"]


class RankActionsArguments(ToolArguments):
    """Which part of the shop, and how many."""

    store_id: Identifier | None = Field(default=None, description="One store's id; omitted: every store")
    city: PlaceName | None = Field(default=None, description="A city: all of its stores")
    category: Identifier | None = Field(default=None, description="A product category")
    limit: int = Field(default=3, ge=1, le=20, description="How many actions, the best first")
    kind: ActionKind | None = Field(
        default=None,
        description="Only such actions: prices, orders, moves between stores, or what to sell off (dead and "
        "slow stock); omitted: every kind",
    )


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

    `tied_up` is what all that is to be sold off cost, where that was asked for. `waiting` are the
    price changes that a manager must decide on; empty for a seller.
    """

    count: Fact
    total: Fact  # of those told
    tied_up: Fact | None = None
    kind: ActionKind | None = None  # the only one asked for
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
    if arguments.kind is not None:
        found = [one for one in found if one.kind == arguments.kind]
    if not found:
        notes += tuple(_missing(context, where))
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
        tied_up=evidence.fact(
            f"Tied up in what will not sell soon{what}",
            sum((tied_up(one) or Decimal(0) for one in found), Decimal(0)),
            "currency",
            where.subject,
        )
        if arguments.kind == "clear_out"
        else None,
        kind=arguments.kind,
        actions=tuple(ranked_action(one, where, evidence) for one in told),
        waiting=tuple(_waiting(context, where, evidence)) if arguments.kind in (None, "price") else (),
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


def _missing(context: ToolContext, where: ResolvedScope) -> Iterator[Note]:
    """Say what is not known at all, where nothing is proposed: no news is not good news then."""
    if context.lake.freshness(where.scope.tenant_id).inventory is None:
        yield note("stock_unknown", reason="never_given", place="")
    if where.products["unit_cost"].is_null().all():
        yield note("actions_need_cost")


TOOL = Tool(
    name="rank_actions",
    description=(
        "What to do first: price changes, orders, moves between stores and clear-outs in one list, by what "
        "each is expected to bring. Use it for questions about what to do, priorities or top actions, and "
        "by kind for dead or slow stock, moves between stores, or which prices to change."
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
        "Which stock is dead or slow?",
        "What should I move between stores?",
    ),
)
