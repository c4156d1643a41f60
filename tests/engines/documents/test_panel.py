"""Sums in a box beside the rows."""

from __future__ import annotations

from engines.documents.gathering import lay_out
from engines.documents.panel import without_panel
from tests.engines.documents.drawn import page_of

BESIDE = """
    Description      Qty   Rate     Amount
    Steel Tiffin     2     50.00    100.00         Taxable Value    160.00
    Spoons           1     20.00     20.00         CGST               4.00
    Forks            1     20.00     20.00         SGST               4.00
    Knives           2     10.00     20.00
    Ladles           1     40.00     40.00
    Bowls            1     40.00     40.00
                                                   Grand Total      168.00
"""


def lines(drawing: str) -> list[str]:
    return [line.text for line in without_panel(lay_out(page_of(drawing))).lines]


def test_the_box_stands_below_the_rows_it_was_beside() -> None:
    found = lines(BESIDE)
    assert "Steel Tiffin 2 50.00 100.00" in found
    assert found.index("CGST 4.00") > found.index("Spoons 1 20.00 20.00")


def test_a_page_without_a_box_stays_as_it_is() -> None:
    drawing = """
        Description      Qty   Rate     Taxable Value    CGST     SGST
        Steel Tiffin     2     50.00           100.00    2.50     2.50
        Total                                  100.00    2.50     2.50
    """
    assert lines(drawing) == [line.text for line in lay_out(page_of(drawing)).lines]
