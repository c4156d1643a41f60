"""Tax invoices, bills of supply, credit and debit notes: their fields and line items."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.document import Field, LineItem
from engines.documents.address import looks_like_company
from engines.documents.amount_field import amount_fields, words_field
from engines.documents.einvoice import SignedInvoice, read_qr
from engines.documents.firm_at_foot import firm_at_foot
from engines.documents.identity import date_of_original, identity_fields, note_fields
from engines.documents.kind_label import named_after_title, told_by_kind
from engines.documents.line_item import line_items
from engines.documents.loose_date import date_at_head
from engines.documents.loose_number import number_at_title, order_at_head
from engines.documents.marketplace import operator_of
from engines.documents.note_original import date_under_original, originals_in_rows
from engines.documents.party import labelled_parties, name_of, party_fields
from engines.documents.party_line import Party
from engines.documents.second_party import addressed, second_party
from engines.documents.seller import seller_at_head, signed_by
from engines.documents.sentence import said_of_bill
from engines.documents.statement import currency_of, declarations, licences, signatures
from engines.documents.survey import Survey
from engines.documents.taxpayer import gstin_fields
from engines.documents.told import OF_BILL, OF_NOTE
from engines.documents.total import find_sums


def extract(
    survey: Survey, own_gstins: Sequence[str] = (), *, note: bool = False
) -> tuple[dict[str, Field], tuple[LineItem, ...]]:
    """Return the fields and line items of an invoice or a note.

    Args:
        survey: Its pages.
        note: Whether it is a credit or debit note, on which "Invoice No" is that of another bill.
        own_gstins: Those of the one who asks; a hint at who is the buyer.
    """
    items = goods_of(survey)
    signed = signed_qr(survey)
    fields: dict[str, Field] = {}
    _add(fields, note_fields(survey) if note else ())
    _add(fields, identity_fields(survey))
    _add(fields, said_of_bill(survey) if note else ())
    _leave_originals(fields)
    _add(fields, originals_in_rows(survey) if note else ())
    _add(fields, licences(survey))
    tells = named_after_title(survey, OF_NOTE if note else OF_BILL)
    told = list(told_by_kind(survey, fields, tells))
    _add(fields, told)
    if note and "invoice_date" not in (dated := date_under_original(survey, fields)):
        fields = dated
        _add(fields, list(told_by_kind(survey, fields, tells)))
    _in_order(fields, {field.name for field in told})
    _add(fields, date_of_original(survey, fields) if note else ())
    number = number_at_title(survey, fields) if "invoice_number" not in fields else None
    _add(fields, [number] if number is not None else [])
    order = order_at_head(survey, fields) if "order_number" not in fields else None
    _add(fields, [order] if order is not None else [])
    day = date_at_head(survey, fields) if "invoice_date" not in fields else None
    _add(fields, [day] if day is not None else [])
    parties = parties_of(survey)
    for role, party in parties.items():
        strong = 0.0
        if role == "seller" and party.name:
            strong = 0.9 if signed_by(survey, party.name[0].text) else 0.0
        _add(fields, party_fields(party, role, strong=strong))
    _add(fields, operator_of(survey, parties))
    _add(fields, gstin_fields(survey, parties, own_gstins))
    words = words_field(survey)
    _add(fields, [words] if words is not None else [])
    code_total = signed.total if signed is not None else None
    _add(
        fields, amount_fields(find_sums(survey, items), words=words, code=code_total, misread=survey.misread)
    )
    _add(fields, signatures(survey))
    _add(fields, declarations(survey))
    currency = currency_of(survey, fields)
    _add(fields, [currency] if currency is not None else [])
    return (_compared(fields, signed) if signed is not None else fields), items


def goods_of(survey: Survey) -> tuple[LineItem, ...]:
    """Return the line items of all tables of goods; where there is none, of rows without a heading."""
    found = tuple(
        item for table in survey.goods for item in line_items(table, survey.sheets, misread=survey.misread)
    )
    return found or tuple(item for item, _ in survey.bare)


def signed_qr(survey: Survey) -> SignedInvoice | None:
    """Return what the e-invoice's QR code says, where one is on the pages."""
    for sheet in survey.sheets:
        for code in sheet.codes:
            found = read_qr(code.text)
            if found is not None:
                return found
    return None


def parties_of(survey: Survey) -> dict[str, Party]:
    """Return the parties, the seller from the head of the page where no label names it."""
    found = labelled_parties(survey)
    _sell_to_reseller(survey, found)
    if "seller" not in found or not found["seller"].name:
        head = seller_at_head(survey, [party for role, party in found.items() if role != "seller"])
        if head is not None and not ("buyer" in found and name_of(found["buyer"]) == name_of(head)):
            found["seller"] = head  # nobody sells to himself
    if "buyer" not in found:
        second = second_party(survey, found.get("seller")) or addressed(survey, found.get("seller"))
        if second is not None:
            found["buyer"] = second
    return found


def _sell_to_reseller(survey: Survey, found: dict[str, Party]) -> None:
    """Make the buyer of a party that is called a dealer or an outlet, where another firm heads the paper."""
    named = found.get("seller")
    if named is None or not named.resells or "buyer" in found:
        return
    head = seller_at_head(survey, list(found.values()))
    if head is None or not head.address or not looks_like_company(name_of(head)):
        head = firm_at_foot(survey)
    if head is not None and name_of(head) != name_of(named):
        found["buyer"], found["seller"] = named, head


def _add(fields: dict[str, Field], found: Iterator[Field] | Sequence[Field]) -> None:
    for field in found:
        fields.setdefault(field.name, field)


def _in_order(fields: dict[str, Field], told: Collection[str]) -> None:
    """Give the earlier of two days to the bill that a note is about, where no known label told which."""
    own, original = fields.get("invoice_date"), fields.get("original_invoice_date")
    if own is None or original is None or "original_invoice_date" not in told:
        return
    if isinstance(own.value, date) and isinstance(original.value, date) and own.value < original.value:
        fields["invoice_date"] = replace(original, name="invoice_date")
        fields["original_invoice_date"] = replace(own, name="original_invoice_date")


def _leave_originals(fields: dict[str, Field]) -> None:
    """Take away a number or date of the note that is printed as that of the bill it is about."""
    for name in ("invoice_number", "invoice_date"):
        own, original = fields.get(name), fields.get(f"original_{name}")
        if own is not None and original is not None and own.place == original.place:
            del fields[name]


def _compared(fields: dict[str, Field], signed: SignedInvoice) -> dict[str, Field]:
    """Return the fields, surer where the signed code says the same; what it alone says is not print."""
    said: dict[str, object] = {
        "seller_gstin": signed.seller_gstin,
        "buyer_gstin": signed.buyer_gstin,
        "invoice_number": signed.document_number,
        "invoice_date": signed.document_date,
        "total": signed.total,
        "irn": signed.irn,
    }
    for name, value in said.items():
        field = fields.get(name)
        if field is None or value is None:
            continue
        same = (
            abs(field.value - value) < 1
            if isinstance(value, Decimal) and isinstance(field.value, Decimal)
            else field.value == value
        )
        if same:
            confidence = round(1 - (1 - field.confidence) * 0.05, 3)
            fields[name] = Field(
                name, field.value, field.raw, confidence, (*field.evidence, "qr"), field.place
            )
    return fields
