"""What to order of each item, and what that is worth: the plan three tools share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from core.fact import Source
from core.money import to_money
from core.tenant import TenantSettings
from core.tool import ToolContext
from engines.inventory import (
    Economics,
    Protection,
    Reorder,
    StockoutRisk,
    Wish,
    allocate,
    assess,
    economic_order_quantity,
    economic_service_level,
    protection,
    reorder,
)
from engines.pricing import net_of_gst
from tools.price_now import selling_prices
from tools.scope import ResolvedScope
from tools.stock import StockItem, StockView

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

    `received` are units that come from other stores first. `risk` is of the days until an
    order placed now has arrived.
    """

    item: StockItem
    order: Reorder
    money: Money
    service_level: float
    service_source: ServiceSource
    protection: Protection
    risk: StockoutRisk
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

    @cached_property
    def lost_units(self) -> float:
        """Units expected to be lost until the order after this one, if nothing is ordered now."""
        return self.protection.lost()

    @cached_property
    def avoided_units(self) -> float:
        """Units of them that this order keeps from being lost."""
        return self.protection.avoided(self.order.quantity)

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
        daily = self.item.daily
        a_year = daily.over(len(daily.mean)).mean / max(len(daily.mean), 1) * DAYS_PER_YEAR
        holding = float(self.money.unit_cost) * settings.holding_rate_pct_per_year / 100
        return economic_order_quantity(a_year, settings.order_cost, holding) if holding > 0 else None

    def value_of(self, units: int, settings: TenantSettings) -> float:
        """Return the margin that so many units protect; an unknown one is the tenant's least."""
        margin = self.money.margin
        if margin is None:
            margin = float(self.money.unit_cost or 1) * settings.min_margin_pct / 100
        return max(margin, 0.0) * self.protection.avoided(units)

    def cut_to(self, quantity: int, name: str) -> Plan:
        """Return the plan with a smaller order, and the name of what cut it."""
        if quantity >= self.order.quantity:
            return self
        binding = (*self.order.binding, name)
        return replace(self, order=replace(self.order, quantity=quantity, binding=binding))

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


def plan_item(
    item: StockItem, money: Money, settings: TenantSettings, *, service_level: float | None = None
) -> Plan:
    """Plan one item.

    Args:
        item: Its stock, demand and terms.
        money: What a unit costs and earns.
        settings: The tenant's.
        service_level: What the caller asks for, in (0, 1); else the item's own economics
            decide, and where those are unknown the tenant's level.
    """
    level, source = _service_level(item, money, settings, service_level)
    review = settings.review_period_days
    return Plan(
        item=item,
        order=reorder(item.daily, item.stock, item.terms, service_level=level, review_period_days=review),
        money=money,
        service_level=level,
        service_source=source,
        protection=protection(item.daily, item.stock, item.terms, review, item.arrivals),
        risk=assess(item.daily, item.stock, max(item.terms.lead_time_days, 1), item.arrivals),
    )


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
    known = max(len(item.daily.mean), 1)
    a_day = item.daily.over(known).mean / known
    least = max(item.terms.moq, item.terms.case_pack)
    lasts = least / a_day if a_day > 0 else 0.0
    return int(min(max(settings.review_period_days, lasts), _LONGEST_CYCLE_DAYS))


def with_received(plan: Plan, units: int, settings: TenantSettings) -> Plan:
    """Return the plan after units come in from another store: what is still to be ordered."""
    item = replace(plan.item, stock=replace(plan.item.stock, on_hand=plan.item.stock.on_hand + units))
    again = plan_item(item, plan.money, settings, service_level=plan.service_level)
    return replace(again, item=plan.item, service_source=plan.service_source, received=plan.received + units)


def within_capacity(plans: Sequence[Plan], settings: TenantSettings) -> list[Plan]:
    """Cut each store's orders to the space it has, keeping those that protect most.

    What is there and on the way takes space as well, whether or not it is ordered again.
    """
    if settings.store_capacity_units is None:
        return list(plans)
    cut: dict[tuple[str, str], Plan] = {}
    for store in {plan.item.store_id for plan in plans}:
        here = [plan for plan in plans if plan.item.store_id == store]
        taken = sum(max(plan.item.stock.position, 0) + plan.received for plan in here)
        room = Decimal(max(settings.store_capacity_units - taken, 0))
        for plan in _limited(here, room, settings, "capacity", unit_cost=lambda _: Decimal(1)):
            cut[plan.item.key] = plan
    return [cut[plan.item.key] for plan in plans]


def within_budget(plans: Sequence[Plan], budget: Decimal, settings: TenantSettings) -> list[Plan]:
    """Spend the budget where it protects most margin; what has no known cost is not bought.

    Args:
        plans: The most urgent first.
        budget: Money.
        settings: The tenant's.
    """
    known = [plan if plan.money.unit_cost is not None else plan.cut_to(0, "budget") for plan in plans]
    return _limited(
        known, budget, settings, "budget", unit_cost=lambda plan: plan.money.unit_cost or Decimal(0)
    )


def _limited(
    plans: Sequence[Plan],
    limit: Decimal,
    settings: TenantSettings,
    name: str,
    *,
    unit_cost: Callable[[Plan], Decimal],
) -> list[Plan]:
    costly = [n for n, plan in enumerate(plans) if plan.order.quantity > 0 and unit_cost(plan) > 0]
    wishes = [
        Wish(
            quantity=plans[n].order.quantity,
            least=plans[n].item.terms.moq,
            step=max(plans[n].item.terms.case_pack, 1),
            unit_cost=unit_cost(plans[n]),
            value=lambda units, plan=plans[n]: plan.value_of(units, settings),
        )
        for n in costly
    ]
    granted = list(plans)
    for n, quantity in zip(costly, allocate(wishes, limit), strict=True):
        granted[n] = plans[n].cut_to(quantity, name)
    return granted
