"""A server with the WhatsApp door and a worker, to be spoken to as Twilio does, and to be killed.

Real processes on loopback, their own databases, Twilio's client against Twilio on loopback. Its time is
the machine's and as many hours more as a file says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from channels.whatsapp.settings import WhatsAppSettings
from channels.whatsapp.templates import Template, Templates
from core.identity import ChannelAddress, Principal, Role
from core.message import Choice, InboundMessage, Reply
from core.ports import NewUser
from jobs.turn.turns import OnEvent
from tests.channels.whatsapp.signing import SETTINGS
from tests.jobs.fakes import MemoryAudit, reply_to

if TYPE_CHECKING:
    from adapters.database import Database
    from adapters.ledgers import SqlMessageLedger
    from jobs.documents.workflow import DocumentRooms

NUMBER = "+919876543210"
TEMPLATE = "HX" + "a" * 32
WINDOW = timedelta(milliseconds=900)


class RigClock:
    """The machine's clock, put forward."""

    def __init__(self, home: Path) -> None:
        self._hours = home / "hours"

    def now(self) -> datetime:
        hours = float(self._hours.read_text()) if self._hours.exists() else 0.0
        return datetime.now(UTC) + timedelta(hours=hours)


class Echo:
    """Says what was said, and offers to say why."""

    async def respond(self, message: InboundMessage, principal: Principal, on_event: OnEvent) -> Reply:
        said = message.text
        if message.asked_by == "machine":
            told = message.context.get("notice")
            said = told["kind"] if told else f"{message.text}, verdict on a document"
        reply = reply_to(message, f"re: {said}")
        return reply.model_copy(update={"choices": (Choice(label="Why?", message=f"why {said[:9]}"),)})


def home() -> Path:
    return Path(os.environ["RIG_HOME"])


def settings() -> WhatsAppSettings:
    templates = Templates({("alert", "en"): Template(TEMPLATE)})
    return replace(SETTINGS, base_url=os.environ["RIG_TWILIO"], timeout_s=5.0, templates=templates)


def document_rooms(database: Database, messages: SqlMessageLedger, clock: RigClock) -> DocumentRooms:
    """What takes photos in: the real rooms, a reader that reads an invoice in everything."""
    from adapters.audit import SqlAuditLog
    from adapters.blobs import LocalBlobs
    from adapters.directory import SqlDirectory
    from adapters.ledgers import SqlDocumentLedger
    from adapters.links import LocalUploadUrls, SignedLinks
    from adapters.page_picture import MarkedPages
    from channels.whatsapp.media import twilio_media
    from jobs.documents import Attachments, DocumentReading, DocumentService, Shelf
    from jobs.documents.telling import Telling
    from jobs.documents.workflow import DocumentRooms
    from tests.channels.fakes import FakeImporter
    from tests.jobs.documents.fakes import ScriptedReader
    from tests.tools.fake_documents import an_invoice

    ledger, links = SqlDocumentLedger(database), SignedLinks(home() / "links.key")
    shelf = Shelf(LocalBlobs(home() / "blobs"), ScriptedReader(), home() / "work")
    telling = Telling(messages, FakeImporter(), clock)
    return DocumentRooms(
        Attachments(
            messages=messages,
            ledger=ledger,
            shelf=shelf,
            importer=FakeImporter(),
            directory=SqlDirectory(database),
            fetchers={"whatsapp": twilio_media(settings(), 1_000_000)},
            telling=telling,
            clock=clock,
        ),
        DocumentReading(
            ledger=ledger,
            shelf=shelf,
            examine=lambda document, reading: [an_invoice()],
            telling=telling,
            audit=MemoryAudit(),
            lock_file=home() / "reading.lock",
        ),
        DocumentService(
            ledger=ledger,
            shelf=shelf,
            urls=LocalUploadUrls(links),
            links=links,
            pictures=MarkedPages(),
            audit=SqlAuditLog(database, clock),
            clock=clock,
        ),
    )


