"""Each adapter is what its port asks for: the type checker reads this, pytest runs it."""

from __future__ import annotations

from pathlib import Path

from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.chart import VegaCharts
from adapters.conversations import SqlConversations
from adapters.database import open_database
from adapters.directory import SqlDirectory
from adapters.ledgers import (
    SqlDeliveryLedger,
    SqlDocumentLedger,
    SqlFeedbackLedger,
    SqlImportLedger,
    SqlInstallationLedger,
    SqlMessageLedger,
    SqlOverrideLedger,
    SqlTurnEvents,
)
from adapters.links import SignedLinks
from adapters.ocr import LocalReader, TextractReader
from adapters.page_picture import MarkedPages
from adapters.sealing import Seal
from adapters.tokens import JwksTokens, LocalTokens
from core.ports import (
    AuditLog,
    Blobs,
    ChartRenderer,
    Conversations,
    DeliveryLedger,
    Directory,
    DocumentLedger,
    FeedbackLedger,
    ImportLedger,
    InstallationLedger,
    Links,
    MessageLedger,
    OverrideLedger,
    PagePictures,
    PageReader,
    Tokens,
    TurnEvents,
)


def test_every_adapter_fits_its_port(sqlite_url: str, tmp_path: Path) -> None:
    database = open_database(sqlite_url)
    audit: AuditLog = SqlAuditLog(database)
    blobs: Blobs = LocalBlobs(tmp_path)
    charts: ChartRenderer = VegaCharts(tmp_path)
    ocr = LocalReader()
    textract: PageReader = TextractReader(ocr, region="ap-south-1")
    reader: PageReader = ocr
    conversations: Conversations = SqlConversations(database)
    deliveries: DeliveryLedger = SqlDeliveryLedger(database)
    directory: Directory = SqlDirectory(database)
    documents: DocumentLedger = SqlDocumentLedger(database)
    links: Links = SignedLinks(tmp_path / "links.key")
    pictures: PagePictures = MarkedPages()
    events: TurnEvents = SqlTurnEvents(database)
    feedback: FeedbackLedger = SqlFeedbackLedger(database)
    installations: InstallationLedger = SqlInstallationLedger(database, Seal(tmp_path / "slack.key"))
    imports: ImportLedger = SqlImportLedger(database)
    messages: MessageLedger = SqlMessageLedger(database)
    overrides: OverrideLedger = SqlOverrideLedger(database)
    local: Tokens = LocalTokens(tmp_path / "key.json")
    outside: Tokens = JwksTokens(issuer="https://i", jwks_url="https://i/jwks.json", audience="a")
    people = (directory, local, outside, documents, links, pictures)
    readers = (reader, textract)
    fitted = (
        audit,
        blobs,
        charts,
        conversations,
        deliveries,
        events,
        feedback,
        imports,
        installations,
        messages,
        overrides,
        *people,
        *readers,
    )
    for port, adapter in zip(
        (
            AuditLog,
            Blobs,
            ChartRenderer,
            Conversations,
            DeliveryLedger,
            TurnEvents,
            FeedbackLedger,
            ImportLedger,
            InstallationLedger,
            MessageLedger,
            OverrideLedger,
            Directory,
            Tokens,
            Tokens,
            DocumentLedger,
            Links,
            PagePictures,
            PageReader,
            PageReader,
        ),
        fitted,
        strict=True,
    ):
        asked = [name for name in vars(port) if not name.startswith("_")]
        assert asked
        assert all(callable(getattr(adapter, name)) for name in asked), port
    database.close()
