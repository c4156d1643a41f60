"""The fields of documents: what each is called, of which kind its value is, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from core.document import DocType, Document, FieldValue
from core.errors import InputError
from engines.documents.amount import find_amounts
from engines.documents.written_date import find_dates

DATES = frozenset(
    [
        "invoice_date",
        "due_date",
        "ack_date",
        "original_invoice_date",
        "date_of_liability",
        "valid_from",
        "valid_to",
        "issue_date",
        "date_of_incorporation",
        "date_of_registration",
        "order_date",
        "claim_date",
        "effective_from",
    ]
)
AMOUNTS = frozenset(
    [
        "taxable_value",
        "cgst",
        "sgst",
        "igst",
        "cess",
        "discount",
        "shipping",
        "round_off",
        "tcs",
        "total",
        "claim_amount",
    ]
)
COUNTS = frozenset({"quantity"})
FLAGS = frozenset({"reverse_charge", "signature"})
CODES = frozenset(
    ["seller_gstin", "buyer_gstin", "gstin", "seller_fssai", "seller_udyam", "udyam_number", "irn"]
)
"""Ids written without blanks, in capitals."""

_BILL = [
    "seller_name",
    "seller_address",
    "seller_gstin",
    "seller_state",
    "seller_fssai",
    "seller_udyam",
    "buyer_name",
    "buyer_address",
    "buyer_gstin",
    "buyer_state",
    "delivery_address",
    "invoice_number",
    "invoice_date",
    "due_date",
    "order_number",
    "place_of_supply",
    "reverse_charge",
    "ecommerce_operator",
    "irn",
    "ack_number",
    "ack_date",
    "taxable_value",
    "cgst",
    "sgst",
    "igst",
    "cess",
    "discount",
    "shipping",
    "round_off",
    "tcs",
    "total",
    "total_in_words",
    "currency",
    "signature",
    "declaration",
]
_NOTE = [*_BILL, "original_invoice_number", "original_invoice_date"]
FIELDS_BY_TYPE: Mapping[DocType, tuple[str, ...]] = {
    DocType.INVOICE: tuple(_BILL),
    DocType.BILL_OF_SUPPLY: tuple(_BILL),
    DocType.CREDIT_NOTE: tuple(_NOTE),
    DocType.DEBIT_NOTE: tuple(_NOTE),
    DocType.RECEIPT: (
        "seller_name", "seller_address", "seller_gstin", "invoice_number", "invoice_date", "taxable_value",
        "cgst", "sgst", "igst", "round_off", "total", "payment_mode",
    ),
    DocType.GST_CERTIFICATE: (
        "gstin", "legal_name", "trade_name", "constitution", "address", "registration_type",
        "date_of_liability", "valid_from", "valid_to", "issue_date",
    ),
    DocType.MSME_CERTIFICATE: (
        "udyam_number", "enterprise_name", "enterprise_type", "major_activity", "address",
        "date_of_incorporation", "date_of_registration",
    ),
    DocType.CLAIM_FORM: (
        "claim_id", "order_id", "return_id", "sku_id", "product", "quantity", "claim_amount", "claim_reason",
        "order_date", "claim_date", "claimant_name", "marketplace",
    ),
    DocType.POLICY: ("title", "version", "effective_from", "issuer"),
    DocType.OTHER: (),
}  # fmt: skip

_CALLED: Mapping[str, tuple[str, ...]] = {
    "date": ("invoice_date", "issue_date", "claim_date", "date_of_registration", "effective_from"),
    "bill_date": ("invoice_date",),
    "number": ("invoice_number", "gstin", "udyam_number", "claim_id"),
    "invoice_no": ("invoice_number",),
    "bill_number": ("invoice_number",),
    "bill_no": ("invoice_number",),
    "gst_number": ("gstin", "seller_gstin"),
    "gstin": ("gstin", "seller_gstin"),
    "supplier_gstin": ("seller_gstin",),
    "amount": ("total", "claim_amount"),
    "total_amount": ("total",),
    "grand_total": ("total",),
    "taxable_amount": ("taxable_value",),
    "name": ("seller_name", "legal_name", "enterprise_name", "claimant_name"),
    "seller": ("seller_name",),
    "supplier": ("seller_name",),
    "supplier_name": ("seller_name",),
    "buyer": ("buyer_name",),
    "address": ("address", "seller_address"),
    "state": ("place_of_supply",),
    "order_no": ("order_number", "order_id"),
}
"""What people call a field, and which it may be: the first the document may have."""

_YES, _NO = frozenset({"yes", "y", "true", "haan", "हाँ"}), frozenset({"no", "n", "false", "nahi", "नहीं"})


def kinds_with(name: str) -> tuple[DocType, ...]:
    """Return the kinds of document that may have the field a person means."""
    meant = {_plain(name), *_CALLED.get(_plain(name), ())}
    return tuple(kind for kind, fields in FIELDS_BY_TYPE.items() if meant & set(fields))


def field_named(document: Document, name: str) -> str:
    """Return the field a person means.

    Raises:
        InputError: such a document has no such field.
    """
    wanted = _plain(name)
    known = dict.fromkeys([*FIELDS_BY_TYPE[document.doc_type], *document.fields])
    for candidate in (wanted, *_CALLED.get(wanted, ())):
        if candidate in known:
            return candidate
    raise InputError(
        f"A document of this type has no field {name!r}; it may have {', '.join(known)}.",
        code="document_field_unknown",
        field=name,
    )


def _plain(name: str) -> str:
    return "_".join(name.strip().lower().replace("-", " ").replace(".", " ").split())


def field_value(name: str, said: str, before: FieldValue | None, today: date) -> FieldValue:
    """Return what a person says a field reads.

    A day without its year is of the year that was read before, else of today's.

    Raises:
        InputError: it cannot be read as such a field's value.
    """
    text = " ".join(said.split())
    if name in DATES:
        return _day(name, text, before, today)
    if name in AMOUNTS or name in COUNTS:
        return _amount(name, text)
    if name in FLAGS:
        if text.casefold() in _YES | _NO:
            return text.casefold() in _YES
        raise _unreadable(name, said)
    return "".join(text.split()).upper() if name in CODES else text


def _day(name: str, text: str, before: FieldValue | None, today: date) -> date:
    year = before.year if isinstance(before, date) else today.year
    for candidate in (text, f"{text} {year}", f"{text}/{year}"):
        found = find_dates(candidate)
        if len(found) == 1:
            return found[0].value
    raise _unreadable(name, text)


def _amount(name: str, text: str) -> Decimal:
    found = find_amounts(text)
    if len(found) != 1:
        raise _unreadable(name, text)
    return found[0].value


def _unreadable(name: str, said: str) -> InputError:
    return InputError(
        f"{said[:40]!r} cannot be read as {name.replace('_', ' ')}; say it as the document prints it.",
        code="document_value_unreadable",
        field=name,
    )
