"""Ledgers: what was received, said, sent, proposed and decided; each thing once."""

from adapters.ledgers.deliveries import SqlDeliveryLedger
from adapters.ledgers.documents import SqlDocumentLedger
from adapters.ledgers.imports import SqlImportLedger
from adapters.ledgers.knowledge import SqlKnowledgeLedger
from adapters.ledgers.messages import SqlMessageLedger
from adapters.ledgers.overrides import SqlOverrideLedger
from adapters.ledgers.price_changes import SqlPriceChangeLedger
from adapters.ledgers.recommendations import SqlRecommendationLedger
from adapters.ledgers.turn_events import SqlTurnEvents

__all__ = [
    "SqlDeliveryLedger",
    "SqlDocumentLedger",
    "SqlImportLedger",
    "SqlKnowledgeLedger",
    "SqlMessageLedger",
    "SqlOverrideLedger",
    "SqlPriceChangeLedger",
    "SqlRecommendationLedger",
    "SqlTurnEvents",
]
