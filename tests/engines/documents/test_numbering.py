"""Numbers before the entries of a form."""

from __future__ import annotations

from engines.documents.gathering import lay_out
from engines.documents.numbering import without_numbers
from tests.engines.documents.drawn import page_of


def lines(drawing: str) -> list[str]:
    return [line.text for line in without_numbers(lay_out(page_of(drawing))).lines]


def test_numbers_of_entries_are_taken_away_whatever_their_form() -> None:
    found = lines("""
        A.  SELLER
        1.  Name of the seller       Asha Agencies
        2.  Order ID                 OD77112233
        (a) Quantity                 2
    """)
    assert found == ["SELLER", "Name of the seller Asha Agencies", "Order ID OD77112233", "Quantity 2"]


def test_a_house_number_or_a_single_number_stays() -> None:
    drawing = """
        12 Ring Road
        Surat 395002
        1. Goods once sold are not taken back.
        27 | Maharashtra
    """
    assert lines(drawing) == [line.text for line in lay_out(page_of(drawing)).lines]


def test_numbers_go_on_in_a_second_column() -> None:
    found = lines("""
        1. Legal Name               4. Date of Liability
        ASHA AGENCIES               14/03/2019
        2. Trade Name               5. Type of Registration
        Asha Agencies               Regular
        3. Constitution             6. Date of issue
        Partnership                 24/03/2019
    """)
    assert found[::2] == [
        "Legal Name Date of Liability",
        "Trade Name Type of Registration",
        "Constitution Date of issue",
    ]
