"""When and how much to reorder, how likely the shelf runs empty, and what lies there too long."""

from engines.inventory.allocation import Wish, allocate
from engines.inventory.demand import DailyDemand, Demand, EitherDemand, moving_average_demand
from engines.inventory.echelon import Outlet, Stage, TwoEchelon, echelon_base_stock, two_echelon
from engines.inventory.economics import (
    Economics,
    critical_ratio,
    economic_order_quantity,
    economic_service_level,
)
from engines.inventory.excess import Excess, ExcessKind, excess
from engines.inventory.projection import ProjectedDay, project
from engines.inventory.protection import Protection, protection
from engines.inventory.reorder import Reorder, Stock, Terms, reorder, safety_factor
from engines.inventory.stockout import Arrival, StockoutRisk, assess
from engines.inventory.transfer import Shelf, Transfer, transfers
from engines.inventory.transit import arrivals

__all__ = [
    "Arrival",
    "DailyDemand",
    "Demand",
    "Economics",
    "EitherDemand",
    "Excess",
    "ExcessKind",
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
    "arrivals",
    "assess",
    "critical_ratio",
    "echelon_base_stock",
    "economic_order_quantity",
    "economic_service_level",
    "excess",
    "moving_average_demand",
    "project",
    "protection",
    "reorder",
    "safety_factor",
    "transfers",
    "two_echelon",
]
