"""What of the print nothing accounts for."""

from __future__ import annotations

from engines.documents.examine import documents_of
from tests.engines.documents.drawn import page_of, reading_of

BILL = """
    Gupta Kirana                                  TAX INVOICE
    12 Ring Road, Delhi 110001
    GSTIN: 07AAACG1234A1ZG                        Invoice No: GK/2231
    {label}                                       Invoice Date: 04/06/2025

    Bill To: Meena Stores
    45 MG Road, Delhi 110002

    Sl  Description       HSN       Qty   Rate      {column}    Amount
    1   Steel Tiffin      73239310  2     500.00    {cell}      1,000.00

                                    Total                       1,000.00
"""


def left_on(label: str = "", column: str = "      ", cell: str = "     ") -> list[tuple[str, str]]:
    (document,) = documents_of(reading_of(page_of(BILL.format(label=label, column=column, cell=cell))))
    return [(one.text, one.within) for one in document.leftover]


def test_a_page_that_is_understood_leaves_nothing() -> None:
    assert left_on() == []


def test_a_label_in_no_list_is_left_with_its_value() -> None:
    assert ("Gruxle: K-9", "") in left_on("Gruxle: K-9")


def test_a_known_label_of_something_else_is_not_left() -> None:
    assert left_on("Vehicle No: DL 1C 4455") == []


def test_a_column_of_the_goods_under_an_unknown_name_is_left_cell_by_cell() -> None:
    assert ("17.25", "goods") in left_on(column="Gruxle", cell="17.25")
