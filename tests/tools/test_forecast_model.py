"""The forecast model of a tenant: what it sees of the days ahead, and when it is trained."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from core.identity import Scope
from tests.tools.fake_lake import SALES, FakeLake
from tools import forecast_model
from tools.demand import compute_forecasts
from tools.forecast_model import (
    OLDEST_MODEL,
    planned,
    reasons_to_train,
    serving_model,
    shop_history,
    train_model,
    train_where_due,
)

CUTOFF = date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
PROMOTIONS = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "start_date": pl.Date(),
        "end_date": pl.Date(),
        "discount_pct": pl.Float64(),
    }
)


def sold(*, promo_today: bool = False) -> pl.DataFrame:
    days = [CUTOFF - timedelta(days=1), CUTOFF]
    return pl.DataFrame(
        {
            "date": days * 2,
            "sku_id": "ATTA",
            "store_id": ["D1", "D1", "D2", "D2"],
            "price": [100.0, 90.0 if promo_today else 100.0] * 2,
            "promo_flag": [False, promo_today] * 2,
        }
    )


def offers(*rows: tuple[str | None, int, int, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            ("ATTA", store, CUTOFF + timedelta(days=a), CUTOFF + timedelta(days=b), pct)
            for store, a, b, pct in rows
        ],
        schema=PROMOTIONS,
        orient="row",
    )


def ahead(promotions: pl.DataFrame, *, promo_today: bool = False) -> list[tuple[str, int, float, bool]]:
    frame = planned(sold(promo_today=promo_today), promotions, cutoff=CUTOFF, horizon_days=3)
    return [
        (row["store_id"], (row["date"] - CUTOFF).days, row["price"], row["promo_flag"])
        for row in frame.sort("store_id", "date").iter_rows(named=True)
    ]


def test_without_a_promotion_the_shelf_price_goes_on() -> None:
    assert ahead(offers()) == [(store, day, 100.0, False) for store in ("D1", "D2") for day in (1, 2, 3)]


def test_a_promotion_that_ended_today_does_not_lower_tomorrow_s_price() -> None:
    assert {price for _, _, price, _ in ahead(offers(), promo_today=True)} == {100.0}


def test_a_promotion_holds_on_its_days_and_in_its_store() -> None:
    found = ahead(offers(("D1", 2, 3, 10.0)))
    assert [one for one in found if one[3]] == [("D1", 2, 90.0, True), ("D1", 3, 90.0, True)]


def test_a_promotion_without_a_store_is_everywhere_and_the_deepest_counts() -> None:
    found = ahead(offers((None, -5, 1, 10.0), ("D2", 1, 1, 20.0)))
    assert [one for one in found if one[3]] == [("D1", 1, 90.0, True), ("D2", 1, 80.0, True)]


@pytest.fixture(scope="module")
def lake() -> FakeLake:
    """A shop of twelve products and five months, with a model trained on it."""
    random = np.random.default_rng(0)
    span = [CUTOFF - timedelta(days=n) for n in range(150)]
    frames = [
        pl.DataFrame(
            {
                "date": span,
                "sku_id": f"SKU_{item:02}",
                "store_id": "DELHI_01",
                "units": random.poisson(3 + item, 150),
                "price": 50.0,
                "promo_flag": False,
            }
        ).with_columns(revenue=pl.col("units") * 50.0, units_winsorised=pl.col("units").cast(pl.Float64))
        for item in range(12)
    ]
    sales = pl.concat(frames)
    missing = [pl.lit(None, kind).alias(name) for name, kind in SALES.items() if name not in sales.columns]
    shop = FakeLake(sales=sales.with_columns(missing).select(SALES.names()).cast(SALES))  # pyright: ignore[reportArgumentType]
    record = train_model(shop, "demo", cutoff=CUTOFF, now=NOW, reason="first")
    assert record is not None
    return shop


def test_a_trained_model_serves_and_its_record_says_what_it_came_from(lake: FakeLake) -> None:
    serving = serving_model(lake, "demo")
    assert serving is not None
    record, model = serving
    assert record.cutoff == CUTOFF
    assert record.report["combinations"] == dict(model.recipes)
    assert 0 < record.report["wape"] < 1
    learned = record.report["period_spreads"]["smooth"]
    assert learned == {
        "correlation": model.period_spreads["smooth"].correlation,
        "scale": model.period_spreads["smooth"].scale,
    }
    assert record.data_snapshot
    frame = compute_forecasts(lake, "demo").frame
    assert set(frame["model"].to_list()) <= set(model.recipes.values())


def test_a_model_of_today_s_shop_is_not_trained_again(lake: FakeLake) -> None:
    assert reasons_to_train(lake, "demo", cutoff=CUTOFF, now=NOW + timedelta(days=1)) == []
    assert train_where_due(lake, "demo", now=NOW + timedelta(days=1)) == "the model in use still fits"


def test_a_week_old_model_is_trained_again(lake: FakeLake) -> None:
    assert reasons_to_train(lake, "demo", cutoff=CUTOFF, now=NOW + OLDEST_MODEL) == ["age"]


def test_a_shop_that_moved_away_asks_for_a_new_model(lake: FakeLake) -> None:
    recent = pl.col("date") > CUTOFF - timedelta(days=28)
    moved = lake.sales.with_columns(
        units_winsorised=pl.when(recent).then(pl.col("units_winsorised") * 4).otherwise("units_winsorised")
    )
    changed = replace(lake, sales=moved)
    assert "psi_units" in reasons_to_train(changed, "demo", cutoff=CUTOFF, now=NOW + timedelta(days=1))


def test_a_model_this_version_cannot_read_is_trained_anew(lake: FakeLake) -> None:
    old = [replace(one, artifact=b"of another time") for one in lake.model_records]
    assert reasons_to_train(replace(lake, model_records=old), "demo", cutoff=CUTOFF, now=NOW) == ["first"]


def test_a_machine_that_cannot_load_the_trees_says_what_is_missing_and_simple_models_serve(
    lake: FakeLake, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = "LightGBM cannot be loaded (libgomp.so.1); install libgomp"
    monkeypatch.setattr(forecast_model, "why_no_trees", lambda: missing)
    assert train_where_due(lake, "demo", now=NOW) == f"simple models serve: {missing}"
    assert set(compute_forecasts(lake, "demo").frame["model"].to_list()) <= {"auto_ets", "seasonal_naive"}


def test_where_there_is_too_little_history_simple_models_serve() -> None:
    short = FakeLake()
    assert train_where_due(short, "demo", now=NOW) == "no sales yet"


def test_which_days_a_store_was_open_is_told_by_all_it_sold(lake: FakeLake) -> None:
    some = Scope("demo", ("DELHI_01",), ("SKU_03",))
    history, sources = shop_history(lake, some, cutoff=CUTOFF, horizon_days=7)
    assert history.sales["sku_id"].unique().to_list() == ["SKU_03"]
    assert history.open_days is not None
    assert history.open_days.height == 150
    assert sources
