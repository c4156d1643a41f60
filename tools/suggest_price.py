"""suggest_price: the price to set for one product in one store, what it gains and what limits it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.errors import DataError
from core.fact import Fact, Unit
from core.money import to_money
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from engines.pricing import margin_pct, unit_profit
from engines.pricing.band import HALF_LIFE_DAYS
from engines.pricing.parity import Objective
from tools.competitor_view import CompetitorView, competitors_of
from tools.evidence import Evidence, freshness_notes
from tools.guardrail_check import GuardrailCheck, guardrail_checks
from tools.price_case import WEEK_DAYS, PriceCase, read_case
from tools.price_chart import suggestion_charts
from tools.price_decision import Decision, Reason, decide, method_of, notes_of
from tools.price_effect import EffectFacts, PriceEffect
from tools.scope import Identifier

if TYPE_CHECKING:
    pass


class SuggestPriceArguments(ToolArguments):
    """Which product, where, to what end."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    objective: Objective = Field(default="maximize_margin", description="What the price should achieve")
    current_price: Decimal | None = Field(
        default=None,
        ge=Decimal("0.01"),
        le=10_000_000,
        description="Price now, tax included; omitted: the one in force",
    )


class SuggestPriceResult(CompetitorView, ToolResult):
    """The price, the way to it and the evidence.

    `method` is `optimum` where it is known how buyers react to the price, else `parity`: the
    competitors' price or cost plus margin, within the same limits; then `why_no_elasticity`
    says why and nothing is told of units. `action` is `hold` where the price stays.

    `reason`, of `optimum`: `best_profit`, `best_revenue`, `clears_stock` (what the objective
    gains is sure enough), `already_best` (no other price is expected to gain),
    `gain_uncertain` (one is, but its 80 % interval does not exclude a loss: hold),
    `limit_broken` (today's price breaks a limit, so it moves); of `parity` and of
    `match_competitor`: `parity` (towards the competitors), `fixed_margin` (no competitor
    evidence: cost plus margin), `within_guardrails` (parity stopped by a limit). Of both,
    `conflict`: no price keeps every limit, today's included; the price stays until a person
    decides, and the values of `recommended_price`, `change_pct` and `margin_pct` are `None`.

    `now` and `proposed` are what today's and the suggested price bring in a week. `gain` is
    what the objective counts (profit, revenue or units a week) against today's price, low to
    high holding 80 %, `chance_of_gain` its probability of being above 0. `margin_uplift_pct` is the
    change of the week's expected profit; by `parity`, of the profit per unit at unchanged sales.
    """

    sku_id: str
    store_id: str
    objective: Objective
    action: Literal["raise", "lower", "hold"]
    method: Literal["optimum", "parity"]
    reason: Reason
    product: Fact
    store: Fact
    recommended_price: Fact
    current_price: Fact
    change_pct: Fact
    mrp: Fact | None
    margin_pct: Fact  # at the recommended price, after GST and the marketplace's fee
    current_margin_pct: Fact
    margin_uplift_pct: Fact | None
    elasticity: Fact | None = None
    elasticity_low: Fact | None = None
    elasticity_high: Fact | None = None
    elasticity_borrowed: bool = False  # mostly what its category says
    why_no_elasticity: str | None = None
    now: PriceEffect | None = None
    proposed: PriceEffect | None = None
    gain: Fact | None = None
    gain_low: Fact | None = None
    gain_high: Fact | None = None
    chance_of_gain: Fact | None = None
    min_margin_pct: Fact
    max_delta_pct: Fact
    guardrails: tuple[GuardrailCheck, ...]


def run(arguments: SuggestPriceArguments, context: ToolContext) -> SuggestPriceResult:
    """Suggest a price for one product in one store.

    Raises:
        DataError: no sales, no price, or no unit cost is known.
    """
    case = read_case(arguments.sku_id, arguments.store_id, arguments.current_price, context)
    if case.given.unit_cost is None:
        raise DataError(
            f"The unit cost of {case.product} is unknown, so no margin can be kept; "
            "add unit_cost to the product.",
            code="cost_unknown",
            product=case.product,
            sku_id=arguments.sku_id,
        )
    decision = decide(case, arguments.objective)
    evidence = Evidence(
        context,
        arguments,
        case.sources,
        method=method_of(decision, case.band),
        as_of=case.shelf.cutoff,
        parameters={
            "half_life_days": HALF_LIFE_DAYS,
            "max_age_days": context.settings.competitor_max_age_days,
            "horizon_days": WEEK_DAYS,
        },
    )
    result = _result(arguments, case, decision, case.given.unit_cost, evidence)
    return result.model_copy(
        update={
            "as_of": case.shelf.cutoff,
            "charts": suggestion_charts(case, decision, evidence),
            "notes": (
                *freshness_notes(context, case.shelf.cutoff),
                *case.where.notes,
                *case.notes(context),
                *notes_of(decision, case),
            ),
        }
    )


