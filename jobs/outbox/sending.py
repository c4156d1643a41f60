"""One message leaves once: attempted, retried with growing pauses, looked up when in doubt.

A send can succeed and its receipt still be lost: the process is killed, the connection
drops. So `attempting` is durable before each send, and whatever finds it there, a retry or
a restart, asks the provider first and sends again only what the provider does not have.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.clock import Clock
from core.errors import ExternalError, SmartRetailError
from core.message import OutboundMessage, SendReceipt
from core.ports import FAULT, ChannelAdapter, Delivery, DeliveryLedger
from jobs.outbox.pacing import Pacer
from jobs.trace import in_short, where

log = logging.getLogger(__name__)

TOO_MANY_ATTEMPTS = "too_many_attempts"
SENT = ""
"""What `Sender.send` returns where the message was sent."""


@dataclass(frozen=True)
class RetryPolicy:
    """How often and how patiently a message is sent.

    What only accompanies a text has fewer attempts. `settle_s` is how long a send is left to
    show up at the provider before it is looked up. What the provider took and reported as failed
    later is sent anew `max_rounds` times, after a minute, then four.
    """

    max_attempts: int = 10
    accompanying_attempts: int = 3
    first_backoff_s: float = 1.0
    longest_backoff_s: float = 60.0
    settle_s: float = 1.5
    max_rounds: int = 3
    first_round_s: float = 60.0


class Sender:
    """Sends single messages; called from worker threads."""

    def __init__(
        self,
        deliveries: DeliveryLedger,
        clock: Clock,
        policy: RetryPolicy,
        sleep: Callable[[float], None] = time.sleep,
        pacer: Pacer | None = None,
    ) -> None:
        self._deliveries = deliveries
        self._clock = clock
        self._policy = policy
        self._sleep = sleep
        self._pacer = pacer or Pacer()

    def send(self, adapter: ChannelAdapter, part: Delivery) -> str:
        """Send what is not sent yet; return `SENT`, or the code of what stands against it."""
        if part.status == "sent":
            return SENT
        sending = _Sending(part.outbound, part.attempts)
        if part.status == "attempting":
            sending.in_doubt_since, sending.last_attempt_at = part.first_attempt_at, part.last_attempt_at
        accompanies = part.outbound.accompanies
        failure: Exception | None = None
        most = self._policy.accompanying_attempts if accompanies else self._policy.max_attempts
        for trial in range(1, most + 1):
            try:
                receipt = self._try_once(adapter, sending)
            except SmartRetailError as error:
                if not _worth_a_retry(error):
                    return error.code
                failure = error
            except Exception as error:  # noqa: BLE001 - an adapter's fault leaves the outcome unknown, like a lost line
                log.error("Sending %s failed unexpectedly: %s", sending.key, where(error))
                failure = error
            else:
                self._deliveries.sent(sending.key, receipt)
                return SENT
            log.warning("Sending %s: attempt %d failed (%s)", sending.key, trial, type(failure).__name__)
            if trial < most:
                self._sleep(self._backoff(trial, failure))
        if failure is None or isinstance(failure, SmartRetailError):
            return TOO_MANY_ATTEMPTS
        return FAULT + in_short(failure)

    def _try_once(self, adapter: ChannelAdapter, sending: _Sending) -> SendReceipt:
        """Find what was sent already, or send."""
        if (receipt := self._look_up(adapter, sending)) is not None:
            return receipt
        if sending.attempts >= self._policy.max_attempts:
            raise ExternalError("Every attempt failed.", code=TOO_MANY_ATTEMPTS, retryable=False)
        self._pacer.wait(sending.outbound.channel)
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
