"""Understanding alone: the agent's own first two steps, without a tool being run."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, cast

from langgraph.runtime import Runtime

from agent.catalogue import Catalogues
from agent.context import Services, TurnContext
from agent.directing import outcome_of
from agent.models import offline_model
from agent.nodes.plan import plan
from agent.nodes.understand import understand
from agent.planner.evidence import evidence_of
from agent.planner.plan import ruled
from agent.state import State, fresh_turn
from agent.understanding import Understanding
from app.bootstrap import Home
from core.identity import Principal
from core.message import InboundMessage, Outcome, ToolCall
from core.tool import Effect


@dataclass(frozen=True)
class Planned:
    """What a message was understood to ask for, and how long that took."""

    outcome: Outcome
    calls: tuple[ToolCall, ...]
    says: str
    elapsed_ms: float


class Planner:
    """Asks the offline planner what it would do."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._services = Services(
            catalog=home.catalog,
            lake=home.lake,
            clock=home.clock,
            catalogues=Catalogues(home.lake),
            offline=offline_model(home.knowledge.meaning),
        )

    async def plan(self, text: str, person: Principal) -> Planned:
        """Return what the planner makes of a message that opens a conversation."""
        state, runtime = self._opened(text, person)
        started = time.perf_counter()
        state |= await understand(cast(State, state), runtime)
        state |= await plan(cast(State, state), runtime)
        elapsed_ms = (time.perf_counter() - started) * 1000
        return _planned(state, runtime.context, elapsed_ms)

    async def understanding(self, text: str, person: Principal) -> Understanding:
        """Return how a message that opens a conversation is understood, before it is planned."""
        state, runtime = self._opened(text, person)
        update = await understand(cast(State, state), runtime)
        return Understanding.model_validate(update.get("understanding"))

    async def evidence(self, text: str, person: Principal) -> str | None:
        """Return what kind of plan the rules alone make of it; `None` where nothing else is heard."""
        said = await self.understanding(text, person)
        planned, settled = ruled(said, {spec.name for spec in self._services.catalog.specs(person)})
        return None if settled else evidence_of(planned, said)

    def _opened(self, text: str, person: Principal) -> tuple[dict[str, Any], Runtime[TurnContext]]:
        message = InboundMessage(
            channel="eval",
            message_id="m",
            conversation_id="c",
            address=person.user_id,
            text=text,
            received_at=self._home.clock.now(),
        )
        context = TurnContext(
            services=self._services,
            principal=person,
            settings=self._home.directory.tenant_settings(person.tenant_id),
            message=message,
            deadline=time.monotonic() + self._services.limits.turn_s,
            specs={spec.name: spec for spec in self._services.catalog.specs(person)},
        )
        return {"message": message.model_dump(mode="json"), **fresh_turn()}, Runtime(context=context)


def _planned(state: dict[str, Any], context: TurnContext, elapsed_ms: float) -> Planned:
    directive = state["directive"]
    if directive is not None:
        return Planned(outcome_of(directive), (), str(directive["arguments"]), elapsed_ms)
    calls = tuple(ToolCall(tool=call["tool"], arguments=call["asked"]) for call in state["calls"])
    changes = any(context.effect(call.tool) is Effect.WRITE for call in calls)
    outcome = Outcome.CONFIRM if changes else Outcome.ANSWERED if calls else Outcome.REFUSED
    return Planned(outcome, calls, state["model_text"], elapsed_ms)
