"""Folders of files become data sets; what is missing or wrong is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from core.errors import InputError
from evals.forecast.reading import read_dataset, with_stockouts
from tests.evals.forecast.small import LAST_DAY, sales, write_folder

ROWS = sales({"A": [1.0, 2, 3, 0, 5], "B": [0.0, 0, 1, 0, 0]})


@pytest.mark.parametrize("csv", [True, False])
def test_sales_and_products_are_enough(tmp_path: Path, csv: bool) -> None:
    dataset = read_dataset(write_folder(tmp_path / "shop", ROWS, csv=csv))
    assert dataset.name == "shop"
    assert dataset.sales.equals(ROWS)
    assert dataset.products["category"].to_list() == ["FOOD", "FOOD"]
    assert dataset.holidays.columns == ["date", "name", "region"]


@pytest.mark.parametrize(
    ("table", "file"),
    [("sales_transactions", "sales_transactions.parquet"), ("product_master", "product_master.csv")],
)
def test_a_missing_file_is_named(tmp_path: Path, table: str, file: str) -> None:
    (write_folder(tmp_path, ROWS) / file).unlink()
    with pytest.raises(InputError, match=f"has no {table}.parquet or {table}.csv. Put the table there"):
        read_dataset(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere is not a folder"):
        read_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize("column", ["date", "sku_id", "store_id", "units_sold", "price"])
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    file = write_folder(tmp_path, ROWS) / "sales_transactions.parquet"
    pl.read_parquet(file).drop(column).write_parquet(file)
    with pytest.raises(InputError, match=f"has no column {column}. Add it"):
        read_dataset(tmp_path)


@pytest.mark.parametrize(
    ("column", "value", "meaning"),
    [
        ("date", "31/06/2026", "a date like"),
        ("units_sold", "many", "a number of at least 0"),
        ("units_sold", "-3", "a number of at least 0"),
        ("units_sold", "", "a number"),
        ("promo_flag", "perhaps", "true or false"),
    ],
)
def test_a_value_that_cannot_be_read_is_shown_with_its_column(
    tmp_path: Path, column: str, value: str, meaning: str
) -> None:
    file = write_folder(tmp_path, ROWS, csv=True) / "sales_transactions.csv"
    pl.read_csv(file, infer_schema=False).with_columns(pl.lit(value).alias(column)).write_csv(file)
    with pytest.raises(InputError, match=f"column {column}: .* is not {meaning}.*Correct the file"):
        read_dataset(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (write_folder(tmp_path, ROWS) / "sales_transactions.parquet").write_bytes(b"no parquet")
    with pytest.raises(InputError, match=r"sales_transactions.parquet cannot be read"):
        read_dataset(tmp_path)


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no rows"):
        read_dataset(write_folder(tmp_path, ROWS.head(0)))


def test_ids_are_trimmed_and_upper_cased_and_other_headers_are_known(tmp_path: Path) -> None:
    file = write_folder(tmp_path, ROWS, csv=True) / "sales_transactions.csv"
    renamed = pl.read_csv(file).rename({"sku_id": "SKU", "units_sold": "qty"})
    renamed.with_columns(SKU=" " + pl.col("SKU").str.to_lowercase() + " ").write_csv(file)
    assert read_dataset(tmp_path).sales.equals(ROWS)


def test_calendar_events_are_holidays(tmp_path: Path) -> None:
    write_folder(tmp_path, ROWS)
    (tmp_path / "calendar_events.csv").write_text("date,event\n2026-11-08,Diwali\n")
    (row,) = read_dataset(tmp_path).holidays.rows(named=True)
    assert (row["date"].isoformat(), row["name"], row["region"]) == ("2026-11-08", "Diwali", None)


def test_the_events_of_a_day_become_one_row(tmp_path: Path) -> None:
    twice = pl.concat([ROWS, ROWS.with_columns(price=pl.lit(4.0))])
    dataset = read_dataset(write_folder(tmp_path, twice))
    assert dataset.sales.height == ROWS.height
    assert dataset.sales["y"].to_list() == (2 * ROWS["y"]).to_list()
    assert dataset.sales["price"].unique().to_list() == [7.0]


def stock(on_hand: dict[int, float | None]) -> pl.DataFrame:
    rows = [
        {"date": LAST_DAY - timedelta(days=ago), "sku_id": "A", "store_id": "S", "on_hand": left}
        for ago, left in on_hand.items()
    ]
    return pl.DataFrame(rows, schema_overrides={"on_hand": pl.Float64})


def test_an_empty_shelf_marks_days_that_sold_less_than_usual() -> None:
    marked = with_stockouts(
        sales({"A": [4.0, 4, 4, 0, 6, 3]}).drop("stockout"),
        stock({5: 9, 4: 9, 3: None, 2: 0, 1: 0, 0: 0}),
    )
    assert marked["stockout"].to_list() == [False, False, None, True, False, True]


def test_a_day_whose_stock_is_not_known_may_have_been_anything(tmp_path: Path) -> None:
    write_folder(tmp_path, ROWS)
    assert read_dataset(tmp_path).sales["stockout"].null_count() == ROWS.height
    stock({0: 0}).write_parquet(tmp_path / "inventory_snapshots.parquet")
    assert read_dataset(tmp_path).sales["stockout"].null_count() == ROWS.height - 1
