"""What a node is handed: the room's services, and the turn's own context."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from core.clock import Clock, local_date
from core.fact import Citation, Fact
from core.identity import Principal
from core.message import InboundMessage, TurnEvent
from core.ports import Lake, ToolCatalog
from core.tenant import TenantSettings
from core.tool import Effect, ToolResult, ToolSpec

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from agent.catalogue import Catalogue, Catalogues
    from agent.redaction import Redactor

OnEvent = Callable[[TurnEvent], None]


@dataclass(frozen=True)
class Limits:
    """How much a turn may take. `max_calls` counts calls of a chat model."""

    max_calls: int = 8
    model_timeout_s: float = 20.0
    turn_s: float = 55.0
    max_tool_calls: int = 16
    approval_minutes: int = 30


@dataclass(frozen=True)
class RemoteModel:
    """A configured chat model outside this process; `name` is what the trace calls it."""

    name: str
    chat: BaseChatModel
    streaming: bool = False


@dataclass(frozen=True)
class Services:
    """What the nodes work with, handed in by the composition root.

    `offline` plans when no remote model is configured and when it fails. `redactor` keeps
    personal data from the remote model; it is needed only beside one.
    """

    catalog: ToolCatalog
    lake: Lake
    clock: Clock
    catalogues: Catalogues
    offline: BaseChatModel
    remote: RemoteModel | None = None
    redactor: Redactor | None = None
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

    Never stored. `findings` spares unpacking what this very run has just packed.
    """

    services: Services
    principal: Principal
    settings: TenantSettings
    message: InboundMessage
    on_event: OnEvent | None = None
    deadline: float = 0.0
    started: float = field(default_factory=time.perf_counter)
    findings: dict[int, Finding] = field(default_factory=dict[int, Finding])
    specs: Mapping[str, ToolSpec] = field(default_factory=dict[str, ToolSpec])

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
    def today(self) -> date:
        """The calendar date where the tenant is."""
        return local_date(self.services.clock, self.settings.timezone)

    def effect(self, tool: str) -> Effect:
        """Return what calling the tool does; an unknown name only looks, and fails."""
        spec = self.specs.get(tool)
        return spec.effect if spec else Effect.READ
