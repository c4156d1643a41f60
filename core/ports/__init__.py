"""The seams: what one room asks of another that it may not import.

Each port has an embedded adapter and a production adapter, held by one set of contract
tests. Only `app/bootstrap.py` knows which is in use.
"""

from core.ports.alert import (
    AlertLedger,
    AlertRuleLedger,
    AlertTellings,
    EventMarks,
    EventStamps,
    Telling,
)
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
from core.ports.delivery import (
    FAULT,
    ContentLedger,
    Delivery,
    DeliveryLedger,
    DeliveryStatus,
    Judging,
    Setback,
    Typing,
    Windowed,
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
from core.ports.feedback import (
    Feedback,
    FeedbackLedger,
    Verdict,
)
from core.ports.importing import (
    ImportEntry,
    Importer,
    ImportLedger,
    ImportReport,
    ImportStatus,
)
from core.ports.installation import (
    Installation,
    InstallationLedger,
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
    Burst,
    ChannelAdapter,
    Conversations,
    Inbox,
    MessageLedger,
    Receipt,
    StoredMessage,
    TurnEvents,
)
from core.ports.notice import (
    Notifier,
    PreferenceLedger,
    ToldNotices,
)
from core.ports.override import (
    NewOverride,
    Override,
    OverrideLedger,
)
from core.ports.people import (
    Directory,
    LinkCodes,
    LinkIssuer,
    NewUser,
    Tenants,
    Tokens,
)
from core.ports.speech import (
    Transcriber,
)
from core.ports.storage import (
    AuditLog,
    AuditRecord,
    Blobs,
)
from core.ports.tool import (
    ToolCatalog,
)
from core.ports.usage import (
    UsageLedger,
)
from core.ports.wording import (
    Named,
    Worded,
    Wording,
)

__all__ = [
    "FAULT",
    "AlertLedger",
    "AlertRuleLedger",
    "AlertTellings",
    "Answer",
    "AuditLog",
    "AuditRecord",
    "Blobs",
    "Burst",
    "ChannelAdapter",
    "ChartRenderer",
    "Collected",
    "Collector",
    "CommitResult",
    "ContentLedger",
    "Conversations",
    "Delivery",
    "DeliveryLedger",
    "DeliveryStatus",
    "Directory",
    "DocumentFile",
    "DocumentLedger",
    "Documents",
    "EventMarks",
    "EventStamps",
    "ExportFormat",
    "FailedPage",
    "Feedback",
    "FeedbackLedger",
    "Freshness",
    "ImportEntry",
    "ImportLedger",
    "ImportReport",
    "ImportStatus",
    "Importer",
    "Inbox",
    "Installation",
    "InstallationLedger",
    "Judging",
    "Knowledge",
    "KnowledgeLedger",
    "KpiQuestion",
    "Lake",
    "LakeWriter",
    "Ledgers",
    "Library",
    "LinkCodes",
    "LinkIssuer",
    "Links",
    "Mark",
    "MediaFetcher",
    "MessageLedger",
    "Named",
    "NewOverride",
    "NewUser",
    "Notifier",
    "Override",
    "OverrideLedger",
    "PagePictures",
    "PageReader",
    "PreferenceLedger",
    "PriceChangeLedger",
    "PriceReading",
    "QuarantinedRow",
    "Receipt",
    "RecommendationLedger",
    "Setback",
    "StoredMessage",
    "Telling",
    "Tenants",
    "Tokens",
    "ToldNotices",
    "ToolCatalog",
    "Transcriber",
    "TurnEvents",
    "Typing",
    "UnreadPrice",
    "UploadEvent",
    "UploadEvents",
    "UploadTicket",
    "UploadUrls",
    "UsageLedger",
    "Verdict",
    "Windowed",
    "Worded",
    "Wording",
]
