"""A document as checks see it: its values, what follows from them, and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import TypeGuard

from core.document import DocType, Document, Field, LineItem
from engines.documents import gstin
from engines.documents.check.finding import Finding
from engines.documents.context import ValidationContext
from engines.documents.state import STATES, State, find_state

HEADS = ("cgst", "sgst", "igst")
NOTES = frozenset({DocType.CREDIT_NOTE, DocType.DEBIT_NOTE})
SALES = frozenset({DocType.INVOICE, DocType.BILL_OF_SUPPLY, DocType.RECEIPT}) | NOTES

PRINTED = 0.85
"""The least confidence of what is printed, not pictured, and labelled."""

_PRINT = 0.99
_DIGITS = 13  # ten lakh crore
_YEARS = range(1900, 2200)
_OWN_DATES = (
    "invoice_date", "claim_date", "issue_date", "date_of_registration", "valid_from", "effective_from",
)  # fmt: skip
_SUCCESSOR = {"25": "26", "28": "37"}
_SERVICE = "99"
_EXPORT = re.compile(
    # Not "export" alone: many a shop is called so.
    r"\bSEZ\b|special economic zone|export invoice|meant for export|export (under|against|of)\b|\bLUT\b|"
    r"letter of undertaking|zero[ -]rated|deemed export",
    re.IGNORECASE,
)
_TOBACCO = re.compile(
    r"tobacco|cigar|\bbidis?\b|\bbeedis?\b|pan masala|gutk?ha|zarda|khaini|\bhookah\b|तम्बाकू|तंबाकू|बीड़ी|गुटखा",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Subject:
    """A document under judgement. `implied` grows as rules find what values should have been."""

    document: Document
    context: ValidationContext
    implied: dict[str, set[Decimal]] = field(default_factory=dict[str, set[Decimal]])

    # What is printed

    def field(self, name: str) -> Field | None:
        """Return a field that has something in it."""
        found = self.document.fields.get(name)
        if found is None or (isinstance(found.value, str) and not found.value.strip()):
            return None
        return found

    def text(self, name: str) -> str | None:
        """Return a field's text, trimmed; `None` where it is absent, empty or no text."""
        found = self.field(name)
        return found.value.strip() if found is not None and isinstance(found.value, str) else None

    def money(self, name: str) -> Decimal | None:
        """Return an amount. Credit and debit notes may print theirs as negative: it is turned."""
        found = self.field(name)
        if found is None or not isinstance(found.value, Decimal) or not is_number(found.value):
            return None
        turned = self.document.doc_type in NOTES and name != "round_off"
        return abs(found.value) if turned else found.value

    def day_of(self, name: str) -> date | None:
        """Return a date, if it is of a year that a document can have."""
        found = self.field(name)
        if found is None or not isinstance(found.value, date):
            return None
        day = found.value.date() if isinstance(found.value, datetime) else found.value
        return day if day.year in _YEARS else None

    def flag(self, name: str) -> bool | None:
        """Return a yes or no, `None` where the document says neither."""
        found = self.field(name)
        return found.value if found is not None and isinstance(found.value, bool) else None

    @cached_property
    def is_print(self) -> bool:
        """Whether nothing of it comes from a picture, so that no letter can be misread."""
        return self.document.read_confidence >= _PRINT and not any(
            "ocr" in part.evidence for part in self.document.fields.values()
        )

    def confidence(self, *names: str) -> float:
        """Return the lowest confidence of these fields, as far as they were found.

        A value that arithmetic contradicts has lost confidence by that. Where it is printed
        beside its label the contradiction is the document's own, not the reader's: it counts
        at least `PRINTED`.
        """
        return min((self._sure(part) for name in names if (part := self.field(name))), default=1.0)

    def row_confidence(self, line: LineItem) -> float:
        """Return a row's confidence; in print at least `PRINTED`, as of a field.

        Rolls of receipts break a row over lines without columns: theirs stays as it was read.
        """
        columns = self.is_print and self.document.doc_type is not DocType.RECEIPT
        return max(line.confidence, PRINTED) if columns else line.confidence

    def _sure(self, part: Field) -> float:
        printed = self.is_print and "label" in part.evidence
        return max(part.confidence, PRINTED) if printed else part.confidence

    @cached_property
    def absence_confidence(self) -> float:
        """How sure it is that what was not found is not there.

        No surer than the page was read, nor than what was found on it, by the middle value.
        """
        found = [part.confidence for part in self.document.fields.values()]
        return min(self.document.read_confidence, median(found) if found else 1.0)

    def mentions(self, *patterns: str) -> bool:
        """Tell whether the printed text matches any pattern, case aside."""
        return any(re.search(pattern, self.document.text, re.IGNORECASE) for pattern in patterns)

    # What may be meant

    def amounts(self, name: str) -> tuple[Decimal, ...]:
        """Return what an amount may be: as printed, then as earlier findings say it should be."""
        printed = self.money(name)
        candidates = () if printed is None else (printed,)
        return (*candidates, *sorted(self.implied.get(name, set()) - set(candidates)))

    def learn(self, finding: Finding) -> None:
        """Remember what a finding implies."""
        for name, value in finding.implies.items():
            self.implied.setdefault(name, set()).add(value)

    # What follows

    @cached_property
    def day(self) -> date:
        """The document's own date, by whose rules it is judged; today where it has none."""
        days = (self.day_of(name) for name in _OWN_DATES)
        return next((day for day in days if day is not None), self.context.today)

    @property
    def lines(self) -> tuple[LineItem, ...]:
        """The rows of its table."""
        return self.document.line_items

    @cached_property
    def taxes(self) -> Mapping[str, Decimal]:
        """The heads of tax that are charged, with their amounts; zero is none."""
        return {head: amount for head in HEADS if (amount := self.money(head))}

    @cached_property
    def rates(self) -> frozenset[Decimal]:
        """The rates of tax of its lines."""
        return frozenset(line.gst_rate for line in self.lines if is_number(line.gst_rate))

    @property
    def is_taxed(self) -> bool:
        """Whether tax is charged, as amount or as rate."""
        return bool(self.taxes) or any(rate > 0 for rate in self.rates)

    @cached_property
    def is_registered_sale(self) -> bool:
        """Whether the buyer is registered: by a GSTIN of the buyer, or the owner's anywhere on the page."""
        if self.text("buyer_gstin") is not None:
            return True
        seller = gstin.compact(self.text("seller_gstin") or "")
        own = {gstin.compact(number) for number in self.context.own_gstins} - {seller}
        return bool(own.intersection(gstin.find(self.document.text)))

    @cached_property
    def is_inter_state(self) -> bool:
        """Whether IGST is charged: as an amount, or as the only head that the page names."""
        if self.taxes:
            return "igst" in self.taxes
        return self.is_taxed and self.mentions(r"\bI\.?GST\b") and not self.mentions(r"\b[CS]\.?GST\b")

    @property
    def is_indian(self) -> bool:
        """Whether Indian law governs it: a GSTIN stands on it, or it is in rupees."""
        if self.text("seller_gstin") or self.text("buyer_gstin") or gstin.find(self.document.text):
            return True
        return (self.text("currency") or "INR").upper() in {"INR", "RS", "₹"} and (
            self.document.doc_type is not DocType.RECEIPT
        )

    @cached_property
    def is_zero_rated(self) -> bool:
        """Whether it says that it is an export or a supply to a special economic zone."""
        place = self.supply_state
        return bool(_EXPORT.search(self.document.text)) or (place is not None and place.abroad)

    def is_service(self, line: LineItem) -> bool:
        """Tell whether a line is a service: its code begins with 99."""
        return hsn_of(line).startswith(_SERVICE)

    @property
    def is_only_services(self) -> bool:
        """Whether every line is a service."""
        return bool(self.lines) and all(self.is_service(line) for line in self.lines)

    def is_tobacco(self, line: LineItem) -> bool:
        """Tell whether a line is tobacco or pan masala, by code or by name."""
        return hsn_of(line).startswith(("24", "21069020")) or bool(_TOBACCO.search(line.description))

    @cached_property
    def seller_state(self) -> State | None:
        """Where the seller is: by a GSTIN without a fault, else by the state that is printed."""
        number = self.text("seller_gstin")
        if number is not None and gstin.is_valid(number):
            return current(gstin.state_of(number))
        return current(find_state(self.text("seller_state") or "")) if number is None else None

    @cached_property
    def supply_state(self) -> State | None:
        """The place of supply that is printed."""
        return current(find_state(self.text("place_of_supply") or ""))

    @cached_property
    def buyer_state(self) -> State | None:
        """Where the buyer is registered, by a GSTIN without a fault."""
        number = self.text("buyer_gstin")
        return current(gstin.state_of(number)) if number and gstin.is_valid(number) else None


def current(state: State | None) -> State | None:
    """Return the state that took over a code which is no longer given, else the state itself."""
    return None if state is None else STATES[_SUCCESSOR.get(state.code, state.code)]


def hsn_of(line: LineItem) -> str:
    """Return a line's HSN or SAC without spaces and dots, "" where it has none."""
    return re.sub(r"[\s.\-]", "", line.hsn or "")


def is_number(value: Decimal | None) -> TypeGuard[Decimal]:
    """Tell whether there is a number to reckon with: finite, and of a size that a bill can have."""
    if value is None or not value.is_finite():
        return False
    return value == 0 or -_DIGITS < value.adjusted() < _DIGITS
