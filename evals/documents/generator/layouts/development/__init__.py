"""Layouts the extractor may be developed on."""

from __future__ import annotations

from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.development import (
    counter_memo,
    hindi_shop,
    house_policy,
    long_supply,
    plain_modern,
    price_ceiling,
    registration,
    roll_58,
    seller_below,
    seller_claim,
    shop_grid,
    split_tax,
    udyam_print,
    web_order,
)

LAYOUTS: tuple[Layout, ...] = (
    shop_grid.LAYOUT,
    split_tax.LAYOUT,
    plain_modern.LAYOUT,
    hindi_shop.LAYOUT,
    seller_below.LAYOUT,
    web_order.LAYOUT,
    long_supply.LAYOUT,
    roll_58.LAYOUT,
    counter_memo.LAYOUT,
    price_ceiling.LAYOUT,
    registration.LAYOUT,
    udyam_print.LAYOUT,
    seller_claim.LAYOUT,
    house_policy.LAYOUT,
)
