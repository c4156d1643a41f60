"""propose_price_change: set a price, or ask a manager to; and take the last change back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from core.errors import ConflictError, InputError
from core.fact import Fact
from core.money import to_money
from core.policy import roles_for
from core.price_change import NewPriceChange, PriceChange, PriceChangeStatus
from core.tool import BoundResult, Effect, Note, Tool, ToolArguments, ToolContext
from tools.evidence import Evidence
from tools.note import note
from tools.price_case import PriceCase, read_case
from tools.price_change import (
    MONTH_DAYS,
    forbid_above_mrp,
    keep,
    mark_of_prices,
    may_take_back,
    needs_manager,
    to_undo,
)
from tools.price_expectation import expectation
from tools.price_to_try import price_changed_by
from tools.scope import Identifier
from tools.simulate_price import SimulatePriceArguments, SimulatePriceResult, simulate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class ProposePriceChangeArguments(ToolArguments):
    """Which product, where, and the new price, how far it moves, or that the last change is undone."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    price: Decimal | None = Field(
        default=None, ge=Decimal("0.01"), le=10_000_000, description="The new price, tax included"
    )
    undo: bool = Field(default=False, description="Take the last price change here back instead")
    change_by: Decimal | None = Field(
        default=None,
        ge=-10_000_000,
        le=10_000_000,
        description="By how much to change the price now, in the base currency, instead; −5 is 5 rupees less",
    )
    seen: str | None = Field(
        default=None,
        max_length=20,
        description="The mark of what was shown (S_…), where the change is for exactly that",
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.price is not None) + (self.change_by is not None) + self.undo != 1:
            raise ValueError("give exactly one of price, change_by and undo")
        return self


class ProposePriceChangeResult(BoundResult):
    """What is changed, and what it is expected to bring; of a preview, what would be.

    `status`: `applied`, or `waiting` for a manager, `needs` says why (`change_limit`,
    `revenue_limit`, the names of limits it breaks). `change_id` is `None` in a preview.
    `simulation` is that of `simulate_price` for the same price. `limit_pct` and
    `limit_revenue` are what a seller may change alone. `repeated` tells that the same
    request was kept before and nothing was changed now. A change by an amount is bound to the price it
    was shown to lead to.
    """

    change_id: str | None = None
    status: PriceChangeStatus
    repeated: bool = False
    undoes: str | None = None
    needs: tuple[str, ...] = ()
    simulation: SimulatePriceResult
    limit_pct: Fact
    limit_revenue: Fact
    revenue_moved: Fact  # the change of price times the units of a month


def preview(arguments: ProposePriceChangeArguments, context: ToolContext) -> ProposePriceChangeResult:
    """Tell what the change would do; nothing is kept. Raises what `run` raises."""
    case = read_case(arguments.sku_id, arguments.store_id, None, context)
    change, told = _prepared(arguments, case, context)
    return told.model_copy(update={"status": change.status})


def run(arguments: ProposePriceChangeArguments, context: ToolContext) -> ProposePriceChangeResult:
    """Change the price, or ask a manager to.

    Raises:
        ScopeError, InputError: the product or the store is not the caller's, or unknown.
        InputError: that is the price already.
        PolicyError: the price is above the MRP.
        DataError: no price is known, or there is no change to undo.
        ConflictError: the idempotency key was used for another change, or the amount would lead to another
            price by now than was shown.
    """
    return change_price(arguments, context)


def change_price(
    arguments: ProposePriceChangeArguments, context: ToolContext, recommendation_id: str | None = None
) -> ProposePriceChangeResult:
    """Change the price as `run` does, because a recommendation was accepted where one is named."""
    case = read_case(arguments.sku_id, arguments.store_id, None, context)
    earlier = _made_before(context)
    if earlier is not None and earlier.lies_in(case.where.scope):
        return _repeated(earlier, arguments, case, context)
    change, told = _prepared(arguments, case, context)
    if arguments.seen is not None and told.shown and arguments.seen != told.shown:
        raise ConflictError(
            f"The price of {case.product} is another one by now than was shown.", code="preview_changed"
        )
    kept = keep(replace(change, recommendation_id=recommendation_id), context)
    return told.model_copy(update={"status": kept.status, "change_id": kept.change_id})


def _made_before(context: ToolContext) -> PriceChange | None:
    key = context.idempotency_key
    ledger = context.ledgers.price_changes
    return ledger.made_with(context.principal.tenant_id, key) if key else None


def _repeated(
    earlier: PriceChange, arguments: ProposePriceChangeArguments, case: PriceCase, context: ToolContext
) -> ProposePriceChangeResult:
    """Tell again what was kept, whatever the price has become meanwhile."""
    asked = earlier.price if arguments.price is None else to_money(arguments.price)
    kept = keep(_request(case, asked, earlier.price_before, context, undoes=earlier.undoes), context)
    told = told_change(arguments, case, kept.price, kept.reasons, context)
    return told.model_copy(update={"status": kept.status, "change_id": kept.change_id, "repeated": True})


