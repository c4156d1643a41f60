"""A document as programs read it: the same plain JSON at every door and in every export."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from core.document import Examined, FieldValue, LineItem, Place, Reason
from core.uploaded_document import UploadedDocument

Json = dict[str, Any]

_LINE_ITEM = (
    "description",
    "hsn",
    "quantity",
    "unit",
    "rate",
    "discount",
    "taxable_value",
    "gst_rate",
    "amount",
    "mrp",
)


def document_json(document: UploadedDocument) -> Json:
    """Return a document: what it says, the verdict with its reasons, and how far it got."""
    examined = document.examined
    body: Json = {
        "doc_id": document.doc_id,
        "doc_type": examined.document.doc_type.value if examined else None,
        "status": examined.verdict.status if examined else None,
        **(_found(examined) if examined else {}),
        "state": document.state,
        "upload_id": document.upload_id,
        "duplicate_of": document.duplicate_of,
        "requested_doc_type": document.requested_type,
        "file_name": document.file_name,
        "media_type": document.media_type,
        "page_count": document.page_count,
        "upload_ts": document.uploaded_at.isoformat(),
    }
    if document.refusal is not None:
        body["refusal"] = {"code": document.refusal.code, "message": document.refusal.message}
    return body


def plain_value(value: FieldValue | None) -> Any:
    """Return a field's value as JSON has it: money as a number, a day as ISO text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _found(examined: Examined) -> Json:
    document, verdict = examined.document, examined.verdict
    return {
        "fields": {name: plain_value(field.value) for name, field in document.fields.items()},
        "line_items": [_line(item) for item in document.line_items],
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "confidence": {name: round(field.confidence, 4) for name, field in document.fields.items()},
        "type_confidence": round(document.type_confidence, 4),
        "verdict_confidence": round(verdict.confidence, 4),
        "evidence": {name: list(field.evidence) for name, field in document.fields.items()},
        "places": {
            name: _place(field.place) for name, field in document.fields.items() if field.place is not None
        },
        "pages": list(document.pages),
        "rules_version": verdict.rules_version,
        "judged_on": verdict.judged_on.isoformat(),
    }


def _line(item: LineItem) -> Json:
    return {name: plain_value(getattr(item, name)) for name in _LINE_ITEM}


def _reason(reason: Reason) -> Json:
    """`message` and `next_step` are English; `in_other_languages` has them by language."""
    return {
        "rule_id": reason.rule_id,
        "severity": reason.severity,
        "asks": reason.asks,
        "message": reason.message.get("en", ""),
        "clause": reason.clause,
        "source": reason.source,
        "found": reason.found,
        "expected": reason.expected,
        "next_step": reason.next_step.get("en"),
        "page": reason.place.page if reason.place else None,
        "box": _box(reason.place),
        "in_other_languages": {
            language: {"message": message, "next_step": reason.next_step.get(language)}
            for language, message in reason.message.items()
            if language != "en"
        },
    }


def _place(place: Place) -> Json:
    return {"page": place.page, "box": _box(place)}


def _box(place: Place | None) -> list[float] | None:
    """Return left, top, right, bottom: fractions of the page from its top left."""
    if place is None:
        return None
    box = place.box
    return [round(edge, 4) for edge in (box.left, box.top, box.right, box.bottom)]
