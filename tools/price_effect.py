"""The figures of a price as facts: units, revenue and profit over some days, each with its range."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from core.fact import Fact, Unit
from tools.evidence import Evidence

if TYPE_CHECKING:
    from engines.pricing.effect import Effects, Range


class PriceEffect(BaseModel):
    """What one price brings; low to high holds 80 %. Profit is `None` where the cost is unknown.

    `units_from` to `units_to` (and so on) are where a changed price takes today's expectation:
    the range of the change alone, as if today's demand were known. That is narrower than low
    to high, and what tells whether a change is worth it; `None` for today's price itself.
    `empty_on` is the day on which demand more likely than not has exceeded the stock, with
    the early and the late day; `None` where stock is unknown or lasts for the days looked at.
    """

    model_config = ConfigDict(frozen=True)

    price: Fact
    units: Fact
    units_low: Fact
    units_high: Fact
    revenue: Fact
    revenue_low: Fact
    revenue_high: Fact
    profit: Fact | None
    profit_low: Fact | None
    profit_high: Fact | None
    units_from: Fact | None = None
    units_to: Fact | None = None
    revenue_from: Fact | None = None
    revenue_to: Fact | None = None
    profit_from: Fact | None = None
    profit_to: Fact | None = None
    empty_on: Fact | None = None
    empty_early: Fact | None = None
    empty_late: Fact | None = None


class EffectFacts:
    """Makes the facts of effects, all about one product in one store over some days."""

    def __init__(self, evidence: Evidence, of: str, subject: dict[str, str], days: int) -> None:
        self._evidence = evidence
        self._of = f"over {days} days, {of}"
        self._subject = subject

    def ranged(self, label: str, of: Range, unit: Unit) -> tuple[Fact, Fact, Fact]:
        """Return the facts of a range: expected, low, high."""
        expected, low, high = (
            self._evidence.fact(f"{label}{end}, {self._of}", value, unit, self._subject)
            for end, value in (("", of.mid), (", low end", of.low), (", high end", of.high))
        )
        return expected, low, high

    def effect(self, found: Effects, at: int, price: Fact, label: str, *, with_profit: bool) -> PriceEffect:
        """Return the facts of one of the prices; `label` says which: now, or proposed."""
        from engines.pricing.effect import range_of  # noqa: PLC0415 - brings numpy along

        units, units_low, units_high = self.ranged(f"Units {label}", range_of(found.units[at]), "units")
        revenue, revenue_low, revenue_high = self.ranged(
            f"Revenue {label}", range_of(found.revenue[at]), "currency"
        )
        profit, profit_low, profit_high = (
            self.ranged(f"Profit {label}", range_of(found.profit[at]), "currency")
            if with_profit
            else (None, None, None)
        )
        return PriceEffect(
            price=price,
            units=units,
            units_low=units_low,
            units_high=units_high,
            revenue=revenue,
            revenue_low=revenue_low,
            revenue_high=revenue_high,
            profit=profit,
            profit_low=profit_low,
            profit_high=profit_high,
        )

    def changed(self, told: PriceEffect, found: Effects, at: int, label: str) -> PriceEffect:
        """Return the effect of a changed price with where it takes what is expected at the first one."""
        from engines.pricing.effect import range_of  # noqa: PLC0415 - brings numpy along

        update: dict[str, Fact] = {}
        figures: tuple[tuple[str, Unit], ...] = (
            ("units", "units"),
            ("revenue", "currency"),
            ("profit", "currency"),
        )
        for name, unit in figures:
            draws = getattr(found, name)
            if name == "profit" and told.profit is None:
                continue
            before, change = float(draws[0].mean()), range_of(draws[at] - draws[0])
            for end, moved in (("from", change.low), ("to", change.high)):
                update[f"{name}_{end}"] = self._evidence.fact(
                    f"{name.capitalize()} {label}, {end}, {self._of}", before + moved, unit, self._subject
                )
        return told.model_copy(update=update)

    def with_empty_day(
        self, told: PriceEffect, later: Effects, at: int, first_day: date, label: str
    ) -> PriceEffect:
        """Return the effect with the day the shelf is empty, by a look further ahead."""
        from engines.pricing.effect import empty_day  # noqa: PLC0415 - brings numpy along

        early, middle, late = (
            None
            if day is None
            else self._evidence.fact(
                f"Shelf empty {label}{which}, {self._of}",
                first_day + timedelta(days=day - 1),
                "date",
                self._subject,
            )
            for day, which in zip(empty_day(later.empty_day[at]), (", early", "", ", late"), strict=True)
        )
        return told.model_copy(update={"empty_on": middle, "empty_early": early, "empty_late": late})
