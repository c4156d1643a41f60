"""What is worth doing, from every engine at once: gathered, ranked, and kept to be decided on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.identity import Principal, Role
from core.money import to_money
from core.recommendation import ACTION_KINDS, Proposal
from core.tool import ToolContext
from engines.decision import Action, Reason, Rupees, rank
from engines.decision.action import NOTHING
from tools.price_batch import PriceAction, price_actions
from tools.reorder_batch import ClearOutAction, OrderAction, TransferAction, stock_actions
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    from core.fact import Source

PRICE_DAYS, TRANSFER_DAYS, CLEAR_OUT_DAYS = 7, 3, 14
"""How long such a proposal holds, in days after the last day of data."""

ORDER_DAYS = 2
"""How long an order that is due already may still be accepted."""

_MONTHS = 12
_QUIET_DAYS = {"price": 7, "reorder": 5, "transfer": 5, "clear_out": 14}


@dataclass(frozen=True)
class RankedActions:
    """Actions that can all be done together, the best first, and what they rest on."""

    actions: tuple[Action, ...]
    cutoff: date
    sources: tuple[Source, ...]


def ranked_actions(context: ToolContext, where: ResolvedScope) -> RankedActions:
    """Ask every engine about a scope and rank what they answer.

    Raises:
        DataError: there are no sales at all.
    """
    stock = stock_actions(context, where)
    prices = price_actions(context, where)
    category = {row["sku_id"]: row["category"] for row in where.products.iter_rows(named=True)}
    rate = Decimal(str(context.settings.holding_rate_pct_per_year)) / 100 / _MONTHS
    found: list[Action] = [
        *_prices(prices.actions, prices.cutoff, category),
        *_orders(stock.orders, stock.cutoff, category, rate),
        *_transfers(stock.transfers, stock.cutoff, category),
        *_clear_outs(stock.clear_outs, stock.cutoff, category),
    ]
    ranking = rank(found, on=stock.cutoff)
    return RankedActions(ranking.actions, stock.cutoff, (*stock.sources, *prices.sources))


def _prices(actions: tuple[PriceAction, ...], cutoff: date, category: Mapping[str, str]) -> Iterator[Action]:
    """A price change: what it very likely gains a week, and not more for the chance of better.

    Every buyer sees a price, so it counts at the low end of its range. A raise for profit's sake
    is one of its shelf's: the next one waits until this one's outcome can be told from the rest.
    """
    for one in actions:
        mid, low, high = (to_money(value) for value in (one.gain.mid, one.gain.low, one.gain.high))
        yield Action(
            kind="price",
            sku_id=one.sku_id,
            store_id=one.store_id,
            category=category.get(one.sku_id),
            margin=Rupees(mid, min(low, mid), max(high, mid)),
            service=NOTHING,
            risk_penalty=max(mid - low, Decimal(0)),
            group=f"raise/{one.store_id}/{category.get(one.sku_id)}"
            if one.action == "raise" and one.reason != "limit_broken"
            else None,
            valid_until=cutoff + timedelta(days=PRICE_DAYS),
            price=one.price,
            price_now=one.price_now,
            why=(
                Reason(one.reason, {"elasticity": round(one.elasticity, 2)}),
                *(Reason(f"guardrail_{name}") for name in one.binding),
            ),
            what_if=(Reason("profit_stays", {"profit_per_week": mid}),),
        )


def _orders(
    actions: tuple[OrderAction, ...], cutoff: date, category: Mapping[str, str], monthly_rate: Decimal
) -> Iterator[Action]:
    """An order: the margin it protects, less a month's holding cost where demand stays away."""
    for one in actions:
        if one.protected_margin is None or one.cost is None:
            continue  # what it is worth is unknown: `plan_reorder` still tells it
        idle = Decimal(str(1 - one.stockout_probability))
        yield Action(
            kind="reorder",
            sku_id=one.sku_id,
            store_id=one.store_id,
            category=category.get(one.sku_id),
            margin=NOTHING,
            service=Rupees.certain(one.protected_margin),
            risk_penalty=to_money(one.cost * monthly_rate * idle),
            valid_until=max(one.order_by, cutoff + timedelta(days=ORDER_DAYS)),
            quantity=one.quantity,
            cash_needed=one.cost,
            why=(
                Reason(
                    one.reason,
                    {
                        "stockout_probability": round(one.stockout_probability, 3),
                        "order_by": one.order_by,
                        "service_level": round(one.service_level, 3),
                    },
                ),
            ),
            what_if=(Reason("margin_lost", {"margin": one.protected_margin}),),
        )


