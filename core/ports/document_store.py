"""Documents kept and served: their ledger, and the one service every door asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Literal, Protocol

from core.document import DocType, Examined
from core.document_serial import Serial
from core.identity import Principal
from core.message import Attachment
from core.page import Box
from core.uploaded_document import Correction, NewUpload, Refusal, Standing, UploadedDocument

ExportFormat = Literal["json", "csv", "xlsx", "einvoice"]


class DocumentLedger(Protocol):
    """Remembers every document received, and what was found, decided and corrected."""

    def begin(self, upload: NewUpload) -> UploadedDocument:
        """Announce a file (`awaiting_upload`); one that comes with a chat message is `queued`.

        The same document id again, or the same idempotency key for the same request, returns
        what is there.

        Raises:
            ConflictError: the idempotency key was used for another request.
        """
        ...

    def arrived(self, doc_id: str, *, sha256: str, size_bytes: int, at: datetime) -> UploadedDocument:
        """Note that the file is kept, and queue it.

        Where the tenant sent the same bytes before and they were not refused, the document
        becomes that one's duplicate, and its sender another holder of it.

        Raises:
            InputError: there is no such document.
            ConflictError: its file had arrived already, with other content.
        """
        ...

    def start(self, doc_id: str) -> UploadedDocument:
        """Note that reading begins, and count it."""
        ...

    def finish(
        self,
        doc_id: str,
        *,
        media_type: str,
        page_count: int,
        found: Sequence[Examined],
    ) -> Sequence[UploadedDocument]:
        """Keep what was found, one document each; doing it again changes nothing."""
        ...

    def refuse(self, doc_id: str, refusal: Refusal) -> UploadedDocument:
        """Note that the file will not be read, and why."""
        ...

    def find(self, tenant_id: str, doc_id: str) -> UploadedDocument | None:
        """Return a document, or `None`."""
        ...

    def known(self, doc_id: str) -> UploadedDocument | None:
        """Return a document of any tenant: for the machine's own work, never for a person."""
        ...

    def made_with(self, tenant_id: str, idempotency_key: str) -> UploadedDocument | None:
        """Return the document that was announced with the key, or `None`."""
        ...

    def kept_at(self, blob_key: str) -> UploadedDocument | None:
        """Return the document whose file has this key, of any tenant, or `None`."""
        ...

    def of_upload(self, tenant_id: str, upload_id: str) -> Sequence[UploadedDocument]:
        """List an upload's documents, in the order of its pages."""
        ...

    def newest(
        self,
        tenant_id: str,
        holder: str | None = None,
        limit: int = 50,
        *,
        standings: Collection[Standing] = (),
        doc_types: Collection[DocType] = (),
    ) -> Sequence[UploadedDocument]:
        """List documents, newest first; of one holder, or of the whole tenant.

        With `standings` only those that stand so, with `doc_types` only those of these types;
        a file that came twice is then the first one alone.
        """
        ...

    def waiting(self) -> Sequence[UploadedDocument]:
        """List queued files whose job was not enqueued yet, oldest first."""
        ...

    def mark_enqueued(self, doc_id: str) -> None:
        """Note that the job is enqueued."""
        ...

    def correct(self, correction: Correction, examined: Examined) -> UploadedDocument:
        """Keep a correction and the document as it now reads.

        Raises:
            ConflictError: the idempotency key was used for another correction.
        """
        ...

    def corrections(self, tenant_id: str, doc_id: str) -> Sequence[Correction]:
        """List a document's corrections, oldest first."""
        ...

    def before(self, document: UploadedDocument, serial: Serial) -> Sequence[UploadedDocument]:
        """List the tenant's documents of a serial that came before one, oldest first."""
        ...

    def delete(self, tenant_id: str, doc_id: str, holder: str | None = None) -> Sequence[str]:
        """Forget a document, or only that the holder sent it where others did too.

        Returns the keys of files that nobody holds any more.
        """
        ...


@dataclass(frozen=True)
class UploadTicket:
    """Where and how to send a file that was announced: one `PUT`, before it expires.

    `url` may be a path on the server that was asked.
    """

    doc_id: str
    url: str
    headers: Mapping[str, str]
    expires_in_s: int


