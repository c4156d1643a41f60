"""The tables of the app database, typed. Migrations are held to them by a test."""

from adapters.database.models.audit import AuditHeadRow, AuditRow
from adapters.database.models.base import Base
from adapters.database.models.decision import OverrideRow, PriceChangeRow, RecommendationRow
from adapters.database.models.document import DocumentCorrectionRow, DocumentHolderRow, DocumentRow
from adapters.database.models.imports import ImportRow
from adapters.database.models.knowledge import KnowledgeSourceRow
from adapters.database.models.message import (
    ChatLogRow,
    ConversationRow,
    DeliveryRow,
    MessageRow,
    TurnEventRow,
)
from adapters.database.models.people import AddressRow, GrantRow, TenantRow, UserRow

__all__ = [
    "AddressRow",
    "AuditHeadRow",
    "AuditRow",
    "Base",
    "ChatLogRow",
    "ConversationRow",
    "DeliveryRow",
    "DocumentCorrectionRow",
    "DocumentHolderRow",
    "DocumentRow",
    "GrantRow",
    "ImportRow",
    "KnowledgeSourceRow",
    "MessageRow",
    "OverrideRow",
    "PriceChangeRow",
    "RecommendationRow",
    "TenantRow",
    "TurnEventRow",
    "UserRow",
]
