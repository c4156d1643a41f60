"""The conditions that rules name: for which documents of a type a rule speaks at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from engines.documents.check.subject import Subject

EINVOICE_CRORE = Decimal(5)
"""Annual turnover above which business invoices are registered."""

IRP_LIMIT_CRORE = Decimal(10)
"""Annual turnover from which the portal takes no document older than its limit."""


def _own_sale(subject: Subject) -> bool:
    seller = subject.text("seller_gstin")
    return seller is not None and seller.upper() in {own.upper() for own in subject.context.own_gstins}


def _turnover_above(crore: Decimal) -> Callable[[Subject], bool]:
    return lambda subject: subject.context.aato_crore is not None and subject.context.aato_crore > crore


CONDITIONS: Mapping[str, Callable[[Subject], bool]] = {
    "indian": lambda subject: subject.is_indian,
    "taxed": lambda subject: subject.is_taxed,
    "not_taxed": lambda subject: not subject.is_taxed,
    "buyer_registered": lambda subject: subject.is_registered_sale,
    "buyer_unregistered": lambda subject: not subject.is_registered_sale,
    "seller_registered": lambda subject: subject.text("seller_gstin") is not None,
    "inter_state": lambda subject: subject.is_inter_state,
    "no_reverse_charge": lambda subject: subject.flag("reverse_charge") is not True,
    "not_zero_rated": lambda subject: not subject.is_zero_rated,
    "goods": lambda subject: not subject.is_only_services,
    "services": lambda subject: subject.is_only_services,
    "through_operator": lambda subject: subject.text("ecommerce_operator") is not None,
    "registered_with_portal": lambda subject: subject.text("irn") is not None,
    "not_registered_with_portal": lambda subject: subject.text("irn") is None,
    "own_gstins_known": lambda subject: bool(subject.context.own_gstins),
    "not_own_sale": lambda subject: not _own_sale(subject),
    "einvoice_turnover": _turnover_above(EINVOICE_CRORE),
    "irp_limit_turnover": lambda subject: (
        subject.context.aato_crore is not None and subject.context.aato_crore >= IRP_LIMIT_CRORE
    ),
    "rupees": lambda subject: (subject.text("currency") or "INR").upper() in {"INR", "RS", "RS.", "₹"},
    "udyam_seller": lambda subject: subject.text("seller_udyam") is not None,
}
