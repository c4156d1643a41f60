"""The rooms of documents over ledgers in memory, with a reader that reads what it is told."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from adapters.links import LocalUploadUrls, SignedLinks
from adapters.page_picture import MarkedPages
from core.document import Examined
from core.errors import ConflictError, InputError
from core.identity import Principal, Role
from core.message import Attachment, InboundMessage
from core.page import Page, Reading
from core.ports import AuditLog, Blobs, MediaFetcher
from core.uploaded_document import UploadedDocument
from jobs.documents import Attachments, DocumentReading, DocumentService, Shelf
from jobs.documents.telling import Telling
from jobs.documents.workflow import DocumentRooms
from tests.channels.fakes import FakeImporter, MovableClock
from tests.jobs.fakes import ASHA, NOON, MemoryAudit, MemoryDirectory, MemoryMessages
from tests.tools.fake_documents import MemoryDocuments, an_invoice

BILL = b"%PDF-1.7 a bill %%EOF"
MEENA = Principal("demo", "meena", "Meena", Role.SELLER)
VIKRAM = Principal("demo", "vikram", "Vikram", Role.MANAGER)
MAX_BYTES = 10_000


class StrictBlobs:
    """Files in memory, as strict as the real ones."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, key: str, content: BinaryIO) -> str:
        data = content.read()
        if self.kept.setdefault(key, data) != data:
            raise ConflictError(f"The file key {key!r} is taken by other content.")
        return sha256(data).hexdigest()

    def open(self, key: str) -> BinaryIO:
        if key not in self.kept:
            raise InputError(f"There is no file {key!r}.")
        return io.BytesIO(self.kept[key])

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class ScriptedReader:
    """Reads one page of every file; raises what it is told to, one error a reading."""

    def __init__(self) -> None:
        self.read_files: list[bytes] = []
        self.drawn = 0
        self.faults: list[Exception] = []

    def read(self, content: bytes) -> Reading:
        self.read_files.append(content)
        if self.faults:
            raise self.faults.pop(0)
        return Reading("application/pdf", (Page(1, 595, 842, ()),))

    def picture(self, content: bytes, page: int) -> bytes:
        self.drawn += 1
        out = io.BytesIO()
        Image.new("RGB", (300, 400), "white").save(out, "JPEG")
        return out.getvalue()

    def close(self) -> None:
        """Nothing to let go of."""


class Provider:
    """Keeps what people attached, by address; may fail as told."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.faults: list[Exception] = []
        self.fetched: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if self.faults:
            raise self.faults.pop(0)
        return self.files[url]


@dataclass
class DocumentWorld:
    """Everything that deals with documents, and what it works with."""

    folder: Path
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))
    ledger: MemoryDocuments = field(default_factory=MemoryDocuments)
    blobs: Blobs = field(default_factory=StrictBlobs)
    reader: ScriptedReader = field(default_factory=ScriptedReader)
    audit: AuditLog = field(default_factory=MemoryAudit)
    messages: MemoryMessages = field(default_factory=MemoryMessages)
    importer: FakeImporter = field(default_factory=FakeImporter)
    directory: MemoryDirectory = field(default_factory=MemoryDirectory)
    provider: Provider = field(default_factory=Provider)
    found: list[Examined] = field(default_factory=lambda: [an_invoice()])
    waits: list[float] = field(default_factory=list[float])

    def __post_init__(self) -> None:
        self.links = SignedLinks(self.folder / "links.key", self.clock)
        self.shelf = Shelf(self.blobs, self.reader, self.folder / "work", MAX_BYTES)
        telling = Telling(self.messages, self.importer, self.clock)
        self.service = DocumentService(
            ledger=self.ledger,
            shelf=self.shelf,
            urls=LocalUploadUrls(self.links),
            links=self.links,
            pictures=MarkedPages(),
            audit=self.audit,
            clock=self.clock,
        )
        self.reading = DocumentReading(
            ledger=self.ledger,
            shelf=self.shelf,
            examine=self._examine,
            telling=telling,
            audit=self.audit,
            lock_file=self.folder / "reading.lock",
            sleep=self.waits.append,
        )
        fetchers: dict[str, MediaFetcher] = {"whatsapp": self.provider}
        self.attachments = Attachments(
            messages=self.messages,
            ledger=self.ledger,
            shelf=self.shelf,
            importer=self.importer,
            directory=self.directory,
            fetchers=fetchers,
            telling=telling,
            clock=self.clock,
        )
        self.rooms = DocumentRooms(self.attachments, self.reading, self.service)

    def _examine(self, document: UploadedDocument, reading: Reading) -> Sequence[Examined]:
        return self.found

    def send(self, content: bytes = BILL, who: Principal = ASHA, **more: str) -> UploadedDocument:
        """Send a file and have it read."""
        document, _ = self.service.receive(io.BytesIO(content), "bill.pdf", who, **more)
        return self.reading.read(document.doc_id) or document

    def attach(self, *attachments: Attachment, text: str = "", message_id: str = "SM1") -> InboundMessage:
        """Store a WhatsApp message with attachments, as its door does."""
        message = InboundMessage(
            channel="whatsapp",
            message_id=message_id,
            conversation_id="C1",
            address="+911",
            text=text,
            received_at=NOON,
            attachments=attachments,
            route={"to": "+911", "from": "+912"},
        )
        self.messages.store(message)
        return message
