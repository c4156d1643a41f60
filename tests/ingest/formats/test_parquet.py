from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.errors import InputError
from tests.ingest.conftest import read, sales


def parquet(**columns: Any) -> bytes:
    buffer = BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def sales_parquet(**columns: Any) -> bytes:
    base: dict[str, Any] = {
        "date": pa.array([dt.date(2026, 3, 31)] * 2),
        "sku_id": ["a", "b"],
        "store_id": ["s", "s"],
        "units_sold": pa.array([3, 4], pa.int32()),
        "price": [2.24, None],
    }
    return parquet(**{**base, **columns})


def test_typed_columns_are_read() -> None:
    result = read(sales_parquet(promo_flag=[True, False]))
    assert result.format_name == "parquet"
    one, two = result.rows
    assert (one["date"], one["units_sold"], one["price"]) == (dt.date(2026, 3, 31), 3, Decimal("2.2400"))
    assert (two["price"], two["promo_flag"], two["row_number"]) == (None, False, 2)


def test_an_id_that_became_a_float_is_whole_again() -> None:
    assert read(sales_parquet(sku_id=[1001.0, 1002.0])).rows[0]["sku_id"] == "1001"


def test_not_a_number_is_empty_and_infinity_is_refused() -> None:
    result = read(sales_parquet(price=[float("nan"), float("inf")]))
    assert result.rows[0]["price"] is None
    assert result.reasons == [(2, "price", "not_finite")]


@pytest.mark.parametrize(
    "dates",
    [
        pa.array([dt.datetime(2026, 3, 31, 23, 0)] * 2),  # noqa: DTZ001  as pandas writes days
        pa.array([dt.datetime(2026, 3, 30, 18, 45, tzinfo=dt.UTC)] * 2),
        pa.array(["31/03/2026"] * 2),
        pa.array(["2026-03-31"] * 2).dictionary_encode(),
        pa.array([20260331] * 2),
        pa.array([dt.date(2026, 3, 31)] * 2, pa.date64()),
    ],
)
def test_every_kind_of_date_column_is_read(dates: pa.Array[Any]) -> None:
    assert read(sales_parquet(date=dates)).rows[0]["date"] == dt.date(2026, 3, 31)


def test_decimals_binary_text_and_unsigned_numbers_are_read() -> None:
    content = sales_parquet(
        price=pa.array([Decimal("2.24"), Decimal("3")], pa.decimal128(10, 2)),
        sku_id=pa.array([b"a", b"b"], pa.binary()),
        units_sold=pa.array([1, 2**64 - 1], pa.uint64()),
    )
    result = read(content)
    assert (result.rows[0]["price"], result.rows[0]["sku_id"]) == (Decimal("2.24"), "A")
    assert result.reasons == [(2, "units_sold", "number_too_large")]


def test_the_same_rows_are_the_same_events_as_in_a_csv() -> None:
    text = sales("2026-03-31,A,S,3,,2.24,,", "2026-03-31,B,S,4,,,,")
    ids = [row["source_event_id"] for row in read(text).rows]
    assert [row["source_event_id"] for row in read(sales_parquet()).rows] == ids


def test_a_text_repeated_by_a_dictionary_is_cut_before_it_is_copied() -> None:
    result = read(sales_parquet(source=["x" * 5_000_000] * 2))
    assert [row.reason for row in result.bad] == ["text_too_long"] * 2
    assert all(len(row.value) <= 1_001 for row in result.bad)


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_cut_off_file_is_damaged(part: float) -> None:
    content = sales_parquet()
    with pytest.raises(InputError, match="damaged") as caught:
        read(content[: int(len(content) * part)])
    assert caught.value.code == "file_damaged"


def test_a_file_with_broken_pages_is_damaged() -> None:
    content = bytearray(
        parquet(**{name: pa.array(["2026-03-31", "b"] * 5_000) for name in ("date", "event")})
    )
    content[10:200] = b"\xff" * 190
    with pytest.raises(InputError, match="damaged"):
        read(bytes(content))


def test_a_file_without_rows_is_empty() -> None:
    with pytest.raises(InputError) as caught:
        read(parquet(date=pa.array([], pa.date32()), event=pa.array([], pa.string())))
    assert caught.value.code == "file_empty"


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match="units_sold") as caught:
        read(parquet(date=["x"], sku_id=["a"], store_id=["s"], price=[1]), kind="sales")
    assert caught.value.code == "columns_missing"
