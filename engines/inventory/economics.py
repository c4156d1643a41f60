"""What running out costs against what holding costs: service level and order quantity."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.errors import InputError

LEAST_SERVICE, MOST_SERVICE = 0.5, 0.99
"""Below a half no stock is held on purpose; above, what a backtest can check of a tail ends."""

_DAYS_PER_YEAR = 365.0


@dataclass(frozen=True)
class Economics:
    """Money of one unit: what it earns when sold, what it costs, what holding it costs a year.

    `margin` is the price without tax less the cost; `holding_rate_pct` of the cost a year.
    """

    margin: float
    unit_cost: float
    holding_rate_pct: float

    def holding(self, days: float) -> float:
        """Return what holding one unit for so many days costs."""
        return self.unit_cost * self.holding_rate_pct / 100 * days / _DAYS_PER_YEAR


def critical_ratio(underage: float, overage: float) -> float:
    """Return the probability with which demand should be met, by the newsvendor.

    (I10)  P(D ≤ S) = c_u / (c_u + c_o)

    Args:
        underage: What one unit too few costs, 0 or more.
        overage: What one unit too many costs, 0 or more; not both 0.

    Raises:
        InputError: a cost is negative, or both are 0.

    Source:
        Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), eq. 4.17.

    >>> round(critical_ratio(0.70, 0.18), 4)  # their example 4.3
    0.7955
    """
    if underage < 0 or overage < 0 or underage + overage == 0:
        raise InputError(
            f"The costs of too few ({underage}) and too many ({overage}) must be 0 or more, and not both 0."
        )
    return underage / (underage + overage)


def economic_service_level(
    economics: Economics, cycle_days: int, shelf_life_days: int | None = None
) -> float | None:
    """Return the service level at which one more unit held just earns what it costs.

    A unit too few loses its margin; one too many is held for a cycle, and is lost where it
    does not keep that long. Within `LEAST_SERVICE` and `MOST_SERVICE`.

    Args:
        economics: Money of one unit.
        cycle_days: Days until what was too many can be sold instead of a new order.
        shelf_life_days: How long it keeps; `None` for ever.

    Returns:
        `None` where a unit earns nothing: then its economics say to hold none.
    """
    if economics.margin <= 0 or economics.unit_cost <= 0:
        return None
    spoils = shelf_life_days is not None and shelf_life_days < cycle_days
    overage = economics.holding(cycle_days) + (economics.unit_cost if spoils else 0.0)
    ratio = critical_ratio(economics.margin, overage)
    return min(max(ratio, LEAST_SERVICE), MOST_SERVICE)


def economic_order_quantity(units_per_year: float, order_cost: float, holding_cost: float) -> float:
    """Return the quantity at which ordering and holding together cost least.

    (I11)  EOQ = √(2 K λ / h)

    Args:
        units_per_year: Demand λ, 0 or more.
        order_cost: K, what placing and receiving an order costs, 0 or more.
        holding_cost: h, what holding one unit for a year costs, above 0.

    Raises:
        InputError: a value lies outside its range.

    Source:
        Harris (1913); Snyder & Shen, eq. 3.5.

    >>> round(economic_order_quantity(1300, 8, 0.225), 4)  # their example 3.1
    304.0468
    """
    if units_per_year < 0 or order_cost < 0 or holding_cost <= 0:
        raise InputError(
            f"Demand ({units_per_year}) and order cost ({order_cost}) must be 0 or more and the "
            f"holding cost ({holding_cost}) above 0."
        )
    return math.sqrt(2 * order_cost * units_per_year / holding_cost)
