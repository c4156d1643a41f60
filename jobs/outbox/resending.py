"""Sending anew, because a person asks for it, what was given up or held back."""

from __future__ import annotations

from datetime import datetime

from core.errors import InputError
from core.ports import DeliveryLedger, MessageLedger

_OPEN = ("failed", "dropped")
_MOST_PARTS = 50


def resend(deliveries: DeliveryLedger, messages: MessageLedger, key: str, at: datetime) -> list[str]:
    """Have the reply that a delivery is part of sent from an instant on; return what of it is sent anew.

    Parts that arrived stay as they are: only what was given up goes again, in its order.

    Raises:
        InputError: there is no such delivery, it was not given up, or its message is gone.
    """
    found = deliveries.find(key)
    if found is None:
        raise InputError(f"There is no delivery {key!r}. See `smartretail deliveries list`.")
    if found.status not in _OPEN:
        raise InputError(f"Delivery {key!r} is {found.status}, not given up: there is nothing to send anew.")
    if messages.find(found.outbound.channel, found.message_id) is None:
        raise InputError(f"The message that {key!r} answers is not kept any more; it can't be sent anew.")
    prefix = f"{found.outbound.channel}:{found.message_id}"
    parts = [deliveries.find(f"{prefix}:{number}") for number in range(1, _MOST_PARTS)]
    again = [part for part in (*parts, found) if part is not None and part.status in _OPEN]
    return list(dict.fromkeys(part.key for part in again if deliveries.again(part, at)))
