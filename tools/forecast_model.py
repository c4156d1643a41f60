"""The forecast model of a tenant: the tables it sees, its training, its forecasts, when it is due again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.fact import Source
from core.identity import Scope
from core.model_record import ModelRecord
from core.ports import KpiQuestion, Lake

if TYPE_CHECKING:
    import polars as pl

    from engines.forecast.model import ForecastModel, Trained
    from engines.forecast.panel import History, Panel

LONGEST_DAYS = 758
"""How far back the engine looks."""

OLDEST_MODEL = timedelta(days=7)
"""A model is trained anew after a week, whether or not anything drifted."""

ERROR_WEEKS = 2

_BYTES_A_CELL = 3
"""Of a model as it is kept, which is packed to a quarter."""


def shop_history(
    lake: Lake, scope: Scope, *, cutoff: date, horizon_days: int
) -> tuple[History, tuple[Source, ...]]:
    """Return what the engine forecasts from, and where it comes from.

    Units are the winsorised ones where the lake says how. Days on which a store was open
    are told by all it sold, not by the products asked about.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.panel import History  # noqa: PLC0415 - brings numpy along

    first = cutoff - timedelta(days=LONGEST_DAYS - 1)
    last = cutoff + timedelta(days=horizon_days)
    sales = lake.sales_history(scope, first, cutoff)
    open_days = (
        _open_days(sales.frame) if scope.sku_ids is None else _whole_stores(lake, scope, first, cutoff)
    )
    products, stores = lake.products(scope), lake.stores(scope)
    promotions, holidays = lake.promotions(scope, cutoff, last), lake.holidays(scope, first, last)
    units = pl.coalesce(pl.col("units_winsorised").cast(pl.Float64), pl.col("units").cast(pl.Float64))
    told = sales.frame.select(
        "sku_id",
        "store_id",
        "date",
        units.alias("y"),
        "stockout",
        pl.col("price").cast(pl.Float64),
        "promo_flag",
    )
    history = History(
        told,
        cutoff,
        planned=planned(told, promotions.frame, cutoff=cutoff, horizon_days=horizon_days),
        products=products.frame.select("sku_id", "category", pl.col("mrp").cast(pl.Float64)),
        stores=stores.frame,
        holidays=holidays.frame,
        open_days=open_days,
    )
    answers = (sales, products, stores, promotions, holidays)
    return history, tuple(answer.source for answer in answers)


def _open_days(sales: pl.DataFrame) -> pl.DataFrame:
    return sales.select("store_id", "date").unique()


def _whole_stores(lake: Lake, scope: Scope, first: date, cutoff: date) -> pl.DataFrame:
    """Return the days on which the stores of a scope sold anything, whatever the products.

    They are counted where the rows are: reading every row of a store takes ten times as long.
    """
    stores = Scope(scope.tenant_id, scope.store_ids)
    sold = lake.kpi(stores, KpiQuestion(("units",), ("store", "date"), first, cutoff)).frame
    return sold.select(sold["store"].alias("store_id"), "date")


