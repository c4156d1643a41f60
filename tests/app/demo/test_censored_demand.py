"""Days that sold out do not teach low demand: on the demo shop the truth is known."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from app.demo.shop import Shop, build_shop
from engines.forecast.model import train
from engines.forecast.panel import History, build_panel
from engines.forecast.serving import serve

LAST = date(2026, 9, 20)
CUTOFF = LAST - timedelta(days=28)
SERIES = 40


def _history(shop: Shop) -> History:
    """The series that ran out most often, as the lake would hand them over."""
    keys = ["sku_id", "store_id"]
    usual = pl.col("units_sold").rolling_mean(28, min_samples=1).shift(1).over(keys)
    empty = (pl.col("on_hand") <= 0) & ((pl.col("units_sold") == 0) | (pl.col("units_sold") < usual))
    stock = shop.tables["inventory"].select("date", *keys, "on_hand")
    sales = (
        shop.tables["sales"]
        .join(stock, on=["date", *keys], how="left")
        .sort(*keys, "date")
        .with_columns(stockout=empty.fill_null(False))
    )
    often = (
        sales.group_by(keys)
        .agg(pl.col("stockout").mean(), pl.col("units_sold").mean())
        .filter(pl.col("units_sold") > 1)
        .sort("stockout", *keys, descending=True)
        .head(SERIES)
    )
    chosen = sales.join(often, on=keys, how="semi").select(
        "date", *keys, pl.col("units_sold").cast(pl.Float64).alias("y"), "stockout", "price", "promo_flag"
    )
    return History(
        chosen.filter(pl.col("date") <= CUTOFF),
        CUTOFF,
        planned=chosen.filter(pl.col("date") > CUTOFF).drop("y", "stockout"),
        products=shop.tables["products"],
        stores=shop.tables["stores"],
        holidays=shop.tables["holidays"],
    )


def _miss(history: History, truth: pl.DataFrame, *, censoring: bool) -> tuple[float, float]:
    """Return WAPE and bias against what customers wanted, stock or no stock."""
    panel = build_panel(history, 28, censoring=censoring)
    trained = train(history, panel)
    assert trained is not None
    joined = serve(trained.model, history, panel).join(truth, on=["sku_id", "store_id", "date"])
    error, wanted = pl.col("yhat") - pl.col("expected_demand"), pl.col("expected_demand").sum()
    missed = joined.select(wape=error.abs().sum() / wanted, bias=error.sum() / wanted)
    return missed["wape"].item(), missed["bias"].item()


def test_the_forecast_of_demand_is_nearer_to_the_truth_with_the_correction() -> None:
    shop = build_shop(LAST, days=160)
    history = _history(shop)
    corrected, bias = _miss(history, shop.truth_series, censoring=True)
    naive, naive_bias = _miss(history, shop.truth_series, censoring=False)
    assert corrected < 0.9 * naive
    assert abs(bias) < abs(naive_bias)
