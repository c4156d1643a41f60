"""The price of everything at once: what to change, and what each change gains a week.

Reads each table once for the whole scope and decides item by item by the engine that
`suggest_price` asks, but volunteers a raise only on more evidence (`engines.pricing.raising`):
nobody has asked for it. What cannot be decided by elasticity (no cost, no price, nobody knows how
buyers react) is left out: a list of the best actions is no place for guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from core.fact import Source
from core.money import to_money
from core.tool import ToolContext
from engines.inventory import DailyDemand, expected_units
from engines.pricing import Band, Circumstances
from tools.demand import demand_forecasts
from tools.elasticity import compute_elasticities, usable
from tools.price_case import WEEK_DAYS, daily_over, outlook_of
from tools.price_input import circumstances_of, read_bands
from tools.price_now import PriceNow, prices_now
from tools.scope import ResolvedScope
from tools.stock import FORECAST_DAYS, StockItem, StockView, stock_view

if TYPE_CHECKING:
    from engines.pricing.effect import Outlook, Range
    from engines.pricing.parity import Objective

Key = tuple[str, str]

WEEKS_A_MONTH = 52 / 12


@dataclass(frozen=True)
class PriceAction:
    """One price to change. `gain` is profit a week in currency against today's price, with the
    bounds that hold 80 %, of a raise at the reaction to a price that lasts; `chance` the
    probability that it is above 0."""

    sku_id: str
    store_id: str
    action: Literal["raise", "lower"]
    price_now: Decimal
    price: Decimal
    gain: Range
    chance: float
    reason: str
    binding: tuple[str, ...]
    elasticity: float
    elasticity_sd: float


@dataclass(frozen=True)
class PriceActions:
    """The changes worth making, the best first, and where they come from."""

    actions: tuple[PriceAction, ...]
    considered: int
    cutoff: date
    sources: tuple[Source, ...]


def price_actions(
    context: ToolContext, where: ResolvedScope, *, objective: Objective = "maximize_margin"
) -> PriceActions:
    """Decide the price of every product in every store of a scope.

    Args:
        context: The call's: lake, settings and forecasts set by hand.
        where: Already authorised.
        objective: What counts; `gain` is told in profit whichever it is.

    Returns:
        Changes that are sure enough to recommend, the largest expected gain first;
        `considered` is how many prices were looked at.

    Raises:
        DataError: there are no sales at all.
    """
    view = stock_view(context, where, FORECAST_DAYS)
    cutoff = view.demand.cutoff
    reactions, reaction_source = _reactions(context, where)
    prices, price_sources = prices_now(context, where.scope, cutoff)
    bands, band_source = read_bands(where, cutoff, context)
    policy = context.lake.price_policy(where.scope)
    policies = {row["sku_id"]: row for row in policy.frame.iter_rows(named=True)}
    products = {row["sku_id"]: row for row in where.products.iter_rows(named=True)}
    stocked = {item.key: item for item in view.items}
    safety = _safety_stock(view.items, context)
    demand, demand_sources = _demand_of_unknown(context, where, view)
    actions: list[PriceAction] = []
    considered = 0
    for key, reaction in reactions.items():
        product, item = products.get(key[0]), stocked.get(key)
        daily = item.daily if item is not None else demand.get(key)
        if product is None or product["unit_cost"] is None or key not in prices:
            continue
        if daily is None or daily.over(WEEK_DAYS).mean <= 0:
            continue
        considered += 1
        given = circumstances_of(product, policies.get(key[0], {}), prices[key].price, context.settings)
        if item is not None:
            given = replace(given, on_hand=item.stock.on_hand, safety_stock=safety[key])
        line = _Line(key, given, prices[key], daily, item, reaction, bands.get(key[0]))
        action = _decided(line, objective, context.settings.least_price_gain)
        actions += [action] if action is not None else []
    actions.sort(key=lambda action: (-action.gain.mid, action.sku_id, action.store_id))
    sources = (*view.sources, *demand_sources, reaction_source, *price_sources, band_source, policy.source)
    return PriceActions(tuple(actions), considered, cutoff, sources)


@dataclass(frozen=True)
class _Reaction:
    """The elasticity and its standard error, and the highest price it was learnt from."""

    elasticity: float
    sd: float
    tried_high: Decimal | None


def _reactions(context: ToolContext, where: ResolvedScope) -> tuple[dict[Key, _Reaction], Source]:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    tenant_id = where.scope.tenant_id
    stored = context.lake.elasticities(where.scope)
    rows, source = usable(stored.frame, context.lake, tenant_id), stored.source
    if rows.height == 0:
        computed = compute_elasticities(context.lake, tenant_id)
        rows, source = computed.frame, computed.source
    allowed = rows.filter(pl.col("reason").is_null() & pl.col("store_id").is_in(list(where.store_ids)))
    told = allowed.select("sku_id", "store_id", "elasticity", "elasticity_sd", "price_high").rows()
    return {
        (sku, store): _Reaction(mean, sd, None if high is None else to_money(high))
        for sku, store, mean, sd, high in told
    }, source


def _demand_of_unknown(
    context: ToolContext, where: ResolvedScope, view: StockView
) -> tuple[dict[Key, DailyDemand], tuple[Source, ...]]:
    """Return the demand of the items whose stock is unknown: a price may still be raised there."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.aggregate import DAY_CORRELATION, sigma  # noqa: PLC0415

    if not view.unknown:
        return {}, ()
    demand = view.demand if view.items else demand_forecasts(context, where.scope, FORECAST_DAYS)
    unknown = pl.DataFrame(view.unknown, schema={"sku_id": pl.String, "store_id": pl.String}, orient="row")
    grouped = (
        demand.frame.join(unknown, on=["sku_id", "store_id"], how="semi")
        .sort("date")
        .group_by("sku_id", "store_id")
        .agg(pl.col("yhat"), sigma().alias("error"))
    )
    daily = {
        (sku, store): DailyDemand(mean, error, DAY_CORRELATION) for sku, store, mean, error in grouped.rows()
    }
    return daily, demand.sources


