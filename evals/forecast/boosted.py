"""mlforecast with LightGBM, as it comes out of the box: one model for all series."""

from __future__ import annotations

import warnings
from typing import Any

import polars as pl

from evals.forecast.baselines import CALIBRATION_WINDOWS, LEVELS, common, history_mean, long_enough
from evals.forecast.dataset import Known
from evals.forecast.forecaster import Phases
from evals.forecast.panel import dense

LAGS = [1, 7, 14, 28]
ROLLING_DAYS = (7, 28)


def mlforecast_lightgbm(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Forecast recursively from lags, rolling means and the calendar, default parameters.

    Intervals are conformal, as mlforecast's documentation shows them. Series shorter than
    its calibration needs get the mean of their history.
    """
    import lightgbm  # noqa: PLC0415 - heavy
    from mlforecast import MLForecast  # noqa: PLC0415 - heavy
    from mlforecast.lag_transforms import RollingMean  # noqa: PLC0415 - with it
    from mlforecast.utils import PredictionIntervals  # noqa: PLC0415 - with it

    fewest_days = max(CALIBRATION_WINDOWS * known.horizon + 1 + max(LAGS), 2 * max(LAGS))
    long, short = long_enough(dense(known.history, known.cutoff), fewest_days)
    frames = [history_mean(short, known.horizon)] if short.height else []
    if long.height:
        rolling: list[Any] = [RollingMean(window_size=days) for days in ROLLING_DAYS]
        learner: Any = {"lightgbm": lightgbm.LGBMRegressor(n_jobs=1, verbosity=-1)}
        model: Any = MLForecast(  # its own types name pandas alone
            models=learner,
            freq="1d",
            lags=LAGS,
            lag_transforms={1: rolling},
            date_features=["weekday", "month"],
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(
                long,
                static_features=[],
                prediction_intervals=PredictionIntervals(n_windows=CALIBRATION_WINDOWS, h=known.horizon),
            )
            predicted: pl.DataFrame = model.predict(known.horizon, level=LEVELS)
        frames.append(common(predicted, "lightgbm"))
    return pl.concat(frames), {}
