"""What a node is handed: the room's services, and the turn's own context."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from agent.personal.known import PersonalData
from agent.redaction import Vault
from agent.remote.meter import Meter, Prices
from agent.remote.model import RemoteModel
from agent.tracing import TurnTrace
from core.clock import Clock, local_date
from core.fact import Citation, Fact
from core.identity import Principal
from core.message import InboundMessage, TurnEvent
from core.ports import Lake, ToolCatalog, UsageLedger
from core.tenant import TenantSettings
from core.tool import Effect, ToolResult, ToolSpec
from core.usage import ModelUsage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from agent.catalogue import Catalogue, Catalogues
    from agent.redaction import Redactor

OnEvent = Callable[[TurnEvent], None]


@dataclass(frozen=True)
class Limits:
    """How much a turn may take.

    `max_calls` counts calls of a chat model, `max_tokens` what they read and write together (0: any
    number). Of `turn_s` the last `planner_s` belong to the offline planner and its tools: a model
    that used up its time leaves enough to answer.
    """

    max_calls: int = 8
    model_timeout_s: float = 20.0
    max_tokens: int = 0
    turn_s: float = 55.0
    planner_s: float = 15.0
    max_tool_calls: int = 16
    approval_minutes: int = 30


@dataclass(frozen=True)
class Services:
    """What the nodes work with, handed in by the composition root.

    `offline` plans when no remote model is configured and when it fails. `redactor` keeps
    personal data from the remote model, `personal` tells it which names are somebody's, `usage` and
    `prices` count what the model takes; they are needed only beside one.
    """

    catalog: ToolCatalog
    lake: Lake
    clock: Clock
    catalogues: Catalogues
    offline: BaseChatModel
    remote: RemoteModel | None = None
    redactor: Redactor | None = None
    personal: PersonalData | None = None
    usage: UsageLedger | None = None
    prices: Prices = field(default_factory=Prices)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Finding:
    """A finished call as the composers see it."""

    result: ToolResult
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]


@dataclass
class TurnContext:
    """One run of the graph: who asks, where events go, when it must end.

    `language` is the one the person wants every reply in, `None` the message's own. Never stored.
    `findings` spares unpacking what this very run has just packed.
    """

    services: Services
    principal: Principal
    settings: TenantSettings
    message: InboundMessage
    language: str | None = None
    on_event: OnEvent | None = None
    deadline: float = 0.0
    started: float = field(default_factory=time.perf_counter)
    findings: dict[int, Finding] = field(default_factory=dict[int, Finding])
    _meter: Meter | None = field(default=None, init=False)
    specs: Mapping[str, ToolSpec] = field(default_factory=dict[str, ToolSpec])
    vault: Vault = field(default_factory=Vault)
    trace: TurnTrace = field(default_factory=TurnTrace)

    def meter(self, remote: RemoteModel) -> Meter:
        """Return what counts the turn's model calls."""
        if self._meter is None:
            self._meter = Meter(
                model=remote.model_id or remote.name,
                tenant_id=self.principal.tenant_id,
                day=self.today,
                prices=self.services.prices,
                ledger=self.services.usage,
                most_tokens=self.services.limits.max_tokens,
            )
        return self._meter

    @property
    def usage(self) -> ModelUsage | None:
        """What model calls took so far; `None` where none was made."""
        return self._meter.usage if self._meter is not None and self._meter.usage.calls else None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The tenant's names as they stood when the run first asked."""
        return self.services.catalogues.of(self.principal.tenant_id)

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds since this run began."""
        return round((time.perf_counter() - self.started) * 1000)

    def emit(self, event: TurnEvent) -> None:
        """Show the event to whoever waits."""
        if self.on_event is not None:
            self.on_event(event)

    @property
    def remaining_s(self) -> float:
        """Seconds left of the turn; 0 when it must end."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def model_remaining_s(self) -> float:
        """Seconds left of the turn for a remote model."""
        limits = self.services.limits
        return max(0.0, self.remaining_s - min(limits.planner_s, limits.turn_s / 3))

    @property
    def today(self) -> date:
        """The calendar date where the tenant is."""
        return local_date(self.services.clock, self.settings.timezone)

    def effect(self, tool: str) -> Effect:
        """Return what calling the tool does; an unknown name only looks, and fails."""
        spec = self.specs.get(tool)
        return spec.effect if spec else Effect.READ

    def asks_back(self, tool: str) -> bool:
        """Tell whether a change waits for the person's yes."""
        spec = self.specs.get(tool)
        return spec is None or spec.confirm
