"""Daily demand forecasts for a scope: those of the nightly run, else computed on demand.

On top of them lie the forecasts that people set by hand: every tool that asks for demand
gets both together, here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from core.errors import DataError
from core.fact import Source
from core.identity import Scope
from core.ports import Answer, Lake, Override
from core.tool import Note, ToolContext
from tools.forecast_model import serving_model, shop_history
from tools.note import note
from tools.override import frame_of, source_of

if TYPE_CHECKING:
    import polars as pl

NIGHTLY_HORIZON_DAYS = 35
WINDOW_DAYS = 182
"""How far back a product must have sold to be forecast: the engine's own window."""

MOST_SERIES_ON_DEMAND = 400
"""Above this many, fitting models would keep a person waiting: last week stands in."""


@dataclass(frozen=True)
class DemandForecasts:
    """Daily forecasts, one row per product, store and day, from `start` to `end`.

    `precomputed` tells whether all of them come from the nightly run.
    """

    frame: pl.DataFrame
    cutoff: date
    start: date
    end: date
    sources: tuple[Source, ...]
    precomputed: bool
    notes: tuple[Note, ...] = ()

    @property
    def method(self) -> str:
        """The models used, by name, as a fact's source tells them."""
        models = sorted(set(self.frame["model"].to_list()))
        return "forecast: " + ", ".join(models) if models else "forecast"

    def from_day(self, start: date) -> DemandForecasts:
        """Return the forecasts without the days before one."""
        return replace(self, frame=self.frame.filter(self.frame["date"] >= start), start=start)


def last_sales_day(lake: Lake, tenant_id: str) -> date:
    """Return the last day of sales: forecasts start the day after.

    Raises:
        DataError: there are no sales at all.
    """
    cutoff = lake.freshness(tenant_id).sales
    if cutoff is None:
        raise DataError("There are no sales yet; ingest a sales file first.", code="no_sales")
    return cutoff


def no_forecasts(cutoff: date) -> DemandForecasts:
    """Return the answer to a question that turned out to need no forecast."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.schema import SCHEMA  # noqa: PLC0415 - brings numpy along

    first = cutoff + timedelta(days=1)
    return DemandForecasts(pl.DataFrame(schema=SCHEMA), cutoff, first, first, (), precomputed=True)


def _compute(
    lake: Lake,
    scope: Scope,
    *,
    cutoff: date,
    horizon_days: int,
    most_series: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[pl.DataFrame, tuple[Source, ...]]:
    """Forecast with the model that serves, or with the simple ones where none was trained."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    history, sources = shop_history(lake, scope, cutoff=cutoff, horizon_days=horizon_days)
    recent = history.sales.filter(pl.col("date") > cutoff - timedelta(days=WINDOW_DAYS))
    series = recent.select("sku_id", "store_id").unique()
    serving = serving_model(lake, scope.tenant_id)
    if serving is not None:
        from engines.forecast.panel import build_panel  # noqa: PLC0415 - heavy
        from engines.forecast.serving import serve  # noqa: PLC0415 - heavy

        whole_shop = scope.store_ids is None and scope.sku_ids is None
        panel = build_panel(history, horizon_days)
        frame = serve(serving[1], history, panel, reconciled=whole_shop)
        return frame.join(series, on=["sku_id", "store_id"], how="semi", maintain_order="left"), sources
    from engines.forecast import forecast  # noqa: PLC0415 - brings numpy along

    many = most_series is not None and series.height > most_series
    models: Literal["auto", "naive"] = "naive" if many else "auto"
    frame = forecast(
        recent, horizon_days, cutoff=cutoff, open_days=history.open_days, models=models, progress=progress
    )
    return frame, sources


def compute_forecasts(
    lake: Lake,
    tenant_id: str,
    *,
    horizon_days: int = NIGHTLY_HORIZON_DAYS,
    progress: Callable[[int, int], None] | None = None,
) -> Answer:
    """Forecast every product in every store: the nightly run's work.

    Args:
        lake: Where the sales are.
        tenant_id: Whose.
        horizon_days: Days ahead.
        progress: Called with (series done, series in all).

    Returns:
        The frame `Lake.save_forecasts` takes, and the sales it was computed from.

    Raises:
        DataError: there are no sales.
    """
    cutoff = last_sales_day(lake, tenant_id)
    frame, sources = _compute(
        lake, Scope(tenant_id), cutoff=cutoff, horizon_days=horizon_days, progress=progress
    )
    return Answer(frame, sources[0])  # the sales: what forecasts are tied to