def _transfers(
    actions: tuple[TransferAction, ...], cutoff: date, category: Mapping[str, str]
) -> Iterator[Action]:
    for one in actions:
        yield Action(
            kind="transfer",
            sku_id=one.sku_id,
            store_id=one.to_store_id,
            other_store_id=one.from_store_id,
            category=category.get(one.sku_id),
            margin=NOTHING,
            service=Rupees.certain(one.worth),
            risk_penalty=Decimal(0),
            valid_until=cutoff + timedelta(days=TRANSFER_DAYS),
            quantity=one.units,
            why=(Reason("needed_there", {"units": one.units}),),
            what_if=(Reason("margin_lost", {"margin": one.worth}),),
        )


def _clear_outs(
    actions: tuple[ClearOutAction, ...], cutoff: date, category: Mapping[str, str]
) -> Iterator[Action]:
    """A clear-out: what a month of holding the goods costs."""
    for one in actions:
        if one.tied_up is None or one.holding_per_month is None:
            continue
        yield Action(
            kind="clear_out",
            sku_id=one.sku_id,
            store_id=one.store_id,
            category=category.get(one.sku_id),
            margin=Rupees.certain(one.holding_per_month),
            service=NOTHING,
            risk_penalty=Decimal(0),
            valid_until=cutoff + timedelta(days=CLEAR_OUT_DAYS),
            quantity=one.units,
            why=(Reason(one.kind, {"tied_up": one.tied_up}),),
            what_if=(Reason("money_stays_tied_up", {"tied_up": one.tied_up}),),
        )


def nightly_principal(tenant_id: str) -> Principal:
    """Return who the nightly run works as: it sees the whole tenant and decides nothing."""
    return Principal(tenant_id, "nightly", "Nightly run", Role.MANAGER)


def recommend(context: ToolContext) -> str:
    """Propose what to do in the whole tenant, in the place of what was open; say how many.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(ScopeArguments(), context)
    found = ranked_actions(context, where)
    proposals = [proposal_of(action, where) for action in found.actions]
    kept = context.ledgers.recommendations.propose(
        context.principal.tenant_id, found.cutoff, proposals, at=context.clock.now(), kinds=ACTION_KINDS
    )
    return f"{len(kept)} recommendations"


def proposal_of(action: Action, where: ResolvedScope) -> Proposal:
    """Return an action as the ledger keeps it, its figures as plain JSON."""
    impact = action.impact
    return Proposal(
        kind=action.kind,
        sku_id=action.sku_id,
        store_id=action.store_id,
        other_store_id=action.other_store_id,
        score=float(action.score),
        valid_until=action.valid_until,
        quiet_days=_QUIET_DAYS[action.kind],
        explanation=_explanation(action, where),
        payload={
            "category": action.category,
            "quantity": action.quantity,
            "price": _text(action.price),
            "price_now": _text(action.price_now),
            "impact_margin": str(action.margin.expected),
            "impact_service_level": str(action.service.expected),
            "risk_penalty": str(action.risk_penalty),
            "low": str(impact.low),
            "high": str(impact.high),
            "cash_needed": str(action.cash_needed),
            "why": [_plain(reason) for reason in action.why],
            "what_if": [_plain(reason) for reason in action.what_if],
        },
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(to_money(value))


def _plain(reason: Reason) -> dict[str, Any]:
    values = {
        name: value if isinstance(value, int | float | str) else str(value)
        for name, value in reason.values.items()
    }
    return {"code": reason.code, "values": values}


def _explanation(action: Action, where: ResolvedScope) -> str:
    """Say the action and why in one sentence, for a table or an export; chat says its own."""
    from language.locales import sentence  # noqa: PLC0415 - with the rest

    names = where.names
    other = "" if action.other_store_id is None else names.store(action.other_store_id)
    return sentence(
        f"explain_{action.kind}",
        "en",
        product=names.product(action.sku_id),
        store=names.store(action.store_id),
        other=other,
        quantity=action.quantity or 0,
        price=_text(action.price) or "",
        current=_text(action.price_now) or "",
        worth=str(round(action.score)),
    )
