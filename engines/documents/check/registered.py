"""E-invoices: whether one is due, its reference number, and its signed code against the print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.document import FieldValue
from engines.documents import gstin
from engines.documents.amount import find_amounts
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject
from engines.documents.einvoice import DOCUMENT_CODES, SignedInvoice, irn_of, is_irn, read_qr
from engines.documents.written_date import find_dates

_ONE_RUPEE = Decimal(1)


def is_due(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A document that the seller must register has a reference number."""
    if subject.field("irn") is None and subject.document.doc_type in DOCUMENT_CODES:
        yield Finding(
            fields=("irn",),
            confidence=subject.absence_confidence,
            unread=subject.mentions(*params.get("traces", ())) or bool(_codes(subject)),
        )


def irn_form(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The reference number is 64 hexadecimal digits."""
    number = subject.text("irn")
    if number is not None and not is_irn(number):
        yield Finding(
            fields=("irn",),
            found=number,
            confidence=subject.confidence("irn"),
            unread=_is_part(subject, number),
        )


def _is_part(subject: Subject, number: str) -> bool:
    """Tell whether more figures of a reference number are on the page, as where it runs over lines."""
    held = "".join(number.split()).lower()
    return any(
        found.group().lower() not in held and any(char.isdigit() for char in found.group())
        for found in re.finditer(r"(?<![0-9A-Za-z])[0-9a-fA-F]{12,}(?![0-9A-Za-z])", subject.document.text)
    )


def irn_belongs(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The reference number is the one that follows from seller, year, type and number."""
    printed, seller = subject.text("irn"), subject.text("seller_gstin")
    number, day = subject.text("invoice_number"), subject.day_of("invoice_date")
    if printed is None or not is_irn(printed) or seller is None or number is None or day is None:
        return
    if gstin.fault(seller) is not None:
        return
    # Portals turn small letters of the number into capitals before they reckon.
    right = [
        irn_of(
            seller_gstin=gstin.compact(seller), document_number=form, document_date=day,
            doc_type=subject.document.doc_type,
        )
        for form in (number, number.upper())
    ]  # fmt: skip
    if right[0] is not None and "".join(printed.split()).lower() not in right:
        names = ("irn", "seller_gstin", "invoice_number", "invoice_date")
        yield Finding(
            fields=names,
            found=printed,
            expected=right[0],
            confidence=subject.confidence(*names),
            # A signed code with this number: it is the bill's, and seller, day or number are mistaken.
            unread=any(
                signed.irn == "".join(printed.split()).lower() and signed.signature == "valid"
                for signed in _codes(subject)
            ),
        )


def code_signed(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The signed code was signed with one of the portals' keys that are at hand."""
    for signed in _codes(subject):
        if signed.signature == "invalid":
            yield Finding(fields=("irn",))
            return


def code_agrees(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """What the signed code says is what is printed."""
    for signed in _codes(subject)[:1]:
        for name, said in _said(signed).items():
            printed = subject.field(name)
            if said is None or printed is None or _same(said, printed.value, subject):
                continue
            yield Finding(
                fields=(name,),
                found=printed.value,
                expected=said,
                confidence=subject.confidence(name),
                unread=_stands_elsewhere(subject, said),
            )


def code_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A document with a reference number shows the signed code."""
    if not _codes(subject):
        yield Finding(fields=("irn",), confidence=subject.absence_confidence)


def in_time(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """It was registered within `days` of its date, or still can be."""
    day = subject.day_of("invoice_date")
    if day is None:
        return
    last = day + timedelta(days=params["days"])
    registered = subject.day_of("ack_date") or (None if subject.field("irn") else subject.context.today)
    if registered is not None and registered > last:
        yield Finding(
            fields=("ack_date", "invoice_date"), found=registered, expected=last,
            confidence=subject.confidence("ack_date", "invoice_date"),
        )  # fmt: skip


def _codes(subject: Subject) -> list[SignedInvoice]:
    read = (read_qr(code.text, subject.context.public_keys) for code in subject.document.codes)
    return [signed for signed in read if signed is not None]


def _said(signed: SignedInvoice) -> Mapping[str, FieldValue | None]:
    unregistered = (signed.buyer_gstin or "").upper() in {"", "URP"}
    return {
        "seller_gstin": signed.seller_gstin,
        "buyer_gstin": None if unregistered else signed.buyer_gstin,
        "invoice_number": signed.document_number,
        "invoice_date": signed.document_date,
        "total": signed.total,
        "irn": signed.irn,
    }


def _stands_elsewhere(subject: Subject, said: FieldValue) -> bool:
    """Tell whether what the code says is on the page, though not where it was read."""
    if isinstance(said, Decimal):
        return any(amount.value == said for amount in find_amounts(subject.document.text))
    if isinstance(said, date):
        return any(found.value == said for found in find_dates(subject.document.text))
    text = "".join(str(said).split()).upper()
    return any("".join(line.split()).upper().find(text) >= 0 for line in subject.document.text.splitlines())


def _same(said: FieldValue, printed: FieldValue, subject: Subject) -> bool:
    if isinstance(said, Decimal) and isinstance(printed, Decimal):
        # What is registered may be before the rounding to the rupee.
        return any(abs(said - total) < _ONE_RUPEE for total in subject.amounts("total"))
    if isinstance(said, str) and isinstance(printed, str):
        return "".join(said.split()).upper() == "".join(printed.split()).upper()
    return said == printed
