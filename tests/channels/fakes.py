"""The ports the doors speak through, in memory, and people to come through them."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import BaseModel, Field

from channels.api.settings import ApiSettings
from channels.parts import HttpParts
from channels.slack.settings import SlackSettings
from core.chart import Spec, Theme
from core.errors import ConflictError, DataError, IdentityError, InputError, PolicyError, ScopeError
from core.fact import Citation, Fact, Source
from core.identity import Principal, Role
from core.message import (
    Choice,
    InboundMessage,
    Outcome,
    Reply,
    ToolCall,
    TurnEvent,
)
from core.ports import AuditRecord, Burst, ChartRenderer, ImportReport, NewUser, Receipt, StoredMessage
from core.tenant import TenantSettings
from core.tool import Effect, Note, ToolArguments, ToolOutcome, ToolResult, ToolSpec
from tests.jobs.fakes import MemoryDeliveries

if TYPE_CHECKING:
    from tests.jobs.documents.fakes import DocumentWorld
    from tests.jobs.indexing.fakes import KnowledgeWorld

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ASHA = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01", "DELHI_02"}))
VIKRAM = Principal("demo", "vikram", "Vikram", Role.MANAGER)
ADMIN = Principal("demo", "admin", "Admin", Role.ADMIN)
SOURCE = Source(
    tables={"sales": "snap-1"},
    parameters={"city": "Delhi", "horizon_days": 7},
    method="seasonal naive",
    as_of=date(2026, 11, 21),
    computed_at=NOON,
)


def fact(label: str, value: Any, unit: Any = "units", identity: str = "f1.1") -> Fact:
    return Fact(id=identity, label=label, value=value, unit=unit, source=SOURCE)


class MovableClock:
    def __init__(self, instant: datetime = NOON) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant

    def advance(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)


def reply_to(message: InboundMessage, **changes: Any) -> Reply:
    fields: dict[str, Any] = {
        "conversation_id": message.conversation_id,
        "message_id": message.message_id,
        "answer": "1 item will likely run out in Delhi:\n🔴 *Mohini Toned Milk 500 ml*: Tue. Order 240",
        "text_with_references": "1 item will likely run out in Delhi:\n🔴 *Mohini*: Tue. Order {f1.1}",
        "outcome": Outcome.ANSWERED,
        "tool_calls": (ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi"}),),
        "facts": (
            fact("Units to order", 240),
            fact("Sales at risk", Decimal("18400.50"), "currency", "f1.2"),
        ),
        "citations": (
            Citation(source="recommendations", ref="run_date=2026-11-22"),
            Citation(source="Returns policy", ref="section 4", quote="Within 7 days."),
        ),
        "choices": (Choice(label="Order list", message="Show the order list"),),
        "verified": True,
        "elapsed_ms": 42,
    }
    return Reply(**{**fields, **changes})


class FakeInbox:
    """Stores, refuses a reused id, and answers as it was told to."""

    def __init__(self) -> None:
        self.messages: dict[tuple[str, str], InboundMessage] = {}
        self.accepted = 0
        self.fails = False
        self.pause_s = 0.0
        self.script: list[TurnEvent] | None = None
        self.holds: dict[int, threading.Event] = {}  # an event waits here until its test lets it go
        self.reply_changes: dict[str, Any] = {}
        self.conversations: FakeConversations | None = None

    async def accept(self, message: InboundMessage) -> Receipt:
        if self.fails:
            raise OSError("the disk is gone")
        key = (message.channel, message.message_id)
        known = self.messages.setdefault(key, message)
        if (known.text, known.conversation_id) != (message.text, message.conversation_id):
            raise ConflictError("That id was used for another message.")
        duplicate = known is not message
        self.accepted += not duplicate
        return Receipt(*key, duplicate)

    async def events(self, channel: str, message_id: str) -> AsyncIterator[TurnEvent]:
        message = self.messages[channel, message_id]
        reply = reply_to(message, **self.reply_changes)
        script = self.script
        if script is None:
            script = [
                TurnEvent(type="step", name="started"),
                TurnEvent(type="step", name="plan"),
                TurnEvent(type="tool_started", name="assess_stockout_risk"),
                TurnEvent(type="tool_finished", name="assess_stockout_risk"),
                TurnEvent(type="step", name="compose"),
                TurnEvent(type="text", text=reply.answer[:20]),
                TurnEvent(type="text", text=reply.answer[20:]),
                TurnEvent(type="finished", reply=reply),
            ]
        for number, event in enumerate(script):
            await asyncio.sleep(self.pause_s)
            while number in self.holds and not self.holds[number].is_set():
                await asyncio.sleep(0.01)
            if event.type == "finished" and self.conversations is not None:
                self.conversations.log(message, reply, Principal("demo", message.address, "", Role.SELLER))
            yield event


class FakeMessages:
    def __init__(self, inbox: FakeInbox) -> None:
        self._inbox = inbox

    def store(self, message: InboundMessage) -> StoredMessage:
        raise AssertionError("doors store through the inbox")

    def store_together(self, messages: Sequence[InboundMessage]) -> list[StoredMessage]:
        raise AssertionError("doors store through the inbox")

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        found = self._inbox.messages.get((channel, message_id))
        return None if found is None else StoredMessage(1, found)

    def mark_queued(self, *sequences: int) -> None:
        raise AssertionError("doors enqueue nothing")

    def heard_at(self, channel: str, conversation_id: str) -> datetime | None:
        raise AssertionError("doors ask for no window")

    def take(
        self, channel: str, message_id: str, until: datetime, joins: Callable[[InboundMessage], bool]
    ) -> Burst:
        raise AssertionError("doors gather nothing")

    def unqueued(self) -> Sequence[StoredMessage]:
        raise AssertionError("doors enqueue nothing")


class FakeConversations:
    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        self.said: dict[str, list[dict[str, Any]]] = {}

    def claim(self, conversation_id: str, principal: Principal) -> None:
        if self.owners.setdefault(conversation_id, principal.user_id) != principal.user_id:
            raise ScopeError("There is no such conversation on your account.")

    def log(self, message: InboundMessage, reply: Reply, principal: Principal) -> None:
        said = self.said.setdefault(message.conversation_id, [])
        if any(one["message_id"] == message.message_id for one in said):
            return
        shared = {"channel": message.channel, "message_id": message.message_id, "ts": NOON, "citations": []}
        said.append({**shared, "role": "user", "message": message.text})
        said.append({**shared, "role": "assistant", "message": reply.answer, "reply": reply})

    def history(self, conversation_id: str, principal: Principal) -> Sequence[Mapping[str, Any]]:
        if self.owners.get(conversation_id) != principal.user_id:
            raise ScopeError("There is no such conversation on your account.")
        return self.said.get(conversation_id, [])

    def reply_of(self, channel: str, message_id: str) -> Reply | None:
        said = [one for lines in self.said.values() for one in lines]
        found = [one for one in said if (one["channel"], one["message_id"]) == (channel, message_id)]
        return next((one["reply"] for one in found if "reply" in one), None)

    def confirmation(self, approval_id: str, principal: Principal) -> Reply | None:
        mine = [
            one
            for name, lines in self.said.items()
            if self.owners.get(name) == principal.user_id
            for one in lines
        ]
        return next(
            (one["reply"] for one in mine if "reply" in one and one["reply"].approval_id == approval_id), None
        )

    def last_channel(self, principal: Principal) -> str | None:
        return None

    def last_language(self, principal: Principal) -> str | None:
        return None


@dataclass
class FakeDirectory:
    people: tuple[Principal, ...] = (ASHA, VIKRAM, ADMIN)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        known = self.addresses.get((channel, address))
        if known is not None:
            return self.find_user(known)
        return self.find_user(address) if channel in ("web", "api") else None

    def find_user(self, user_id: str) -> Principal | None:
        return next((person for person in self.people if person.user_id == user_id), None)

    def add_user(self, user: NewUser) -> Principal:
        raise AssertionError("doors add nobody")

    def users(self, tenant_id: str | None = None) -> Sequence[NewUser]:
        raise AssertionError("doors list nobody")

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return TenantSettings(tenant_id)

    def change_setting(self, tenant_id: str, name: str, value: float | None) -> TenantSettings:
        raise NotImplementedError


class FakeTokens:
    """A token is `token-<user>`."""

    def issue(self, user_id: str, expires_in_s: int = 3600) -> str:
        return f"token-{user_id}"

    def subject(self, token: str) -> str:
        if not token.startswith("token-"):
            raise IdentityError("The token is not valid; sign in again.")
        return token.removeprefix("token-")

    def jwks(self) -> Mapping[str, Any]:
        return {"keys": [{"kty": "OKP", "kid": "k1"}]}


class FakeAudit:
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
        chosen = [one for one in reversed(self.lines) if tenant_id in (None, one.tenant_id)]
        return [one for one in chosen if before is None or one.sequence < before][:limit]

    def verify(self) -> int:
        return len(self.lines)

    def denied(self) -> list[tuple[str, str]]:
        return [(one.actor, one.action) for one in self.lines if one.outcome == "denied"]


class FakeDeliveries(MemoryDeliveries):
    """Keeps every callback, of unknown messages too."""

    def __init__(self) -> None:
        super().__init__()
        self.statuses: list[tuple[str, str]] = []

    def status(self, provider_id: str, status: str, error: str = "") -> bool:
        self.statuses.append((provider_id, status))
        super().status(provider_id, status, error)
        return True


@dataclass
class FakeImporter:
    """Counts lines; a key is remembered with its content."""

    received: list[tuple[str, bytes, str | None]] = field(default_factory=list[tuple[str, bytes, str | None]])
    reports: dict[str, tuple[str, ImportReport]] = field(default_factory=dict[str, tuple[str, ImportReport]])
    keys: dict[str, tuple[bytes, str]] = field(default_factory=dict[str, tuple[bytes, str]])
    error: Exception | None = None
    rejects: bool = False

    def receive(
        self,
        content: BinaryIO,
        file_name: str,
        principal: Principal,
        *,
        kind: str | None = None,
        idempotency_key: str | None = None,
        replaces: str | None = None,
    ) -> ImportReport:
        if principal.role is not Role.ADMIN:
            raise PolicyError("Only an admin may take in data.")
        if self.error is not None:
            raise self.error
        data = content.read()
        if idempotency_key in self.keys:
            known, import_id = self.keys[idempotency_key]
            if known != data:
                raise ConflictError("The Idempotency-Key was used for another file.")
            return self.reports[import_id][1]
        rows = max(0, data.count(b"\n") - 1)
        import_id = f"imp-{len(self.received) + 1}"
        report = ImportReport(
            import_id,
            kind or "?",
            file_name,
            "rejected" if self.rejects else "committed",
            rows=rows,
            accepted=rows,
            replaces=replaces,
            message="Column sku_id is missing." if self.rejects else "",
        )
        self.received.append((file_name, data, kind))
        self.reports[import_id] = (principal.tenant_id, report)
        if idempotency_key:
            self.keys[idempotency_key] = (data, import_id)
        return report

    def undo(self, import_id: str, principal: Principal) -> ImportReport:
        return replace(self.report(import_id, principal), status="undone")

    def report(self, import_id: str, principal: Principal) -> ImportReport:
        tenant, report = self.reports.get(import_id, ("", None))
        if report is None or tenant != principal.tenant_id:
            raise InputError(f"There is no import {import_id}.")
        return report


class ForecastResult(ToolResult):
    generated_at: datetime = NOON
    series: tuple[dict[str, Any], ...] = ()


class StockResult(ToolResult):
    series: tuple[dict[str, Any], ...] = ()


class PriceResult(ToolResult):
    sku_id: str
    store_id: str
    action: str = "raise"
    reason: str = "parity"
    recommended_price: Fact = Field(default_factory=lambda: fact("Price", Decimal("209.00"), "currency"))
    current_price: Fact = Field(default_factory=lambda: fact("Price now", Decimal("199.00"), "currency"))
    margin_uplift_pct: Fact | None = None
    min_margin_pct: Fact = Field(default_factory=lambda: fact("Margin floor", Decimal(10), "pct"))
    max_delta_pct: Fact = Field(default_factory=lambda: fact("Most a day", Decimal(8), "pct"))
    competitor_low: Fact | None = None
    competitor_high: Fact | None = None
    guardrails: tuple[dict[str, Any], ...] = ()
    series: tuple[dict[str, Any], ...] = ()


REORDER_ROW = {
    "sku_id": "SKU_123",
    "store_id": "DELHI_01",
    "quantity": 500,
    "position": 40,
    "reorder_point": 120.0,
    "lead_time_demand": 90.4,
    "lead_time_days": 3,
    "service_level": 0.95,
    "order_by": date(2026, 11, 23),
    "stockout_probability": 0.8,
}


class DateRange(BaseModel):
    """A schema within a schema."""

    start: str


class _OverDays(ToolArguments):
    """What each tool takes."""

    period: DateRange


class FakeCatalog:
    """Knows the seed's tools by name; refuses stores that are not the caller's."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any], str]] = []
        self.keys: list[str | None] = []
        self.uplift: Decimal | None = Decimal("1.8")
        self.fails: Exception | None = None

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        return [
            ToolSpec(
                name=name,
                description=f"About {name}.",
                effect=Effect.READ,
                roles=(Role.SELLER, Role.MANAGER),
                arguments=_OverDays,
                result=ToolResult,
                examples=("what will sell",),
            )
            for name in ("forecast_demand", "assess_stockout_risk", "plan_reorder", "suggest_price")
        ]

    def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        idempotency_key: str | None = None,
        language: str = "en",
    ) -> ToolOutcome:
        self.calls.append((name, dict(arguments), principal.user_id))
        self.keys.append(idempotency_key)
        if self.fails is not None:
            raise self.fails
        unknown = set(arguments) - {
            "sku_ids", "sku_id", "store_id", "city", "category", "horizon_days", "granularity",
            "objective", "current_price", "explain",
        }  # fmt: skip
        if unknown:
            raise InputError(f"Unknown argument {sorted(unknown)[0]}.")
        store = arguments.get("store_id")
        if store is not None and not principal.may_see_store(store):
            raise ScopeError(f"Store {store} is not on your account.")
        results: dict[str, ToolResult] = {
            "forecast_demand": ForecastResult(as_of=date(2026, 11, 21), series=(self._series(arguments),)),
            "plan_reorder": StockResult(
                as_of=date(2026, 11, 21),
                series=(REORDER_ROW, {**REORDER_ROW, "sku_id": "SKU_9", "quantity": 0}),
            ),
            "assess_stockout_risk": StockResult(
                as_of=date(2026, 11, 21),
                series=({"sku_id": "SKU_123", "store_id": "DELHI_01", "level": "high"},),
                notes=(Note(code="stale_data", values={"days": 2}),),
            ),
        }
        if name == "suggest_price":
            uplift = None if self.uplift is None else fact("Uplift", self.uplift, "pct")
            results[name] = PriceResult(
                sku_id=arguments["sku_id"],
                store_id=arguments["store_id"],
                margin_uplift_pct=uplift,
                competitor_low=fact("Lowest", Decimal(205), "currency"),
                competitor_high=fact("Highest", Decimal(215), "currency"),
            )
        if name not in results:
            raise DataError("No data.")
        facts = (fact("Total", Decimal("120.5"), "units", f"f{call_number}.1"),)
        return ToolOutcome(name, dict(arguments), results[name], facts)

    def preview(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        language: str = "en",
    ) -> ToolOutcome | None:
        return None

    @staticmethod
    def _series(arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "sku_id": (arguments.get("sku_ids") or ["SKU_123"])[0],
            "store_id": arguments.get("store_id") or "DELHI_01",
            "model": "seasonal_naive",
            "series": [{"date": date(2026, 11, 22), "yhat": 120.0, "yhat_lower": 95.0, "yhat_upper": 150.0}],
            "drivers": [{"feature": "weekday", "impact": "high", "units_per_day": 12.5}],
        }


