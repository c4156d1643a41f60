"""The seams: what one room asks of another that it may not import.

Each port has an embedded adapter and a production adapter, held by one set of contract
tests. Only `app/bootstrap.py` knows which is in use.
"""

from core.ports.chart import (
    ChartRenderer,
)
from core.ports.collecting import (
    Collected,
    Collector,
    FailedPage,
    PriceReading,
    UnreadPrice,
)
from core.ports.decision import (
    Ledgers,
    PriceChangeLedger,
    RecommendationLedger,
)
from core.ports.document import (
    PageReader,
)
from core.ports.document_store import (
    DocumentFile,
    DocumentLedger,
    Documents,
    ExportFormat,
    Links,
    Mark,
    MediaFetcher,
    PagePictures,
    UploadEvent,
    UploadEvents,
    UploadTicket,
    UploadUrls,
)
from core.ports.importing import (
    ImportEntry,
    Importer,
    ImportLedger,
    ImportReport,
    ImportStatus,
)
from core.ports.knowledge import (
    Knowledge,
    KnowledgeLedger,
    Library,
)
from core.ports.lake import (
    Answer,
    CommitResult,
    Freshness,
    KpiQuestion,
    Lake,
    LakeWriter,
    QuarantinedRow,
)
from core.ports.message import (
    ChannelAdapter,
    Conversations,
    Delivery,
    DeliveryLedger,
    DeliveryStatus,
    Inbox,
    MessageLedger,
    Receipt,
    StoredMessage,
    TurnEvents,
)
from core.ports.override import (
    NewOverride,
    Override,
    OverrideLedger,
)
from core.ports.people import (
    Directory,
    NewUser,
    Tenants,
    Tokens,
)
from core.ports.storage import (
    AuditLog,
    AuditRecord,
    Blobs,
)
from core.ports.tool import (
    ToolCatalog,
)

__all__ = [
    "Answer",
    "AuditLog",
    "AuditRecord",
    "Blobs",
    "ChannelAdapter",
    "ChartRenderer",
    "Collected",
    "Collector",
    "CommitResult",
    "Conversations",
    "Delivery",
    "DeliveryLedger",
    "DeliveryStatus",
    "Directory",
    "DocumentFile",
    "DocumentLedger",
    "Documents",
    "ExportFormat",
    "FailedPage",
    "Freshness",
    "ImportEntry",
    "ImportLedger",
    "ImportReport",
    "ImportStatus",
    "Importer",
    "Inbox",
    "Knowledge",
    "KnowledgeLedger",
    "KpiQuestion",
    "Lake",
    "LakeWriter",
    "Ledgers",
    "Library",
    "Links",
    "Mark",
    "MediaFetcher",
    "MessageLedger",
    "NewOverride",
    "NewUser",
    "Override",
    "OverrideLedger",
    "PagePictures",
    "PageReader",
    "PriceChangeLedger",
    "PriceReading",
    "QuarantinedRow",
    "Receipt",
    "RecommendationLedger",
    "StoredMessage",
    "Tenants",
    "Tokens",
    "ToolCatalog",
    "TurnEvents",
    "UnreadPrice",
    "UploadEvent",
    "UploadEvents",
    "UploadTicket",
    "UploadUrls",
]
