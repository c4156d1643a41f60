"""Sending anew, because a person asks for it, what was given up or held back."""

from __future__ import annotations

from datetime import datetime

from core.errors import InputError
from core.ports import DeliveryLedger, MessageLedger
from jobs.outbox.dead_letters import TURN, parts_of

_OPEN = ("failed", "dropped")
ASKED_AGAIN = "asked_again"


def resend(deliveries: DeliveryLedger, messages: MessageLedger, key: str, at: datetime) -> list[str]:
    """Have the reply that a delivery is part of sent from an instant on; return what of it is sent anew.

    Parts that arrived stay as they are: only what was given up goes again, in its order. A message whose
    turn came to nothing is asked anew, as if the person had written it again.

    Raises:
        InputError: there is no such delivery, it was not given up, or its message is gone.
    """
    found = deliveries.find(key)
    if found is None:
        raise InputError(f"There is no delivery {key!r}. See `smartretail deliveries list`.")
    if found.status not in _OPEN:
        raise InputError(f"Delivery {key!r} is {found.status}, not given up: there is nothing to send anew.")
    stored = messages.find(found.outbound.channel, found.message_id)
    if stored is None:
        raise InputError(f"The message that {key!r} answers is not kept any more; it can't be sent anew.")
    if found.key.endswith(f":{TURN}"):
        anew = messages.store(stored.message.model_copy(update={"message_id": f"{found.message_id}.again"}))
        if anew.duplicate:
            raise InputError(f"The message of {key!r} was asked anew already.")
        deliveries.drop(found.key, ASKED_AGAIN)
        return [found.key]
    parts = parts_of(deliveries, found.outbound.channel, found.message_id)
    again = [part for part in (*parts, found) if part.status in _OPEN]
    return list(dict.fromkeys(part.key for part in again if deliveries.again(part, at)))
