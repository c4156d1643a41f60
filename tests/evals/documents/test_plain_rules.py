"""The baseline finds what stands right of a common label, and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evals.documents.plain_rules import read_plainly
from tests.evals.documents.fakes import page


def test_an_easy_invoice() -> None:
    found = read_plainly(
        [
            page(
                "TAX INVOICE",
                "Amrapur Traders",
                "GSTIN: 27AAPFU0939F1ZV",
                "Invoice No: A/12 Date: 05/04/2026",
                "Place of Supply: Delhi",
                "CGST 9.00",
                "Total 1,118.00",
            )
        ]
    )
    assert found == {
        "seller_name": "Amrapur Traders",
        "seller_gstin": "27AAPFU0939F1ZV",
        "invoice_number": "A/12",
        "invoice_date": date(2026, 4, 5),
        "place_of_supply": "Delhi",
        "cgst": Decimal("9.00"),
        "total": Decimal("1118.00"),
    }


def test_an_empty_page_gives_nothing() -> None:
    assert read_plainly([page()]) == {}