def demand_forecasts(
    context: ToolContext, scope: Scope, horizon_days: int, *, named_skus: tuple[str, ...] = ()
) -> DemandForecasts:
    """Return what is expected to sell: the model's forecasts, and on top those set by hand.

    Args and errors are those of `model_forecasts`; a note says where a person's figure is in.
    """
    forecasts = model_forecasts(context.lake, scope, horizon_days, named_skus=named_skus)
    overrides = context.ledgers.overrides.in_force(scope, forecasts.start, forecasts.end)
    return _with_overrides(forecasts, overrides) if overrides else forecasts


def _with_overrides(forecasts: DemandForecasts, overrides: Sequence[Override]) -> DemandForecasts:
    from engines.forecast.override import apply, covered_days  # noqa: PLC0415 - brings polars along

    rows, start, end = frame_of(overrides), forecasts.start, forecasts.end
    covered = covered_days(rows, start=start, end=end)
    used = set(covered["override_id"].to_list())
    products = covered["sku_id"].n_unique()
    return replace(
        forecasts,
        frame=apply(forecasts.frame, rows, start=start, end=end, cutoff=forecasts.cutoff),
        sources=(*forecasts.sources, source_of(o for o in overrides if o.override_id in used)),
        notes=(*forecasts.notes, note("override_in_force", count=products, n=products)),
    )


def model_forecasts(
    lake: Lake, scope: Scope, horizon_days: int, *, named_skus: tuple[str, ...] = ()
) -> DemandForecasts:
    """Return the model's forecasts for every product and store of the scope that has sold recently.

    Forecasts of the nightly run are taken where they reach the end of the horizon. Where
    there are none (or not far enough, or not for a product that was named) the missing ones
    are computed.

    Args:
        lake: Where sales and forecasts are.
        scope: Already authorised.
        horizon_days: Days after the last day of sales.
        named_skus: Products the caller named: each must be among the nightly ones, or is
            looked for again.

    Raises:
        DataError: there are no sales at all.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    cutoff = last_sales_day(lake, scope.tenant_id)
    start, end = cutoff + timedelta(days=1), cutoff + timedelta(days=horizon_days)
    nightly = lake.forecasts(scope, start, end)
    ready = nightly.frame.filter(pl.col("cutoff") == cutoff)
    complete = ready.group_by("sku_id", "store_id").len().filter(pl.col("len") == horizon_days).drop("len")
    ready = ready.join(complete, on=["sku_id", "store_id"], how="semi")
    missing = _still_missing(ready, scope, named_skus)
    if missing is None:
        return DemandForecasts(
            ready.sort("sku_id", "store_id", "date"),
            cutoff,
            start,
            end,
            (nightly.source,),
            True,
            _notes(ready),
        )
    computed, sources = _compute(
        lake, missing, cutoff=cutoff, horizon_days=horizon_days, most_series=MOST_SERIES_ON_DEMAND
    )
    computed = computed.join(complete, on=["sku_id", "store_id"], how="anti")
    frame = pl.concat([ready.select(computed.columns), computed], how="vertical_relaxed")
    frame = frame.sort("sku_id", "store_id", "date")
    if ready.height > 0:
        sources = (nightly.source, *sources)
    simple = "seasonal_naive" in set(computed["model"].to_list()) and (
        computed.select("sku_id", "store_id").n_unique() > MOST_SERIES_ON_DEMAND
    )
    extra = (note("simple_forecast"),) if simple else ()
    return DemandForecasts(frame, cutoff, start, end, sources, computed.height == 0, _notes(frame) + extra)


def _still_missing(ready: pl.DataFrame, scope: Scope, named_skus: tuple[str, ...]) -> Scope | None:
    """Return what must be computed; `None` where the nightly forecasts cover the question.

    A nightly run covers every series of its day, so a store it covers is covered whole. A
    product the caller named is looked for again in any case: it costs one series.
    """
    if ready.height == 0:
        return scope
    if not named_skus:
        return None
    there = set(ready["sku_id"].to_list())
    absent = tuple(sku for sku in named_skus if sku not in there)
    return Scope(scope.tenant_id, scope.store_ids, absent) if absent else None


def _notes(frame: pl.DataFrame) -> tuple[Note, ...]:
    models = set(frame["model"].to_list())
    short = (note("short_history"),) if "moving_average" in models else ()
    borrowed = (note("borrowed_from_category"),) if "category" in models else ()
    return short + borrowed
