"""Precomputed forecasts are served while the sales they were made from are the current ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from adapters.lake import IcebergLake
from adapters.lake.schema import CURATED
from adapters.lake.state import StateFile
from core.errors import InputError
from core.identity import Scope
from tests.adapters.lake.shop import Shop, day, sale, stock

COLUMNS = [
    "sku_id",
    "store_id",
    "date",
    "cutoff",
    "model",
    "yhat",
    "yhat_lo_80",
    "yhat_hi_80",
    "yhat_lo_95",
    "yhat_hi_95",
]


def run(cutoff: int, *, yhat: float = 5.0, skus: tuple[str, ...] = ("MILK",), days: int = 3) -> pl.DataFrame:
    rows = [
        (sku, "DELHI_01", day(cutoff + ahead), day(cutoff), "naive", yhat, 3.0, 7.0, 2.0, 8.0)
        for sku in skus
        for ahead in range(1, days + 1)
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def served(shop: Shop) -> pl.DataFrame:
    return shop.lake.forecasts(shop.scope, day(1), day(60)).frame


@pytest.fixture
def sold(shop: Shop) -> Shop:
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    return shop


def test_the_latest_run_is_served_and_replaces_the_one_before(
    sold: Shop, reopen: Callable[[], IcebergLake]
) -> None:
    sold.lake.save_forecasts("shop", run(2, yhat=1.0, skus=("MILK", "ATTA")))
    snapshot = sold.lake.save_forecasts("shop", run(2, yhat=9.0))
    frame = served(Shop(reopen()))
    assert frame.columns[: len(COLUMNS)] == COLUMNS
    assert frame["sigma"].to_list() == [None] * 3
    assert frame["yhat"].to_list() == [9.0, 9.0, 9.0]
    answer = sold.lake.forecasts(sold.scope, day(4), day(4))
    assert answer.frame["date"].to_list() == [day(4)]
    assert answer.source.tables == {"curated.forecasts": snapshot}


def test_forecasts_keep_to_the_scope(sold: Shop) -> None:
    sold.lake.save_forecasts("shop", run(2, skus=("MILK", "ATTA")))
    frame = sold.lake.forecasts(Scope("shop", ("DELHI_01",), ("ATTA",)), day(1), day(60)).frame
    assert set(frame["sku_id"]) == {"ATTA"}
    assert sold.lake.forecasts(Scope("shop", ("MUMBAI_01",)), day(1), day(60)).frame.height == 0


def test_forecasts_of_sales_that_moved_on_are_not_served(sold: Shop) -> None:
    sold.lake.save_forecasts("shop", run(2))
    sold.bring("sales", "b", [sale(1, 5, sku="ATTA")])  # no new day, other data
    assert served(sold).height == 0
    sold.undo("sales", "b")
    assert served(sold).height == 0


def test_forecasts_outlive_data_they_were_not_made_from(sold: Shop) -> None:
    sold.lake.save_forecasts("shop", run(2))
    sold.bring("inventory", "i", [stock(2, 5)])
    assert served(sold).height == 3


def test_a_run_with_another_cutoff_than_the_last_day_is_not_served(sold: Shop) -> None:
    sold.lake.save_forecasts("shop", run(1))
    assert served(sold).height == 0


def test_a_run_overtaken_by_an_import_is_not_served(sold: Shop) -> None:
    source = sold.lake.sales_history(sold.scope).source
    sold.bring("sales", "b", [sale(2, 5, sku="ATTA")])
    sold.lake.save_forecasts("shop", run(2), computed_from=source.tables)
    assert served(sold).height == 0
    current = sold.lake.sales_history(sold.scope).source
    sold.lake.save_forecasts("shop", run(2), computed_from=current.tables)
    assert served(sold).height == 3


def test_an_empty_run_clears_the_forecasts(sold: Shop) -> None:
    sold.lake.save_forecasts("shop", run(2))
    assert sold.lake.save_forecasts("shop", run(2).clear())
    assert served(sold).height == 0


def test_a_run_without_a_column_is_refused(sold: Shop) -> None:
    with pytest.raises(InputError, match="yhat_hi_95"):
        sold.lake.save_forecasts("shop", run(2).drop("yhat_hi_95"))


def test_forecasts_survive_a_lost_state_file(
    sold: Shop, home: Path, reopen: Callable[[], IcebergLake]
) -> None:
    sold.lake.save_forecasts("shop", run(2))
    (home / "lake" / "state" / "shop.json").unlink()
    again = Shop(reopen())
    assert served(again).height == 3
    assert again.lake.tables("shop")["forecast_history"].rows == 3


def test_a_cut_between_the_commit_and_its_state_is_healed(
    sold: Shop, reopen: Callable[[], IcebergLake], monkeypatch: pytest.MonkeyPatch
) -> None:
    sold.lake.save_forecasts("shop", run(2, yhat=1.0))

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(StateFile, "write", die)
        with pytest.raises(KeyboardInterrupt):
            sold.lake.save_forecasts("shop", run(2, yhat=9.0))
    again = Shop(reopen())
    assert served(again)["yhat"].to_list() == [1.0] * 3, "the earlier run, whole"
    again.lake.curate("shop")
    assert served(again)["yhat"].to_list() == [9.0] * 3


def test_the_history_keeps_what_each_run_said(sold: Shop) -> None:
    for cutoff in (1, 2):
        sold.lake.save_forecasts("shop", run(cutoff))
    assert sold.lake.tables("shop")["forecast_history"].rows == 6


def test_the_history_is_thinned_to_the_last_forecast_before_each_old_day(sold: Shop) -> None:
    for cutoff in (1, 2, 3, 90):
        sold.lake.save_forecasts("shop", run(cutoff, days=4))
    sold.lake.expire("shop")
    # of days 2..7 the last one made before, and the recent run whole
    assert sold.lake.tables("shop")["forecast_history"].rows == 6 + 4


def test_forecasts_saved_by_an_earlier_version_stay_and_later_ones_bring_their_new_columns(
    sold: Shop, reopen: Callable[[], IcebergLake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        for name in ("forecasts", "forecast_history"):
            earlier.setitem(CURATED, name, {column: CURATED[name][column] for column in COLUMNS})
        sold.lake.save_forecasts("shop", run(2, yhat=4.0))
    later = Shop(reopen())
    old = served(later)
    assert old["yhat"].to_list() == [4.0] * 3
    assert old["demand_class"].to_list() == [None] * 3
    later.lake.save_forecasts("shop", run(2, yhat=6.0).with_columns(sigma=pl.lit(1.5)))
    new = served(Shop(reopen()))
    assert new.select("yhat", "sigma").rows() == [(6.0, 1.5)] * 3
