"""What to order of each item, and what that is worth: the plan three tools share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from core.fact import Source
from core.money import to_money
from core.tenant import TenantSettings
from core.tool import ToolContext
from engines.inventory import (
    Economics,
    economic_order_quantity,
    economic_service_level,
)
from engines.pricing import net_of_gst
from tools.price_now import selling_prices
from tools.scope import ResolvedScope
from tools.stock import StockItem, StockView

if TYPE_CHECKING:
    from engines.inventory.protection import Protection
    from engines.inventory.reorder import Reorder
    from engines.inventory.stockout import StockoutRisk

ServiceSource = Literal["asked", "economics", "tenant"]
"""Where an item's service level is from: the caller, its own margin and cost, the tenant."""

DAYS_PER_YEAR = 365
_LONGEST_CYCLE_DAYS = 365


@dataclass(frozen=True)
class Money:
    """What one unit costs, sells for (tax included) and earns (without tax); `None` unknown."""

    unit_cost: Decimal | None = None
    price: float | None = None
    margin: float | None = None


@dataclass(frozen=True)
class Plan:
    """One item's order, how it comes about and what it protects.

    `lost_units` are expected to be lost until the order after this one, if nothing is ordered now;
    `avoided_units` are those of them that this order keeps from being lost. `received` are units that
    come from other stores first. `risk` is of the days until an order placed now has arrived.
    """

    item: StockItem
    order: Reorder
    money: Money
    service_level: float
    service_source: ServiceSource
    protection: Protection
    risk: StockoutRisk
    lost_units: float
    avoided_units: float
    received: int = 0

    @property
    def cost(self) -> Decimal | None:
        """What the order costs; `None` where the unit cost is unknown."""
        unit_cost = self.money.unit_cost
        return None if unit_cost is None else to_money(unit_cost * self.order.quantity)

    @property
    def order_by(self) -> date | None:
        """The day by which to order; `None` where it does not come within the forecast."""
        days = self.order.days_until_reorder
        return None if days is None else self.item.first_day + timedelta(days=days)

    @property
    def lost_sales(self) -> Decimal | None:
        """What the lost units would have sold for; `None` where no price is known."""
        return None if self.money.price is None else to_money(self.lost_units * self.money.price)

    @property
    def protected_sales(self) -> Decimal | None:
        """What the avoided units sell for; `None` where no price is known."""
        return None if self.money.price is None else to_money(self.avoided_units * self.money.price)

    @property
    def protected_margin(self) -> Decimal | None:
        """What the avoided units earn; `None` where price or cost is unknown."""
        return None if self.money.margin is None else to_money(self.avoided_units * self.money.margin)

    @property
    def days_of_cover(self) -> float | None:
        """Days that what is there lasts at the demand expected; `None` where nothing sells."""
        return self.risk.days_of_cover

    def eoq(self, settings: TenantSettings) -> float | None:
        """Return the economic order quantity; `None` where the unit cost is unknown."""
        if not self.money.unit_cost:
            return None
        a_year = self.item.daily.a_day * DAYS_PER_YEAR
        holding = float(self.money.unit_cost) * settings.holding_rate_pct_per_year / 100
        return economic_order_quantity(a_year, settings.order_cost, holding) if holding > 0 else None

    def value_of(self, quantities: Sequence[int], settings: TenantSettings) -> list[float]:
        """Return the margin that each quantity protects; an unknown one is the tenant's least."""
        margin = self.money.margin
        if margin is None:
            margin = float(self.money.unit_cost or 1) * settings.min_margin_pct / 100
        return (max(margin, 0.0) * self.protection.avoided(quantities)).tolist()

    def cut_to(self, quantity: int, name: str) -> Plan:
        """Return the plan with a smaller order, and the name of what cut it."""
        if quantity >= self.order.quantity:
            return self
        binding = (*self.order.binding, name)
        return replace(
            self,
            order=replace(self.order, quantity=quantity, binding=binding),
            avoided_units=float(self.protection.avoided(quantity)),
        )

    @property
    def urgency(self) -> tuple[bool, float, date, float, str, str]:
        """What orders are sorted by: the likeliest to run out first, of those the one that loses most."""
        item, chance = self.item, round(self.risk.probability, 2)
        worth = self.lost_units * (self.money.price or 0.0)
        by = self.order_by or date.max
        return self.order.quantity == 0, -chance, by, -worth, item.sku_id, item.store_id


