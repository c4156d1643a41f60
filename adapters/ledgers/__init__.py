"""Ledgers: what was received, what was said, what was sent; each thing once."""

from adapters.ledgers.deliveries import SqlDeliveryLedger
from adapters.ledgers.imports import SqlImportLedger
from adapters.ledgers.messages import SqlMessageLedger
from adapters.ledgers.overrides import SqlOverrideLedger
from adapters.ledgers.turn_events import SqlTurnEvents

__all__ = [
    "SqlDeliveryLedger",
    "SqlImportLedger",
    "SqlMessageLedger",
    "SqlOverrideLedger",
    "SqlTurnEvents",
]
