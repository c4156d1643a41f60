"""The service that every door hands documents to and asks them from."""

from __future__ import annotations

import mimetypes
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Protocol

from core.clock import Clock
from core.document import DocType
from core.errors import ConflictError, InputError, ScopeError
from core.identity import Principal
from core.message import Attachment
from core.ports import (
    AuditLog,
    DocumentFile,
    DocumentLedger,
    ExportFormat,
    Links,
    Mark,
    PagePictures,
    UploadTicket,
    UploadUrls,
)
from core.uploaded_document import (
    PICTURE,
    UPLOAD,
    NewUpload,
    UploadedDocument,
    listed_for,
    may_see,
)
from jobs.documents.export import export_file
from jobs.documents.shelf import Shelf, file_key
from jobs.importing.intake import Spooled, display_name

UPLOAD_EXPIRES_S = 900


class Filed(Protocol):
    """What was made findable of documents."""

    def holders_changed(self, document: UploadedDocument) -> None:
        """Let those who sent a file find it, and nobody else."""
        ...

    def deleted(self, tenant_id: str, doc_ids: Sequence[str]) -> None:
        """Remove what was findable of documents that are gone."""
        ...


_SHOWN_TYPES = tuple(kind.value for kind in DocType)


@dataclass(frozen=True)
class DocumentService:
    """Implements `core.ports.Documents`.

    Args:
        ledger: What was received and found.
        shelf: Where files lie.
        urls: Makes the addresses files are sent to directly.
        links: Signs what may be reached without signing in.
        pictures: Draws marks on pages.
        audit: What was done, by whom.
        clock: Tells when a file came.
        may_start: Called when a file is queued, by who runs the jobs in this very process.
        filed: What was made findable of documents; told of who holds them and what is gone.
    """

    ledger: DocumentLedger
    shelf: Shelf
    urls: UploadUrls
    links: Links
    pictures: PagePictures
    audit: AuditLog
    clock: Clock
    may_start: Callable[[], None] = lambda: None
    filed: Filed | None = None

    # --- in ---

    def announce(
        self,
        principal: Principal,
        file_name: str,
        *,
        doc_type: str | None = None,
        idempotency_key: str | None = None,
    ) -> UploadTicket:
        """Announce a file that will be sent directly; return where to.

        Raises:
            InputError: there is no such type of document.
            ConflictError: the idempotency key was used for another request.
        """
        kept = self._begin(principal, file_name, doc_type, idempotency_key)
        media_type = mimetypes.guess_type(kept.file_name)[0] or "application/octet-stream"
        return self.urls.put_url(kept.doc_id, kept.blob_key, media_type, UPLOAD_EXPIRES_S)

    def receive(
        self,
        content: BinaryIO,
        file_name: str,
        principal: Principal,
        *,
        doc_type: str | None = None,
        idempotency_key: str | None = None,
    ) -> tuple[UploadedDocument, bool]:
        """Keep a file and queue it; with it, whether the same bytes were there before.

        With an idempotency key that was used for the same file, the earlier document comes back.
        """
        with self.shelf.copied(content) as (copy, size):
            kept = self._begin(principal, file_name, doc_type, idempotency_key)
            if kept.sha256 is not None and kept.sha256 != copy.sha256:
                raise ConflictError("This idempotency key was used for another document; use a new one.")
            return self._arrived(kept, copy, size)

    def keep(
        self, content: BinaryIO, file_name: str, media_type: str, principal: Principal, name: str
    ) -> Attachment:
        """Keep a file that comes with a message; kept again under the same name it is the same.

        Raises:
            InputError: it is empty or too large.
            ConflictError: another file was kept under the name.
        """
        named = sha256(f"{principal.tenant_id}\n{principal.user_id}\n{name}".encode()).hexdigest()[:32]
        key = f"{principal.tenant_id}/documents/attached/{named}"
        with self.shelf.copied(content) as (copy, _):
            self.shelf.put(key, copy)
        return Attachment(name=display_name(file_name), content_type=media_type, blob_key=key)

    def put(self, token: str, content: BinaryIO) -> UploadedDocument:
        """Take the file that a signed address was made for; the same file again changes nothing.

        Raises:
            IdentityError: the address is not ours or has expired.
            ConflictError: it took another file before.
        """
        announced = self.ledger.known(self.links.subject(UPLOAD, token))
        if announced is None:
            raise InputError(
                "The document was deleted; ask for a new upload address.", code="unknown_document"
            )
        with self.shelf.copied(content) as (copy, size):
            if announced.sha256 is not None and announced.sha256 != copy.sha256:
                raise ConflictError(
                    "This upload address was used already; ask for a new one.", code="upload_address_used"
                )
            return self._arrived(announced, copy, size)[0]

    def arrived(self, blob_key: str) -> UploadedDocument | None:
        """Queue a file that came straight into the bucket; `None` where nobody announced it."""
        announced = self.ledger.kept_at(blob_key)
        if announced is None or announced.sha256 is not None or announced.is_settled:
            return announced
        with self.shelf.blobs.open(blob_key) as file, self.shelf.copied(file) as (copy, size):
            return self._noted(announced, copy.sha256, size)

    def _begin(
        self, principal: Principal, file_name: str, doc_type: str | None, idempotency_key: str | None
    ) -> UploadedDocument:
        doc_id = new_doc_id()
        now = self.clock.now()
        return self.ledger.begin(
            NewUpload(
                doc_id=doc_id,
                tenant_id=principal.tenant_id,
                user_id=principal.user_id,
                file_name=display_name(file_name),
                blob_key=file_key(principal.tenant_id, now.date(), doc_id),
                uploaded_at=now,
                requested_type=_known_type(doc_type),
                idempotency_key=f"{principal.user_id}:{idempotency_key}" if idempotency_key else None,
            )
        )

    def _arrived(
        self, announced: UploadedDocument, copy: Spooled, size: int
    ) -> tuple[UploadedDocument, bool]:
        if announced.sha256 is None:
            self.shelf.put(announced.blob_key, copy)
        noted = self._noted(announced, copy.sha256, size)
        original = self._original(noted)
        return original, noted.duplicate_of is not None

    def _noted(self, announced: UploadedDocument, sha256: str, size: int) -> UploadedDocument:
        noted = self.ledger.arrived(announced.doc_id, sha256=sha256, size_bytes=size, at=self.clock.now())
        if noted.duplicate_of is not None:
            self.shelf.blobs.delete(noted.blob_key)  # the same bytes lie under the first one's key
            if self.filed is not None:
                self.filed.holders_changed(self._original(noted))
        if announced.sha256 is None:
            self.audit.append(
                tenant_id=noted.tenant_id,
                actor=noted.user_id,
                action="upload_document",
                subject=noted.doc_id,
                outcome="allowed",
                details={"bytes": size, "sha256": sha256, "duplicate_of": noted.duplicate_of},
            )
            self.may_start()
        return noted

    # --- out ---

    def find(self, doc_id: str, principal: Principal) -> UploadedDocument:
        """Return a document the person may see; for a duplicate, the one that was read.

        Raises:
            ScopeError: there is none such on the person's account.
        """
        found = self.ledger.find(principal.tenant_id, doc_id)
        if found is not None and may_see(principal, found):
            return self._original(found)
        raise ScopeError("There is no such document on your account.", code="not_found")

    def siblings(self, document: UploadedDocument) -> Sequence[UploadedDocument]:
        """List the documents of the same file, this one among them."""
        return self.ledger.of_upload(document.tenant_id, document.upload_id)

    def newest(self, principal: Principal, limit: int = 50) -> Sequence[UploadedDocument]:
        """List what the person may see, newest first; what came twice stands once."""
        found = self.ledger.newest(principal.tenant_id, listed_for(principal), limit)
        originals = {self._original(one).doc_id: self._original(one) for one in found}
        return list(originals.values())

    def file(self, doc_id: str, principal: Principal) -> DocumentFile:
        """Return the original."""
        document = self.find(doc_id, principal)
        media_type = document.media_type or "application/octet-stream"
        return DocumentFile(document.file_name, media_type, self.shelf.content(document))

    def picture(self, doc_id: str, page: int, principal: Principal) -> bytes:
        """Return a page as PNG, what is wrong on it marked."""
        return self._marked(self.find(doc_id, principal), page)

    def signed_picture(self, token: str) -> bytes:
        """Return the page that a signed link stands for."""
        doc_id, _, page = self.links.subject(PICTURE, token).partition("/")
        if not page.isdecimal():
            raise InputError("The link names no page.", code="not_found")
        return self.shown(doc_id, int(page))

    def shown(self, doc_id: str, page: int) -> bytes:
        """Return a page of a reply that leaves: who may see it was decided when the reply was made.

        Raises:
            InputError: the document was deleted, or has no such page.
        """
        document = self.ledger.known(doc_id)
        if document is None:
            raise InputError("The document was deleted.", code="not_found")
        return self._marked(document, page)

    def export(self, doc_ids: Sequence[str], form: ExportFormat, principal: Principal) -> DocumentFile:
        """Return what documents say, as a file."""
        return export_file([self.find(doc_id, principal) for doc_id in doc_ids], form)

    def delete(self, doc_id: str, principal: Principal) -> None:
        """Remove a document with its file and all that was found in it.

        A seller whose file others sent too lets go of it, and they keep it.
        """
        document = self.find(doc_id, principal)
        siblings = self.siblings(document)
        gone = self.ledger.delete(principal.tenant_id, document.doc_id, listed_for(principal))
        if self.filed is not None:
            self._unfile(siblings)
        if document.blob_key in gone:
            self.shelf.remove(document)
        for key in gone:
            self.shelf.blobs.delete(key)
        self.audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action="delete_document",
            subject=document.doc_id,
            outcome="allowed",
            details={"files": len(gone)},
        )

    def _unfile(self, before: Sequence[UploadedDocument]) -> None:
        """Take out of the index what is gone; what others still hold is theirs alone from now on."""
        assert self.filed is not None  # noqa: S101 the caller asked
        left = [self.ledger.find(one.tenant_id, one.doc_id) for one in before]
        self.filed.deleted(
            before[0].tenant_id, [one.doc_id for one, kept in zip(before, left, strict=True) if kept is None]
        )
        for kept in left:
            if kept is not None:
                self.filed.holders_changed(kept)

    def _original(self, document: UploadedDocument) -> UploadedDocument:
        if document.duplicate_of is None:
            return document
        return self.ledger.find(document.tenant_id, document.duplicate_of) or document

    def _marked(self, document: UploadedDocument, page: int) -> bytes:
        reasons = document.examined.verdict.reasons if document.examined else ()
        marks = [
            Mark(reason.place.box, reason.severity)
            for reason in reasons
            if reason.place is not None
            and reason.place.page == page
            and (reason.severity != "info" or reason.asks)
        ]
        marks.sort(key=lambda mark: mark.severity == "error")  # drawn last, so on top
        return self.pictures.marked(self.shelf.page(document, page), marks)


def new_doc_id() -> str:
    """Return an id that nobody can guess."""
    return f"DOC_{uuid.uuid4().hex[:16]}"


def _known_type(doc_type: str | None) -> str | None:
    if doc_type is None:
        return None
    name = doc_type.strip().lower().replace("-", "_").replace(" ", "_")
    if name not in _SHOWN_TYPES:
        raise InputError(
            f"There is no type of document called {doc_type!r}; it is one of {', '.join(_SHOWN_TYPES)}.",
            code="document_type_unknown",
        )
    return name
