from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial, reduce
from operator import or_

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.table import SALES
from ingest.clean import Cleaner
from ingest.dates import Evidence, Order, evidence_of, parse_date
from ingest.numbers import parse_boolean, parse_decimal, parse_integer
from ingest.quarantine import BadValueError
from ingest.source import ROW_NUMBER, RawBatch
from tests.ingest.conftest import RECEIVED, read, sales


def test_a_clean_row_comes_out_typed() -> None:
    (row,) = read(sales('2026-03-31, mh-1 ,delhi_01,5.0,"1,23,456.50",₹12,Y,pos')).rows
    assert row["date"] == date(2026, 3, 31)
    assert (row["sku_id"], row["store_id"]) == ("MH-1", "DELHI_01")
    assert row["units_sold"] == 5
    assert (row["revenue"], row["price"]) == (Decimal("123456.5000"), Decimal("12.0000"))
    assert row["promo_flag"] is True
    assert (row["source"], row[ROW_NUMBER]) == ("pos", 2)


def test_a_missing_price_stays_unknown() -> None:
    (row,) = read(sales("2026-03-31,A,S,5,,,,")).rows
    assert row["price"] is None
    assert row["promo_flag"] is None


def test_missing_stock_stays_unknown_and_less_than_nothing_is_a_figure() -> None:
    text = "date,sku_id,store_id,on_hand\n2026-03-31,A,S,\n2026-03-31,B,S,NaN\n2026-03-31,C,S,-3\n"
    assert [row["on_hand"] for row in read(text).rows] == [None, None, -3]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (",A,S,1,,1,,", "date", "missing_value"),
        ("2026-03-31,,S,1,,1,,", "sku_id", "missing_value"),
        ("2026-03-31,null,S,1,,1,,", "sku_id", "missing_value"),
        ("2026-03-31,A,S,,,1,,", "units_sold", "missing_value"),
        ("2026-03-31,A,S,-1,,1,,", "units_sold", "negative"),
        ("2026-03-31,A,S,1.5,,1,,", "units_sold", "not_whole"),
        ("2026-03-31,A,S,x,,1,,", "units_sold", "number_invalid"),
        ("2026-03-31,A,S,99999999999999999999,,1,,", "units_sold", "number_too_large"),
        ("2026-03-31,A,S,1,,-0.01,,", "price", "negative"),
        ("2026-03-31,A,S,1,inf,1,,", "revenue", "not_finite"),
        ("2026-03-31,A,S,1,,1,perhaps,", "promo_flag", "boolean_invalid"),
        ("2026-02-31,A,S,1,,1,,", "date", "date_impossible"),
        ("2026-11-23,A,S,1,,1,,", "date", "date_in_future"),
        ("2026-03-31,8.90123E+12,S,1,,1,,", "sku_id", "id_in_scientific_notation"),
        ("2026-03-31,A\x00B,S,1,,1,,", "sku_id", "control_character"),
        ("2026-03-31,A,S,1,,1,,p\x00", "source", "control_character"),
        ('2026-03-31,"A\nB",S,1,,1,,', "sku_id", "control_character"),
        ("2026-03-31,A,S,1,,1,," + "x" * 1001, "source", "text_too_long"),
        ("2026-03-31,A,S," + "1" * 1001 + ",,1,,", "units_sold", "text_too_long"),
    ],
)
def test_a_row_that_does_not_fit_says_where_and_why(line: str, column: str, reason: str) -> None:
    result = read(sales(line, "2026-03-31,GOOD,S,1,,1,,"))
    assert result.reasons == [(2, column, reason)]
    assert [row["sku_id"] for row in result.rows] == ["GOOD"]


def test_a_row_with_two_problems_is_one_row_in_quarantine() -> None:
    assert read(sales("x,A,S,-1,,1,,", "2026-03-31,A,S,1,,1,,")).reasons == [(2, "date", "date_invalid")]


def test_the_day_it_came_is_not_the_future() -> None:
    assert len(read(sales("2026-11-22,A,S,1,,1,,")).rows) == 1


def test_plans_may_lie_in_the_future() -> None:
    header = "promo_id,sku_id,start_date,end_date,discount_pct\n"
    result = read(
        header
        + "P1,A,2027-01-01,2027-01-31,18%\nP2,A,2027-01-31,2027-01-01,5\nP3,A,2027-01-01,2027-01-31,101\n"
    )
    assert [row["discount_pct"] for row in result.rows] == [18]
    assert result.reasons == [(3, "end_date", "end_before_start"), (4, "discount_pct", "above_maximum")]


def test_one_value_above_twelve_decides_the_order_of_its_column() -> None:
    filler = [f"0{n}/04/2026,A,S,1,,1,," for n in range(1, 10)]
    assert read(sales("04/05/2026,A,S,1,,1,,")).rows[0]["date"] == date(2026, 5, 4)
    assert read(sales(*filler, "13/05/2026,A,S,1,,1,,")).rows[0]["date"] == date(2026, 4, 1)
    assert read(sales(*filler, "05/13/2026,A,S,1,,1,,")).rows[0]["date"] == date(2026, 1, 4)


