"""From the figure of one period to that of another: steps that add up to the difference exactly.

Of each product in each store ("cell") and period t, with U units sold for R rupees:

    B = U − u + l        units had there been no promotion and no empty shelf
                         (u: what promotions added, l: what empty shelves lost; both estimates)
    m                    worth of a unit at the shelf price s: s for revenue,
                         s·τ − c for margin (τ = 1 / (1 + GST rate), c the unit cost), 1 for units
    (B1)  V = B·m + P − L
    (B2)  P = u·m − (s·U − R)·τ     promotions: what they added, less the discount given
    (B3)  L = l·m                   stockouts: what empty shelves lost

(B1) is an identity: it returns R, R·τ − c·U, or U whatever u and l are, so an error of an
estimate moves rupees from one step to another and never changes the sum. The change of V
is split at the mean of both periods (an overline), n being days and P* the mean worth of
the units of both:

    price       τ̄ · Δs · B̄          tax         s̄ · Δτ · B̄          cost        −Δc · B̄
    days        P* · Σ mean(B/n) · Δn
    volume      P* · Σ n̄ · Δ(B/n)   more or fewer units a day, at the mean worth
    mix         Σ (m̄ − P*) · ΔB     towards products worth more or less than the mean
    promotions  ΔP                  stockouts   −ΔL
    new_items, lost_items           V whole, of cells sold in one period only

No step depends on an order of steps, and exchanging the periods changes every sign.

Source:
    Bennet, "The Theory of Measurement of Changes in Cost of Living", JRSS 83 (1920), for the
    split at the mean; Diewert, "Index Number Theory Using Differences Rather Than Ratios",
    Am. J. Econ. Sociol. 64 (2005), for its properties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from core.errors import InputError
from core.money import to_money

Metric = Literal["revenue", "margin", "units"]
Status = Literal["kept", "new", "lost"]
StepName = Literal[
    "volume",
    "days",
    "mix",
    "price",
    "tax",
    "cost",
    "promotions",
    "stockouts",
    "new_items",
    "lost_items",
]
STEPS: tuple[StepName, ...] = (
    "volume",
    "days",
    "mix",
    "price",
    "tax",
    "cost",
    "promotions",
    "stockouts",
    "new_items",
    "lost_items",
)

_NONE = Decimal(0)
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class Side:
    """A cell in one period.

    `shelf_price` includes tax and is the price without promotion. `tax_share` is what is
    left of it without tax, 1 / (1 + GST rate); it and `unit_cost` matter to margin alone.
    """

    units: Decimal
    revenue: Decimal
    shelf_price: Decimal
    uplift: Decimal = _NONE
    lost: Decimal = _NONE
    tax_share: Decimal = Decimal(1)
    unit_cost: Decimal = _NONE

    @property
    def base(self) -> Decimal:
        """Units without promotion and without an empty shelf."""
        return self.units - self.uplift + self.lost


@dataclass(frozen=True)
class Cell:
    """A product in a store, in both periods."""

    sku_id: str
    store_id: str
    before: Side
    now: Side
    status: Status = "kept"


@dataclass(frozen=True)
class Contribution:
    """What one product, or one store, adds to the difference, and the step that moves it most."""

    key: str
    change: Decimal
    mostly: StepName


@dataclass(frozen=True)
class Bridge:
    """Both totals and the steps between them, to the paisa; `after − before` is their sum.

    A step that is nothing is there as 0. `contributions` are by product and by store, the
    largest first.
    """

    metric: Metric
    before: Decimal
    after: Decimal
    steps: Mapping[StepName, Decimal]
    by_sku: tuple[Contribution, ...] = ()
    by_store: tuple[Contribution, ...] = ()
    lost_units: tuple[Decimal, Decimal] = field(default=(_NONE, _NONE))

    @property
    def change(self) -> Decimal:
        """The difference that the steps explain."""
        return self.after - self.before


def bridge(cells: Sequence[Cell], metric: Metric, *, days_before: int, days_now: int) -> Bridge:
    """Explain the difference of a metric between two periods.

    Args:
        cells: Every product and store whose figures are known.
        metric: `revenue` (tax included), `margin` (tax and cost taken off) or `units`.
        days_before: Length of the earlier period, at least 1.
        days_now: Length of the later one, at least 1.

    Raises:
        InputError: a period has no day.
    """
    if days_before < 1 or days_now < 1:
        raise InputError(f"Periods of {days_before} and {days_now} days; each needs at least one.")
    worth = _mean_worth(cells, metric)
    steps = [_steps_of(cell, metric, worth, days_before, days_now) for cell in cells]
    before = to_money(sum((_value(cell.before, metric) for cell in cells), _NONE))
    after = to_money(sum((_value(cell.now, metric) for cell in cells), _NONE))
    total = _sum(steps)
    return Bridge(
        metric=metric,
        before=before,
        after=after,
        steps=_to_the_paisa(total, after - before),
        by_sku=_contributions(cells, steps, lambda cell: cell.sku_id),
        by_store=_contributions(cells, steps, lambda cell: cell.store_id),
        lost_units=(
            sum((cell.before.lost for cell in cells), _NONE),
            sum((cell.now.lost for cell in cells), _NONE),
        ),
    )


def _value(side: Side, metric: Metric) -> Decimal:
    if metric == "units":
        return side.units
    if metric == "revenue":
        return side.revenue
    return side.revenue * side.tax_share - side.unit_cost * side.units


def _unit_worth(side: Side, metric: Metric) -> Decimal:
    if metric == "units":
        return Decimal(1)
    if metric == "revenue":
        return side.shelf_price
    return side.shelf_price * side.tax_share - side.unit_cost


def _promotion_worth(side: Side, metric: Metric) -> Decimal:
    """Return what promotions brought: (B2)."""
    if metric == "units":
        return side.uplift
    share = side.tax_share if metric == "margin" else Decimal(1)
    discount = (side.shelf_price * side.units - side.revenue) * share
    return side.uplift * _unit_worth(side, metric) - discount


def _mean_worth(cells: Sequence[Cell], metric: Metric) -> Decimal:
    """P*: what a unit of both periods is worth at the mean; 0 where nothing sold."""
    worth = units = _NONE
    for cell in cells:
        if cell.status == "kept":
            both = cell.before.base + cell.now.base
            worth += both * _mean(_unit_worth(cell.before, metric), _unit_worth(cell.now, metric))
            units += both
    return worth / units if units else _NONE


def _mean(one: Decimal, other: Decimal) -> Decimal:
    return (one + other) * _HALF


def _steps_of(
    cell: Cell, metric: Metric, worth: Decimal, days_before: int, days_now: int
) -> Mapping[StepName, Decimal]:
    old, new = cell.before, cell.now
    if cell.status != "kept":
        whole = _value(new, metric) - _value(old, metric)
        return {"new_items" if cell.status == "new" else "lost_items": whole}
    units = _mean(old.base, new.base)
    a_day_before, a_day_now = old.base / days_before, new.base / days_now
    unit_worth = _mean(_unit_worth(old, metric), _unit_worth(new, metric))
    steps: dict[StepName, Decimal] = {
        "days": worth * _mean(a_day_before, a_day_now) * (days_now - days_before),
        "volume": worth * _HALF * (days_before + days_now) * (a_day_now - a_day_before),
        "mix": (unit_worth - worth) * (new.base - old.base),
        "promotions": _promotion_worth(new, metric) - _promotion_worth(old, metric),
        "stockouts": old.lost * _unit_worth(old, metric) - new.lost * _unit_worth(new, metric),
    }
    if metric == "revenue":
        steps["price"] = (new.shelf_price - old.shelf_price) * units
    if metric == "margin":
        share = _mean(old.tax_share, new.tax_share)
        steps["price"] = share * (new.shelf_price - old.shelf_price) * units
        steps["tax"] = _mean(old.shelf_price, new.shelf_price) * (new.tax_share - old.tax_share) * units
        steps["cost"] = (old.unit_cost - new.unit_cost) * units
    return steps


def _sum(steps: Sequence[Mapping[StepName, Decimal]]) -> dict[StepName, Decimal]:
    total = dict.fromkeys(STEPS, _NONE)
    for one in steps:
        for name, amount in one.items():
            total[name] += amount
    return total


def _to_the_paisa(steps: Mapping[StepName, Decimal], difference: Decimal) -> Mapping[StepName, Decimal]:
    """Round each step; what rounding leaves of the difference goes to the largest."""
    rounded: dict[StepName, Decimal] = {name: to_money(amount) for name, amount in steps.items()}
    largest = max(STEPS, key=lambda name: abs(rounded[name]))
    rounded[largest] += difference - sum(rounded.values(), _NONE)
    return rounded


def _contributions(
    cells: Sequence[Cell], steps: Sequence[Mapping[StepName, Decimal]], key: Callable[[Cell], str]
) -> tuple[Contribution, ...]:
    of: dict[str, list[Mapping[StepName, Decimal]]] = defaultdict(list)
    for cell, own in zip(cells, steps, strict=True):
        of[key(cell)].append(own)
    found: list[Contribution] = []
    for name, own in of.items():
        total = _sum(own)
        change = to_money(sum(total.values(), _NONE))
        with_the_change = max(STEPS, key=lambda step: total[step] if change >= 0 else -total[step])
        found.append(Contribution(name, change, with_the_change))
    return tuple(sorted(found, key=lambda one: (-abs(one.change), one.key)))
