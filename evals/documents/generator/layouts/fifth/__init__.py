"""Layouts that were held out until they were measured on: the extractor is developed on them too."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth import (
    bazaar_80,
    beat_pages,
    cess_columns,
    claim_grid,
    crest_pad,
    cut_in_half,
    do_lipi,
    goods_back,
    job_card,
    lorry_hardware,
    net_terms,
    plant_registry,
    prime_signed,
    reg06_panel,
    shop_terms,
    short_billed,
    small_levy,
    stockist_half,
    token_58,
    trade_party,
    udyam_strip,
    violet_app,
)

LAYOUTS: tuple[Layout, ...] = (
    prime_signed.LAYOUT,
    trade_party.LAYOUT,
    stockist_half.LAYOUT,
    beat_pages.LAYOUT,
    net_terms.LAYOUT,
    violet_app.LAYOUT,
    cut_in_half.LAYOUT,
    crest_pad.LAYOUT,
    token_58.LAYOUT,
    bazaar_80.LAYOUT,
    plant_registry.LAYOUT,
    small_levy.LAYOUT,
    goods_back.LAYOUT,
    short_billed.LAYOUT,
    cess_columns.LAYOUT,
    do_lipi.LAYOUT,
    lorry_hardware.LAYOUT,
    job_card.LAYOUT,
    reg06_panel.LAYOUT,
    udyam_strip.LAYOUT,
    claim_grid.LAYOUT,
    shop_terms.LAYOUT,
)
