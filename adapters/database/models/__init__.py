"""The tables of the app database, typed. Migrations are held to them by a test."""

from adapters.database.models.alert import (
    AlertEventRow,
    AlertRow,
    AlertRuleRow,
    AlertTellingRow,
    EventMarkRow,
)
from adapters.database.models.audit import AuditHeadRow, AuditRow
from adapters.database.models.base import Base
from adapters.database.models.decision import OverrideRow, PriceChangeRow, RecommendationRow
from adapters.database.models.document import DocumentCorrectionRow, DocumentHolderRow, DocumentRow
from adapters.database.models.imports import ImportRow
from adapters.database.models.knowledge import KnowledgeSourceRow
from adapters.database.models.link import LinkAttemptRow, LinkCodeRow, ToldNoticeRow
from adapters.database.models.message import (
    ChatLogRow,
    ContentRow,
    ConversationRow,
    DeliveryRow,
    MessageRow,
    TurnEventRow,
)
from adapters.database.models.people import AddressRow, GrantRow, TenantRow, UserRow
from adapters.database.models.preference import PreferenceRow
from adapters.database.models.slack import FeedbackRow, InstallationRow
from adapters.database.models.usage import ModelUsageRow

__all__ = [
    "AddressRow",
    "AlertEventRow",
    "AlertRow",
    "AlertRuleRow",
    "AlertTellingRow",
    "AuditHeadRow",
    "AuditRow",
    "Base",
    "ChatLogRow",
    "ContentRow",
    "ConversationRow",
    "DeliveryRow",
    "DocumentCorrectionRow",
    "DocumentHolderRow",
    "DocumentRow",
    "EventMarkRow",
    "FeedbackRow",
    "GrantRow",
    "ImportRow",
    "InstallationRow",
    "KnowledgeSourceRow",
    "LinkAttemptRow",
    "LinkCodeRow",
    "MessageRow",
    "ModelUsageRow",
    "OverrideRow",
    "PreferenceRow",
    "PriceChangeRow",
    "RecommendationRow",
    "TenantRow",
    "ToldNoticeRow",
    "TurnEventRow",
    "UserRow",
]