def test_where_a_column_writes_both_orders_only_the_clear_dates_are_read() -> None:
    result = read(sales("13/05/2026,A,S,1,,1,,", "04/05/2026,A,S,1,,1,,", "05/13/2026,A,S,2,,1,,"))
    assert [row["date"] for row in result.rows] == [date(2026, 5, 13)] * 2
    assert result.reasons == [(3, "date", "date_ambiguous")]


def test_each_column_has_its_own_order() -> None:
    header = "promo_id,sku_id,start_date,end_date,discount_pct\n"
    (row, *_) = read(header + "P1,A,01/02/2026,02/03/2026,5\nP2,A,01/13/2026,01/03/2026,5\n").rows
    assert (row["start_date"], row["end_date"]) == (date(2026, 1, 2), date(2026, 3, 2))


def test_invisible_characters_around_an_id_do_not_count() -> None:
    (row,) = read(sales("2026-03-31,\u200b\xa0a1\ufeff,S,1,,1,,")).rows
    assert row["sku_id"] == "A1"


def test_two_ways_to_encode_a_letter_are_one_id() -> None:
    rows = read(sales("2026-03-31,caf\u00e9,S,1,,1,,", "2026-03-31,cafe\u0301,S,1,,1,,")).rows
    assert rows[0]["sku_id"] == rows[1]["sku_id"]


def test_hindi_names_are_kept_whole() -> None:
    header = "sku_id,category,brand,pack_size,mrp,name_hi\n"
    (row,) = read(header + "a1,dairy,Mohini,500 ml,30,मोहिनी दूध\n").rows
    assert (row["category"], row["name_hi"]) == ("DAIRY", "मोहिनी दूध")


NUMBERS = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,20}(\.[0-9]{0,8})?(e[+-]?[0-9]{1,2})?", fullmatch=True),
    st.text(alphabet="0123456789.,-+eE₹% ", max_size=12),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.text(max_size=8),
)
DATES = st.one_of(
    st.dates().map(str),
    st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", fullmatch=True),
    st.text(alphabet="0123456789-/ T:Z", max_size=12),
)


@given(st.lists(st.tuples(DATES, NUMBERS, NUMBERS, st.text(max_size=5)), min_size=1, max_size=30))
def test_reading_by_the_column_agrees_with_reading_by_the_cell(
    cells: list[tuple[str, str, str, str]],
) -> None:
    # Surrogates cannot come out of a decoded file.
    cells = [tuple(cell.encode("utf-8", "replace").decode() for cell in row) for row in cells]  # type: ignore[misc]  # tuple of four stays one of four
    frame = pl.DataFrame(
        {
            "date": [row[0] for row in cells],
            "sku_id": "A",
            "store_id": "S",
            "units_sold": [row[1] for row in cells],
            "price": [row[2] for row in cells],
            "promo_flag": [row[3] for row in cells],
            ROW_NUMBER: pl.Series(range(len(cells)), dtype=pl.Int64),
        }
    )
    order = reduce(or_, (evidence_of(row[0]) for row in cells), Evidence()).order
    cleaner = Cleaner(
        SALES,
        received_on=RECEIVED,
        timezone="UTC",
        excel_serials=False,
        order_of=lambda _: order,
    )
    batch = cleaner.clean(RawBatch(frame))
    by_row = {row[ROW_NUMBER]: row for row in batch.frame.to_dicts()}
    bad = {row.row: row.reason.value for row in batch.bad}
    assert by_row.keys() | bad.keys() == set(range(len(cells)))
    for number, (day, units, price, promo) in enumerate(cells):
        expected, reason = _by_cell(day, units, price, promo, order)
        assert bad.get(number) == reason
        if reason is None:
            row = by_row[number]
            assert (row["date"], row["units_sold"], row["price"], row["promo_flag"]) == expected


def _by_cell(
    day: str, units: str, price: str, promo: str, order: Order
) -> tuple[tuple[object, ...], str | None]:
    values: list[object] = []
    reasons: list[str] = []
    for text, parse, required, low in (
        (day, partial(parse_date, order=order), True, None),
        (units, parse_integer, True, 0),
        (price, parse_decimal, False, 0),
        (promo, parse_boolean, False, None),
    ):
        try:
            value = parse(text)
        except BadValueError as error:
            reasons.append(error.reason.value)
            continue
        if value is None and required:
            reasons.append("missing_value")
        elif isinstance(value, date) and value > RECEIVED:
            reasons.append("date_in_future")
        elif low is not None and value is not None and value < low:  # type: ignore[operator]  # numbers only
            reasons.append("negative")
        values.append(value)
    return tuple(values), reasons[0] if reasons else None
