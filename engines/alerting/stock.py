"""Shelves that will be empty, and goods that will not sell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.alert import Advice, AlertValue, Finding
from core.fact import Source
from engines.alerting.weight import FELT, severity_of, severity_of_surplus

LIKELY = 0.8
"""Who asks is told what is more likely than not (`assess_stockout_risk`); what comes unasked must be right
four times of five."""

LASTS = 0.5
"""Where it is more likely than not that tomorrow's deliveries cure it, nobody is told yet."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Shelf:
    """What lies on a shelf and what will be asked of it in the days ahead.

    `probability` of running out within them, `lasting` that of a shelf which is (still) empty on a later
    day than tomorrow: an order that is due about now and suffices makes it small. `empty_on` is the day
    by which it is more likely gone than not. `lost_sales` is what would be lost without help, `None`
    where no price is known. `due_on` is when what is on the way should have been here.
    """

    sku_id: str
    store_id: str
    on_hand: int
    demand: float
    probability: float
    empty_on: date | None
    days_of_cover: float | None
    lost_sales: Decimal | None
    on_the_way: int = 0
    due_on: date | None = None
    lasting: float = 1.0

    @property
    def key(self) -> Key:
        """Product and store."""
        return self.sku_id, self.store_id


@dataclass(frozen=True)
class Remedy:
    """What is proposed about a shelf: an order or a move, by which recommendation, until when."""

    reference: str
    kind: str
    quantity: int
    order_by: date | None = None


@dataclass(frozen=True)
class Surplus:
    """Goods that are to be sold off, by which recommendation."""

    reference: str
    sku_id: str
    store_id: str
    units: int
    kind: str
    tied_up: Decimal


def stockouts(
    shelves: Iterable[Shelf],
    remedies: Mapping[Key, Remedy],
    usual_day: Mapping[str, float],
    *,
    today: date,
    source: Source,
    likely: float = LIKELY,
    felt: float = FELT,
) -> Iterator[Finding]:
    """Yield the shelves that will likely be empty, where that costs something.

    Args:
        shelves: What lies there and what will be asked of it.
        remedies: What is proposed, by product and store.
        usual_day: What each store takes in on a usual day.
        today: The last day of data.
        source: Where the figures come from.
        likely: The chance of running out (0-1) from which a shelf is told.
        felt: The share of a usual day's takings from which a loss is.
    """
    for shelf in shelves:
        if shelf.demand <= 0 or shelf.probability < likely or shelf.lasting <= LASTS:
            continue
        out = shelf.on_hand <= 0
        soon = out or (shelf.empty_on is not None and shelf.empty_on <= today + timedelta(days=1))
        severity = severity_of(shelf.lost_sales, usual_day.get(shelf.store_id, 0.0), urgent=soon, felt=felt)
        if severity is None:
            continue
        remedy = remedies.get(shelf.key)
        values = {
            "on_hand": AlertValue("Units on hand", shelf.on_hand, "units"),
            "demand": AlertValue("Expected units, next 7 days", round(shelf.demand, 1), "units"),
            "probability": AlertValue("Chance of running out", round(shelf.probability * 100, 1), "pct"),
        }
        if shelf.empty_on is not None:
            values["empty_on"] = AlertValue("Likely empty by", shelf.empty_on, "date")
        if shelf.days_of_cover is not None:
            values["days_of_cover"] = AlertValue("Days of cover", round(shelf.days_of_cover, 1), "days")
        if shelf.lost_sales is not None:
            values["lost_sales"] = AlertValue("Sales at risk", shelf.lost_sales, "currency")
        if shelf.on_the_way:
            values["on_the_way"] = AlertValue("Units on the way", shelf.on_the_way, "units")
        if shelf.due_on is not None:
            values["due_on"] = AlertValue("Was due on", shelf.due_on, "date")
        if remedy is not None:
            values["quantity"] = AlertValue("Units to bring in", remedy.quantity, "units")
            if remedy.order_by is not None:
                values["order_by"] = AlertValue("Order by", remedy.order_by, "date")
        yield Finding(
            "stockout_risk",
            severity,
            _form(shelf),
            values,
            source,
            sku_id=shelf.sku_id,
            store_id=shelf.store_id,
            worth=shelf.lost_sales,
            advice=_advice(remedy, shelf),
        )


def _form(shelf: Shelf) -> str:
    if shelf.on_hand <= 0:
        return "out"
    return "stockout" if shelf.empty_on is not None else "stockout_chance"


def _advice(remedy: Remedy | None, shelf: Shelf) -> Advice:
    if remedy is None:
        return Advice("wait" if shelf.on_the_way else "order")
    return Advice("move" if remedy.kind == "transfer" else "order", remedy.reference)


def overstock(
    surplus: Iterable[Surplus], usual_day: Mapping[str, float], *, source: Source
) -> Iterator[Finding]:
    """Yield goods that will not sell and tie up money that is felt; what expires is graver."""
    for one in surplus:
        usual = usual_day.get(one.store_id, 0.0)
        severity = severity_of_surplus(one.tied_up, usual, expires=one.kind == "expiring")
        if severity is None:
            continue
        yield Finding(
            "overstock",
            severity,
            f"overstock_{one.kind}",
            {
                "units": AlertValue("Units too many", one.units, "units"),
                "tied_up": AlertValue("Money tied up", one.tied_up, "currency"),
            },
            source,
            sku_id=one.sku_id,
            store_id=one.store_id,
            worth=one.tied_up,
            advice=Advice("clear", one.reference),
        )