def prepare(folder: Path) -> None:
    """Make the databases, and Asha."""
    from adapters.database import migrate, open_database
    from adapters.directory import SqlDirectory

    for name in ("app", "inbox"):
        migrate(f"sqlite:///{folder / name}.db")
    database = open_database(f"sqlite:///{folder / 'app.db'}")
    SqlDirectory(database).add_user(
        NewUser("asha", "demo", "Asha", Role.SELLER, addresses=(ChannelAddress("whatsapp", NUMBER),))
    )
    database.close()


def door_app() -> Any:
    from fastapi import FastAPI

    from adapters.conversations import SqlConversations
    from adapters.database import open_database
    from adapters.ledgers import SqlDeliveryLedger, SqlMessageLedger, SqlTurnEvents
    from channels.whatsapp.routes import whatsapp_router
    from jobs.inbox import DurableInbox

    database = open_database(f"sqlite:///{home() / 'app.db'}")
    messages = SqlMessageLedger(open_database(f"sqlite:///{home() / 'inbox.db'}"))
    inbox = DurableInbox(messages, SqlTurnEvents(database), SqlConversations(database))
    app = FastAPI()

    @app.get("/readyz")
    async def readyz() -> dict[str, str]:
        return {"status": "ready"}

    app.include_router(whatsapp_router(settings(), inbox, SqlDeliveryLedger(database), RigClock(home())))
    return app


def __getattr__(name: str) -> Any:
    if name == "app":  # uvicorn asks for it by name; nobody else pays for it
        return door_app()
    raise AttributeError(name)


def worker(ready: Callable[[], None]) -> None:
    """The worker's entry."""
    from adapters.conversations import SqlConversations
    from adapters.database import open_database
    from adapters.directory import SqlDirectory
    from adapters.ledgers import (
        SqlContentLedger,
        SqlDeliveryLedger,
        SqlMessageLedger,
        SqlPreferenceLedger,
        SqlTurnEvents,
    )
    from channels.whatsapp.adapter import WhatsAppAdapter
    from jobs.outbox.sending import RetryPolicy
    from jobs.runtime import Runtime
    from jobs.turn.bursting import Bursts
    from jobs.worker import run_worker
    from jobs.worker_parts import WorkerParts, WorkerSettings

    @asynccontextmanager
    async def compose() -> AsyncGenerator[WorkerParts]:
        database = open_database(f"sqlite:///{home() / 'app.db'}")
        clock = RigClock(home())
        messages = SqlMessageLedger(open_database(f"sqlite:///{home() / 'inbox.db'}"))
        yield WorkerParts(
            messages=messages,
            deliveries=SqlDeliveryLedger(database),
            events=SqlTurnEvents(database),
            conversations=SqlConversations(database),
            directory=SqlDirectory(database),
            audit=MemoryAudit(),
            responder=Echo(),
            adapters={"whatsapp": WhatsAppAdapter(settings(), clock, contents=SqlContentLedger(database))},
            preferences=SqlPreferenceLedger(database),
            documents=document_rooms(database, messages, clock),
            clock=clock,
        )

    run_worker(
        WorkerSettings(
            home=home(),
            runtime=Runtime(f"sqlite:///{home() / 'jobs.db'}", delivery_poll_s=0.1),
            retries=RetryPolicy(first_backoff_s=0.2, settle_s=0.5),
            bursts=Bursts({"whatsapp": WINDOW}),
        ),
        compose,
        ready,
    )


def parent() -> int:
    """The supervisor's entry."""
    from app.serving.child import Target
    from app.serving.family import serve

    return serve(
        door="tests.channels.whatsapp.whatsapp_rig:app",
        worker=Target("worker", "tests.channels.whatsapp.whatsapp_rig:worker"),
        host="127.0.0.1",
        port=int(os.environ["RIG_PORT"]),
        announce=lambda address: print(f"ready {address}", flush=True),  # noqa: T201 - the rig reads it
    )


if __name__ == "__main__":
    sys.exit(parent())
