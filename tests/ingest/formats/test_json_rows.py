from __future__ import annotations

import json
from decimal import Decimal

import pytest

from core.errors import InputError
from tests.ingest.conftest import read

ROW = {"date": "2026-03-31", "sku_id": "a", "store_id": "s", "units_sold": 3, "price": 1.1}
LINE = json.dumps(ROW)


@pytest.mark.parametrize(
    "text",
    [
        f"[{LINE},{LINE}]",
        f"[\n{LINE},\n{LINE}\n]",
        f"{LINE}\n{LINE}",
        f"{LINE}\n\n{LINE}\n",
        json.dumps({"rows": [ROW, ROW]}),
        json.dumps({"meta": {"pages": [1, 2]}, "data": {"rows": [ROW, ROW]}}, indent=1),
        json.dumps(ROW, indent=1) + json.dumps(ROW, indent=1),
    ],
)
def test_every_layout_is_read(text: str) -> None:
    for content in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        result = read(content)
        assert result.format_name == "json"
        assert [row["units_sold"] for row in result.rows] == [3, 3]


def test_one_object_is_one_row() -> None:
    assert len(read(LINE).rows) == 1


def test_numbers_keep_their_digits() -> None:
    (row,) = read(
        '[{"date":"2026-03-31","sku_id":"a","store_id":"s","units_sold":3,"price":12345678901234.5678}]'
    ).rows
    assert row["price"] == Decimal("12345678901234.5678")


def test_rows_may_leave_out_what_they_do_not_know_and_use_other_names() -> None:
    text = json.dumps([ROW, {"Date": "2026-03-31", "SKU": 7, "Store": "s", "Qty": "4", "Unit Price": None}])
    one, two = read(text).rows
    assert (two["sku_id"], two["units_sold"], two["price"]) == ("7", 4, None)
    assert one["row_number"] == 1


def test_a_row_without_a_required_value_is_quarantined() -> None:
    assert read(json.dumps([ROW, {"date": "2026-03-31"}])).reasons == [(2, "sku_id", "missing_value")]


def test_a_bad_line_spoils_no_other() -> None:
    result = read(f"{LINE}\n{{bad}}\n[1]\n{LINE}")
    assert result.reasons == [(2, "", "json_invalid"), (3, "", "json_invalid")]
    assert [row["row_number"] for row in result.rows] == [1, 4]
    assert read(f"{{bad}}\n{LINE}").reasons == [(1, "", "json_invalid")]


def test_a_list_where_one_value_belongs_is_quarantined() -> None:
    assert read(json.dumps([ROW, {**ROW, "units_sold": [1, 2]}])).reasons == [
        (2, "units_sold", "nested_value")
    ]


def test_half_a_surrogate_pair_is_quarantined() -> None:
    text = LINE + "\n" + json.dumps({**ROW, "source": "\ud83d"})
    assert read(text).reasons == [(2, "source", "encoding_invalid")]


def test_one_column_under_two_spellings_must_agree() -> None:
    text = json.dumps([ROW, {**ROW, "Date": "2026-03-30"}, {**ROW, "DATE": ROW["date"]}])
    assert read(text).reasons == [(2, "date", "value_twice")]


def test_not_a_number_is_empty_and_infinity_is_refused() -> None:
    result = read(LINE.replace("1.1", "NaN") + "\n" + LINE.replace("1.1", "Infinity"))
    assert result.rows[0]["price"] is None
    assert result.reasons == [(2, "price", "not_finite")]


@pytest.mark.parametrize("text", ["[]", '{"rows": []}', "[ ]"])
def test_a_list_without_rows_is_empty(text: str) -> None:
    with pytest.raises(InputError):
        read(text)


def test_a_list_that_is_cut_off_is_damaged() -> None:
    with pytest.raises(InputError, match="not valid JSON") as caught:
        read(f"[{LINE},{LINE[:20]}")
    assert caught.value.code == "file_damaged"


def test_two_lists_in_one_file_are_asked_about() -> None:
    with pytest.raises(InputError, match="more than one list"):
        read(json.dumps({"a": [ROW], "b": [ROW]}))


def test_nesting_without_end_does_no_harm() -> None:
    with pytest.raises(InputError):
        read("[" * 200_000)
    deep = '{"date":' + "[" * 100_000 + "]" * 100_000 + "}"
    assert read(f"{LINE}\n{deep}\n{LINE}").reasons[0][0] == 2


def test_names_nothing_asks_for_are_told() -> None:
    assert "colour" in read(json.dumps([{**ROW, "colour": 1}])).remarks
