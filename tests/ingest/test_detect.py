from __future__ import annotations

import pytest

from core.errors import InputError
from core.table import SALES, TABLES, Table
from ingest.detect import find_header
from ingest.header import compact, match_headers


def kind_of(*headers: str) -> str | None:
    header = find_header([headers], None)
    return None if header is None else header.match.table.kind


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_a_table_with_all_its_columns_is_recognised(table: Table) -> None:
    assert kind_of(*(column.name for column in table.columns)) == table.kind


@pytest.mark.parametrize(
    "table", [table for table in TABLES if table.kind != "price_policy"], ids=lambda table: table.kind
)
def test_the_required_columns_alone_will_do(table: Table) -> None:
    assert kind_of(*table.required) == table.kind


def test_date_and_event_are_holidays() -> None:
    assert kind_of("date", "event") == "holidays"


@pytest.mark.parametrize(
    "header", ["Units Sold", "units-sold", "UNITS_SOLD", " unitsSold ", "\ufeffUnits.Sold"]
)
def test_the_spelling_of_a_header_does_not_count(header: str) -> None:
    assert compact(header) == compact("units_sold")


def test_a_price_in_dollars_is_not_a_price_in_rupees() -> None:
    assert compact("Price (₹)") == compact("price")
    assert compact("Price (USD)") != compact("price")


def test_sales_that_repeat_city_and_brand_are_sales() -> None:
    wide = ("date", "sku_id", "store_id", "units_sold", "price", "city", "region", "category", "brand")
    assert kind_of(*wide, "pack_size", "mrp", "name") == "sales"


def test_a_list_of_products_is_no_price_policy() -> None:
    assert kind_of("sku_id") is None
    assert kind_of("sku_id", "map_price") == "price_policy"


def test_sales_and_stock_in_one_sheet_are_asked_about() -> None:
    with pytest.raises(InputError, match="inventory") as caught:
        kind_of("date", "sku_id", "store_id", "units_sold", "price", "on_hand")
    assert caught.value.code == "kind_ambiguous"


def test_a_columns_own_name_wins_over_an_alias_and_the_other_is_told() -> None:
    match = match_headers(["order_date", "date", "sku", "store", "qty", "quantity", "price"], SALES)
    assert match.columns == {1: "date", 2: "sku_id", 3: "store_id", 4: "units_sold", 6: "price"}
    assert match.ignored == ("order_date", "quantity")


def test_a_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        match_headers(["date", "price", "Price"], SALES)


def test_an_unknown_column_that_stands_twice_is_nobodys_business() -> None:
    assert match_headers(["date", "note", "note"], SALES).ignored == ("note", "note")


def test_the_header_may_stand_below_a_title() -> None:
    header = find_header([["Sales report"], [], ["Date", "SKU", "Store", "Qty", "Price"]], None)
    assert header is not None
    assert header.index == 2


def test_a_kind_is_known_by_either_spelling_and_no_other() -> None:
    assert find_header([["date", "sku", "competitor", "competitor price"]], "competitor-prices") is not None
    with pytest.raises(InputError, match="There is no kind"):
        find_header([["date"]], "cats")


def test_the_headers_of_a_billing_program_are_understood() -> None:
    assert kind_of("Bill Date", "Bill No", "Branch", "Item Code", "Qty", "Rate", "Amount") == "sales"
    header = find_header(
        [["Item Code", "Item Name", "Category", "Size", "MRP", "Cost Price", "GST %"]], "products"
    )
    assert header is not None
    assert header.match.found == {
        "sku_id",
        "name",
        "category",
        "pack_size",
        "mrp",
        "unit_cost",
        "gst_rate_pct",
    }
