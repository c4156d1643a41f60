"""Layouts that were held out until they were measured on: now the extractor is developed on them too."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.sixth import (
    biller_80,
    cloud_irn,
    credits_left,
    davaa_tables,
    head_again,
    journal_credit,
    levy_bilingual,
    nakad_parchi,
    nature_supply,
    party_debit,
    plant_debit,
    reg06_ruled,
    reg06_wall,
    revision_box,
    rx_counter,
    safety_claim,
    showroom_paid,
    simple_voucher,
    sweet_roll,
    teal_app,
    udyam_first,
    udyam_pairs,
)

LAYOUTS: tuple[Layout, ...] = (
    simple_voucher.LAYOUT,
    showroom_paid.LAYOUT,
    cloud_irn.LAYOUT,
    nature_supply.LAYOUT,
    biller_80.LAYOUT,
    rx_counter.LAYOUT,
    nakad_parchi.LAYOUT,
    head_again.LAYOUT,
    levy_bilingual.LAYOUT,
    teal_app.LAYOUT,
    sweet_roll.LAYOUT,
    credits_left.LAYOUT,
    journal_credit.LAYOUT,
    plant_debit.LAYOUT,
    party_debit.LAYOUT,
    reg06_ruled.LAYOUT,
    reg06_wall.LAYOUT,
    udyam_pairs.LAYOUT,
    udyam_first.LAYOUT,
    safety_claim.LAYOUT,
    davaa_tables.LAYOUT,
    revision_box.LAYOUT,
)
