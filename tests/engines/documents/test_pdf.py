"""From a drawn PDF, through the reader, to the document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from fpdf import FPDF

from adapters.ocr.local import LocalReader
from core.document import DocType, Document
from engines.documents.examine import documents_of

Text = tuple[float, float, str, str]
"""Millimetres from the left (of its left end, or right end if `R`), from the top, the text, `L` or `R`."""


@pytest.fixture(scope="module")
def reader() -> Iterator[LocalReader]:
    local = LocalReader()
    yield local
    local.close()


def drawn(*texts: Text) -> bytes:
    paper = FPDF(unit="mm", format="A4")
    paper.add_page()
    paper.set_font("helvetica", size=9)
    for x, y, text, side in texts:
        paper.text(x - paper.get_string_width(text) if side == "R" else x, y, text)
    return bytes(paper.output())


def document_of(reader: LocalReader, *texts: Text) -> Document:
    (document,) = documents_of(reader.read(drawn(*texts)))
    return document


@pytest.mark.slow
def test_an_invoice_of_a_grid_of_labels_over_values(reader: LocalReader) -> None:
    document = document_of(
        reader,
        (95, 10, "Tax Invoice", "L"),
        (12, 18, "Balaji Hardware Mart", "L"), (12, 22, "14, Laxmi Complex, Station Road", "L"),
        (12, 26, "Nashik - 422001", "L"), (12, 30, "GSTIN/UIN: 27AAPFU0939F1ZV", "L"),
        (110, 18, "Invoice No.", "L"), (158, 18, "Dated", "L"),
        (110, 22, "BHM/24-25/118", "L"), (158, 22, "14-Aug-25", "L"),
        (12, 46, "Buyer (Bill to)", "L"), (12, 50, "Om Sai Builders", "L"),
        (12, 54, "Plot 9, MIDC Area, Pune", "L"),
        (14, 70, "Sl", "L"), (14, 74, "No.", "L"), (22, 70, "Description of Goods", "L"),
        (98, 70, "HSN/SAC", "L"),
        (132, 70, "Quantity", "L"), (152, 70, "Rate", "L"), (166, 70, "per", "L"), (200, 70, "Amount", "R"),
        (14, 80, "1", "L"), (22, 80, "Apex Paint 20 L", "L"), (98, 80, "32091010", "L"),
        (132, 80, "4 NOS", "L"),
        (160, 80, "3,400.00", "R"), (166, 80, "NOS", "L"), (200, 80, "13,600.00", "R"),
        (60, 106, "OUTPUT CGST @9%", "L"), (200, 106, "1,224.00", "R"),
        (60, 110, "OUTPUT SGST @9%", "L"), (200, 110, "1,224.00", "R"),
        (22, 150, "Total", "L"), (200, 150, "Rs. 16,048.00", "R"),
        (12, 156, "Amount Chargeable (in words)", "L"),
        (12, 160, "INR Sixteen Thousand Forty Eight Only", "L"),
        (150, 220, "for Balaji Hardware Mart", "L"), (160, 236, "Authorised Signatory", "L"),
    )  # fmt: skip
    assert document.doc_type is DocType.INVOICE
    assert (document.value("invoice_number"), document.value("seller_name")) == (
        "BHM/24-25/118",
        "Balaji Hardware Mart",
    )
    assert (document.value("buyer_name"), document.value("cgst")) == ("Om Sai Builders", Decimal("1224.00"))
    assert document.value("total") == Decimal("16048.00")
    assert "amount_in_words" in document.fields["total"].evidence
    (item,) = document.line_items
    assert (item.description, item.quantity, item.rate) == ("Apex Paint 20 L", 4, Decimal("3400.00"))


@pytest.mark.slow
def test_an_invoice_with_its_sums_at_the_right(reader: LocalReader) -> None:
    document = document_of(
        reader,
        (14, 16, "INVOICE", "L"), (196, 14, "Meera Organics", "R"),
        (196, 19, "Khasra 22, Village Rampur", "R"),
        (196, 23, "Dehradun 248001, Uttarakhand", "R"),
        (14, 40, "BILLED TO", "L"), (14, 45, "Kavita Sharma", "L"),
        (14, 49, "B-12 Sector 21, Noida 201301", "L"),
        (90, 40, "INVOICE #", "L"), (90, 45, "MO-0091", "L"), (130, 40, "ISSUE DATE", "L"),
        (130, 45, "Feb 3, 2026", "L"),
        (14, 70, "DESCRIPTION", "L"), (110, 70, "QTY", "R"), (135, 70, "PRICE", "R"),
        (196, 70, "AMOUNT", "R"),
        (14, 77, "Raw Forest Honey 500g", "L"), (110, 77, "2", "R"), (135, 77, "Rs. 450.00", "R"),
        (196, 77, "Rs. 900.00", "R"),
        (160, 105, "Subtotal", "R"), (196, 105, "Rs. 900.00", "R"), (160, 110, "Shipping", "R"),
        (196, 110, "Rs. 60.00", "R"), (160, 115, "IGST (5%)", "R"), (196, 115, "Rs. 48.00", "R"),
        (160, 122, "Total", "R"), (196, 122, "Rs. 1,008.00", "R"),
        (160, 133, "Balance Due", "R"), (196, 133, "Rs. 1,008.00", "R"),
    )  # fmt: skip
    wanted = {
        "seller_name": "Meera Organics", "buyer_name": "Kavita Sharma", "invoice_number": "MO-0091",
        "igst": Decimal("48.00"), "shipping": Decimal("60.00"), "total": Decimal("1008.00"),
    }  # fmt: skip
    assert {name: document.value(name) for name in wanted} == wanted