def planned(
    sales: pl.DataFrame, promotions: pl.DataFrame, *, cutoff: date, horizon_days: int
) -> pl.DataFrame:
    """Return the price and promotion of each coming day of each series.

    Without a promotion the price is the last one charged on a day without one; with several,
    the deepest discount counts.

    Returns:
        `sku_id, store_id, date, price, promo_flag`.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    plain = sales.filter(~pl.col("promo_flag").fill_null(False) & pl.col("price").is_not_null())
    shelf = plain.sort("date").group_by("sku_id", "store_id").agg(pl.col("price").last())
    keys = sales.select("sku_id", "store_id").unique().join(shelf, on=["sku_id", "store_id"], how="left")
    days = [cutoff + timedelta(days=ahead) for ahead in range(1, horizon_days + 1)]
    ahead = keys.join(pl.DataFrame({"date": days}, schema={"date": pl.Date}), how="cross")
    offers = promotions.filter(
        (pl.col("end_date") > cutoff) & (pl.col("start_date") <= days[-1] if days else pl.lit(False))
    ).select("sku_id", pl.col("store_id").alias("only_in"), "start_date", "end_date", "discount_pct")
    running = (
        ahead.join(offers, on="sku_id")
        .filter(
            pl.col("date").is_between(pl.col("start_date"), pl.col("end_date"))
            & (pl.col("only_in").is_null() | (pl.col("only_in") == pl.col("store_id")))
        )
        .group_by("sku_id", "store_id", "date")
        .agg(pl.col("discount_pct").cast(pl.Float64).max())
    )
    off = pl.col("discount_pct")
    return ahead.join(running, on=["sku_id", "store_id", "date"], how="left").select(
        "sku_id",
        "store_id",
        "date",
        (pl.col("price") * (1 - off.fill_null(0.0) / 100)).alias("price"),
        off.is_not_null().alias("promo_flag"),
    )


def train_model(
    lake: Lake, tenant_id: str, *, cutoff: date, now: datetime, reason: str
) -> ModelRecord | None:
    """Train on all the tenant sells and put the model into the registry; it serves from then on.

    Returns:
        The record without its artifact; `None` where the history is too short to learn from
        and the simple models serve.
    """
    from engines.forecast.model import TRAINED_HORIZON, train  # noqa: PLC0415 - heavy
    from engines.forecast.panel import build_panel  # noqa: PLC0415 - heavy

    history, sources = shop_history(lake, Scope(tenant_id), cutoff=cutoff, horizon_days=TRAINED_HORIZON)
    panel = build_panel(history, TRAINED_HORIZON)
    trained = train(history, panel)
    if trained is None:
        return None
    record = ModelRecord(
        version=f"{cutoff:%Y%m%d}-{now:%H%M%S%f}",
        trained_at=now,
        cutoff=cutoff,
        reason=reason,
        data_snapshot={name: snapshot for source in sources for name, snapshot in source.tables.items()},
        parameters=_parameters(),
        report=_report(trained, panel),
        artifact=trained.model.dump(),
        serving=True,
    )
    lake.save_model(tenant_id, record)
    return dataclasses.replace(record, artifact=b"")


def _parameters() -> dict[str, Any]:
    from engines.forecast import boosting  # noqa: PLC0415 - heavy
    from engines.forecast.candidate import RECIPES  # noqa: PLC0415 - heavy
    from engines.forecast.feature import NAMES  # noqa: PLC0415 - heavy

    return {
        "boosting": boosting.PARAMETERS,
        "rounds": boosting.ROUNDS,
        "rounds_by_category": boosting.ROUNDS_BY_CATEGORY,
        "fading_days": boosting.FADING_DAYS,
        "features": list(NAMES),
        "combinations": {name: dict(weights) for name, weights in RECIPES.items()},
    }


def _report(trained: Trained, panel: Panel) -> dict[str, Any]:
    """Return the backtest as plain values: what won where, by how much, and what drift is told by."""
    from engines.forecast.drift import reference  # noqa: PLC0415 - heavy
    from engines.forecast.period import plain  # noqa: PLC0415 - heavy

    return {
        "windows": trained.windows,
        "series": panel.n,
        "rows": trained.rows,
        "wape": trained.wape,
        "combinations": dict(trained.model.recipes),
        "table": [dataclasses.asdict(one) for one in trained.standings],
        "levels": {name: dict(one.levels) for name, one in trained.model.calibrations.items()},
        "period_spreads": plain(trained.model.period_spreads),
        "cpu_seconds": {name: round(value, 2) for name, value in trained.seconds.items()},
        "reference": reference(panel),
    }


def serving_model(lake: Lake, tenant_id: str) -> tuple[ModelRecord, ForecastModel] | None:
    """Return the model that serves; `None` where there is none that this version and machine can run.

    The record comes without its artifact. To read and load it takes longer than to ask it.
    """
    return lake.kept(tenant_id, "serving model", lambda: _loaded(lake, tenant_id), cells=_model_cells)[0]


def _loaded(lake: Lake, tenant_id: str) -> tuple[tuple[ModelRecord, ForecastModel] | None, int]:
    """Return the model that serves, and the bytes it is kept as."""
    record = lake.serving_model(tenant_id)
    if record is None or why_no_trees():
        return None, 0
    from engines.forecast.model import ForecastModel  # noqa: PLC0415 - heavy

    try:
        model = ForecastModel.load(record.artifact)
    except ValueError:
        return None, 0  # an earlier format: the nightly run trains a new one, simple models serve till then
    return (dataclasses.replace(record, artifact=b""), model), len(record.artifact)


def _model_cells(made: tuple[object, int]) -> int:
    return made[1] // _BYTES_A_CELL


def reasons_to_train(lake: Lake, tenant_id: str, *, cutoff: date, now: datetime) -> list[str]:
    """Return why the model should be trained now; empty where it may stay.

    `first` (none serves), `age`, or the names of what drifted.
    """
    serving = serving_model(lake, tenant_id)
    if serving is None:
        return ["first"]
    record, _ = serving
    if now - record.trained_at >= OLDEST_MODEL:
        return ["age"]
    from engines.forecast.drift import reasons_to_retrain, stability  # noqa: PLC0415 - heavy
    from engines.forecast.panel import build_panel  # noqa: PLC0415 - heavy

    history, _ = shop_history(lake, Scope(tenant_id), cutoff=cutoff, horizon_days=1)
    report: Mapping[str, Any] = record.report
    return reasons_to_retrain(
        stability(report.get("reference", {}), build_panel(history, 1)),
        baseline_wape=report.get("wape"),
        recent_wape=_recent_wape(lake, tenant_id, cutoff),
    )


def why_no_trees() -> str:
    """Return why boosted trees cannot run on this machine; empty where they can."""
    try:
        import lightgbm  # noqa: F401, PLC0415 # pyright: ignore[reportUnusedImport] - only whether it loads
    except OSError as error:  # the wheel needs the machine's OpenMP library
        return f"LightGBM cannot be loaded ({error}); install libgomp (Debian: apt-get install libgomp1)"
    return ""


def train_where_due(lake: Lake, tenant_id: str, *, now: datetime) -> str:
    """Train the tenant's model if there is a reason to; return one line that says what was done."""
    cutoff = lake.freshness(tenant_id).sales
    if cutoff is None:
        return "no sales yet"
    unable = why_no_trees()
    if unable:
        return f"simple models serve: {unable}"
    reasons = reasons_to_train(lake, tenant_id, cutoff=cutoff, now=now)
    if not reasons:
        return "the model in use still fits"
    record = train_model(lake, tenant_id, cutoff=cutoff, now=now, reason=", ".join(reasons))
    if record is None:
        return "too little history to learn from; simple models serve"
    return f"model {record.version} trained ({record.reason})"


def _recent_wape(lake: Lake, tenant_id: str, cutoff: date) -> list[float | None]:
    """Return the served forecasts' error in the latest weeks, newest first."""
    found: list[float | None] = []
    for week in range(ERROR_WEEKS):
        end = cutoff - timedelta(days=7 * week)
        question = KpiQuestion(("forecast_wape",), (), end - timedelta(days=6), end)
        rows = lake.kpi(Scope(tenant_id), question).frame["forecast_wape"].to_list()
        found.append(None if not rows or rows[0] is None else float(rows[0]))
    return found
