"""Layouts to measure on, the third set: whoever develops the extractor does not look at them."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.third import (
    carried_over,
    chemist_stockist,
    claim_sections,
    day_bundle,
    dine_bill,
    hindi_mixed,
    memo_form,
    note_strip,
    parcel_label,
    party_details,
    phone_app,
    plant_system,
    policy_control,
    reg06_annexed,
    reg06_display,
    scheme_bill,
    slip_32,
    small_scheme,
    till_42,
    typed_services,
    udyam_sections,
)

LAYOUTS: tuple[Layout, ...] = (
    party_details.LAYOUT,
    phone_app.LAYOUT,
    chemist_stockist.LAYOUT,
    scheme_bill.LAYOUT,
    parcel_label.LAYOUT,
    plant_system.LAYOUT,
    till_42.LAYOUT,
    slip_32.LAYOUT,
    dine_bill.LAYOUT,
    memo_form.LAYOUT,
    small_scheme.LAYOUT,
    note_strip.LAYOUT,
    reg06_annexed.LAYOUT,
    reg06_display.LAYOUT,
    udyam_sections.LAYOUT,
    claim_sections.LAYOUT,
    policy_control.LAYOUT,
    day_bundle.LAYOUT,
    carried_over.LAYOUT,
    hindi_mixed.LAYOUT,
    typed_services.LAYOUT,
)
