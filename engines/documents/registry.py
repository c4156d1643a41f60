"""The types of documents that are understood, each with what reads it: an explicit list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.document import DocType, Field, LineItem
from engines.documents import claim_form, gst_certificate, invoice, msme_certificate, policy, receipt
from engines.documents.survey import Survey

Extracted = tuple[Mapping[str, Field], tuple[LineItem, ...]]

_OF_SALE = frozenset({DocType.INVOICE, DocType.BILL_OF_SUPPLY, DocType.CREDIT_NOTE, DocType.DEBIT_NOTE})
_NOTES = frozenset({DocType.CREDIT_NOTE, DocType.DEBIT_NOTE})
_FORMS = {
    DocType.GST_CERTIFICATE: gst_certificate.extract,
    DocType.MSME_CERTIFICATE: msme_certificate.extract,
    DocType.CLAIM_FORM: claim_form.extract,
    DocType.POLICY: policy.extract,
}


def extract(doc_type: DocType, survey: Survey, own_gstins: Sequence[str] = ()) -> Extracted:
    """Return fields and line items of a document of a type; of `OTHER` there are none."""
    if doc_type in _OF_SALE:
        return invoice.extract(survey, own_gstins, note=doc_type in _NOTES)
    if doc_type is DocType.RECEIPT:
        return receipt.extract(survey)
    reader = _FORMS.get(doc_type)
    return (reader(survey), ()) if reader is not None else ({}, ())