def _result(
    arguments: SuggestPriceArguments,
    case: PriceCase,
    decision: Decision,
    unit_cost: Decimal,
    evidence: Evidence,
) -> SuggestPriceResult:
    given = case.given
    of = f"{case.product}, {case.store}"
    new, now = decision.price, to_money(given.price)

    def money(label: str, value: Decimal | None) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "currency", case.subject)

    def pct(label: str, value: Decimal | float | None) -> Fact:
        return evidence.fact(f"{label}, {of}", None if value is None else float(value), "pct", case.subject)

    def margin(price: Decimal) -> Decimal:
        return margin_pct(price, unit_cost, given.gst_rate_pct, given.selling_fee_pct)

    recommended = money("Suggested price", new)
    current = money("Price now", now)
    result = SuggestPriceResult(
        sku_id=arguments.sku_id,
        store_id=arguments.store_id,
        objective=arguments.objective,
        action="hold" if new is None or new == now else "raise" if new > now else "lower",
        method="parity" if decision.outlook is None else "optimum",
        reason=decision.reason,
        product=evidence.fact("Product", case.product, "text", {"sku_id": arguments.sku_id}),
        store=evidence.fact("Store", case.store, "text", {"store_id": arguments.store_id}),
        recommended_price=recommended,
        current_price=current,
        change_pct=pct("Change of price", None if new is None else (new - now) / now * 100),
        mrp=None if given.mrp is None else money("MRP", given.mrp),
        margin_pct=pct("Margin at the suggested price", None if new is None else margin(new)),
        current_margin_pct=pct("Margin now", margin(now)),
        margin_uplift_pct=None if decision.outlook else _unit_uplift(case, new, unit_cost, evidence),
        why_no_elasticity=case.known.why_not,
        **dict(competitors_of(case, evidence)),
        min_margin_pct=pct("Margin floor", given.min_margin_pct),
        max_delta_pct=pct("Most the price may change in a day", given.max_delta_pct),
        guardrails=tuple(
            guardrail_checks(
                decision.limits,
                new,
                decision.binding,
                target=decision.target,
                evidence=evidence,
                subject=case.subject,
            )
        ),
    )
    if decision.outlook is None or new is None:
        return result
    return _with_effects(result, case, replace(decision, price=new), (current, recommended), evidence)


def _unit_uplift(case: PriceCase, new: Decimal | None, unit_cost: Decimal, evidence: Evidence) -> Fact | None:
    """Return the change of profit per unit, where the parity rule knows no more."""
    given, now = case.given, to_money(case.given.price)
    profit_now = unit_profit(now, unit_cost, given.gst_rate_pct, given.selling_fee_pct)
    if new is None or profit_now <= 0:
        return None
    profit_new = unit_profit(new, unit_cost, given.gst_rate_pct, given.selling_fee_pct)
    return evidence.fact(
        f"Change of margin per unit, at unchanged sales, {case.product}, {case.store}",
        float((profit_new - profit_now) / profit_now) * 100,
        "pct",
        case.subject,
    )


_GAIN: dict[Objective, tuple[str, Unit]] = {
    "maximize_margin": ("Change of profit", "currency"),
    "match_competitor": ("Change of profit", "currency"),
    "maximize_revenue": ("Change of revenue", "currency"),
    "clear_stock": ("Change of units sold", "units"),
}


_PROPOSED = "at the suggested price"


def _with_effects(
    result: SuggestPriceResult,
    case: PriceCase,
    decision: Decision,
    prices: tuple[Fact, Fact],
    evidence: Evidence,
) -> SuggestPriceResult:
    """Add how buyers react, what both prices bring in a week, and what the change gains."""
    from engines.pricing.effect import effects  # noqa: PLC0415 - brings numpy along
    from engines.pricing.elasticity import Z_80  # noqa: PLC0415 - brings polars along

    assert decision.outlook is not None  # noqa: S101 - for the type checker: the caller asked
    found = effects(decision.outlook, [float(str(price.value)) for price in prices])
    of = f"{case.product}, {case.store}"
    facts = EffectFacts(evidence, of, case.subject, WEEK_DAYS)
    reaction = decision.outlook.reaction
    middle, low, high = (
        evidence.fact(f"Elasticity{which}, {of}", value, "ratio", case.subject)
        for which, value in (
            ("", reaction.elasticity),
            (", low end", reaction.elasticity - Z_80 * reaction.sd),
            (", high end", reaction.elasticity + Z_80 * reaction.sd),
        )
    )
    label, unit = _GAIN[result.objective]
    gain, gain_low, gain_high = (
        facts.ranged(label, decision.gain, unit) if decision.gain else (None, None, None)
    )
    before, after = (float(found.profit[at].mean()) for at in (0, 1))
    moved = result.action != "hold"
    return result.model_copy(
        update={
            "elasticity": middle,
            "elasticity_low": low,
            "elasticity_high": high,
            "elasticity_borrowed": case.known.borrowed,
            "now": facts.effect(found, 0, prices[0], "now", with_profit=True),
            "proposed": facts.changed(
                facts.effect(found, 1, prices[1], _PROPOSED, with_profit=True), found, 1, _PROPOSED
            )
            if moved
            else None,
            "gain": gain,
            "gain_low": gain_low,
            "gain_high": gain_high,
            "chance_of_gain": evidence.fact(
                f"Chance of a gain, {of}", 100 * decision.chance, "pct", case.subject
            )
            if moved and decision.chance is not None
            else None,
            "margin_uplift_pct": evidence.fact(
                f"Change of the week's expected profit, {of}",
                (after - before) / before * 100,
                "pct",
                case.subject,
            )
            if before > 0
            else None,
        }
    )


TOOL = Tool(
    name="suggest_price",
    description=(
        "The price to set for one product in one store and what it gains a week: the best shelf price for "
        "profit, revenue or clearing stock, kept within margin floor, MRP, daily change, competitor and "
        "stock limits. Use it for questions about what price to set."
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
