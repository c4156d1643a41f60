"""simulate_price: what a price would do to units, revenue, profit and stock, beside today's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from core.errors import DataError
from core.fact import Citation, Fact
from core.money import to_money
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolArguments, ToolContext, ToolResult
from engines.pricing import Guardrail, guardrails, margin_pct, unit_profit
from tools.evidence import Evidence, freshness_notes
from tools.guardrail_check import GuardrailCheck, guardrail_checks
from tools.note import note
from tools.price_case import WEEK_DAYS, PriceCase, read_case
from tools.price_chart import price_chart_of
from tools.price_effect import EffectFacts, PriceEffect
from tools.price_to_try import price_changed_by, price_changed_by_pct
from tools.scope import Identifier
from tools.stock import FORECAST_DAYS

MRP_RULE = Citation(
    source="Legal Metrology (Packaged Commodities) Rules, 2011",
    ref="rule 18(2)",
    quote="No retail dealer or other person shall make any sale of any commodity in packed form at a "
    "price exceeding the retail sale price thereof.",
)


class SimulatePriceArguments(ToolArguments):
    """Which product, where, and which price: as such, or as a change in percent or in money."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    price: Decimal | None = Field(
        default=None, ge=Decimal("0.01"), le=10_000_000, description="The price to try, tax included"
    )
    change_pct: float | None = Field(
        default=None,
        ge=-90,
        le=200,
        description="The change to try in percent of today's price; −5 is 5 % less",
    )
    change_by: Decimal | None = Field(
        default=None,
        ge=-10_000_000,
        le=10_000_000,
        description="The change to try in the base currency; −5 is 5 rupees less",
    )
    horizon_days: int = Field(default=WEEK_DAYS, ge=1, le=FORECAST_DAYS, description="Days to look ahead")
    current_price: Decimal | None = Field(
        default=None,
        ge=Decimal("0.01"),
        le=10_000_000,
        description="Price now, tax included; omitted: the one in force",
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if [self.price, self.change_pct, self.change_by].count(None) != 2:
            raise ValueError("give exactly one of price, change_pct and change_by")
        return self


class SimulatePriceResult(ToolResult):
    """Today's price and the one to try, side by side over `horizon_days`.

    `verdict`: `gain` or `loss` where the 80 % interval of the change of profit lies on one
    side of 0, else `unclear`; `unknown` where the cost is not known, or how buyers react;
    `above_mrp` where the price may not be asked by law: then nothing is simulated.
    Where it is not known how buyers react, `why_no_elasticity` says why, `now` and `proposed`
    are `None`, and `break_even_pct` still tells how many more (or fewer) units would leave the
    profit as it is. `guardrails` with `passed` false are those the price breaks; it is
    simulated all the same.
    """

    sku_id: str
    store_id: str
    horizon_days: int
    verdict: Literal["gain", "loss", "unclear", "unknown", "above_mrp"]
    direction: Literal["raise", "lower", "same"]
    product: Fact
    store: Fact
    start: Fact
    end: Fact
    days: Fact
    price: Fact
    current_price: Fact
    change_pct: Fact
    mrp: Fact | None
    margin_pct: Fact | None  # at the price to try, after GST and the marketplace's fee
    current_margin_pct: Fact | None
    now: PriceEffect | None = None
    proposed: PriceEffect | None = None
    profit_change: Fact | None = None
    profit_change_low: Fact | None = None
    profit_change_high: Fact | None = None
    chance_of_gain: Fact | None = None
    break_even_pct: Fact | None = None  # change of units that leaves the profit as it is
    why_no_elasticity: str | None = None
    guardrails: tuple[GuardrailCheck, ...] = ()


def run(arguments: SimulatePriceArguments, context: ToolContext) -> SimulatePriceResult:
    """Simulate a price for one product in one store.

    Raises:
        DataError: no sales or no price is known, or nothing is expected to sell.
    """
    case = read_case(arguments.sku_id, arguments.store_id, arguments.current_price, context)
    return simulate(arguments, case, context)


def simulate(arguments: SimulatePriceArguments, case: PriceCase, context: ToolContext) -> SimulatePriceResult:
    """Simulate a price for what is known already; the arguments name the same product and store.

    Raises:
        DataError: nothing is expected to sell.
    """
    new = _asked(arguments, case)
    evidence = Evidence(
        context,
        arguments,
        case.sources,
        method="elasticity on the demand forecast",
        as_of=case.shelf.cutoff,
        parameters={"horizon_days": arguments.horizon_days, "interval_pct": 80},
    )
    result = _frame(arguments, case, new, evidence)
    notes = (*freshness_notes(context, case.shelf.cutoff), *case.where.notes)
    if case.given.mrp is not None and new > case.given.mrp:
        return result.model_copy(
            update={
                "verdict": "above_mrp",
                "as_of": case.shelf.cutoff,
                "notes": notes,
                "citations": (MRP_RULE,),
            }
        )
    if case.shelf.daily.over(arguments.horizon_days).mean <= 0:
        raise DataError(
            f"{case.product} is not expected to sell, so there is nothing to simulate.",
            code="no_history",
            place=case.where.place,
        )
    result = _with_effects(result, case, new, arguments.horizon_days, evidence)
    return result.model_copy(
        update={
            "as_of": case.shelf.cutoff,
            "notes": (*notes, *_notes(case, new), *case.notes(context)),
        }
    )


def _asked(arguments: SimulatePriceArguments, case: PriceCase) -> Decimal:
    """Return the price to try."""
    now = to_money(case.given.price)
    if arguments.price is not None:
        return to_money(arguments.price)
    if arguments.change_by is not None:
        return price_changed_by(now, arguments.change_by)
    return price_changed_by_pct(now, arguments.change_pct or 0, case.given.mrp)


def _notes(case: PriceCase, new: Decimal) -> list[Note]:
    known, notes = case.known, list[Note]()
    if known.reaction is None:
        notes.append(note("price_effect_unknown", reason=known.why_not or "not_sold"))
        return notes
    if case.given.unit_cost is None:
        notes.append(note("profit_unknown"))
    if (known.price_low is not None and float(new) < known.price_low * (1 - _BEYOND)) or (
        known.price_high is not None and float(new) > known.price_high * (1 + _BEYOND)
    ):
        notes.append(note("price_untried"))
    if known.borrowed:
        notes.append(note("elasticity_borrowed"))
    return notes


_BEYOND = 0.02
"""How far beyond the prices tried, as a share, still counts as tried."""


def _frame(
    arguments: SimulatePriceArguments, case: PriceCase, new: Decimal, evidence: Evidence
) -> SimulatePriceResult:
    """Return what is known without a forecast: prices, margins, limits, the break-even."""
    given, of, now = case.given, f"{case.product}, {case.store}", to_money(case.given.price)
    subject, cost = case.subject, case.given.unit_cost
    last_day = case.first_day + timedelta(days=arguments.horizon_days - 1)

    def margin(label: str, price: Decimal) -> Fact | None:
        if cost is None:
            return None
        value = float(margin_pct(price, cost, given.gst_rate_pct, given.selling_fee_pct))
        return evidence.fact(f"{label}, {of}", value, "pct", subject)

    return SimulatePriceResult(
        sku_id=arguments.sku_id,
        store_id=arguments.store_id,
        horizon_days=arguments.horizon_days,
        verdict="unknown",
        direction="same" if new == now else "raise" if new > now else "lower",
        product=evidence.fact("Product", case.product, "text", {"sku_id": arguments.sku_id}),
        store=evidence.fact("Store", case.store, "text", {"store_id": arguments.store_id}),
        start=evidence.fact("First day", case.first_day, "date"),
        end=evidence.fact("Last day", last_day, "date"),
        days=evidence.fact("Days looked at", arguments.horizon_days, "days"),
        price=evidence.fact(f"Price to try, {of}", new, "currency", subject),
        current_price=evidence.fact(f"Price now, {of}", now, "currency", subject),
        change_pct=evidence.fact(f"Change of price, {of}", float((new - now) / now * 100), "pct", subject),
        mrp=evidence.optional(f"MRP, {of}", given.mrp, "currency", subject),
        margin_pct=margin("Margin at the price to try", new),
        current_margin_pct=margin("Margin now", now),
        break_even_pct=_break_even(case, now, new, evidence),
        why_no_elasticity=case.known.why_not,
        guardrails=tuple(
            guardrail_checks(_limits(case), new, (), target=new, evidence=evidence, subject=subject)
        ),
    )


def _limits(case: PriceCase) -> tuple[Guardrail, ...]:
    """Return the limits that can be told; without a cost there is no margin floor to keep."""
    if case.given.unit_cost is None:
        known = guardrails(replace(case.given, unit_cost=Decimal(0)))
        return tuple(limit for limit in known if limit.name != "min_margin")
    from engines.pricing.optimum import limits_of  # noqa: PLC0415 - brings numpy along

    return limits_of(case.given, case.band)


def _break_even(case: PriceCase, now: Decimal, new: Decimal, evidence: Evidence) -> Fact | None:
    """Return by how much units must change for the profit to stay; `None` where no change does it."""
    given = case.given
    if given.unit_cost is None:
        return None
    before, after = (
        unit_profit(price, given.unit_cost, given.gst_rate_pct, given.selling_fee_pct) for price in (now, new)
    )
    if before <= 0 or after <= 0:
        return None
    return evidence.fact(
        f"Change of units that leaves the profit as it is, {case.product}, {case.store}",
        float(before / after - 1) * 100,
        "pct",
        case.subject,
    )


def _with_effects(
    result: SimulatePriceResult, case: PriceCase, new: Decimal, days: int, evidence: Evidence
) -> SimulatePriceResult:
    """Add what both prices bring, and the chart; nothing where buyers' reaction is unknown."""
    reaction = case.known.reaction
    outlook = None if reaction is None else case.outlook(days, reaction)
    if reaction is None or outlook is None:
        return result
    from engines.pricing.effect import effects, range_of  # noqa: PLC0415 - brings numpy along

    prices = [float(to_money(case.given.price)), float(new)]
    found = effects(outlook, prices)
    facts = EffectFacts(evidence, f"{case.product}, {case.store}", case.subject, days)
    with_profit = case.given.unit_cost is not None
    told = [
        facts.effect(found, at, price, label, with_profit=with_profit)
        for at, (price, label) in enumerate(
            ((result.current_price, "now"), (result.price, "at the price to try"))
        )
    ]
    told[1] = facts.changed(told[1], found, 1, "at the price to try")
    further = case.outlook(FORECAST_DAYS, reaction)
    if further is not None and case.shelf.for_sale is not None:
        later = effects(further, prices)
        told = [
            facts.with_empty_day(one, later, at, case.first_day, label)
            for at, (one, label) in enumerate(zip(told, ("now", "at the price to try"), strict=True))
        ]
    update: dict[str, object] = {
        "now": told[0],
        "proposed": told[1],
        "charts": (price_chart_of(case, outlook, new, evidence),),
    }
    if with_profit:
        gain = found.profit[1] - found.profit[0]
        change = range_of(gain)
        names = ("profit_change", "profit_change_low", "profit_change_high")
        update |= dict(zip(names, facts.ranged("Change of profit", change, "currency"), strict=True))
        update["verdict"] = "gain" if change.low > 0 else "loss" if change.high < 0 else "unclear"
        update["chance_of_gain"] = evidence.fact(
            f"Chance of more profit, {case.product}, {case.store}",
            float((gain > 0).mean()) * 100,
            "pct",
            case.subject,
        )
    return result.model_copy(update=update)


TOOL = Tool(
    name="simulate_price",
    description=(
        "What a price, or a change of it in percent or money, would do to units, revenue, profit and stock "
        "of one product in one store, beside today's price. Use it for what-if questions about a price."
    ),
    arguments=SimulatePriceArguments,
    result=SimulatePriceResult,
    effect=Effect.READ,
    roles=roles_for("simulate_price"),
    run=run,
    examples=(
        "Should I drop the price of Suvarna Atta 5 kg by 5% in Jaipur?",
        "What if I sell Kesar Soap at 148 in DELHI_01?",
        "What happens to sales of Tez Detergent 1 kg at MUMBAI_01 if I raise the price by 3%?",
    ),
)
