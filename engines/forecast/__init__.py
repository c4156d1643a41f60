"""Demand forecasts per product, store and day, with ranges.

`panel` lays a shop out, `model` is trained on it, `serving` forecasts with what was trained,
`drift` tells when to train again. `fallback` holds the simple models that serve where there
is too little to learn from.
"""

from engines.forecast.aggregate import DAY_CORRELATION, sigma, total, with_weeks
from engines.forecast.fallback import forecast
from engines.forecast.outlier import winsorise

__all__ = ["DAY_CORRELATION", "forecast", "sigma", "total", "winsorise", "with_weeks"]
