"""Our forecast, in the common frame."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager

import polars as pl

from engines.forecast.fallback import forecast as forecast_simply
from engines.forecast.model import train
from engines.forecast.outlier import winsorise
from engines.forecast.panel import History, build_panel
from engines.forecast.serving import serve
from evals.forecast.dataset import Known
from evals.forecast.forecaster import Phases

_BOUNDS = {"yhat_lo_80": "lo80", "yhat_hi_80": "hi80", "yhat_lo_95": "lo95", "yhat_hi_95": "hi95"}


def forecast(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Be a `Forecaster`: train the product's own engine on what is known and serve from it.

    Where the history is too short to train, the simple models forecast, as in the product.

    Returns:
        The forecasts, with bounds and quantiles as the engine has them, and CPU seconds of
        selection, calibration, features, fit and forecast.
    """
    spent: Counter[str] = Counter()
    history = history_of(known)
    with _timed(spent, "features"):
        panel = build_panel(history, known.horizon)
    trained = train(history, panel)
    if trained is None:
        with _timed(spent, "forecast"):
            frame = _simply(known)
    else:
        spent.update(dict(trained.seconds))  # pyright: ignore[reportArgumentType] (a Counter adds floats as well)
        with _timed(spent, "forecast"):
            frame = serve(trained.model, history, panel)
    return frame.rename(_BOUNDS), dict(spent)


def history_of(known: Known) -> History:
    """Return what is known as the engine takes it."""
    return History(
        sales=known.history,
        cutoff=known.cutoff,
        planned=known.known_future,
        products=known.products,
        stores=known.stores,
        holidays=known.holidays,
        open_days=known.history.select("store_id", "date").unique(),
    )


def _simply(known: Known) -> pl.DataFrame:
    """Forecast with the simple models; they have intervals and the quantiles at their ends alone."""
    capped = winsorise(known.history.rename({"y": "units"}), cutoff=known.cutoff)
    return forecast_simply(
        capped.rename({"units_winsorised": "y"}),
        known.horizon,
        cutoff=known.cutoff,
        open_days=known.history.select("store_id", "date").unique(),
    ).with_columns(q025="yhat_lo_95", q10="yhat_lo_80", q90="yhat_hi_80", q975="yhat_hi_95")


@contextmanager
def _timed(spent: Counter[str], phase: str) -> Generator[None]:
    started = time.process_time()
    yield
    spent[phase] += time.process_time() - started  # pyright: ignore[reportArgumentType] (as above)
