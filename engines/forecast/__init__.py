"""Demand forecasts: seasonal naive and AutoETS per product and store, with ranges."""

from engines.forecast.aggregate import DAY_CORRELATION, sigma, total, with_weeks
from engines.forecast.outlier import winsorise
from engines.forecast.selection import forecast

__all__ = ["DAY_CORRELATION", "forecast", "sigma", "total", "winsorise", "with_weeks"]
