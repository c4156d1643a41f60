"""A sale, as the ledger of the one who bills it holds it: the truth from which a page is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from core.errors import InputError
from evals.documents.generator.identity import Party

Value = str | Decimal | date | bool
Kind = Literal[
    "b2b", "b2c", "e_invoice", "marketplace", "cash_memo", "receipt", "bill_of_supply",
    "credit_note", "debit_note",
]  # fmt: skip

DOC_TYPES: Mapping[Kind, str] = {
    "b2b": "invoice",
    "b2c": "invoice",
    "e_invoice": "invoice",
    "marketplace": "invoice",
    "cash_memo": "receipt",
    "receipt": "receipt",
    "bill_of_supply": "bill_of_supply",
    "credit_note": "credit_note",
    "debit_note": "debit_note",
}
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Line:
    """One article sold; `rate` is the price of a unit, `amount` with tax, `discount` in money."""

    description: str
    hsn: str
    quantity: Decimal
    unit: str
    rate: Decimal
    discount_pct: Decimal
    discount: Decimal
    taxable: Decimal
    gst_rate: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal
    cess: Decimal
    amount: Decimal
    mrp: Decimal


@dataclass(frozen=True)
class Defect:
    """Something wrong on purpose: what, by a stable theme, and at which field."""

    theme: str
    field: str


@dataclass(frozen=True)
class Deal:
    """A document of sale. `omit` names what its page leaves out; `inclusive` prices hold the tax."""

    kind: Kind
    seller: Party
    buyer: Party | None
    ship_to: Party | None
    number: str
    day: date
    due: date | None
    order_number: str
    place_of_supply: str
    inter_state: bool
    inclusive: bool
    lines: tuple[Line, ...]
    taxable: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal
    cess: Decimal
    discount: Decimal
    shipping: Decimal
    round_off: Decimal
    total: Decimal
    words: str
    reverse_charge: bool = False
    operator: str = ""
    irn: str = ""
    ack_number: str = ""
    ack_day: date | None = None
    qr: str = ""
    original_number: str = ""
    original_day: date | None = None
    payment_mode: str = ""
    declaration: str = ""
    omit: frozenset[str] = frozenset()
    defects: tuple[Defect, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def doc_type(self) -> str:
        """What kind of document it is, in the product's words."""
        return DOC_TYPES[self.kind]

    @property
    def customer(self) -> Party:
        """The buyer, for layouts that print sales to somebody named.

        Raises:
            InputError: the sale has none: this layout cannot print its kind.
        """
        if self.buyer is None:
            raise InputError(f"A {self.kind} names no buyer; choose a layout that needs none")
        return self.buyer

    @property
    def tax(self) -> Decimal:
        """All GST without cess."""
        return self.cgst + self.sgst + self.igst

    def by_rate(self) -> tuple[tuple[str, Decimal, Decimal, Decimal, Decimal, Decimal], ...]:
        """Return the summary by HSN and rate: HSN, rate, taxable value, CGST, SGST, IGST."""
        groups: dict[tuple[str, Decimal], list[Decimal]] = {}
        for line in self.lines:
            sums = groups.setdefault((line.hsn, line.gst_rate), [ZERO, ZERO, ZERO, ZERO])
            for place, value in enumerate((line.taxable, line.cgst, line.sgst, line.igst)):
                sums[place] += value
        return tuple((hsn, rate, s[0], s[1], s[2], s[3]) for (hsn, rate), s in groups.items())

    def facts(self) -> dict[str, Value]:
        """Return everything that is true of it, by field name; what it does not have is left out."""
        buyer = self.buyer
        named: dict[str, Value | None] = {
            "seller_name": self.seller.name,
            "seller_gstin": self.seller.gstin,
            "seller_state": self.seller.region.name,
            "seller_fssai": self.seller.fssai,
            "seller_udyam": self.seller.udyam,
            "buyer_name": buyer and buyer.name,
            "buyer_gstin": buyer and buyer.gstin,
            "buyer_state": buyer and buyer.region.name,
            "invoice_number": self.number,
            "invoice_date": self.day,
            "due_date": self.due,
            "order_number": self.order_number,
            "place_of_supply": self.place_of_supply,
            "reverse_charge": self.reverse_charge,
            "ecommerce_operator": self.operator,
            "irn": self.irn,
            "ack_number": self.ack_number,
            "ack_date": self.ack_day,
            "taxable_value": self.taxable,
            "cgst": self.cgst,
            "sgst": self.sgst,
            "igst": self.igst,
            "cess": self.cess,
            "discount": self.discount,
            "shipping": self.shipping,
            "round_off": self.round_off,
            "total": self.total,
            "total_in_words": self.words,
            "currency": "INR",
            "original_invoice_number": self.original_number,
            "original_invoice_date": self.original_day,
            "payment_mode": self.payment_mode,
            "declaration": self.declaration,
        }
        return {name: value for name, value in named.items() if value not in (None, "")}
