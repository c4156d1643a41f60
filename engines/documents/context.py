"""What is known beside the document when it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Earlier(NamedTuple):
    """A document judged before: whose it was, its number, its financial year ("2025-26"), its id and day."""

    seller_gstin: str
    invoice_number: str
    financial_year: str
    doc_id: str
    day: date | None = None


@dataclass(frozen=True)
class ValidationContext:
    """Facts that a document cannot tell of itself.

    What is unknown stays empty, and a rule that hangs on it does not speak.

    Args:
        today: The day of judging.
        own_gstins: The GSTINs of the one who received or wrote the document.
        aato_crore: The seller's annual aggregate turnover, ₹ crore: the largest of any
            financial year since 2017-18.
        earlier: Documents of the same tenant judged before, this one not among them.
        public_keys: Public keys of the e-invoice portals, PEM, by key id.
        mrp_of: Maximum retail prices by the product's name as bills print it.
    """

    today: date
    own_gstins: tuple[str, ...] = ()
    aato_crore: Decimal | None = None
    earlier: tuple[Earlier, ...] = ()
    public_keys: Mapping[str, str] = field(default_factory=dict[str, str])
    mrp_of: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
