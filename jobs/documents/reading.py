"""The job of one document: read, understood, judged, kept, told. Every step may run again."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.document import Examined
from core.errors import ExternalError, InputError
from core.page import Reading
from core.ports import AuditLog, DocumentLedger
from core.uploaded_document import Refusal, UploadedDocument
from jobs.documents.shelf import Shelf
from jobs.documents.telling import Telling
from jobs.lock import exclusive
from jobs.trace import where

MAX_STARTS = 3
MAX_TRIES = 4
FIRST_BACKOFF_S = 1.0
MOST_DRAWN = 3
"""Pages with a problem whose pictures are drawn while the reader is at hand."""

log = logging.getLogger(__name__)

Examine = Callable[[UploadedDocument, Reading], Sequence[Examined]]
FileAway = Callable[[UploadedDocument, Examined, Reading], None]


@dataclass(frozen=True)
class DocumentReading:
    """Reads documents, one at a time across the processes of this machine.

    Args:
        ledger: What was received and found.
        shelf: Where files lie, and who reads them.
        examine: Understands and judges what was read.
        telling: Tells what was found where the file came from.
        audit: What was decided.
        lock_file: Held while a document is read: the reader needs much memory.
        file: Makes what was found findable by its words.
        sleep: Waits between tries.
    """

    ledger: DocumentLedger
    shelf: Shelf
    examine: Examine
    telling: Telling
    audit: AuditLog
    lock_file: Path
    file: FileAway | None = None
    sleep: Callable[[float], None] = time.sleep

    def read(self, doc_id: str) -> UploadedDocument | None:
        """Bring a document to its end, `done` or `refused`; one that is there is left alone.

        A file that took the process down `MAX_STARTS` times is refused, so that it cannot do
        so for ever.
        """
        with exclusive(self.lock_file, wait=True, holder="Another document's reading"):
            document = self.ledger.known(doc_id)
            if document is None or document.is_settled:
                return document
            document = self.ledger.start(doc_id)
            if document.starts > MAX_STARTS:
                return self.refuse(doc_id, Refusal("document_broke_reader", "The file broke the reader."))
            return self._read(document)

    def tell(self, doc_id: str) -> None:
        """Have what was found told where the file came from, if it came by a message."""
        document = self.ledger.known(doc_id)
        if document is not None:
            self.telling.document(document)

    def refuse(self, doc_id: str, refusal: Refusal) -> UploadedDocument:
        """Note that a file will not be read, and why."""
        refused = self.ledger.refuse(doc_id, refusal)
        self._audit(refused, "failed", {"code": refusal.code})
        return refused

    def _read(self, document: UploadedDocument) -> UploadedDocument:
        for trial in range(1, MAX_TRIES + 1):
            try:
                return self._once(document)
            except InputError as error:
                return self.refuse(document.doc_id, Refusal.of(error))
            except ExternalError as error:
                log.warning("Reading %s failed for now: %s", document.doc_id, error.code)
                if trial < MAX_TRIES:
                    self.sleep(FIRST_BACKOFF_S * 2 ** (trial - 1) * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
            except Exception as error:  # noqa: BLE001 - a defect of ours must not hold up the documents behind
                log.error("Reading %s failed: %s", document.doc_id, where(error))
                break
        return self.refuse(
            document.doc_id, Refusal("document_reading_failed", "The file could not be read just now.")
        )

    def _once(self, document: UploadedDocument) -> UploadedDocument:
        content = self.shelf.content(document)
        reading = self.shelf.reader.read(content)
        found = self.examine(document, reading)
        if not found:
            raise InputError(
                "Nothing can be read on it. Send a sharper photo of the whole page, in good light.",
                code="document_unreadable",
            )
        kept = self.ledger.finish(
            document.doc_id, media_type=reading.media_type, page_count=len(reading.pages), found=found
        )
        for one in kept:
            if one.examined is not None and self.file is not None:
                self.file(one, one.examined, reading)
        self._draw(kept, content)
        for one in kept:
            verdict = one.examined.verdict if one.examined else None
            if verdict is not None:
                self._audit(
                    one,
                    "allowed",
                    {
                        "status": verdict.status,
                        "rules": [reason.rule_id for reason in verdict.reasons],
                        "rules_version": verdict.rules_version,
                    },
                )
        return kept[0]

    def _draw(self, kept: Sequence[UploadedDocument], content: bytes) -> None:
        """Draw the pages with problems now: later it may be a process without a reader that shows them."""
        reasons = [reason for one in kept if one.examined for reason in one.examined.verdict.reasons]
        pages = dict.fromkeys(reason.place.page for reason in reasons if reason.place is not None)
        for page in list(pages)[:MOST_DRAWN]:
            try:
                self.shelf.page(kept[0], page, content)
            except (InputError, ExternalError) as error:
                log.warning("Page %d of %s was not drawn: %s", page, kept[0].doc_id, error.code)

    def _audit(self, document: UploadedDocument, outcome: str, details: dict[str, object]) -> None:
        self.audit.append(
            tenant_id=document.tenant_id,
            actor="system",
            action="examine_document",
            subject=document.doc_id,
            outcome=outcome,
            details=details,
        )
