"""Whether the document could be read well enough to be judged at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.document import DocType
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject

KEY_FIELDS: Mapping[DocType, tuple[str, ...]] = {
    DocType.INVOICE: ("seller_name", "seller_gstin", "invoice_number", "invoice_date", "total"),
    DocType.BILL_OF_SUPPLY: ("seller_name", "seller_gstin", "invoice_number", "invoice_date", "total"),
    DocType.CREDIT_NOTE: ("seller_name", "seller_gstin", "invoice_number", "invoice_date", "total"),
    DocType.DEBIT_NOTE: ("seller_name", "seller_gstin", "invoice_number", "invoice_date", "total"),
    DocType.RECEIPT: ("seller_name", "invoice_date", "total"),
    DocType.GST_CERTIFICATE: ("gstin", "legal_name"),
    DocType.MSME_CERTIFICATE: ("udyam_number", "enterprise_name"),
    DocType.CLAIM_FORM: ("order_id", "claim_date", "claim_amount"),
    DocType.POLICY: ("title",),
}
"""The values on which a verdict rests, by type; a document is no surer than the least sure of them."""


def always(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Speak of every document of the types that the rule names."""
    yield Finding(confidence=subject.document.type_confidence)


def type_sure(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """What the document is was told with at least `least` confidence."""
    if subject.document.type_confidence < params["least"]:
        yield Finding(confidence=subject.document.type_confidence)


def print_clear(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The page's print was read with at least `least` confidence: what was not found is not there."""
    if subject.document.read_confidence < params["least"]:
        yield Finding(confidence=subject.document.read_confidence)


def keys_sure(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every key value that was found was read with at least `least` confidence."""
    for name in KEY_FIELDS.get(subject.document.doc_type, ()):
        part = subject.field(name)
        if part is not None and subject.confidence(name) < params["least"]:
            yield Finding(fields=(name,), found=part.value, confidence=part.confidence)


def anything_found(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """At least one key value was found."""
    keys = KEY_FIELDS.get(subject.document.doc_type, ())
    if keys and all(subject.field(name) is None for name in keys):
        yield Finding(confidence=subject.absence_confidence)


def lines_found(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A bill has rows of goods or services."""
    if not subject.lines:
        yield Finding(confidence=subject.absence_confidence, unread=True)
