"""Ledgers: what was received, said, sent, proposed and decided; each thing once."""

from adapters.ledgers.alert_rules import SqlAlertRuleLedger
from adapters.ledgers.alert_tellings import SqlAlertTellings
from adapters.ledgers.alerts import SqlAlertLedger
from adapters.ledgers.contents import SqlContentLedger
from adapters.ledgers.deliveries import SqlDeliveryLedger
from adapters.ledgers.documents import SqlDocumentLedger
from adapters.ledgers.event_marks import SqlEventMarks
from adapters.ledgers.event_stamps import SqlEventStamps
from adapters.ledgers.feedback import SqlFeedbackLedger
from adapters.ledgers.imports import SqlImportLedger
from adapters.ledgers.installations import SqlInstallationLedger
from adapters.ledgers.knowledge import SqlKnowledgeLedger
from adapters.ledgers.link_codes import SqlLinkCodes
from adapters.ledgers.messages import SqlMessageLedger
from adapters.ledgers.model_usage import SqlUsageLedger
from adapters.ledgers.overrides import SqlOverrideLedger
from adapters.ledgers.preferences import SqlPreferenceLedger
from adapters.ledgers.price_changes import SqlPriceChangeLedger
from adapters.ledgers.recommendations import SqlRecommendationLedger
from adapters.ledgers.told_notices import SqlToldNotices
from adapters.ledgers.turn_events import SqlTurnEvents

__all__ = [
    "SqlAlertLedger",
    "SqlAlertRuleLedger",
    "SqlAlertTellings",
    "SqlContentLedger",
    "SqlDeliveryLedger",
    "SqlDocumentLedger",
    "SqlEventMarks",
    "SqlEventStamps",
    "SqlFeedbackLedger",
    "SqlImportLedger",
    "SqlInstallationLedger",
    "SqlKnowledgeLedger",
    "SqlLinkCodes",
    "SqlMessageLedger",
    "SqlOverrideLedger",
    "SqlPreferenceLedger",
    "SqlPriceChangeLedger",
    "SqlRecommendationLedger",
    "SqlToldNotices",
    "SqlTurnEvents",
    "SqlUsageLedger",
]
