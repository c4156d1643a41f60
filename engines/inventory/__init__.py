"""When and how much to reorder, and how likely the shelf runs empty."""

from engines.inventory.demand import DailyDemand, Demand, moving_average_demand
from engines.inventory.reorder import Reorder, Stock, Terms, reorder, safety_factor
from engines.inventory.stockout import Arrival, StockoutRisk, assess
from engines.inventory.transit import arrivals

__all__ = [
    "Arrival",
    "DailyDemand",
    "Demand",
    "Reorder",
    "Stock",
    "StockoutRisk",
    "Terms",
    "arrivals",
    "assess",
    "moving_average_demand",
    "reorder",
    "safety_factor",
]
