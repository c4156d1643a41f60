"""Bills and notes in the JSON schema of Indian e-invoices (INV-01, version 1.1).

Purchase registers take this form. What a document does not say is left out, never made up:
a registered e-invoice would be refused for that, a register is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from core.document import DocType, Document, LineItem
from core.errors import InputError
from core.uploaded_document import UploadedDocument
from engines.documents.state import find_pin, state_of_name

Json = dict[str, Any]

VERSION = "1.1"
_KINDS = {
    DocType.INVOICE: "INV",
    DocType.BILL_OF_SUPPLY: "INV",
    DocType.CREDIT_NOTE: "CRN",
    DocType.DEBIT_NOTE: "DBN",
}
_TWO_PLACES = Decimal("0.01")


def einvoice_json(documents: Sequence[UploadedDocument]) -> list[Json]:
    """Return the bills and notes among the documents, one object each.

    Raises:
        InputError: there is none among them.
    """
    bills = [
        one.examined.document
        for one in documents
        if one.examined and one.examined.document.doc_type in _KINDS
    ]
    if not bills:
        raise InputError(
            "Only invoices and credit or debit notes have the e-invoice form; export these as JSON or CSV.",
            code="no_bills",
        )
    return [_bill(document) for document in bills]


def _bill(document: Document) -> Json:
    intra = _amount(document, "igst") is None and _amount(document, "cgst") is not None
    return _without_blanks(
        {
            "Version": VERSION,
            "Irn": _text(document, "irn"),
            "TranDtls": {
                "TaxSch": "GST",
                "SupTyp": "B2B" if _text(document, "buyer_gstin") else None,
                "RegRev": _yes_no(document.value("reverse_charge")),
            },
            "DocDtls": {
                "Typ": _KINDS[document.doc_type],
                "No": _text(document, "invoice_number"),
                "Dt": _day(document, "invoice_date"),
            },
            "SellerDtls": _party(document, "seller"),
            "BuyerDtls": {**_party(document, "buyer"), "Pos": _state(_text(document, "place_of_supply"))},
            "RefDtls": _earlier(document),
            "ItemList": [
                _item(number, item, intra=intra) for number, item in enumerate(document.line_items, start=1)
            ],
            "ValDtls": {
                "AssVal": _amount(document, "taxable_value"),
                "CgstVal": _amount(document, "cgst"),
                "SgstVal": _amount(document, "sgst"),
                "IgstVal": _amount(document, "igst"),
                "CesVal": _amount(document, "cess"),
                "Discount": _amount(document, "discount"),
                "OthChrg": _amount(document, "shipping"),
                "RndOffAmt": _amount(document, "round_off"),
                "TotInvVal": _amount(document, "total"),
            },
        }
    )


def _party(document: Document, who: str) -> Json:
    address = _text(document, f"{who}_address")
    gstin = _text(document, f"{who}_gstin")
    pin = find_pin(address or "")
    return {
        "Gstin": gstin,
        "LglNm": _text(document, f"{who}_name"),
        "Addr1": (address or "")[:100] or None,
        "Addr2": (address or "")[100:200] or None,
        "Pin": int(pin) if pin else None,
        "Stcd": gstin[:2] if gstin and gstin[:2].isdecimal() else _state(_text(document, f"{who}_state")),
    }


def _earlier(document: Document) -> Json:
    """Return the invoice that a note corrects."""
    number = _text(document, "original_invoice_number")
    if number is None:
        return {}
    return {"PrecDocDtls": [{"InvNo": number, "InvDt": _day(document, "original_invoice_date")}]}


def _item(number: int, item: LineItem, *, intra: bool) -> Json:
    rate = item.gst_rate
    tax = None if rate is None or item.taxable_value is None else item.taxable_value * rate / 100
    half = None if tax is None else _rounded(tax / 2)
    gross = None if item.rate is None or item.quantity is None else item.rate * item.quantity
    return {
        "SlNo": str(number),
        "PrdDesc": item.description[:300],
        "IsServc": "Y" if (item.hsn or "").startswith("99") else "N",
        "HsnCd": item.hsn,
        "Qty": _number(item.quantity),
        "Unit": item.unit,
        "UnitPrice": _number(item.rate),
        "TotAmt": _rounded(gross),
        "Discount": _number(item.discount),
        "AssAmt": _number(item.taxable_value),
        "GstRt": _number(rate),
        "CgstAmt": half if intra else None,
        "SgstAmt": half if intra else None,
        "IgstAmt": None if intra else _rounded(tax),
        "TotItemVal": _number(item.amount),
    }


def _text(document: Document, name: str) -> str | None:
    value = document.value(name)
    return value if isinstance(value, str) and value else None


def _day(document: Document, name: str) -> str | None:
    value = document.value(name)
    return None if value is None or isinstance(value, str | bool | Decimal) else value.strftime("%d/%m/%Y")


def _amount(document: Document, name: str) -> int | float | None:
    value = document.value(name)
    return _number(value) if isinstance(value, Decimal) else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _rounded(value: Decimal | None) -> int | float | None:
    return None if value is None else _number(value.quantize(_TWO_PLACES, ROUND_HALF_UP))


def _yes_no(value: object) -> str | None:
    return None if not isinstance(value, bool) else "Y" if value else "N"


def _state(name: str | None) -> str | None:
    found = None if name is None else state_of_name(name)
    return None if found is None else found.code


def _without_blanks(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(_filled(value))
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value


def _filled(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, item in value.items():
        kept = _without_blanks(item)
        if kept is not None and kept not in ({}, []):
            yield name, kept
