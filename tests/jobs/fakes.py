"""The ports of the durable part, in memory, and people and providers to test it with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.errors import ScopeError
from core.identity import Principal, Role
from core.message import InboundMessage, OutboundMessage, Outcome, Reply, SendReceipt, TurnEvent
from core.notice import Place
from core.ports import FAULT, AuditRecord, Burst, Delivery, DeliveryStatus, NewUser, Setback, StoredMessage
from core.preference import Preferences
from core.tenant import TenantSettings
from jobs.turn.turns import OnEvent

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
        self.taken: dict[str, str] = {}

    def store(self, message: InboundMessage) -> StoredMessage:
        if found := self.find(message.channel, message.message_id):
            return replace(found, duplicate=True)
        stored = StoredMessage(len(self.stored) + 1, message)
        self.stored.append(stored)
        return stored

    def store_together(self, messages: Sequence[InboundMessage]) -> list[StoredMessage]:
        return [self.store(message) for message in messages]

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        return next(
            (s for s in self.stored if (s.message.channel, s.message.message_id) == (channel, message_id)),
            None,
        )

    def mark_queued(self, *sequences: int) -> None:
        self.queued.update(sequences)

    def unqueued(self) -> Sequence[StoredMessage]:
        return [s for s in self.stored if s.sequence not in self.queued]

    def heard_at(self, channel: str, conversation_id: str) -> datetime | None:
        said = [s.message for s in self.stored if s.message.asked_by == "person"]
        here = [m.received_at for m in said if (m.channel, m.conversation_id) == (channel, conversation_id)]
        return max(here, default=None)

    def take(
        self, channel: str, message_id: str, until: datetime, joins: Callable[[InboundMessage], bool]
    ) -> Burst:
        first = self.find(channel, message_id)
        assert first is not None
        if message_id not in self.taken:
            self.taken[message_id] = message_id
            for stored in self.stored[first.sequence :]:
                later = stored.message
                if later.conversation_id != first.message.conversation_id:
                    continue
                if later.message_id in self.taken or later.received_at > until or not joins(later):
                    break
                self.taken[later.message_id] = message_id
        lead = self.taken[message_id]
        return Burst(lead, tuple(s for s in self.stored if self.taken.get(s.message.message_id) == lead))


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

    def confirmation(self, approval_id: str, principal: Principal) -> Reply | None:
        return None

    def last_channel(self, principal: Principal) -> str | None:
        return None

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


LOST = ("failed", "undelivered")


class MemoryDeliveries:
    """The delivery ledger; the same tests as of the real one hold it (`tests/adapters/ledgers`)."""

    def __init__(self) -> None:
        self.kept: dict[str, Delivery] = {}

    def _change(self, key: str, **changes: Any) -> None:
        self.kept[key] = replace(self.kept[key], **changes)

    def record(self, outbound: OutboundMessage, at: datetime | None = None) -> Delivery:
        return self.kept.setdefault(
            outbound.idempotency_key, Delivery(outbound, "pending", 0, recorded_at=at)
        )

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        before = self.kept[idempotency_key]
        if before.status != "sent":
            self._change(
                idempotency_key,
                status="attempting",
                attempts=before.attempts + 1,
                first_attempt_at=before.first_attempt_at or at,
                last_attempt_at=at,
                due_at=None,
            )
        return before

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        if self.kept[idempotency_key].status != "sent":
            self._change(idempotency_key, status="sent", receipt=receipt, error="")

    def _settle(self, key: str, **changes: Any) -> None:
        known = self.kept[key]
        if known.status != "sent" or known.provider_status in LOST:
            self._change(key, **{"held_at": None, "due_at": None, **changes})

    def failed(self, idempotency_key: str, error: str) -> None:
        self._settle(idempotency_key, status="failed", error=error)

    def hold(self, idempotency_key: str, reason: str, at: datetime, due_at: datetime | None = None) -> None:
        self._settle(idempotency_key, status="held", error=reason, held_at=at, due_at=due_at)

    def drop(self, idempotency_key: str, reason: str) -> None:
        self._settle(idempotency_key, status="dropped", error=reason)

    def again(self, known: Delivery, at: datetime, outbound: OutboundMessage | None = None) -> bool:
        now = self.kept[known.key]
        if now.rounds != known.rounds or (now.status == "sent" and now.provider_status not in LOST):
            return False
        self.kept[known.key] = Delivery(
            outbound or now.outbound,
            "pending",
            0,
            recorded_at=now.recorded_at,
            due_at=at,
            rounds=now.rounds + 1,
        )
        return True

    def taken_up(self, known: Delivery) -> None:
        self._change(known.key, due_at=None)

    def status(self, provider_id: str, status: str, error: str = "") -> bool:
        for key, known in self.kept.items():
            if known.receipt is not None and known.receipt.provider_id == provider_id:
                self._change(key, provider_status=status, provider_error=error)
                return True
        return False

    def find(self, idempotency_key: str) -> Delivery | None:
        return self.kept.get(idempotency_key)

    def claimed(self, channel: str, provider_id: str) -> bool:
        return any(
            d.receipt is not None and d.receipt.provider_id == provider_id and d.outbound.channel == channel
            for d in self.kept.values()
        )

    def held(self, channel: str, conversation_id: str) -> Sequence[Delivery]:
        return [
            d
            for d in self.kept.values()
            if d.status == "held"
            and (d.outbound.channel, d.outbound.conversation_id) == (channel, conversation_id)
        ]

    def left_since(self, channel: str, conversation_id: str, at: datetime) -> Sequence[Delivery]:
        return [
            d
            for d in self.kept.values()
            if (d.outbound.channel, d.outbound.conversation_id) == (channel, conversation_id)
            and (
                d.status in ("pending", "attempting")
                or (d.status == "sent" and d.last_attempt_at is not None and d.last_attempt_at >= at)
            )
        ]

    def due(self, now: datetime) -> Sequence[Delivery]:
        return [
            d
            for d in self.kept.values()
            if d.status in ("pending", "held") and d.due_at is not None and d.due_at <= now
        ]

    def refused(self) -> Sequence[Delivery]:
        return [d for d in self.kept.values() if d.status == "sent" and d.provider_status in LOST]

    def counted(self, since: datetime | None = None) -> dict[str, int]:
        counts = {**dict.fromkeys(("pending", "held", "attempting", "failed"), 0), "fault": 0}
        for one in self.kept.values():
            if one.status in counts and (since is None or (one.recorded_at and one.recorded_at >= since)):
                counts[one.status] += 1
                counts["fault"] += one.status == "failed" and one.error.startswith(FAULT)
        return counts

    def listed(
        self, status: DeliveryStatus | None = None, channel: str | None = None, limit: int = 100
    ) -> Sequence[Delivery]:
        return [d for d in self.kept.values() if status in (None, d.status)][:limit]


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

    def reach(self, address: str) -> Place:
        return Place(self.name, f"{self.name}:{address}", address, {"to": address})

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


class KnockingProvider(MemoryProvider):
    """The same with a window of a day after a person wrote, and a template for outside of it."""

    template = True

    def is_open(self, heard_at: datetime | None, now: datetime) -> bool:
        return heard_at is not None and now - heard_at < timedelta(days=1)

    def can_knock(self, kind: str, language: str) -> bool:
        return self.template

    def knock(self, message: InboundMessage, reply: Reply, name: str) -> OutboundMessage | None:
        if not self.template:
            return None
        return OutboundMessage(
            channel=message.channel,
            conversation_id=message.conversation_id,
            idempotency_key=f"{message.channel}:{message.message_id}:knock",
            payload={"body": f"knock: {reply.answer}"},
        )

    def setback(self, code: str) -> Setback:
        known: dict[str, Setback] = {"16": "closed", "10": "stopped", "13": "plain", "12": "again"}
        return known.get(code, "final")

    def plainly(self, outbound: OutboundMessage) -> OutboundMessage:
        body = str(outbound.payload["body"]).removeprefix("rich ")
        return outbound.model_copy(update={"payload": {"body": body}})


class MemoryPreferences:
    def __init__(self) -> None:
        self.kept: dict[str, Preferences] = {}

    def of(self, user_id: str) -> Preferences:
        return self.kept.get(user_id, Preferences(user_id))

    def change(self, user_id: str, **changes: Any) -> Preferences:
        if "stopped" in changes:
            changes["stopped"] = frozenset(changes["stopped"])
        self.kept[user_id] = replace(self.of(user_id), **changes)
        return self.kept[user_id]


class MovableClock:
    def __init__(self, instant: datetime = NOON) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant

    def advance(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)
