"""When and how much to reorder, how likely the shelf runs empty, and what lies there too long.

What is reckoned over many shelves at once needs numpy and SciPy and is imported by its own name, so
that a value stays light: `demands`, `distribution`, `reorder`, `protection`, `course`, `stockout`,
`projection`, `echelon`; so are `chart` and `delivery`.
"""

from engines.inventory.allocation import Wish, allocate
from engines.inventory.arrival import Arrival, expected_units
from engines.inventory.demand import DailyDemand, Demand, moving_average_demand
from engines.inventory.economics import (
    Economics,
    critical_ratio,
    economic_order_quantity,
    economic_service_level,
)
from engines.inventory.excess import Excess, ExcessKind, excess
from engines.inventory.lateness import History, Lateness, lateness
from engines.inventory.stock import Stock, Terms
from engines.inventory.transfer import Shelf, Transfer, transfers
from engines.inventory.transit import arrival_of, arrivals

__all__ = [
    "Arrival",
    "DailyDemand",
    "Demand",
    "Economics",
    "Excess",
    "ExcessKind",
    "History",
    "Lateness",
    "Shelf",
    "Stock",
    "Terms",
    "Transfer",
    "Wish",
    "allocate",
    "arrival_of",
    "arrivals",
    "critical_ratio",
    "economic_order_quantity",
    "economic_service_level",
    "excess",
    "expected_units",
    "lateness",
    "moving_average_demand",
    "transfers",
]
