"""One ranked action with its figures as facts, as a list and a decision tell it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from core.money import to_money
from core.recommendation import Proposal, Recommendation, RecommendationKind
from tools.evidence import Evidence
from tools.scope import ResolvedScope


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
    order_by: Fact | None  # of an order
    tied_up: Fact | None  # of what is to be sold off: what it cost
    valid_until: Fact
    why: tuple[ReasonOfAction, ...] = ()
    what_if: tuple[ReasonOfAction, ...] = ()


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
        order_by=evidence.optional(f"Order by, {of}", _order_by(one), "date", subject),
        tied_up=optional("Tied up", tied_up(one)),
        valid_until=evidence.fact(f"Valid until, {of}", one.valid_until, "date", subject),
        why=tuple(ReasonOfAction.model_validate(reason) for reason in payload["why"]),
        what_if=tuple(ReasonOfAction.model_validate(reason) for reason in payload["what_if"]),
    )


def tied_up(one: Proposal) -> Decimal | None:
    """Return what goods to be sold off cost; `None` for any other action."""
    told = _of_why(one, "tied_up")
    return None if told is None else to_money(str(told))


def _order_by(one: Proposal) -> date | None:
    told = _of_why(one, "order_by")
    return None if told is None else date.fromisoformat(str(told))


def _of_why(one: Proposal, name: str) -> Any:
    """Return a figure that the reasons of a proposal tell, `None` where none does."""
    return next((reason["values"][name] for reason in one.payload["why"] if name in reason["values"]), None)