class UploadUrls(Protocol):
    """Makes the address a file is sent to directly."""

    def put_url(self, doc_id: str, blob_key: str, media_type: str, expires_in_s: int) -> UploadTicket:
        """Return the address for one file."""
        ...


class Links(Protocol):
    """Signed names for things that may be reached without signing in, for a while."""

    def sign(self, purpose: str, subject: str, expires_in_s: int) -> str:
        """Return a token that stands for the subject; URL-safe."""
        ...

    def subject(self, purpose: str, token: str) -> str:
        """Return what a token stands for.

        Raises:
            IdentityError: it is not ours, for another purpose, or expired.
        """
        ...


@dataclass(frozen=True)
class Mark:
    """A box to draw on a page; an `error` is drawn in red, anything else in orange."""

    box: Box
    severity: str = "error"


class PagePictures(Protocol):
    """Draws marks on the picture of a page."""

    def marked(self, picture: bytes, marks: Sequence[Mark]) -> bytes:
        """Return the picture (JPEG, upright, as a `PageReader` gives it) with the marks, as PNG."""
        ...


class MediaFetcher(Protocol):
    """Fetches what was attached to a message, from the provider that holds it."""

    def fetch(self, url: str) -> bytes:
        """Return the file.

        Raises:
            InputError: it is too large, gone, or not where the provider keeps its files.
            ExternalError: the provider did not answer.
        """
        ...


@dataclass(frozen=True)
class UploadEvent:
    """A file that arrived in the bucket, and the handle by which its message is acknowledged."""

    blob_key: str
    handle: str


class UploadEvents(Protocol):
    """Tells of files that arrived directly in the bucket."""

    def poll(self) -> Sequence[UploadEvent]:
        """Wait a while for events and return those that came."""
        ...

    def done(self, event: UploadEvent) -> None:
        """Acknowledge an event, so that it does not come again."""
        ...


@dataclass(frozen=True)
class DocumentFile:
    """A file to hand out."""

    name: str
    media_type: str
    content: bytes


class Documents(Protocol):
    """Takes documents in and hands them out, to those who may see them."""

    def announce(
        self,
        principal: Principal,
        file_name: str,
        *,
        doc_type: str | None = None,
        idempotency_key: str | None = None,
    ) -> UploadTicket:
        """Announce a file that will be sent directly; raises what `DocumentLedger.begin` raises."""
        ...

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

        Raises:
            InputError: it is empty or too large.
            ConflictError: the idempotency key was used for another file.
            StorageFullError: there is no room for it.
        """
        ...

    def keep(
        self, content: BinaryIO, file_name: str, media_type: str, principal: Principal, name: str
    ) -> Attachment:
        """Keep a file that comes with a message; `name` is the caller's own for it, of the person.

        Raises:
            ConflictError: another file was kept under the name.
        """
        ...

    def put(self, token: str, content: BinaryIO) -> UploadedDocument:
        """Take the file that a signed address was made for.

        Raises:
            IdentityError: the address is not ours or has expired.
            ConflictError: it was used before.
        """
        ...

    def find(self, doc_id: str, principal: Principal) -> UploadedDocument:
        """Return a document the person may see; for a duplicate, the one that was read.

        Who asks is checked here; the door that is refused records it.

        Raises:
            ScopeError: there is none such on the person's account.
        """
        ...

    def siblings(self, document: UploadedDocument) -> Sequence[UploadedDocument]:
        """List the documents of the same file, this one among them."""
        ...

    def newest(self, principal: Principal, limit: int = 50) -> Sequence[UploadedDocument]:
        """List what the person may see, newest first."""
        ...

    def file(self, doc_id: str, principal: Principal) -> DocumentFile:
        """Return the original."""
        ...

    def picture(self, doc_id: str, page: int, principal: Principal) -> bytes:
        """Return a page as PNG, what is wrong on it marked."""
        ...

    def signed_picture(self, token: str) -> bytes:
        """Return the page that a signed link stands for."""
        ...

    def export(self, doc_ids: Sequence[str], form: ExportFormat, principal: Principal) -> DocumentFile:
        """Return what documents say, as a file."""
        ...

    def delete(self, doc_id: str, principal: Principal) -> None:
        """Remove a document with its file and all that was found in it."""
        ...
