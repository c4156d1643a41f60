"""Layouts that were held out until they were measured on: now the extractor is developed on them too."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.second import (
    beat_van,
    claim_ticket,
    fee_letter,
    garment_shop,
    hindi_memo,
    mandi_bill,
    note_letter,
    phone_bill,
    policy_clauses,
    policy_faq,
    portal_print,
    quick_market,
    reg_bilingual,
    return_table,
    rupee_paise,
    side_box,
    till_mart,
    two_up,
    udyam_bilingual,
)

LAYOUTS: tuple[Layout, ...] = (
    mandi_bill.LAYOUT,
    garment_shop.LAYOUT,
    side_box.LAYOUT,
    fee_letter.LAYOUT,
    beat_van.LAYOUT,
    hindi_memo.LAYOUT,
    portal_print.LAYOUT,
    till_mart.LAYOUT,
    phone_bill.LAYOUT,
    rupee_paise.LAYOUT,
    note_letter.LAYOUT,
    two_up.LAYOUT,
    quick_market.LAYOUT,
    return_table.LAYOUT,
    claim_ticket.LAYOUT,
    policy_clauses.LAYOUT,
    policy_faq.LAYOUT,
    reg_bilingual.LAYOUT,
    udyam_bilingual.LAYOUT,
)
