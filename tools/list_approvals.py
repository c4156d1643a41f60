"""list_approvals: which price changes wait for a manager, and what one of them would do or came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from core.errors import InputError, ScopeError
from core.fact import Fact, Source
from core.policy import roles_for
from core.price_change import PriceChange, PriceChangeStatus
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.approval import decided_until, mark_of, may_approve, name_of, preview_of, refusal_mark
from tools.evidence import Evidence
from tools.price_change import may_take_back
from tools.propose_price_change import ProposePriceChangeResult
from tools.scope import ResolvedScope, ScopeArguments, resolve

MOST_LINES = 5


class ListApprovalsArguments(ScopeArguments):
    """Which: those that wait in a part of the shop, or one by its id whatever became of it."""

    change_id: str | None = Field(
        default=None, min_length=1, max_length=64, description="One price change, PC_…"
    )


class Approval(BaseModel):
    """A price change that somebody asked for.

    `price` is what is agreed to, `price_asked` what was asked for where that was another. `needs` are
    the limits it breaks. `taken_back_by` is who took it back, where somebody did.
    """

    model_config = ConfigDict(frozen=True)

    change_id: str
    status: PriceChangeStatus
    sku_id: str
    store_id: str
    needs: tuple[str, ...]
    reference: Fact
    product: Fact
    store: Fact
    price_before: Fact
    price: Fact
    price_asked: Fact | None
    asked_by: Fact
    asked_on: Fact
    decided_by: Fact | None
    decided_on: Fact | None
    reason: Fact | None
    taken_back_by: Fact | None
    open_until: Fact  # the last day it may be decided on


class ListApprovalsResult(ToolResult):
    """What waits, the oldest first, or the one asked for.

    `alone` tells that one was asked for. Where that one waits, `effect` is what it would do now, and
    for who may decide `shown` and `shown_refusal` are the marks of what is shown; `may_undo` tells
    that the person may take it back alone.
    """

    count: Fact
    lines: tuple[Approval, ...] = ()
    alone: bool = False
    may_decide: bool = False
    may_undo: bool = False
    is_requester: bool = False
    effect: ProposePriceChangeResult | None = None
    shown: str = ""
    shown_refusal: str = ""


def run(arguments: ListApprovalsArguments, context: ToolContext) -> ListApprovalsResult:
    """List what waits for a manager, or show one change.

    Raises:
        InputError: there is no such change.
        ScopeError: it is of a store or a product that is not the person's.
    """
    if arguments.change_id is not None:
        return _one(arguments, arguments.change_id, context)
    where = resolve(arguments, context)
    waiting = [one for one in context.ledgers.price_changes.entries(where.scope) if _waits(one, context)]
    evidence = _evidence(arguments, waiting, context)
    return ListApprovalsResult(
        as_of=waiting[-1].cutoff if waiting else None,
        notes=where.notes,
        count=evidence.fact("Price changes waiting for a manager", len(waiting), "count", where.subject),
        lines=tuple(_line(one, where, evidence, context) for one in waiting[:MOST_LINES]),
        may_decide=may_approve(context.principal),
    )


def _waits(change: PriceChange, context: ToolContext) -> bool:
    return change.status == "waiting" and context.clock.now() <= decided_until(change, context.settings)


def _one(arguments: ListApprovalsArguments, change_id: str, context: ToolContext) -> ListApprovalsResult:
    change = context.ledgers.price_changes.find(context.principal.tenant_id, change_id)
    if change is None:
        raise InputError(
            f"There is no price change {change_id!r}; ask which ones wait.", code="unknown_price_change"
        )
    where = resolve(ScopeArguments(sku_ids=(change.sku_id,), store_id=change.store_id), context)
    if not change.lies_in(where.visible):
        raise ScopeError("It is of a store that is not on your account.", code="store_out_of_scope")
    waits = _waits(change, context)
    decides = waits and may_approve(context.principal)
    effect = preview_of(change, None, context).told if waits else None
    evidence = _evidence(arguments, [change], context)
    line = _line(change, where, evidence, context)
    if change.status == "waiting" and not waits:
        line = line.model_copy(update={"status": "expired"})
    return ListApprovalsResult(
        as_of=change.cutoff if effect is None else effect.as_of,
        notes=() if effect is None else effect.notes,
        count=evidence.fact("Price changes shown", 1, "count"),
        lines=(line,),
        alone=True,
        may_decide=decides,
        may_undo=change.status == "applied" and may_take_back(change, context),
        is_requester=change.user_id == context.principal.user_id,
        effect=None if effect is None else effect.model_copy(update={"notes": ()}),
        charts=() if effect is None else effect.charts,
        shown=mark_of(change, effect.simulation) if decides and effect is not None else "",
        shown_refusal=refusal_mark(change) if decides else "",
    )


def _evidence(
    arguments: ListApprovalsArguments, changes: Sequence[PriceChange], context: ToolContext
) -> Evidence:
    newest = changes[-1].change_id if changes else "0"
    return Evidence(
        context,
        arguments,
        [Source(tables={"price_changes": newest})],
        method="price changes asked for",
        as_of=changes[-1].cutoff if changes else context.lake.freshness(context.principal.tenant_id).sales,
    )


def _line(change: PriceChange, where: ResolvedScope, evidence: Evidence, context: ToolContext) -> Approval:
    product, store = where.names.product(change.sku_id), where.names.store(change.store_id)
    subject = {"sku_id": change.sku_id, "store_id": change.store_id}
    of, zone = f"{product}, {store}", context.settings.timezone

    def money(label: str, value: Any) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "currency", subject)

    def who(label: str, user_id: str | None) -> Fact | None:
        return evidence.optional(label, None if user_id is None else name_of(user_id, context), "text")

    decided_on = None if change.decided_at is None else _day(change.decided_at, zone)
    asked_by = who("Asked by", change.user_id)
    assert asked_by is not None  # noqa: S101 - somebody always asked
    return Approval(
        change_id=change.change_id,
        status=change.status,
        sku_id=change.sku_id,
        store_id=change.store_id,
        needs=change.reasons,
        reference=evidence.fact(f"Price change, {of}", change.change_id, "text", subject),
        product=evidence.fact("Product", product, "text", {"sku_id": change.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": change.store_id}),
        price_before=money("Price before", change.price_before),
        price=money("New price", change.price),
        price_asked=None if change.asked_price is None else money("Price asked for", change.asked_price),
        asked_by=asked_by,
        asked_on=evidence.fact(f"Asked on, {of}", _day(change.requested_at, zone), "date", subject),
        decided_by=who("Decided by", change.decided_by),
        decided_on=evidence.optional(f"Decided on, {of}", decided_on, "date", subject),
        reason=evidence.optional("Reason given", change.decision_reason, "text"),
        taken_back_by=who("Taken back by", _taken_back_by(change, where, context)),
        open_until=evidence.fact(
            f"May be decided until, {of}",
            _day(decided_until(change, context.settings), zone),
            "date",
            subject,
        ),
    )


def _day(at: datetime, timezone: str) -> date:
    return at.astimezone(ZoneInfo(timezone)).date()


def _taken_back_by(change: PriceChange, where: ResolvedScope, context: ToolContext) -> str | None:
    """Return who took the change back; `None` where nobody did."""
    if change.status != "undone":
        return None
    later = context.ledgers.price_changes.entries(where.scope)
    return next((one.user_id for one in later if one.undoes == change.change_id), None)


TOOL = Tool(
    name="list_approvals",
    description=(
        "Which price changes wait for a manager's approval, or, by its id, what one of them would do and "
        "what was decided. Use it when a person asks what waits for approval, or about one request."
    ),
    arguments=ListApprovalsArguments,
    result=ListApprovalsResult,
    effect=Effect.READ,
    roles=roles_for("list_approvals"),
    run=run,
    examples=(
        "What is waiting for my approval?",
        "Pending price approvals in Delhi",
        "Show price change PC_1a2b3c4d5e",
    ),
)