class FakeCharts:
    """Draws nothing; its module says so."""

    def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
        return b"\x89PNG"

    def svg(self, spec: Spec, *, theme: Theme = "light") -> str:
        return "<svg/>"

    def web_bundle(self) -> bytes:
        return gzip.compress(b"export const embed = () => {};", mtime=0)


class FakeLinks:
    """Signs by remembering; a token holds for its purpose until its time."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._signed: dict[str, tuple[str, str, float]] = {}

    def sign(self, purpose: str, subject: str, expires_in_s: int) -> str:
        token = f"t{len(self._signed)}"
        self._signed[token] = (purpose, subject, self._clock.now().timestamp() + expires_in_s)
        return token

    def subject(self, purpose: str, token: str) -> str:
        made_for, subject, expiry = self._signed.get(token, ("", "", 0.0))
        if made_for != purpose or expiry < self._clock.now().timestamp():
            raise IdentityError("This link does not hold.", code="link_invalid")
        return subject


@dataclass
class World:
    """All fakes, so that a test can look behind the door; `folder` is the test's own."""

    folder: Path
    clock: MovableClock = field(default_factory=MovableClock)
    inbox: FakeInbox = field(default_factory=FakeInbox)
    conversations: FakeConversations = field(default_factory=FakeConversations)
    directory: FakeDirectory = field(default_factory=FakeDirectory)
    tokens: FakeTokens = field(default_factory=FakeTokens)
    audit: FakeAudit = field(default_factory=FakeAudit)
    deliveries: FakeDeliveries = field(default_factory=FakeDeliveries)
    importer: FakeImporter = field(default_factory=FakeImporter)
    catalog: FakeCatalog = field(default_factory=FakeCatalog)
    charts: ChartRenderer = field(default_factory=FakeCharts)
    checks: dict[str, bool] = field(default_factory=lambda: {"database": True})

    @cached_property
    def links(self) -> FakeLinks:
        return FakeLinks(self.clock)

    @cached_property
    def papers(self) -> DocumentWorld:
        """What deals with documents: the real service over ledgers in memory."""
        from tests.jobs.documents.fakes import DocumentWorld

        return DocumentWorld(self.folder, clock=self.clock, audit=self.audit)

    @cached_property
    def knowledge(self) -> KnowledgeWorld:
        """What deals with texts: the real library over a ledger and an index in memory."""
        from tests.jobs.indexing.fakes import KnowledgeWorld

        return KnowledgeWorld(self.folder, audit=self.audit, links=self.links, clock=self.clock)

    def parts(self, api: ApiSettings | None = None, **channels: Any) -> HttpParts:
        self.inbox.conversations = self.conversations
        if isinstance(channels.get("slack"), SlackSettings):
            from tests.channels.slack.fakes import slack_door

            channels["slack"] = slack_door(self, channels["slack"])
        return HttpParts(
            inbox=self.inbox,
            catalog=self.catalog,
            importer=self.importer,
            documents=self.papers.service,
            blobs=self.papers.blobs,
            library=self.knowledge.library,
            directory=self.directory,
            tokens=self.tokens,
            audit=self.audit,
            conversations=self.conversations,
            messages=FakeMessages(self.inbox),
            deliveries=self.deliveries,
            charts=self.charts,
            links=self.links,
            clock=self.clock,
            ready=lambda: self.checks,
            api=api or ApiSettings(rate_limit_per_minute=0),
            **channels,
        )
