"""A document, understood: its fields with their evidence, and the verdict on it with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from core.page import Box, Code

FieldValue = str | Decimal | date | bool
Severity = Literal["error", "warning", "info"]
Status = Literal["pass", "fail", "needs_review"]


class DocType(StrEnum):
    """What a document is."""

    INVOICE = "invoice"
    BILL_OF_SUPPLY = "bill_of_supply"
    CREDIT_NOTE = "credit_note"
    DEBIT_NOTE = "debit_note"
    RECEIPT = "receipt"
    GST_CERTIFICATE = "gst_certificate"
    MSME_CERTIFICATE = "msme_certificate"
    CLAIM_FORM = "claim_form"
    POLICY = "policy"
    OTHER = "other"


@dataclass(frozen=True)
class Place:
    """Where on which page of the file something stands."""

    page: int
    box: Box


@dataclass(frozen=True)
class Field:
    """One value of a document.

    `raw` is how it is written there. `confidence`, 0–1, comes from the evidence that agrees,
    which `evidence` names: `label`, `position`, `format`, `check_digit`, `arithmetic`,
    `amount_in_words`, `qr`, `ocr`, `corrected`. `place` is `None` where the value was
    worked out or comes from a code, not read from print.
    """

    name: str
    value: FieldValue
    raw: str
    confidence: float
    evidence: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True)
class LineItem:
    """One row of the table of goods; money in the document's currency, rates in percent."""

    description: str
    hsn: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    rate: Decimal | None = None
    discount: Decimal | None = None
    taxable_value: Decimal | None = None
    gst_rate: Decimal | None = None
    amount: Decimal | None = None
    mrp: Decimal | None = None
    confidence: float = 1.0
    place: Place | None = None
    titled: tuple[str, ...] = ()
    """Which of its values stand under a heading that says what they are; others were worked out."""


@dataclass(frozen=True)
class Leftover:
    """Print that was read but not understood: no value, no label, nothing known accounts for it.

    `within` names what it stands in, `goods` for a column of the table of goods whose heading
    says nothing; elsewhere it is empty.
    """

    text: str
    place: Place
    within: str = ""


@dataclass(frozen=True)
class Document:
    """One document of a file; `pages` are the file's pages it covers, `text` all that is printed.

    `read_confidence` is the reader's over those pages, 0–1: how sure it is that what was not
    found is not there. `codes` are the QR codes and barcodes on them, `leftover` what of the
    print was not understood: what is missing may be among it.
    """

    doc_type: DocType
    pages: tuple[int, ...]
    fields: Mapping[str, Field]
    line_items: tuple[LineItem, ...] = ()
    text: str = ""
    type_confidence: float = 1.0
    read_confidence: float = 1.0
    codes: tuple[Code, ...] = ()
    leftover: tuple[Leftover, ...] = ()

    def value(self, name: str) -> FieldValue | None:
        """Return a field's value, `None` where the document does not have it."""
        found = self.fields.get(name)
        return None if found is None else found.value


Problem = Literal[
    "duplicate", "gstin", "tax", "hsn", "arithmetic", "missing", "number", "date", "einvoice", "food",
    "price", "supplier_payment", "transport", "certificate", "claim", "unreadable",
]  # fmt: skip
"""What is wrong with a document, as people ask for it.

`missing` is any particular that a document must show; `unreadable`, what could not be read surely.
"""


@dataclass(frozen=True)
class Reason:
    """Why a document does not simply pass.

    `message` and `next_step` are plain sentences by language (`en`, `hi`); `clause` names the
    rule's text, `source` where it was read, `since` from when it holds. One that `asks` says
    nothing is wrong: something could not be found or understood, and a person should look.
    """

    rule_id: str
    severity: Severity
    message: Mapping[str, str]
    clause: str
    source: str
    found: str | None = None
    expected: str | None = None
    next_step: Mapping[str, str] = field(default_factory=dict[str, str])
    place: Place | None = None
    asks: bool = False
    since: date | None = None


@dataclass(frozen=True)
class Verdict:
    """What was decided on a document, by which version of the rules, on which day."""

    status: Status
    reasons: tuple[Reason, ...]
    rules_version: str
    judged_on: date
    confidence: float


@dataclass(frozen=True)
class Examined:
    """A document and the verdict on it."""

    document: Document
    verdict: Verdict
