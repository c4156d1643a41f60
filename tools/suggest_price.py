"""suggest_price: the price to set for one product in one store, and what limits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import DataError
from core.fact import Fact
from core.money import to_money
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolArguments, ToolContext, ToolResult
from engines.pricing import (
    Band,
    Circumstances,
    Suggestion,
    competitor_band,
    margin_pct,
    net_of_gst,
    suggest,
)
from engines.pricing.band import HALF_LIFE_DAYS
from engines.pricing.parity import Objective
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.price_input import read_circumstances, read_offers, read_price, read_shelf
from tools.scope import Identifier, ResolvedScope, ScopeArguments, resolve


class SuggestPriceArguments(ToolArguments):
    """Which product, where, to what end."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    objective: Objective = Field(default="maximize_margin", description="What the price should achieve")
    current_price: Decimal | None = Field(
        default=None,
        ge=Decimal("0.01"),
        le=10_000_000,
        description="Price now, tax included; omitted: the last sold at",
    )


class GuardrailCheck(BaseModel):
    """One limit: what it is, whether it decided the price, whether the price keeps it.

    `name`: `min_margin`, `max_delta`, `mrp`, `mrp_unknown`, `map_price`, `floor_price`,
    `low_stock`, `stock_unknown`.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    passed: bool
    binding: bool
    limit: Fact | None  # a price in currency, the lowest or highest allowed


class CompetitorOffer(BaseModel):
    """A competitor's newest price (plain values, for REST and charts)."""

    model_config = ConfigDict(frozen=True)

    competitor: str
    price: Decimal
    age_days: int
    confidence: float | None


class SuggestPriceResult(ToolResult):
    """The price, the way to it and the evidence.

    `action` is `hold` where the price stays. `reason`: `parity` (towards the competitors),
    `fixed_margin` (no competitor evidence: cost plus margin), `within_guardrails` (parity
    stopped by a limit),
    `conflict`: no price keeps every limit, today's included; the
    price stays until a person decides, and the values of `recommended_price`, `change_pct`
    and `margin_pct` are `None`.
    `margin_uplift_pct` is per unit sold, at unchanged sales: this rule knows no elasticity.
    """

    sku_id: str
    store_id: str
    objective: Objective
    action: Literal["raise", "lower", "hold"]
    reason: Literal["parity", "fixed_margin", "within_guardrails", "conflict"]
    product: Fact
    store: Fact
    recommended_price: Fact
    current_price: Fact
    change_pct: Fact
    mrp: Fact | None
    margin_pct: Fact  # at the recommended price, after GST
    current_margin_pct: Fact
    margin_uplift_pct: Fact | None
    competitor_low: Fact | None
    competitor_high: Fact | None
    competitor_price: Fact | None  # the weighted parity price
    competitor_count: Fact | None
    price_index: Fact | None  # our price / parity price
    min_margin_pct: Fact
    max_delta_pct: Fact
    guardrails: tuple[GuardrailCheck, ...]
    series: tuple[CompetitorOffer, ...] = ()


_LIMIT_LABELS = {
    "min_margin": "Lowest price that keeps the margin floor",
    "max_delta": "Most the price may move in a day, to",
    "mrp": "MRP",
    "mrp_unknown": "Highest price while the MRP is unknown",
    "map_price": "Minimum advertised price",
    "floor_price": "Floor price",
    "low_stock": "Lowest price while stock is low",
    "stock_unknown": "Lowest price while stock is unknown",
}


def _notes(
    given: Circumstances, suggestion: Suggestion, band: Band | None, gst_known: bool, context: ToolContext
) -> list[Note]:
    notes: list[Note] = []
    if not gst_known:
        notes.append(note("gst_unknown"))
    if given.mrp is None:
        notes.append(note("mrp_unknown"))
    elif given.price > given.mrp:
        notes.append(note("price_above_mrp"))
    if given.on_hand is None:
        notes.append(note("price_stock_unknown"))
    if band is None:
        notes.append(note("no_competitor_prices", days=context.settings.competitor_max_age_days))
    if suggestion.reason == "conflict":
        notes.append(note("price_conflict", limits=", ".join(suggestion.binding)))
    notes.append(note("elasticity_unknown"))
    return notes


def _checks(
    suggestion: Suggestion, evidence: Evidence, subject: Mapping[str, str]
) -> Iterator[GuardrailCheck]:
    """Tell each limit; one with two ends tells the end the target lies beyond, or nearer to."""
    for limit in suggestion.limits:
        ends = [end for end in (limit.lowest, limit.highest) if end is not None]
        shown = min(ends, key=lambda end: abs(end - suggestion.target))
        yield GuardrailCheck(
            name=limit.name,
            passed=suggestion.price is not None and limit.keeps(suggestion.price),
            binding=limit.name in suggestion.binding,
            limit=evidence.fact(_LIMIT_LABELS[limit.name], shown, "currency", subject),
        )


