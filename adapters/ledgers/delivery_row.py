"""A row of the delivery ledger as a value, and what providers' status words mean."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Row

from adapters.database.models import DeliveryRow
from core.message import OutboundMessage, SendReceipt
from core.ports import Delivery, DeliveryStatus

_STAGES = ("accepted", "scheduled", "queued", "sending", "sent", "delivered", "read")
"""Providers' status words, in the order a message goes through them."""

LOST = frozenset({"failed", "undelivered", "canceled"})
"""Status words of what will not arrive any more."""


def delivery_of(row: DeliveryRow | Row[*tuple[Any, ...]]) -> Delivery:
    """Return the row as a value."""
    receipt = None
    if row.provider_id is not None and row.sent_at is not None:
        receipt = SendReceipt(provider_id=row.provider_id, sent_at=row.sent_at)
    return Delivery(
        outbound=OutboundMessage.model_validate_json(row.outbound),
        status=cast("DeliveryStatus", row.status),
        attempts=row.attempts,
        last_attempt_at=row.last_attempt_at,
        receipt=receipt,
        provider_status=row.provider_status,
        error=row.error,
        first_attempt_at=row.first_attempt_at,
        provider_error=row.provider_error,
        recorded_at=row.recorded_at,
        held_at=row.held_at,
        due_at=row.due_at,
        rounds=row.rounds,
    )


def is_lost(status: str) -> bool:
    """Tell whether a message with that status will not arrive any more."""
    return status in LOST


def overtaken(status: str, known: str) -> bool:
    """Tell whether a status says less than what is known; a final failure stays."""
    if status not in _STAGES or known not in _STAGES:
        return known in ("delivered", "read") or (known not in ("", *_STAGES) and status in _STAGES)
    return _STAGES.index(status) < _STAGES.index(known)
