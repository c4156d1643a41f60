"""Columns known by what their figures do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from engines.documents.column_role import infer_roles


def rows(*lines: str) -> list[Mapping[int, Decimal]]:
    return [{index: Decimal(cell) for index, cell in enumerate(line.split())} for line in lines]


@pytest.mark.parametrize(
    ("names", "lines", "expected"),
    [
        ({}, ("2 500.00 1000.00", "3 40.00 120.00"), {0: "quantity", 1: "rate", 2: "amount"}),
        (
            {0: "quantity", 1: "rate", 5: "amount"},
            ("2 500.00 1000.00 18 180.00 1180.00", "3 40.00 120.00 5 6.00 126.00"),
            {2: "taxable_value", 3: "gst_rate", 4: "tax"},
        ),
        (
            {0: "quantity", 1: "rate", 5: "amount"},
            ("2 500.00 1000.00 90.00 90.00 1180.00", "3 40.00 120.00 3.00 3.00 126.00"),
            {2: "taxable_value", 3: "cgst", 4: "sgst"},
        ),
        (
            {0: "quantity", 1: "rate", 3: "amount"},
            ("2 500.00 50.00 950.00", "3 40.00 0.00 120.00"),
            {2: "discount"},
        ),
    ],
)
def test_arithmetic_names_what_no_title_does(
    names: dict[int, str], lines: tuple[str, ...], expected: Mapping[int, str]
) -> None:
    infer_roles(names, rows(*lines), len(lines[0].split()))
    assert {index: names.get(index) for index in expected} == expected


def test_of_several_columns_of_quantity_the_one_that_makes_the_amount_is_it() -> None:
    names = {0: "quantity", 1: "quantity", 2: "rate", 3: "amount"}
    infer_roles(names, rows("1 24 10.00 240.00", "2 48 5.00 240.00"), 4)
    assert [name for _, name in sorted(names.items())] == ["_other", "quantity", "rate", "amount"]


def test_a_title_is_believed_where_figures_do_not_speak() -> None:
    names = {0: "quantity", 1: "rate", 2: "amount"}
    infer_roles(names, rows("2 500.00 999.00"), 3)
    assert names == {0: "quantity", 1: "rate", 2: "amount"}