def run(arguments: SuggestPriceArguments, context: ToolContext) -> SuggestPriceResult:
    """Suggest a price for one product in one store.

    Raises:
        DataError: no sales, no price, or no unit cost is known.
    """
    where = resolve(ScopeArguments(sku_ids=(arguments.sku_id,), store_id=arguments.store_id), context)
    shelf = read_shelf(where, arguments.sku_id, context)
    sources = list(shelf.sources)
    price = arguments.current_price
    if price is None:
        price, source = read_price(where, shelf.cutoff, context)
        sources.append(source)
    # Offers age from the newest day of data, so that a late import is not all out of date.
    fresh = context.lake.freshness(context.principal.tenant_id)
    today = max(day for day in (shelf.cutoff, fresh.competitor_prices) if day is not None)
    offers, offer_source = read_offers(where, today, context)
    policy = context.lake.price_policy(where.scope)
    products = context.lake.products(where.scope)
    sources += [offer_source, policy.source, products.source]
    given = read_circumstances(where, next(policy.frame.iter_rows(named=True), {}), price, shelf, context)
    if given.unit_cost is None:
        raise DataError(
            f"The unit cost of {where.names.product(arguments.sku_id)} is unknown, so no margin can be kept; "
            "add unit_cost to the product.",
            code="cost_unknown",
            product=where.names.product(arguments.sku_id),
            sku_id=arguments.sku_id,
        )
    band = competitor_band(offers, max_age_days=context.settings.competitor_max_age_days)
    suggestion = suggest(given, band, arguments.objective)
    evidence = Evidence(
        context,
        arguments,
        sources,
        method="competitor parity within guardrails" if band else "fixed margin within guardrails",
        as_of=shelf.cutoff,
        parameters={
            "half_life_days": HALF_LIFE_DAYS,
            "max_age_days": context.settings.competitor_max_age_days,
        },
    )
    gst_known = where.products.row(0, named=True)["gst_rate_pct"] is not None
    notes = _notes(given, suggestion, band, gst_known, context)
    return _result(
        arguments=arguments,
        where=where,
        given=given,
        unit_cost=given.unit_cost,
        suggestion=suggestion,
        band=band,
        evidence=evidence,
    ).model_copy(
        update={
            "as_of": shelf.cutoff,
            "notes": freshness_notes(context, shelf.cutoff) + where.notes + tuple(notes),
        }
    )


def _result(
    *,
    arguments: SuggestPriceArguments,
    where: ResolvedScope,
    given: Circumstances,
    unit_cost: Decimal,
    suggestion: Suggestion,
    band: Band | None,
    evidence: Evidence,
) -> SuggestPriceResult:
    subject = {"sku_id": arguments.sku_id, "store_id": arguments.store_id}
    product, store = where.names.product(arguments.sku_id), where.names.store(arguments.store_id)
    of = f"{product}, {store}"
    new, now = suggestion.price, to_money(given.price)
    margin_now = margin_pct(now, unit_cost, given.gst_rate_pct)
    margin_new = None if new is None else margin_pct(new, unit_cost, given.gst_rate_pct)
    profit_now = net_of_gst(now, given.gst_rate_pct) - unit_cost
    uplift = None
    if new is not None and profit_now > 0:
        uplift = float(
            (net_of_gst(new, given.gst_rate_pct) - net_of_gst(now, given.gst_rate_pct)) / profit_now
        )
    action: Literal["raise", "lower", "hold"] = "hold"
    if new is not None and new != now:
        action = "raise" if new > now else "lower"

    def money(label: str, value: Decimal | None) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "currency", subject)

    def pct(label: str, value: Decimal | float | None) -> Fact:
        return evidence.fact(f"{label}, {of}", None if value is None else float(value), "pct", subject)

    return SuggestPriceResult(
        sku_id=arguments.sku_id,
        store_id=arguments.store_id,
        objective=arguments.objective,
        action=action,
        reason=suggestion.reason,
        product=evidence.fact("Product", product, "text", {"sku_id": arguments.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": arguments.store_id}),
        recommended_price=money("Suggested price", new),
        current_price=money("Price now", now),
        change_pct=pct("Change of price", None if new is None else (new - now) / now * 100),
        mrp=None if given.mrp is None else money("MRP", given.mrp),
        margin_pct=pct("Margin at the suggested price", margin_new),
        current_margin_pct=pct("Margin now", margin_now),
        margin_uplift_pct=None
        if uplift is None
        else pct("Change of margin per unit, at unchanged sales", uplift * 100),
        competitor_low=None if band is None else money("Lowest competitor price", band.low),
        competitor_high=None if band is None else money("Highest competitor price", band.high),
        competitor_price=None if band is None else money("Competitors' weighted price", band.parity),
        competitor_count=None
        if band is None
        else evidence.fact(f"Competitors compared, {of}", len(band.offers), "count", subject),
        price_index=None
        if band is None
        else evidence.fact(
            f"Price now against competitors, {of}", float(now / band.parity), "ratio", subject
        ),
        min_margin_pct=pct("Margin floor", given.min_margin_pct),
        max_delta_pct=pct("Most the price may change in a day", given.max_delta_pct),
        guardrails=tuple(_checks(suggestion, evidence, subject)),
        series=()
        if band is None
        else tuple(
            CompetitorOffer(
                competitor=offer.competitor,
                price=offer.price,
                age_days=offer.age_days,
                confidence=offer.confidence,
            )
            for offer in band.offers
        ),
    )


TOOL = Tool(
    name="suggest_price",
    description=(
        "The price to set for one product in one store: parity with competitors, kept within margin floor, "
        "MRP, daily change and stock limits. Use it for questions about what price to set."
    ),
    arguments=SuggestPriceArguments,
    result=SuggestPriceResult,
    effect=Effect.READ,
    roles=roles_for("suggest_price"),
    run=run,
    examples=(
        "What price should I set for Suvarna Atta 5 kg at DELHI_02?",
        "Should I lower the price of Kesar Soap in Jaipur?",
        "Match competitors on Tez Detergent 1 kg at MUMBAI_01",
    ),
)
