"""When and how much to reorder, how likely the shelf runs empty, and what lies there too long."""

from engines.inventory.allocation import Wish, allocate
from engines.inventory.arrival import Arrival, expected_units
from engines.inventory.demand import DailyDemand, Demand, EitherDemand, moving_average_demand
from engines.inventory.echelon import Outlet, Stage, TwoEchelon, echelon_base_stock, two_echelon
from engines.inventory.economics import (
    Economics,
    critical_ratio,
    economic_order_quantity,
    economic_service_level,
)
from engines.inventory.excess import Excess, ExcessKind, excess
from engines.inventory.lateness import History, Lateness, lateness
from engines.inventory.projection import ProjectedDay, project
from engines.inventory.protection import Protection, protection
from engines.inventory.reorder import Reorder, Stock, Terms, reorder, safety_factor
from engines.inventory.stockout import StockoutRisk, assess
from engines.inventory.transfer import Shelf, Transfer, transfers
from engines.inventory.transit import arrival_of, arrivals

__all__ = [
    "Arrival",
    "DailyDemand",
    "Demand",
    "Economics",
    "EitherDemand",
    "Excess",
    "ExcessKind",
    "History",
    "Lateness",
    "Outlet",
    "ProjectedDay",
    "Protection",
    "Reorder",
    "Shelf",
    "Stage",
    "Stock",
    "StockoutRisk",
    "Terms",
    "Transfer",
    "TwoEchelon",
    "Wish",
    "allocate",
    "arrival_of",
    "arrivals",
    "assess",
    "critical_ratio",
    "echelon_base_stock",
    "economic_order_quantity",
    "economic_service_level",
    "excess",
    "expected_units",
    "lateness",
    "moving_average_demand",
    "project",
    "protection",
    "reorder",
    "safety_factor",
    "transfers",
    "two_echelon",
]
