"""What a provider took and then could not deliver: sent anew, held, or given up for good.

A provider's callback only notes what happened; this sweep, in the worker, decides on it. What is
to be sent anew is due at an instant in the ledger, so that a crash forgets nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from core.clock import Clock
from core.ports import (
    AuditLog,
    ChannelAdapter,
    Delivery,
    DeliveryLedger,
    Directory,
    Judging,
    MessageLedger,
    PreferenceLedger,
    Setback,
    StoredMessage,
)
from jobs.outbox.delivery import STOPPED, WINDOW_CLOSED, note_stopped
from jobs.outbox.sending import RetryPolicy
from jobs.turn.turns import NO_TENANT

log = logging.getLogger(__name__)

SWEEP_S = 1.0

Enqueue = Callable[[StoredMessage, Delivery], None]
"""Starts the delivery of the reply to a message once more, because of one of its parts."""


@dataclass(frozen=True)
class Redelivery:
    """Settles what providers reported as failed, and starts what is due."""

    adapters: Mapping[str, ChannelAdapter]
    deliveries: DeliveryLedger
    messages: MessageLedger
    directory: Directory
    audit: AuditLog
    clock: Clock
    preferences: PreferenceLedger | None
    policy: RetryPolicy
    enqueue: Enqueue

    def sweep(self) -> int:
        """Deal with what was reported and with what is due; return how much that was."""
        refused = [one for one in self.deliveries.refused() if one.outbound.channel in self.adapters]
        for one in refused:
            self._settle(one)
        due = [one for one in self.deliveries.due(self.clock.now()) if one.outbound.channel in self.adapters]
        for one in due:
            stored = self.messages.find(one.outbound.channel, one.message_id)
            if stored is not None:
                self.enqueue(stored, one)
            self.deliveries.taken_up(one)
        return len(refused) + len(due)

    def _settle(self, refused: Delivery) -> None:
        now = self.clock.now()
        match self._setback(refused):
            case "closed":
                self.deliveries.hold(refused.key, WINDOW_CLOSED, now, due_at=now)
            case "stopped":
                self.deliveries.drop(refused.key, STOPPED)
                self._note_stopped(refused)
            case "plain":
                adapter = self.adapters[refused.outbound.channel]
                assert isinstance(adapter, Judging)  # noqa: S101 - only such an adapter says "plain"
                self.deliveries.again(refused, now, adapter.plainly(refused.outbound))
            case "again":
                pause = self.policy.first_round_s * 4**refused.rounds
                self.deliveries.again(refused, now + timedelta(seconds=pause))
            case "final":
                self._give_up(refused)

    def _setback(self, refused: Delivery) -> Setback:
        """Return what the provider's error means here: no part is sent anew for ever."""
        adapter = self.adapters[refused.outbound.channel]
        if not isinstance(adapter, Judging):
            return "final"
        setback = adapter.setback(refused.provider_error)
        if setback == "plain" and adapter.plainly(refused.outbound) == refused.outbound:
            return "final"
        if setback == "closed" and refused.key.endswith(":knock"):
            return "final"  # an approved message is refused for another reason than the window
        rounds = self.policy.max_rounds
        return "final" if setback in ("again", "plain") and refused.rounds >= rounds else setback

    def _give_up(self, refused: Delivery) -> None:
        reason = f"provider_{refused.provider_status}"
        if refused.provider_error:
            reason += f"_{refused.provider_error}"
        self.deliveries.failed(refused.key, reason)
        stored = self.messages.find(refused.outbound.channel, refused.message_id)
        person = (
            None
            if stored is None
            else self.directory.find_by_address(stored.message.channel, stored.message.address)
        )
        self.audit.append(
            tenant_id=person.tenant_id if person else NO_TENANT,
            actor="system",
            action="deliver",
            subject=refused.key,
            outcome="failed",
            details={"reason": reason},
        )

    def _note_stopped(self, refused: Delivery) -> None:
        stored = self.messages.find(refused.outbound.channel, refused.message_id)
        if stored is not None:
            message = stored.message
            person = self.directory.find_by_address(message.channel, message.address)
            note_stopped(person, message.channel, self.preferences)
