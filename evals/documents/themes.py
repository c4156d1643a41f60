"""Which of the product's rules must speak to which seeded defect: any of them will do."""

from __future__ import annotations

from collections.abc import Mapping

THEMES: Mapping[str, frozenset[str]] = {
    "gstin_check_digit": frozenset({"gstin-check-digit"}),
    "missing_seller_address": frozenset({"seller-address"}),
    "missing_seller_gstin": frozenset({"seller-gstin"}),
    "missing_invoice_number": frozenset({"number-missing"}),
    "missing_invoice_date": frozenset({"date-missing"}),
    "missing_buyer_name": frozenset({"buyer-particulars"}),
    "missing_buyer_address": frozenset({"buyer-particulars"}),
    "missing_hsn": frozenset({"hsn-missing"}),
    "missing_quantity": frozenset({"quantity-missing"}),
    "missing_place_of_supply": frozenset({"place-missing"}),
    "missing_reverse_charge": frozenset({"reverse-charge-missing"}),
    "missing_signature": frozenset({"signature-missing"}),
    "missing_original_invoice_number": frozenset({"original-number-missing"}),
    "missing_declaration": frozenset({"composition-words"}),
    "tax_halves_unequal": frozenset({"tax-halves", "tax-sum"}),
    "tax_heads_against_place": frozenset({"tax-kind-inter"}),
    "rate_not_in_force": frozenset({"rate-slabs-2017", "rate-slabs-2025", "rate-slabs-2026"}),
    "line_arithmetic": frozenset({"row-value"}),
    "tax_arithmetic": frozenset({"tax-sum"}),
    "total_arithmetic": frozenset({"total-sum"}),
    "words_differ": frozenset({"total-words"}),
    "serial_too_long": frozenset({"serial-length"}),
    "serial_characters": frozenset({"serial-characters"}),
    "duplicate_serial": frozenset({"serial-duplicate"}),
    "price_over_mrp": frozenset({"price-above-mrp"}),
    "future_date": frozenset({"date-future"}),
    "hsn_too_short": frozenset({"hsn-four-digits"}),
    "qr_differs": frozenset({"code-differs"}),
    "qr_signature": frozenset({"code-signature"}),
    "e_invoice_missing": frozenset({"einvoice-due"}),
    "fssai_format": frozenset({"fssai-form"}),
    "udyam_format": frozenset({"supplier-udyam", "udyam-form"}),
    "certificate_expired": frozenset({"certificate-expired"}),
    "claim_before_order": frozenset({"claim-before-order"}),
}


def speaks_to(theme: str, rule_ids: frozenset[str]) -> bool:
    """Tell whether a verdict's rules found a defect."""
    return bool(THEMES[theme] & rule_ids)
