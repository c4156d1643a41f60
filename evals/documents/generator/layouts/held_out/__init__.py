"""Layouts to measure on: whoever develops the extractor does not look at them."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.held_out import (
    bill_book,
    cloud_books,
    guest_house,
    ledger_software,
    line_printer,
    old_registration,
    parcel_market,
    pharma_counter,
    return_request,
    roll_80,
    standing_order,
    udyam_letter,
)

LAYOUTS: tuple[Layout, ...] = (
    ledger_software.LAYOUT,
    cloud_books.LAYOUT,
    pharma_counter.LAYOUT,
    parcel_market.LAYOUT,
    bill_book.LAYOUT,
    guest_house.LAYOUT,
    line_printer.LAYOUT,
    roll_80.LAYOUT,
    old_registration.LAYOUT,
    udyam_letter.LAYOUT,
    return_request.LAYOUT,
    standing_order.LAYOUT,
)
