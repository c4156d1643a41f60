"""A sheet prints in each direction, and remembers what it was told to print."""

from __future__ import annotations

import pypdfium2 as pdfium

from evals.documents.generator.sheet import Sheet


def test_a_text_that_reads_upward_stands_in_the_text_layer_and_is_tall() -> None:
    sheet = Sheet(face="helvetica", page=(100, 100))
    sheet.upward(10, 90, "TAX INVOICE", size=12)
    with pdfium.PdfDocument(sheet.output()) as document:
        page = document[0].get_textpage()
        assert page.get_text_range().strip() == "TAX INVOICE"
        boxes = [page.get_charbox(place) for place in range(page.count_chars())]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    assert top - bottom > 4 * (right - left)


def test_an_omitted_value_is_neither_printed_nor_remembered() -> None:
    sheet = Sheet(face="helvetica", page=(100, 100))
    sheet.omit = frozenset({"total"})
    assert not sheet.text(10, 10, "118.00", name="total")
    assert sheet.text(10, 20, "A-1", name="invoice_number")
    assert sheet.said == {"invoice_number": "A-1"}
