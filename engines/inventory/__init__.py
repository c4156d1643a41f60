"""When and how much to reorder, and how likely the shelf runs empty."""

from engines.inventory.demand import DailyDemand, Demand, moving_average_demand
from engines.inventory.reorder import Reorder, Stock, Terms, reorder, safety_factor
from engines.inventory.stockout import StockoutRisk, assess

__all__ = [
    "DailyDemand",
    "Demand",
    "Reorder",
    "Stock",
    "StockoutRisk",
    "Terms",
    "assess",
    "moving_average_demand",
    "reorder",
    "safety_factor",
]
