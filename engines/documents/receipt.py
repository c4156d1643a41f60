"""Receipts of tills and cash memos: their fields and line items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import Field, LineItem
from engines.documents.amount import find_amounts
from engines.documents.amount_field import amount_fields, words_field
from engines.documents.finding import Read, date_reader, field_of, find, read_reference
from engines.documents.invoice import goods_of
from engines.documents.kind_label import named_after_title, told_by_kind
from engines.documents.layout import Run
from engines.documents.loose_date import date_at_head
from engines.documents.party import labelled_parties, party_fields
from engines.documents.seller import seller_at_head
from engines.documents.statement import currency_of, licences, signatures
from engines.documents.survey import Survey
from engines.documents.taxpayer import gstin_fields
from engines.documents.told import OF_RECEIPT
from engines.documents.total import find_sums
from engines.documents.written_date import find_dates

_PAID_BY = re.compile(
    r"\b(?:paid|payment|pmt|settled|tendered|received|recd|rcvd|collected)\b\.?\s+"
    r"(?:is\s+|in\s+full\s+|with\s+thanks\s+)?(?:by|via|through|using|in|with|on)\b",
    re.IGNORECASE,
)
_MODES = re.compile(
    r"\b(?:cash|upi|credit card|debit card|card|visa|mastercard|paytm|phonepe|google pay|gpay|cheque|"
    r"net ?banking|wallet|credit)\b|नकद|यूपीआई|कार्ड",
    re.IGNORECASE,
)
_PAID_IN_HINDI = re.compile(
    r"(?P<mode>नकद|यूपीआई|कार्ड|upi|cash|card)\s+(?:से|में|द्वारा)\s+(?:मि\s?ल|प्राप्त|भुगतान|दि\s?य|लि\s?य|जमा|अदा)",
    re.IGNORECASE,
)


def extract(survey: Survey) -> tuple[dict[str, Field], tuple[LineItem, ...]]:
    """Return the fields and line items of a receipt."""
    items = goods_of(survey)
    fields: dict[str, Field] = {}
    for field in _fields(survey, items):
        fields.setdefault(field.name, field)
    for field in told_by_kind(survey, fields, named_after_title(survey, OF_RECEIPT)):
        fields.setdefault(field.name, field)
    currency = currency_of(survey, fields)
    if currency is not None:
        fields["currency"] = currency
    return fields, items


def _fields(survey: Survey, items: tuple[LineItem, ...]) -> Iterator[Field]:
    seller = seller_at_head(survey, ()) or labelled_parties(survey).get("seller")
    if seller is not None:
        yield from party_fields(seller, "seller")
    yield from gstin_fields(survey, {} if seller is None else {"seller": seller})
    wanted = (
        find(survey, "invoice_number", read_reference),
        find(survey, "invoice_date", date_reader(misread=survey.misread))
        or date_at_head(survey)
        or _any_date(survey),
        find(survey, "payment_mode", _read_mode),
        _paid_with(survey) or _paid_by(survey),
    )
    yield from (field for field in wanted if field is not None)
    words = words_field(survey)
    if words is not None:
        yield words
    yield from amount_fields(find_sums(survey, items), words=words, code=None, misread=survey.misread)
    yield from licences(survey)
    yield from signatures(survey)


def _read_mode(run: Run) -> Read | None:
    found = _MODES.search(run.text)
    if found is None:
        return None
    return Read(found.group(), run.text, run.within(*found.span()) or run.tokens)


def _paid_with(survey: Survey) -> Field | None:
    """Return the means of payment that the label of an amount paid names: "Cash  500.00"."""
    for label in survey.labelled("_paid"):
        found = _MODES.search(label.run.text)
        run = survey.beside(label, far=True)
        paid = run is not None and any(a.money and a.value > 0 for a in find_amounts(run.text))
        if found is not None and paid:
            return field_of("payment_mode", Read(found.group(), label.run.text, label.run.tokens), label=0.7)
    return None


def _paid_by(survey: Survey) -> Field | None:
    """Return the means of payment after "paid by" or "tendered in", or in a line of its own."""
    for line in survey.lines():
        for segment in line.segments:
            only = _MODES.fullmatch(segment.text.strip(" .:*-"))
            if only is not None and len(line.segments) == 1:
                return field_of("payment_mode", Read(only.group(), segment.text, segment.tokens), label=0.6)
        said = _PAID_IN_HINDI.search(line.text)
        if said is not None:
            tokens = line.within(*said.span("mode")) or line.tokens
            return field_of("payment_mode", Read(said["mode"], line.text, tokens), label=0.8)
        found = _PAID_BY.search(line.text)
        mode = _MODES.search(line.text, found.end()) if found is not None else None
        if mode is not None:
            tokens = line.within(*mode.span()) or line.tokens
            return field_of("payment_mode", Read(mode.group(), line.text, tokens), label=0.8)
    return None


def _any_date(survey: Survey) -> Field | None:
    """Return the first date of the page, wherever it stands."""
    for line in survey.lines():
        for found in find_dates(line.text, misread=survey.misread):
            if 1990 <= found.value.year <= 2100:
                tokens = line.within(found.start, found.end) or line.tokens
                return field_of("invoice_date", Read(found.value, found.raw, tokens), position=0.7)
    return None
