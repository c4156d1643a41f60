"""A reply leaves by its channel once: recorded, attempted, sent, and looked up when in doubt.

A send can succeed and its receipt still be lost: the process is killed, the connection
drops. So `attempting` is durable before each send, and whatever finds it there, a retry or
a restart, asks the provider first and sends again only what the provider does not have.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.clock import Clock
from core.errors import DataError, ExternalError, SmartRetailError
from core.message import InboundMessage, OutboundMessage, SendReceipt
from core.ports import (
    AuditLog,
    ChannelAdapter,
    Conversations,
    Delivery,
    DeliveryLedger,
    Directory,
    MessageLedger,
    TurnEvents,
)
from jobs.trace import where
from jobs.turns import NO_TENANT, known_reply

log = logging.getLogger(__name__)


TOO_MANY_ATTEMPTS = "too_many_attempts"


@dataclass(frozen=True)
class RetryPolicy:
    """How often and how patiently a message is sent.

    What only accompanies a text has fewer attempts. `settle_s` is how long a send is left to
    show up at the provider before it is looked up.
    """

    max_attempts: int = 10
    accompanying_attempts: int = 3
    first_backoff_s: float = 1.0
    longest_backoff_s: float = 60.0
    settle_s: float = 1.5


class Deliveries:
    """Sends replies by the channels' adapters; called from worker threads."""

    def __init__(
        self,
        *,
        adapters: Mapping[str, ChannelAdapter],
        deliveries: DeliveryLedger,
        messages: MessageLedger,
        events: TurnEvents,
        conversations: Conversations,
        directory: Directory,
        audit: AuditLog,
        clock: Clock,
        policy: RetryPolicy | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._adapters = adapters
        self._deliveries = deliveries
        self._messages = messages
        self._events = events
        self._conversations = conversations
        self._directory = directory
        self._audit = audit
        self._clock = clock
        self._policy = policy or RetryPolicy()
        self._sleep = sleep

    def serves(self, channel: str) -> bool:
        """Tell whether replies leave by this channel; elsewhere `finished` is the delivery."""
        return channel in self._adapters

    def deliver(self, channel: str, message_id: str) -> None:
        """Send the reply to a message, its parts in order; what was sent stays sent.

        A part that is given up ends the reply: later parts would make no sense alone.
        """
        stored = self._messages.find(channel, message_id)
        reply = known_reply(self._events, self._conversations, channel, message_id)
        if stored is None or reply is None:
            raise DataError(f"There is no reply to message {message_id!r} on {channel} to deliver.")
        adapter = self._adapters[channel]
        parts = [self._deliveries.record(part) for part in adapter.render(stored.message, reply)]
        failure = ""
        for part in parts:
            if failure and part.status not in ("sent", "failed"):
                self._deliveries.failed(part.outbound.idempotency_key, failure)
            elif not failure and not self._send(adapter, part, stored.message):
                failure = "an earlier part of this reply was not sent"

    def _send(self, adapter: ChannelAdapter, part: Delivery, message: InboundMessage) -> bool:
        """Bring one part to `sent` or `failed`; tell whether it was sent."""
        if part.status in ("sent", "failed"):
            return part.status == "sent"
        sending = _Sending(part.outbound, part.attempts)
        if part.status == "attempting":
            sending.in_doubt_since, sending.last_attempt_at = part.first_attempt_at, part.last_attempt_at
        reason = TOO_MANY_ATTEMPTS
        accompanies = part.outbound.accompanies
        most = self._policy.accompanying_attempts if accompanies else self._policy.max_attempts
        for trial in range(1, most + 1):
            try:
                receipt = self._try_once(adapter, sending)
            except SmartRetailError as error:
                if not _worth_a_retry(error):
                    reason = error.code
                    break
                failure: Exception = error
            except Exception as error:  # noqa: BLE001 - an adapter's fault leaves the outcome unknown, like a lost line
                log.error("Sending %s failed unexpectedly: %s", sending.key, where(error))
                failure = error
            else:
                self._deliveries.sent(sending.key, receipt)
                return True
            log.warning("Sending %s: attempt %d failed (%s)", sending.key, trial, type(failure).__name__)
            if trial < most:
                self._sleep(self._backoff(trial, failure))
        self._give_up(sending.key, message, reason)
        return False

    def _try_once(self, adapter: ChannelAdapter, sending: _Sending) -> SendReceipt:
        """Find what was sent already, or send."""
        if (receipt := self._look_up(adapter, sending)) is not None:
            return receipt
        if sending.attempts >= self._policy.max_attempts:
            raise ExternalError("Every attempt failed.", code=TOO_MANY_ATTEMPTS, retryable=False)
        now = self._clock.now()
        before = self._deliveries.attempt(sending.key, now)
        if before.receipt is not None:  # the provider's own callback was quicker
            return before.receipt
        sending.attempts += 1
        sending.in_doubt_since, sending.last_attempt_at = sending.in_doubt_since or now, now
        return adapter.send(sending.outbound)

    def _look_up(self, adapter: ChannelAdapter, sending: _Sending) -> SendReceipt | None:
        """Ask the provider about a send in doubt, once it has had time to show up there."""
        if sending.in_doubt_since is None or sending.last_attempt_at is None:
            return None
        settled = sending.last_attempt_at + timedelta(seconds=self._policy.settle_s)
        self._sleep(max(0.0, (settled - self._clock.now()).total_seconds()))
        channel = sending.outbound.channel
        return adapter.find_sent(
            sending.outbound,
            sending.in_doubt_since,
            lambda provider_id: self._deliveries.claimed(channel, provider_id),
        )

    def _backoff(self, trial: int, error: Exception) -> float:
        longest = min(self._policy.first_backoff_s * 2 ** (trial - 1), self._policy.longest_backoff_s)
        wait = longest * random.uniform(0.5, 1.0)  # noqa: S311 - jitter
        asked = error.details.get("retry_after_s") if isinstance(error, SmartRetailError) else None
        if isinstance(asked, int | float):
            wait = max(wait, min(float(asked), self._policy.longest_backoff_s))
        return wait

    def _give_up(self, key: str, message: InboundMessage, reason: str) -> None:
        principal = self._directory.find_by_address(message.channel, message.address)
        self._deliveries.failed(key, reason)
        self._audit.append(
            tenant_id=principal.tenant_id if principal else NO_TENANT,
            actor="system",
            action="deliver",
            subject=key,
            outcome="failed",
            details={"reason": reason},
        )


@dataclass
class _Sending:
    """How far one part got; `in_doubt_since` is the first send whose outcome is not known."""

    outbound: OutboundMessage
    attempts: int
    in_doubt_since: datetime | None = None
    last_attempt_at: datetime | None = None

    @property
    def key(self) -> str:
        return self.outbound.idempotency_key


def _worth_a_retry(error: SmartRetailError) -> bool:
    """A provider's trouble passes, unless the adapter says that it will not; the rest stays wrong."""
    return isinstance(error, ExternalError) and error.details.get("retryable") is not False
