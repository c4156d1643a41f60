"""The demo shop is a plausible shop and its truth is the truth of its tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from app.cli import main
from app.demo.shop import Shop, build_shop
from core.table import TABLE_BY_KIND

LAST_DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def shop() -> Shop:
    return build_shop(LAST_DAY)


def test_another_process_draws_the_same_shop_on_the_same_day() -> None:
    probe = (
        "import json; from datetime import date; from app.demo.shop import build_shop; "
        f"shop = build_shop(date.fromisoformat('{LAST_DAY}'), days=150); "
        "print(json.dumps({kind: int(table.hash_rows().sum()) for kind, table in shop.tables.items()}))"
    )
    drawn = subprocess.run(
        [sys.executable, "-c", probe],
        env={**os.environ, "PYTHONHASHSEED": "1"},  # ours is another
        capture_output=True,
        text=True,
        check=True,
    )
    here = build_shop(LAST_DAY, days=150)
    assert json.loads(drawn.stdout) == {
        kind: int(table.hash_rows().sum()) for kind, table in here.tables.items()
    }


def test_every_table_keeps_the_data_contract(shop: Shop) -> None:
    assert set(shop.tables) == set(TABLE_BY_KIND)
    for kind, frame in shop.tables.items():
        contract = TABLE_BY_KIND[kind]
        assert set(contract.required) <= set(frame.columns)
        assert set(frame.columns) <= {column.name for column in contract.columns}
        if "source_event_id" not in contract.key:
            key = [name for name in contract.key if name in frame.columns]
            assert frame.select(key).is_duplicated().sum() == 0, kind


def test_it_is_as_large_as_promised(shop: Shop) -> None:
    products, stores, sales = (shop.tables[kind] for kind in ("products", "stores", "sales"))
    assert products.height >= 240
    assert products["category"].n_unique() >= 8
    assert products["name"].n_unique() == products.height
    assert set(stores["store_id"]) == {
        "DELHI_01", "DELHI_02", "MUMBAI_01", "MUMBAI_02", "BENGALURU_01", "JAIPUR_01",
    }  # fmt: skip
    assert stores["city"].n_unique() == 4
    assert sales["date"].max() == LAST_DAY
    assert sales["date"].min() == LAST_DAY - timedelta(days=729)


def test_nothing_sells_above_mrp_or_below_nothing(shop: Shop) -> None:
    priced = shop.tables["sales"].join(shop.tables["products"].select("sku_id", "mrp"), on="sku_id")
    assert priced.filter(pl.col("price") > pl.col("mrp")).is_empty()
    assert priced.filter(pl.col("units_sold") < 0).is_empty()


def test_stock_limits_what_is_sold_and_only_then(shop: Shop) -> None:
    day = ["date", "sku_id", "store_id"]
    known = shop.tables["sales"].join(shop.truth_series, on=day).join(shop.tables["inventory"], on=day)
    assert known.filter(pl.col("units_sold") > pl.col("demand")).is_empty()
    short = known.filter(pl.col("units_sold") < pl.col("demand"))
    assert short.height > 10_000
    assert (short["on_hand"].fill_null(0) == 0).all()


def test_some_items_are_new_and_some_sell_now_and_then(shop: Shop) -> None:
    by_series = (
        shop.tables["sales"]
        .group_by("sku_id", "store_id")
        .agg(pl.col("date").min().alias("first"), (pl.col("units_sold") == 0).mean().alias("idle"))
    )
    assert by_series.filter(pl.col("first") > LAST_DAY - timedelta(days=120)).height > 20
    assert by_series.filter(pl.col("idle") > 0.6).height > 50


def test_the_stated_elasticity_is_in_the_demand(shop: Shop) -> None:
    """Regress log expected demand on log price within series: the slope is the elasticity."""
    truth = shop.truth_series.join(
        shop.tables["sales"].select("date", "sku_id", "store_id", "price", "promo_flag"),
        on=["date", "sku_id", "store_id"],
    ).filter(~pl.col("promo_flag") & pl.col("price").is_not_null())
    errors: list[float] = []
    for sku_id in truth["sku_id"].unique().sort()[:40]:
        one = truth.filter((pl.col("sku_id") == sku_id) & (pl.col("store_id") == "MUMBAI_01")).with_columns(
            month=pl.col("date").dt.strftime("%Y-%m")
        )
        if one.height < 300:
            continue
        within = one.select(
            x=pl.col("price").log() - pl.col("price").log().mean().over("month"),
            y=pl.col("expected_demand").log() - pl.col("expected_demand").log().mean().over("month"),
        )
        x, y = within["x"].to_numpy(), within["y"].to_numpy()
        slope = float(np.dot(x, y) / np.dot(x, x))
        errors.append(slope - shop.truth["elasticity"][sku_id])
    assert len(errors) > 20
    assert abs(float(np.median(errors))) < 0.3


def test_diwali_is_felt(shop: Shop) -> None:
    snacks = (
        shop.truth_series.join(shop.tables["products"], on="sku_id")
        .filter(pl.col("category") == "SNACKS")
        .group_by("date")
        .agg(pl.col("expected_demand").sum())
    )
    eve = snacks.filter(pl.col("date") == date(2026, 11, 7))["expected_demand"].item()
    month_before = snacks.filter(pl.col("date").is_between(date(2026, 9, 20), date(2026, 10, 5)))
    assert eve > 1.4 * float(month_before["expected_demand"].mean())  # pyright: ignore[reportArgumentType] (a mean of floats)


def test_a_shop_of_too_few_days_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))
    assert main(["demo", "--build-only", "--days", "30"]) == 2
    assert "120 days of trade or more" in capsys.readouterr().err