def _prepared(
    arguments: ProposePriceChangeArguments, case: PriceCase, context: ToolContext
) -> tuple[NewPriceChange, ProposePriceChangeResult]:
    now = to_money(case.given.price)
    undone = to_undo(context, case.sku_id, case.store_id, case.product) if arguments.undo else None
    if undone is not None:
        price = undone.price_before
    elif arguments.change_by is not None:
        price = price_changed_by(now, arguments.change_by)
    else:
        price = to_money(arguments.price or 0)
    if price == now:
        raise InputError(
            f"{case.product} costs {now:.2f} in {case.store} already.",
            code="price_unchanged",
            product=case.product,
        )
    forbid_above_mrp(price, case.given.mrp, case.product)
    alone = undone is not None and may_take_back(undone, context)
    told = told_change(arguments, case, price, () if alone else None, context)
    change = _request(
        case,
        price,
        now,
        context,
        undoes=None if undone is None else undone.change_id,
        reasons=told.needs,
    )
    change = replace(change, expected=expectation(told.simulation))
    shown = "" if arguments.change_by is None else mark_of_prices(now, price)
    return change, told.model_copy(update={"undoes": change.undoes, "shown": shown})


def _request(
    case: PriceCase,
    price: Decimal,
    now: Decimal,
    context: ToolContext,
    *,
    undoes: str | None,
    reasons: tuple[str, ...] = (),
) -> NewPriceChange:
    return NewPriceChange(
        tenant_id=context.principal.tenant_id,
        user_id=context.principal.user_id,
        sku_id=case.sku_id,
        store_id=case.store_id,
        price_before=now,
        price=price,
        requested_at=context.clock.now(),
        cutoff=case.shelf.cutoff,
        status="waiting" if reasons else "applied",
        reasons=reasons,
        undoes=undoes,
        idempotency_key=context.idempotency_key,
    )


def told_change(
    arguments: ProposePriceChangeArguments,
    case: PriceCase,
    price: Decimal,
    reasons: tuple[str, ...] | None,
    context: ToolContext,
) -> ProposePriceChangeResult:
    """Return the result for a price; `reasons` are those of before where it was kept before."""
    asked = SimulatePriceArguments(sku_id=case.sku_id, store_id=case.store_id, price=price)
    simulation = simulate(asked, case, context)
    now = to_money(case.given.price)
    evidence = Evidence(
        context,
        arguments,
        case.sources,
        method="price change within the limits set",
        as_of=case.shelf.cutoff,
        parameters={"month_days": MONTH_DAYS},
    )
    moved = to_money(abs(price - now) * Decimal(str(case.shelf.daily.over(MONTH_DAYS).mean)))
    needs = reasons
    if needs is None:
        needs = needs_manager(
            context,
            change_pct=float((price - now) / now * 100),
            revenue_moved=moved,
            guardrails=simulation.guardrails,
        )
    settings = context.settings
    return ProposePriceChangeResult(
        as_of=case.shelf.cutoff,
        notes=(*simulation.notes, *_waits(needs)),
        charts=simulation.charts,
        status="waiting" if needs else "applied",
        needs=needs,
        simulation=simulation.model_copy(update={"notes": (), "charts": ()}),
        limit_pct=evidence.fact("Change a seller may make alone", settings.price_limit_pct, "pct"),
        limit_revenue=evidence.fact(
            "Monthly revenue a seller may move alone", Decimal(str(settings.price_limit_revenue)), "currency"
        ),
        revenue_moved=evidence.fact(
            f"Monthly revenue moved, {case.product}, {case.store}", moved, "currency", case.subject
        ),
    )


_SAY_SO = frozenset({"change_limit", "revenue_limit"})
"""What is told of these ends in "needs a manager"."""


def _waits(needs: tuple[str, ...]) -> tuple[Note, ...]:
    """Say that a manager must agree, where none of the limits named says so."""
    return (note("manager_must_agree"),) if needs and _SAY_SO.isdisjoint(needs) else ()


def audited(arguments: ProposePriceChangeArguments, result: ProposePriceChangeResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: ids, prices, limits; no words of a person."""
    simulation = result.simulation
    return {
        "change_id": result.change_id,
        "sku_id": arguments.sku_id,
        "store_id": arguments.store_id,
        "price": str(simulation.price.value),
        "price_before": str(simulation.current_price.value),
        "status": result.status,
        "needs": list(result.needs),
        "undoes": result.undoes,
        "repeated": result.repeated,
    }


TOOL = Tool(
    name="propose_price_change",
    description=(
        "Set the price of one product in one store; beyond a seller's limits a manager must agree. "
        "`undo` takes the last change back. Use it when a person asks to set, change or undo a price."
    ),
    arguments=ProposePriceChangeArguments,
    result=ProposePriceChangeResult,
    effect=Effect.WRITE,
    roles=roles_for("propose_price_change"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Set the price of Suvarna Atta 5 kg at Delhi 2 to 259",
        "Change Kesar Soap in DELHI_01 to ₹148",
        "Undo the price change of Tez Detergent 1 kg at MUMBAI_01",
    ),
)