def _safety_stock(items: Sequence[StockItem], context: ToolContext) -> dict[Key, float]:
    """Return what the order rule keeps of each item against surprises."""
    from engines.inventory.demands import DailyDemands  # noqa: PLC0415 - brings numpy along
    from engines.inventory.reorder import reorders  # noqa: PLC0415

    orders = reorders(
        DailyDemands.of([item.daily for item in items]),
        [item.stock for item in items],
        [item.terms for item in items],
        service_level=context.settings.service_level,
    )
    return {item.key: order.safety_stock for item, order in zip(items, orders, strict=True)}


@dataclass(frozen=True)
class _Line:
    """One product in one store.

    The forecast stands for the price sold at, which is not today's where one was set since.
    """

    key: Key
    given: Circumstances
    price: PriceNow
    daily: DailyDemand
    item: StockItem | None
    reaction: _Reaction
    band: Band | None

    def outlook(self) -> Outlook:
        """Return what is expected in the coming week."""
        from engines.pricing.effect import Reaction  # noqa: PLC0415 - brings numpy along

        item = self.item
        return outlook_of(
            self.given,
            self.price.sold_at or self.price.price,
            daily_over(self.daily.mean, WEEK_DAYS),
            self.daily.over(WEEK_DAYS).sigma,
            Reaction(self.reaction.elasticity, self.reaction.sd),
            for_sale=None if item is None else max(item.stock.on_hand - item.stock.backorder, 0),
            arrivals=() if item is None else expected_units(item.arrivals),
        )


def _decided(line: _Line, objective: Objective, least_gain: float) -> PriceAction | None:
    """Return the change to propose, `None` where there is none worth it: `least_gain` is a month's."""
    from engines.pricing.effect import effects, range_of  # noqa: PLC0415 - brings numpy along
    from engines.pricing.raising import volunteer  # noqa: PLC0415 - brings numpy along

    given, outlook = line.given, line.outlook()
    found = volunteer(given, outlook, line.band, objective, tried_high=line.reaction.tried_high)
    if found.price is None or found.price == given.price or found.gain is None or found.chance is None:
        return None
    gain, chance = found.gain, found.chance
    asked_for = objective != "maximize_margin" or found.reason == "limit_broken"
    if not asked_for and gain.low * WEEKS_A_MONTH < least_gain:
        return None
    if objective in ("maximize_revenue", "clear_stock"):
        profit = effects(outlook, [float(given.price), float(found.price)]).profit
        gain, chance = range_of(profit[1] - profit[0]), float((profit[1] > profit[0]).mean())
    return PriceAction(
        sku_id=line.key[0],
        store_id=line.key[1],
        action="raise" if found.price > given.price else "lower",
        price_now=given.price,
        price=found.price,
        gain=gain,
        chance=chance,
        reason=found.reason,
        binding=found.binding,
        elasticity=line.reaction.elasticity,
        elasticity_sd=line.reaction.sd,
    )
