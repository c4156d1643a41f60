from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from core.table import TABLES, Table
from ingest.formats import delimited, json_rows, parquet, workbook
from ingest.reading import ARROW_TYPES, open_file, schema_of
from tests.ingest.conftest import RECEIVED, SALES_HEADER, read, sales

M5 = Path(__file__).parents[3] / "shared" / "data" / "m5_sample"
needs_m5 = pytest.mark.skipif(not M5.is_dir(), reason="the real sample lies beside the checkout, not in it")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_batches_have_every_column_of_the_contract(table: Table) -> None:
    sample = {"id": "x", "text": "x", "date": "2026-01-01", "integer": "1", "decimal": "1", "boolean": "1"}
    text = (
        ",".join(table.required) + "\n" + ",".join(sample[table.column(name).type] for name in table.required)
    )
    file = (
        open_file(
            BytesIO(text.encode()),
            "f",
            kind=table.kind if table.kind != "price_policy" else None,
            received_on=RECEIVED,
            timezone="UTC",
        )
        if table.kind != "price_policy"
        else open_file(BytesIO(b"sku_id,map\nx,1"), "f", received_on=RECEIVED, timezone="UTC")
    )
    (batch,) = file.batches()
    assert isinstance(batch.rows, pa.RecordBatch)
    assert batch.rows.num_rows == 1
    expected = {column.name: ARROW_TYPES[column.type] for column in table.columns}
    assert dict(zip(batch.rows.schema.names, batch.rows.schema.types, strict=True)) == {
        **expected,
        "row_number": pa.int64(),
    }
    assert batch.rows.schema == schema_of(table)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \n\r\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\x00" * 5_000, "file_empty"),
        (SALES_HEADER.encode(), "file_empty"),
        (SALES_HEADER.encode() + b"\n\n\n", "file_empty"),
        (b"%PDF-1.7 ...", "file_not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "file_not_a_table"),
        (b"\x1f\x8b" + b"\x00" * 50, "file_not_a_table"),
        (b"<html><table>", "file_not_a_table"),
        (bytes(range(256)) * 40, "file_not_a_table"),
        (b"PAR1", "file_damaged"),
        (b"PK\x03\x04 not really", "file_damaged"),
        (b"just some words", "header_missing"),
        (b"1,2,3\n4,5,6\n", "header_missing"),
        (b"date,sku_id,store_id\n2026-01-01,a,b\n", "kind_not_recognised"),
        (b"[1, 2, 3]", "header_missing"),
        (b"{", "file_damaged"),
        ("date,event\n".encode("utf-32"), "file_encoding"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert caught.value.code == code
    assert "rows.csv" in caught.value.message


def test_random_bytes_are_refused() -> None:
    for _ in range(20):
        with pytest.raises(InputError):
            read(os.urandom(20_000))


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_an_error_that_names_the_file(content: bytes) -> None:
    message = ""
    try:
        read(content)
    except InputError as error:
        message = error.message
    assert not message or message.startswith("rows.csv: ")


@given(st.text(max_size=200))
def test_any_text_below_a_header_is_rows_or_quarantine_or_an_error(text: str) -> None:
    try:
        result = read((SALES_HEADER + "\n" + text).encode("utf-8", "replace"))
    except InputError:
        return
    assert result.rows or result.bad


def test_missing_columns_are_named_for_the_nearest_kinds() -> None:
    with pytest.raises(InputError, match="sales: units_sold, price") as caught:
        read("date,sku,store,revenue\n2026-01-01,a,b,1\n")
    assert "on_hand" in caught.value.message


def test_a_kind_that_is_given_is_held_to() -> None:
    with pytest.raises(InputError, match=r"sales needs the columns units_sold, price.*looks like inventory"):
        read("date,sku,store,stock\n2026-01-01,a,b,1\n", kind="sales")


def test_the_name_of_a_file_proves_nothing() -> None:
    assert read(sales("2026-03-31,A,S,1,,1,,"), file="sales.xlsx").format_name == "csv"


def _as_csv(frame: pl.DataFrame) -> bytes:
    return frame.write_csv().encode()


def _as_json(frame: pl.DataFrame) -> bytes:
    return json.dumps(frame.to_dicts()).encode()


def _as_parquet(frame: pl.DataFrame) -> bytes:
    out = BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def _as_workbook(frame: pl.DataFrame) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (frame.columns, *frame.rows()):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("written", [_as_csv, _as_json, _as_parquet, _as_workbook])
def test_the_last_row_of_a_long_file_decides_what_its_first_dates_mean(
    written: Callable[[pl.DataFrame], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 4_096)
    monkeypatch.setattr(json_rows, "JSON_BATCH_ROWS", 100)
    monkeypatch.setattr(parquet, "BATCH_ROWS", 100)
    monkeypatch.setattr(workbook, "WORKBOOK_BATCH_ROWS", 100)
    dates = ["04/05/2026"] * 2_999 + ["05/13/2026"]
    frame = pl.DataFrame({"date": dates, "event": [f"e{n}" for n in range(3_000)]})
    result = read(written(frame))
    assert not result.bad
    assert [row["name"] for row in result.rows] == frame["event"].to_list()
    assert {row["date"] for row in result.rows} == {date(2026, 4, 5), date(2026, 5, 13)}


@needs_m5
def test_real_sales_are_read_whole() -> None:
    result = read((M5 / "sales_transactions.parquet").read_bytes())
    assert (result.kind, len(result.rows), len(result.bad)) == ("sales", 317_016, 0)
    assert len({row["source_event_id"] for row in result.rows}) == 317_016
    first = result.rows[0]
    assert (first["date"], first["sku_id"], first["store_id"]) == (date(2015, 3, 4), "FOODS_1_001", "CA_1")
    assert (first["units_sold"], first["price"], first["promo_flag"]) == (1, Decimal("2.2400"), True)


@needs_m5
def test_real_products_and_events_are_read_whole() -> None:
    products = read((M5 / "product_master.csv").read_bytes())
    events = read((M5 / "calendar_events.csv").read_bytes())
    assert (products.kind, len(products.rows), len(products.bad)) == ("products", 264, 0)
    assert (events.kind, len(events.rows), len(events.bad)) == ("holidays", 37, 0)
