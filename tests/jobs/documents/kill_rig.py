"""A worker that reads documents slowly, to be killed: `python -m tests.jobs.documents.kill_rig HOME`."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.conversations import SqlConversations
from adapters.database import open_database
from adapters.ledgers import (
    SqlDeliveryLedger,
    SqlDocumentLedger,
    SqlMessageLedger,
    SqlTurnEvents,
)
from adapters.links import LocalUploadUrls, SignedLinks
from adapters.page_picture import MarkedPages
from core.clock import SystemClock
from core.document import Examined
from core.page import Reading
from core.uploaded_document import UploadedDocument
from jobs.documents import Attachments, DocumentReading, DocumentService, Shelf
from jobs.documents.telling import Telling
from jobs.documents.workflow import DocumentRooms
from jobs.runtime import Runtime
from jobs.worker import run_worker
from jobs.worker_parts import WorkerParts, WorkerSettings
from tests.channels.fakes import FakeImporter
from tests.jobs.crash_rig import Echo, Everyone
from tests.jobs.documents.fakes import ScriptedReader
from tests.jobs.fakes import MemoryAudit
from tests.tools.fake_documents import an_invoice

READING_S = 0.4
FATAL = b"%PDF-1.7 takes the process down %%EOF"


class SlowReader(ScriptedReader):
    """Takes its time, and notes in a file when it begins and ends; one file ends the process."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log

    def read(self, content: bytes) -> Reading:
        self._note(f"begin {content.decode()}")
        if content == FATAL:
            import os

            os._exit(9)
        time.sleep(READING_S)
        self._note(f"end {content.decode()}")
        return super().read(content)

    def _note(self, line: str) -> None:
        with self._log.open("a") as log:
            log.write(f"{line}\n")


def rooms_of(home: Path) -> DocumentRooms:
    """The rooms over the home's databases."""
    database = open_database(f"sqlite:///{home / 'app.db'}")
    ledger, clock = SqlDocumentLedger(database), SystemClock()
    messages = SqlMessageLedger(database)
    importer = FakeImporter()
    shelf = Shelf(LocalBlobs(home / "blobs"), SlowReader(home / "read.log"), home / "work")
    telling = Telling(messages, importer, clock)
    links = SignedLinks(home / "links.key")
    service = DocumentService(
        ledger=ledger,
        shelf=shelf,
        urls=LocalUploadUrls(links),
        links=links,
        pictures=MarkedPages(),
        audit=SqlAuditLog(database, clock),
        clock=clock,
    )

    def examine(document: UploadedDocument, reading: Reading) -> Sequence[Examined]:
        return [an_invoice()]

    reading = DocumentReading(
        ledger=ledger,
        shelf=shelf,
        examine=examine,
        telling=telling,
        audit=MemoryAudit(),
        lock_file=home / "reading.lock",
    )
    attachments = Attachments(
        messages=messages,
        ledger=ledger,
        shelf=shelf,
        importer=importer,
        directory=Everyone(),
        fetchers={},
        telling=telling,
        clock=clock,
    )
    return DocumentRooms(attachments, reading, service)


def main(home: Path) -> None:
    @asynccontextmanager
    async def compose() -> AsyncGenerator[WorkerParts]:
        database = open_database(f"sqlite:///{home / 'app.db'}")
        yield WorkerParts(
            messages=SqlMessageLedger(database),
            deliveries=SqlDeliveryLedger(database),
            events=SqlTurnEvents(database),
            conversations=SqlConversations(database),
            directory=Everyone(),
            audit=MemoryAudit(),
            responder=Echo(),
            adapters={},
            documents=rooms_of(home),
        )

    settings = WorkerSettings(home=home, runtime=Runtime(f"sqlite:///{home / 'jobs.db'}"), grace_s=2)
    run_worker(settings, compose, lambda: print("ready", flush=True))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]))
