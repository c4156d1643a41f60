"""Sums beside other print below the goods."""

from __future__ import annotations

from decimal import Decimal

from engines.documents.foot import with_sums_apart
from engines.documents.gathering import lay_out
from engines.documents.invoice import extract
from tests.engines.documents.drawn import page_of, survey_of

BESIDE = """
    Item            HSN     Qty    Rate      Amount
    Steel Tiffin    7323    2      50.00     100.00
    Copper Jug      7418    1      200.00    200.00
    Class     Taxable    CGST     SGST            Sub Total           300.00
    GST 5%    100.00     2.50     2.50            CGST                 20.50
    GST 18%   200.00     18.00    18.00           SGST                 20.50
    Rupees Three Hundred Forty One Only           Grand Total         341.00
"""


def lines(drawing: str) -> list[str]:
    return [line.text for line in with_sums_apart(lay_out(page_of(drawing))).lines]


def test_sums_come_in_lines_of_their_own_before_what_stands_beside_them() -> None:
    found = lines(BESIDE)
    assert found[3:7] == ["Sub Total 300.00", "CGST 20.50", "SGST 20.50", "Grand Total 341.00"]
    assert found[7:] == [
        "Class Taxable CGST SGST",
        "GST 5% 100.00 2.50 2.50",
        "GST 18% 200.00 18.00 18.00",
        "Rupees Three Hundred Forty One Only",
    ]


def test_both_sides_are_understood() -> None:
    fields, items = extract(survey_of(BESIDE))
    assert [item.description for item in items] == ["Steel Tiffin", "Copper Jug"]
    said = {name: fields[name].value for name in ("taxable_value", "cgst", "sgst", "total")}
    assert said == {
        "taxable_value": Decimal("300.00"),
        "cgst": Decimal("20.50"),
        "sgst": Decimal("20.50"),
        "total": Decimal("341.00"),
    }


def test_taxes_named_in_the_rows_are_no_sums_beside_them() -> None:
    drawing = """
        Item            Qty    Taxable      Taxes               Total
        Steel Tiffin    2      100.00       CGST @9%  9.00      118.00
                                            SGST @9%  9.00
        Copper Jug      1      200.00       CGST @6%  12.00     224.00
                                            SGST @6%  12.00
        Total                  300.00       CGST  21.00         342.00
                                            SGST  21.00
    """
    assert lines(drawing) == [line.text for line in lay_out(page_of(drawing)).lines]
    fields, items = extract(survey_of(drawing))
    assert [item.gst_rate for item in items] == [18, 12]
    assert fields["cgst"].value == fields["sgst"].value == Decimal("21.00")
    assert fields["total"].value == Decimal("342.00")
