"""A document ledger in memory, and documents to put into it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from core.document import (
    DocType,
    Document,
    Examined,
    Field,
    FieldValue,
    LineItem,
    Place,
    Reason,
    Status,
    Verdict,
)
from core.document_serial import Serial, serial_of
from core.errors import ConflictError, InputError
from core.page import Box
from core.uploaded_document import (
    Correction,
    NewUpload,
    Refusal,
    Standing,
    UploadedDocument,
    sibling_id,
)

BOX = Box(0.1, 0.2, 0.4, 0.25)
NOON = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
CHECK_DIGIT = Reason(
    rule_id="gstin_check_digit",
    severity="error",
    message={"en": "The seller's GSTIN has a wrong check digit.", "hi": "GSTIN का चेक अंक ग़लत है।"},
    clause="CGST Rules, Rule 46(a)",
    source="CGST Rules 2017",
    found="07AAACG1234A1Z9",
    expected="07AAACG1234A1Z3",
    next_step={"en": "Ask the supplier to correct it.", "hi": "सप्लायर से ठीक करवाएँ।"},
    place=Place(1, BOX),
)


def a_field(name: str, value: FieldValue, confidence: float = 0.98) -> Field:
    return Field(name, value, str(value), confidence, ("label", "format"), Place(1, BOX))


def an_invoice(
    status: Status = "fail",
    reasons: tuple[Reason, ...] = (CHECK_DIGIT,),
    pages: tuple[int, ...] = (1,),
    **fields: Any,
) -> Examined:
    """An invoice of ₹8,496 by Gupta Kirana; `fields` replace or add values."""
    values: dict[str, FieldValue] = {
        "seller_name": "Gupta Kirana",
        "seller_gstin": "07AAACG1234A1Z9",
        "buyer_name": "Asha Stores",
        "invoice_number": "GK/2231",
        "invoice_date": date(2026, 11, 12),
        "place_of_supply": "Delhi",
        "taxable_value": Decimal("7200.00"),
        "cgst": Decimal("648.00"),
        "sgst": Decimal("648.00"),
        "total": Decimal("8496.00"),
        **fields,
    }
    item = LineItem(
        "Toned milk 500 ml",
        hsn="0401",
        quantity=Decimal(240),
        unit="NOS",
        rate=Decimal("30.00"),
        taxable_value=Decimal("7200.00"),
        gst_rate=Decimal(18),
        amount=Decimal("8496.00"),
        place=Place(1, BOX),
    )
    document = Document(
        DocType.INVOICE,
        pages,
        {name: a_field(name, value) for name, value in values.items()},
        (item,),
        "TAX INVOICE Gupta Kirana",
        0.99,
    )
    return Examined(document, Verdict(status, reasons, "2026.1", date(2026, 11, 22), 0.97))


def an_upload(doc_id: str = "DOC_a", user_id: str = "asha", **more: Any) -> NewUpload:
    values: dict[str, Any] = {
        "doc_id": doc_id,
        "tenant_id": "demo",
        "user_id": user_id,
        "file_name": "bill.pdf",
        "blob_key": f"demo/documents/2026-11-22/{doc_id}",
        "uploaded_at": NOON,
    }
    return NewUpload(**{**values, **more})


@dataclass
class _Kept:
    document: UploadedDocument
    key: str | None
    enqueued: bool


class MemoryDocuments:
    """Implements `core.ports.DocumentLedger`; `by_id` is in the order of arrival."""

    def __init__(self) -> None:
        self.by_id: dict[str, _Kept] = {}
        self.made: list[Correction] = []

    def begin(self, upload: NewUpload) -> UploadedDocument:
        found = self.known(upload.doc_id)
        if found is None and upload.idempotency_key is not None:
            found = self.made_with(upload.tenant_id, upload.idempotency_key)
        if found is not None:
            asked = (upload.user_id, upload.file_name, upload.requested_type)
            if asked != (found.user_id, found.file_name, found.requested_type):
                raise ConflictError("This idempotency key was used for another document; use a new one.")
            return found
        document = UploadedDocument(
            doc_id=upload.doc_id,
            upload_id=upload.doc_id,
            position=1,
            tenant_id=upload.tenant_id,
            user_id=upload.user_id,
            file_name=upload.file_name,
            blob_key=upload.blob_key,
            uploaded_at=upload.uploaded_at,
            state="queued" if upload.origin else "awaiting_upload",
            holders=frozenset({upload.user_id}),
            requested_type=upload.requested_type,
            origin=upload.origin,
        )
        self.by_id[upload.doc_id] = _Kept(document, upload.idempotency_key, upload.origin is None)
        return document

    def arrived(self, doc_id: str, *, sha256: str, size_bytes: int, at: datetime) -> UploadedDocument:
        document = self._one(doc_id)
        if document.sha256 not in (None, sha256):
            raise ConflictError("The file has arrived already.", code="upload_address_used")
        if document.sha256 is not None:
            return document
        earlier = next(
            (
                kept.document
                for kept in self.by_id.values()
                if kept.document.sha256 == sha256
                and kept.document.tenant_id == document.tenant_id
                and kept.document.position == 1
                and kept.document.duplicate_of is None
                and kept.document.state != "refused"
            ),
            None,
        )
        document = replace(document, sha256=sha256, size_bytes=size_bytes)
        if earlier is not None:
            for other in self.of_upload(document.tenant_id, earlier.upload_id):
                self._set(replace(other, holders=other.holders | {document.user_id}))
            return self._set(replace(document, duplicate_of=earlier.doc_id, state="done"), enqueued=True)
        if document.state == "awaiting_upload":
            return self._set(replace(document, state="queued", uploaded_at=at), enqueued=False)
        return self._set(document)

    def start(self, doc_id: str) -> UploadedDocument:
        document = self._one(doc_id)
        if document.is_settled:
            return document
        return self._set(replace(document, state="reading", starts=document.starts + 1))

    def finish(
        self,
        doc_id: str,
        *,
        media_type: str,
        page_count: int,
        found: Sequence[Examined],
    ) -> Sequence[UploadedDocument]:
        first = self._one(doc_id)
        if first.state != "done":
            for place, examined in enumerate(found, start=1):
                done = replace(
                    first,
                    doc_id=sibling_id(first.upload_id, place),
                    position=place,
                    state="done",
                    media_type=media_type,
                    page_count=page_count,
                    origin=first.origin if place == 1 else None,
                    examined=examined,
                )
                self.by_id.setdefault(done.doc_id, _Kept(done, None, enqueued=True))
                self._set(done, enqueued=True)
        return self.of_upload(first.tenant_id, first.upload_id)

    def refuse(self, doc_id: str, refusal: Refusal) -> UploadedDocument:
        document = self._one(doc_id)
        if document.is_settled:
            return document
        return self._set(replace(document, state="refused", refusal=refusal), enqueued=True)

    def find(self, tenant_id: str, doc_id: str) -> UploadedDocument | None:
        found = self.known(doc_id)
        return found if found is not None and found.tenant_id == tenant_id else None

    def known(self, doc_id: str) -> UploadedDocument | None:
        kept = self.by_id.get(doc_id)
        return None if kept is None else kept.document

    def made_with(self, tenant_id: str, idempotency_key: str) -> UploadedDocument | None:
        return next(
            (
                kept.document
                for kept in self.by_id.values()
                if kept.key == idempotency_key and kept.document.tenant_id == tenant_id
            ),
            None,
        )

    def kept_at(self, blob_key: str) -> UploadedDocument | None:
        return next((one for one in self._all() if (one.blob_key, one.position) == (blob_key, 1)), None)

    def of_upload(self, tenant_id: str, upload_id: str) -> Sequence[UploadedDocument]:
        found = [one for one in self._all() if (one.tenant_id, one.upload_id) == (tenant_id, upload_id)]
        return sorted(found, key=lambda one: one.position)

    def newest(
        self,
        tenant_id: str,
        holder: str | None = None,
        limit: int = 50,
        *,
        standings: Collection[Standing] = (),
        doc_types: Collection[DocType] = (),
    ) -> Sequence[UploadedDocument]:
        found = [
            one
            for one in reversed(self._all())
            if one.tenant_id == tenant_id and (holder is None or holder in one.holders)
        ]
        if standings:
            found = [
                one
                for one in found
                if one.standing in standings and one.duplicate_of is None and one.state != "awaiting_upload"
            ]
        if doc_types:
            found = [one for one in found if one.examined and one.examined.document.doc_type in doc_types]
        return found[:limit]

    def waiting(self) -> Sequence[UploadedDocument]:
        return [kept.document for kept in self.by_id.values() if not kept.enqueued]

    def mark_enqueued(self, doc_id: str) -> None:
        self.by_id[doc_id].enqueued = True

    def correct(self, correction: Correction, examined: Examined) -> UploadedDocument:
        key = correction.idempotency_key
        known = next((one for one in self.made if key is not None and one.idempotency_key == key), None)
        if known is not None:
            same = (known.doc_id, known.field, known.value)
            if same != (correction.doc_id, correction.field, correction.value):
                raise ConflictError("This idempotency key was used for another correction; use a new one.")
            return self._one(correction.doc_id)
        self.made.append(correction)
        return self._set(replace(self._one(correction.doc_id), examined=examined))

    def corrections(self, tenant_id: str, doc_id: str) -> Sequence[Correction]:
        return [one for one in self.made if (one.tenant_id, one.doc_id) == (tenant_id, doc_id)]

    def before(self, document: UploadedDocument, serial: Serial) -> Sequence[UploadedDocument]:
        came = [one for one in self._all() if one.tenant_id == document.tenant_id]
        place = next(n for n, one in enumerate(came) if one.doc_id == document.doc_id)
        return [
            one
            for one in came[:place]
            if one.examined is not None and serial_of(one.examined.document) == serial
        ]

    def delete(self, tenant_id: str, doc_id: str, holder: str | None = None) -> Sequence[str]:
        document = self.find(tenant_id, doc_id)
        if document is None:
            return []
        if holder is not None and document.holders - {holder}:
            for other in self.of_upload(tenant_id, document.upload_id):
                self._set(replace(other, holders=other.holders - {holder}))
            return []
        doomed = [one for one in self._all() if doc_id in (one.doc_id, one.duplicate_of)]
        for one in doomed:
            del self.by_id[one.doc_id]
        self.made = [one for one in self.made if one.doc_id in self.by_id]
        needed = {one.blob_key for one in self._all()}
        return list(dict.fromkeys(one.blob_key for one in doomed if one.blob_key not in needed))

    def _all(self) -> list[UploadedDocument]:
        return [kept.document for kept in self.by_id.values()]

    def _one(self, doc_id: str) -> UploadedDocument:
        found = self.known(doc_id)
        if found is None:
            raise InputError(f"There is no document {doc_id!r}.", code="unknown_document")
        return found

    def _set(self, document: UploadedDocument, *, enqueued: bool | None = None) -> UploadedDocument:
        kept = self.by_id[document.doc_id]
        kept.document = document
        if enqueued is not None:
            kept.enqueued = enqueued
        return document
