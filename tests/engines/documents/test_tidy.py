"""Pages put right before they are read."""

from __future__ import annotations

from engines.documents.gathering import lay_out
from engines.documents.tidy import tidied
from tests.engines.documents.drawn import page_of


def lines(drawing: str) -> list[str]:
    return [line.text for line in tidied(lay_out(page_of(drawing))).lines]


def test_rupees_and_paise_in_two_columns_are_one_amount() -> None:
    found = lines("""
        Item            Rs.     P.
        Steel Tiffin    566     55
        Spoons           20     00
    """)
    assert found[1:] == ["Steel Tiffin 566.55", "Spoons 20.00"]


def test_a_page_printed_twice_side_by_side_is_read_once() -> None:
    half = ["Gupta Kirana", "Ring Road Delhi", "Bill No 12", "Soap 20.00", "Salt 15.00", "Total 35.00"]
    found = lines("\n".join(f"{line:<30}{line}" for line in half))
    assert found == half


def test_labels_in_a_column_beside_the_goods_come_first_and_apart() -> None:
    found = lines("""
        INVOICE NUMBER       Shree Retail
        GK/2231              Ring Road Delhi
        INVOICE DATE
        04/06/2025           Description    Qty   Rate    Amount
        DUE DATE             Steel Tiffin   2     50.00   100.00
        14/06/2025           Spoons         1     20.00    20.00
                             Total                        120.00
    """)
    assert found.index("14/06/2025") < found.index("Shree Retail")
    assert "Steel Tiffin 2 50.00 100.00" in found


def test_a_table_over_the_whole_width_stays_whole() -> None:
    drawing = """
        Shree Retail
        Invoice No: 12       Invoice Date: 04/06/2025      Due Date: 14/06/2025
        Description          Qty   Rate    Amount
        Steel Tiffin         2     50.00   100.00
        Spoons               1     20.00    20.00
        Total                              120.00
    """
    assert lines(drawing) == [line.text for line in lay_out(page_of(drawing)).lines]