def money_of(
    context: ToolContext, where: ResolvedScope, view: StockView
) -> tuple[Mapping[tuple[str, str], Money], tuple[Source, ...]]:
    """Return what each item costs, sells for and earns.

    Without a GST rate the price counts as free of tax, as the price tools take it.
    """
    prices, sources = selling_prices(
        context, where.scope, {item.key for item in view.items}, view.demand.cutoff
    )
    products = {
        row["sku_id"]: row
        for row in where.products.select("sku_id", "unit_cost", "gst_rate_pct").iter_rows(named=True)
    }
    found: dict[tuple[str, str], Money] = {}
    for item in view.items:
        row = products.get(item.sku_id)
        cost = None if row is None or row["unit_cost"] is None else Decimal(str(row["unit_cost"]))
        price = prices.get(item.key)
        margin = None
        if price is not None and cost is not None:
            gst = Decimal(str((row or {}).get("gst_rate_pct") or 0))
            margin = float(net_of_gst(Decimal(str(price)), gst) - cost)
        found[item.key] = Money(cost, price, margin)
    return found, sources


def plan_items(
    items: Sequence[StockItem],
    money: Sequence[Money],
    settings: TenantSettings,
    *,
    service_level: float | None = None,
) -> list[Plan]:
    """Plan items, all at once.

    Args:
        items: Their stock, demand and terms.
        money: What a unit of each costs and earns.
        settings: The tenant's.
        service_level: What the caller asks for, in (0, 1); else each item's own economics
            decide, and where those are unknown the tenant's level.
    """
    levels = [_service_level(*each, settings, service_level) for each in zip(items, money, strict=True)]
    return _planned(items, money, levels, settings)


def _planned(
    items: Sequence[StockItem],
    money: Sequence[Money],
    levels: Sequence[tuple[float, ServiceSource]],
    settings: TenantSettings,
) -> list[Plan]:
    from engines.inventory.demands import DailyDemands  # noqa: PLC0415 - brings numpy along
    from engines.inventory.protection import protection  # noqa: PLC0415
    from engines.inventory.reorder import reorders  # noqa: PLC0415
    from engines.inventory.stockout import stockout_risks  # noqa: PLC0415

    daily, review = DailyDemands.of([item.daily for item in items]), settings.review_period_days
    stocks, terms = [item.stock for item in items], [item.terms for item in items]
    arrivals = [item.arrivals for item in items]
    service = [level for level, _ in levels]
    orders = reorders(daily, stocks, terms, service_level=service, review_period_days=review)
    protected = protection(daily, stocks, terms, review, arrivals)
    risks = stockout_risks(daily, stocks, [own.wait_days for own in terms], arrivals)
    lost, avoided = protected.lost(), protected.avoided([order.quantity for order in orders])
    return [
        Plan(item, order, own, level, source, protected[at], risk, lost_units, avoided_units)
        for at, (item, order, own, (level, source), risk, lost_units, avoided_units) in enumerate(
            zip(items, orders, money, levels, risks, lost.tolist(), avoided.tolist(), strict=True)
        )
    ]


def _service_level(
    item: StockItem, money: Money, settings: TenantSettings, asked: float | None
) -> tuple[float, ServiceSource]:
    if asked is not None:
        return asked, "asked"
    if money.margin is not None and money.unit_cost:
        economics = Economics(money.margin, float(money.unit_cost), settings.holding_rate_pct_per_year)
        level = economic_service_level(economics, _cycle_days(item, settings), item.terms.shelf_life_days)
        if level is not None:
            return level, "economics"
    return settings.service_level, "tenant"


def _cycle_days(item: StockItem, settings: TenantSettings) -> int:
    """Return how long an order lasts: to the next look, or as long as the least order does."""
    a_day = item.daily.a_day
    least = max(item.terms.moq, item.terms.case_pack)
    lasts = least / a_day if a_day > 0 else 0.0
    return int(min(max(settings.review_period_days, lasts), _LONGEST_CYCLE_DAYS))


def with_received(
    plans: Sequence[Plan], units: Mapping[tuple[str, str], int], settings: TenantSettings
) -> list[Plan]:
    """Return the plans after units come in from other stores, by item: what is still to be ordered."""
    served = [plan for plan in plans if units.get(plan.item.key)]
    fuller = [
        replace(
            plan.item,
            stock=replace(plan.item.stock, on_hand=plan.item.stock.on_hand + units[plan.item.key]),
        )
        for plan in served
    ]
    levels: list[tuple[float, ServiceSource]] = [(plan.service_level, plan.service_source) for plan in served]
    again = {
        plan.item.key: replace(now, item=plan.item, received=plan.received + units[plan.item.key])
        for plan, now in zip(
            served, _planned(fuller, [plan.money for plan in served], levels, settings), strict=True
        )
    }
    return [again.get(plan.item.key, plan) for plan in plans]
