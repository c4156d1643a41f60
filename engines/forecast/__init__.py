"""Demand forecasts: seasonal naive and AutoETS per product and store, with ranges."""

from engines.forecast.forecast import forecast
from engines.forecast.total import DAY_CORRELATION, sigma, total, with_weeks
from engines.forecast.winsorise import winsorise

__all__ = ["DAY_CORRELATION", "forecast", "sigma", "total", "winsorise", "with_weeks"]
