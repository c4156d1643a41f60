"""The ports of the durable part, in memory, and people and providers to test it with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from core.errors import ScopeError
from core.identity import Principal, Role
from core.message import InboundMessage, OutboundMessage, Outcome, Reply, SendReceipt, TurnEvent
from core.ports import AuditRecord, Delivery, NewUser, StoredMessage
from core.tenant import TenantSettings
from jobs.turns import OnEvent

NOON = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)
ASHA = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01"}))


def message(
    message_id: str = "M1",
    *,
    text: str = "what will stock out",
    channel: str = "whatsapp",
    conversation_id: str = "C1",
    address: str = "+911",
) -> InboundMessage:
    return InboundMessage(
        channel=channel,
        message_id=message_id,
        conversation_id=conversation_id,
        address=address,
        text=text,
        received_at=NOON,
    )


def reply_to(inbound: InboundMessage, answer: str = "") -> Reply:
    return Reply(
        conversation_id=inbound.conversation_id,
        message_id=inbound.message_id,
        answer=answer or f"re: {inbound.text}",
        outcome=Outcome.ANSWERED,
        verified=True,
    )


class MemoryMessages:
    def __init__(self) -> None:
        self.stored: list[StoredMessage] = []
        self.queued: set[int] = set()

    def store(self, message: InboundMessage) -> StoredMessage:
        if found := self.find(message.channel, message.message_id):
            return replace(found, duplicate=True)
        stored = StoredMessage(len(self.stored) + 1, message)
        self.stored.append(stored)
        return stored

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        return next(
            (s for s in self.stored if (s.message.channel, s.message.message_id) == (channel, message_id)),
            None,
        )

    def mark_queued(self, sequence: int) -> None:
        self.queued.add(sequence)

    def unqueued(self) -> Sequence[StoredMessage]:
        return [s for s in self.stored if s.sequence not in self.queued]


class MemoryEvents:
    def __init__(self) -> None:
        self.published: list[tuple[str, str, TurnEvent]] = []

    def publish(self, channel: str, message_id: str, event: TurnEvent) -> None:
        self.published.append((channel, message_id, event))

    def read(self, channel: str, message_id: str, after: int = 0) -> Sequence[tuple[int, TurnEvent]]:
        return [
            (number, event)
            for number, (c, m, event) in enumerate(self.published, 1)
            if (c, m) == (channel, message_id) and number > after
        ]

    def purge(self, before: datetime) -> int:
        purged, self.published = len(self.published), []
        return purged


class MemoryConversations:
    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        self.logged: dict[tuple[str, str], Reply] = {}

    def claim(self, conversation_id: str, principal: Principal) -> None:
        if self.owners.setdefault(conversation_id, principal.user_id) != principal.user_id:
            raise ScopeError(f"Conversation {conversation_id} is not yours.")

    def log(self, message: InboundMessage, reply: Reply, principal: Principal) -> None:
        self.logged.setdefault((message.channel, message.message_id), reply)

    def history(self, conversation_id: str, principal: Principal) -> Sequence[Mapping[str, Any]]:
        return [
            {"answer": reply.answer}
            for reply in self.logged.values()
            if reply.conversation_id == conversation_id
        ]

    def reply_of(self, channel: str, message_id: str) -> Reply | None:
        return self.logged.get((channel, message_id))

    def last_language(self, principal: Principal) -> str | None:
        mine = [reply for reply in self.logged.values() if self._is_of(reply, principal)]
        return mine[-1].language if mine else None

    def _is_of(self, reply: Reply, principal: Principal) -> bool:
        return self.owners.get(reply.conversation_id) == principal.user_id


@dataclass
class MemoryDirectory:
    people: dict[tuple[str, str], Principal] = field(
        default_factory=lambda: {("whatsapp", "+911"): ASHA, ("web", "asha"): ASHA}
    )

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        return self.people.get((channel, address))

    def find_user(self, user_id: str) -> Principal | None:
        return next((p for p in self.people.values() if p.user_id == user_id), None)

    def add_user(self, user: NewUser) -> Principal:
        raise AssertionError("the durable part adds nobody")

    def users(self, tenant_id: str | None = None) -> Sequence[NewUser]:
        return [NewUser(p.user_id, p.tenant_id, p.name, p.role) for p in self.people.values()]

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return TenantSettings(tenant_id)

    def change_setting(self, tenant_id: str, name: str, value: float | None) -> TenantSettings:
        raise NotImplementedError


class MemoryAudit:
    def __init__(self) -> None:
        self.lines: list[AuditRecord] = []

    def append(
        self,
        *,
        tenant_id: str,
        actor: str,
        action: str,
        subject: str,
        outcome: str,
        details: Mapping[str, Any] | None = None,
    ) -> AuditRecord:
        record = AuditRecord(
            len(self.lines) + 1, NOON, tenant_id, actor, action, subject, outcome, details or {}, "", ""
        )
        self.lines.append(record)
        return record

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> Sequence[AuditRecord]:
        return self.lines[::-1][:limit]

    def verify(self) -> int:
        return len(self.lines)


class MemoryDeliveries:
    def __init__(self) -> None:
        self.kept: dict[str, Delivery] = {}

    def record(self, outbound: OutboundMessage) -> Delivery:
        return self.kept.setdefault(outbound.idempotency_key, Delivery(outbound, "pending", 0))

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        before = self.kept[idempotency_key]
        if before.status == "sent":
            return before
        self.kept[idempotency_key] = replace(
            before,
            status="attempting",
            attempts=before.attempts + 1,
            first_attempt_at=before.first_attempt_at or at,
            last_attempt_at=at,
        )
        return before

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        self.kept[idempotency_key] = replace(self.kept[idempotency_key], status="sent", receipt=receipt)

    def failed(self, idempotency_key: str, error: str) -> None:
        self.kept[idempotency_key] = replace(self.kept[idempotency_key], status="failed", error=error)

    def status(self, provider_id: str, status: str) -> bool:
        return any(d.receipt and d.receipt.provider_id == provider_id for d in self.kept.values())

    def find(self, idempotency_key: str) -> Delivery | None:
        return self.kept.get(idempotency_key)

    def claimed(self, channel: str, provider_id: str) -> bool:
        return any(
            d.receipt is not None and d.receipt.provider_id == provider_id and d.outbound.channel == channel
            for d in self.kept.values()
        )


@dataclass
class Scripted:
    """A responder that does what it is told, and counts."""

    script: Callable[[InboundMessage, OnEvent], Awaitable[Reply]] | None = None
    asked: list[str] = field(default_factory=list[str])

    async def respond(self, message: InboundMessage, principal: Principal, on_event: OnEvent) -> Reply:
        self.asked.append(message.message_id)
        if self.script is not None:
            return await self.script(message, on_event)
        return reply_to(message)


class MemoryProvider:
    """A channel adapter with its provider: keeps what it took, and may fail as told.

    `faults` are taken one a send: an exception to raise, with `took` saying whether the
    provider took the message all the same.
    """

    name = "whatsapp"

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts
        self.taken: list[tuple[str, str, datetime]] = []
        self.faults: list[tuple[Exception, bool]] = []
        self.look_ups = 0

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        return [
            OutboundMessage(
                channel=message.channel,
                conversation_id=message.conversation_id,
                idempotency_key=f"{message.channel}:{message.message_id}:{part}",
                payload={"body": f"{reply.answer} ({part})" if self.parts > 1 else reply.answer},
            )
            for part in range(1, self.parts + 1)
        ]

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        fault, took = self.faults.pop(0) if self.faults else (None, True)
        provider_id = f"SM{len(self.taken) + 1}"
        if took:
            self.taken.append((provider_id, str(outbound.payload["body"]), NOON))
        if fault is not None:
            raise fault
        return SendReceipt(provider_id=provider_id, sent_at=NOON)

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        self.look_ups += 1
        for provider_id, body, at in self.taken:
            if body == outbound.payload["body"] and at >= since and not taken(provider_id):
                return SendReceipt(provider_id=provider_id, sent_at=at)
        return None
