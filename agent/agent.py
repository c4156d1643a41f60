"""The agent: one message in, one verified reply out, resumable at any point."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

from langgraph.types import Command

from agent.catalogue import Catalogues
from agent.context import Limits, OnEvent, RemoteModel, Services, TurnContext
from agent.decision import decision_in
from agent.facts import load_reply
from agent.graph import CONFIRM, RECURSION_LIMIT, build_graph
from agent.nodes.confirm import pending_write
from agent.personal.known import PersonalData
from agent.planner.told import GivenCall
from agent.redaction import Redactor
from agent.remote.meter import Prices
from agent.replying import identity
from agent.state import MAX_ANSWERED, State, Update
from agent.streaming import pieces
from agent.tracing import turn_span
from core.clock import Clock
from core.errors import ScopeError
from core.identity import Principal
from core.message import InboundMessage, Reply, TurnEvent
from core.notice import told_by
from core.ports import Directory, Lake, PreferenceLedger, ToolCatalog, UsageLedger

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.types import StateSnapshot


class Agent:
    """Answers messages. Everything it works with is handed in.

    `offline` is the planner that needs no model (`agent.models.offline_model`), `remote`
    the configured chat model or `None`; `personal`, `usage` and `prices` are for the latter.
    A conversation belongs to one person, and its
    messages are answered one after the other.
    """

    def __init__(
        self,
        *,
        catalog: ToolCatalog,
        lake: Lake,
        clock: Clock,
        directory: Directory,
        checkpointer: BaseCheckpointSaver[Any],
        offline: BaseChatModel,
        remote: RemoteModel | None = None,
        limits: Limits | None = None,
        personal: PersonalData | None = None,
        usage: UsageLedger | None = None,
        prices: Prices | None = None,
        preferences: PreferenceLedger | None = None,
    ) -> None:
        self._directory = directory
        self._preferences = preferences
        self._services = Services(
            catalog=catalog,
            lake=lake,
            clock=clock,
            catalogues=Catalogues(lake),
            offline=offline,
            remote=remote,
            redactor=Redactor() if remote is not None else None,
            personal=personal or PersonalData(directory),
            usage=usage,
            prices=prices or Prices(),
            limits=limits or Limits(),
        )
        self._graph = build_graph(checkpointer)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def respond(
        self, message: InboundMessage, principal: Principal, on_event: OnEvent | None = None
    ) -> Reply:
        """Answer a message, or go on where a crash left its turn.

        The same message again gets the same reply. `on_event` is called on the event loop:
        with the steps and tools as they run, then pieces of the verified answer, then the
        whole reply.

        Raises:
            ScopeError: the conversation is another person's.
        """
        message = _storable(message)
        thread = f"{principal.tenant_id}:{message.conversation_id}"
        lock = self._locks.setdefault(thread, asyncio.Lock())
        async with lock:
            reply = await self._turn(thread, message, principal, on_event)
        if on_event is not None:
            for piece in pieces(reply.answer):
                on_event(TurnEvent(type="text", text=piece))
            on_event(TurnEvent(type="finished", reply=reply))
        return reply

    async def _turn(
        self, thread: str, message: InboundMessage, principal: Principal, on_event: OnEvent | None
    ) -> Reply:
        config = self._config(thread, message)
        snapshot = await self._graph.aget_state(config)
        _check_owner(snapshot, principal)
        known = await self._known(snapshot, message, config)
        if known is not None:
            return known
        graph_input = self._input(snapshot, message, principal)
        context = self._context(message, principal, on_event)
        with turn_span(message.channel, principal.tenant_id):
            values = await self._run(graph_input, config, context)
        if interrupts := values.get("__interrupt__"):
            return load_reply(interrupts[0].value["reply"])
        return load_reply(values["reply"])

    async def _run(
        self, graph_input: Update | Command[Any] | None, config: Any, context: TurnContext
    ) -> dict[str, Any]:
        """Run the graph to the turn's end or its question, keeping what a crash must not cost.

        A fresh turn that only looks, without a remote model, is over in less time than it takes to keep
        each of its steps: its end is kept, and a crash has it looked up again. Before a change is made, and
        while a model is asked or a turn goes on, each step is kept.
        """
        if context.services.remote is None and isinstance(graph_input, dict):
            values = await self._graph.ainvoke(
                graph_input, config, context=context, durability="exit", interrupt_before=[CONFIRM]
            )
            if pending_write(cast("State", values)) is None:
                return values
            graph_input = None
        return await self._graph.ainvoke(graph_input, config, context=context, durability="sync")

    async def _known(self, snapshot: StateSnapshot, message: InboundMessage, config: Any) -> Reply | None:
        """Return the reply the message already has, if its turn ended."""
        if _message_of(snapshot) == identity(message):
            return _reply_in(snapshot)
        if identity(message) not in snapshot.values.get("answered", []):
            return None
        wanted = {"message_key": identity(message)}
        async for earlier in self._graph.aget_state_history(config, filter=wanted, limit=1):
            return _reply_in(earlier)
        return None

    def _input(
        self, snapshot: StateSnapshot, message: InboundMessage, principal: Principal
    ) -> Update | Command[Any] | None:
        """Return what the graph goes on with: nothing after a crash, a decision, or the message."""
        key = identity(message)
        waiting = _waiting(snapshot)
        if key == _message_at_work(snapshot) and waiting is None:
            return None
        answered = [*snapshot.values.get("answered", []), key]
        update = Update(
            owner=principal.user_id,
            answered=list(dict.fromkeys(answered))[-MAX_ANSWERED:],
            message=message.model_dump(mode="json"),
        )
        decision = decision_in(message) if waiting else None
        if waiting is None or decision is None:
            return update
        # The update travels in the answer, not in `Command.update`: after a crash the same
        # answer is given again, and a second update of one step is an error of LangGraph's.
        return Command(resume={"decision": decision, "asked_at": waiting["asked_at"], "update": update})

    def _config(self, thread: str, message: InboundMessage) -> Any:
        return {
            "configurable": {"thread_id": thread},
            "metadata": {"message_key": identity(message)},
            "recursion_limit": RECURSION_LIMIT,
        }

    def _context(
        self, message: InboundMessage, principal: Principal, on_event: OnEvent | None
    ) -> TurnContext:
        services = _services_for(message, self._services)
        return TurnContext(
            services=services,
            principal=principal,
            settings=self._directory.tenant_settings(principal.tenant_id),
            message=message,
            language=None if self._preferences is None else self._preferences.of(principal.user_id).language,
            on_event=on_event,
            deadline=time.monotonic() + services.limits.turn_s,
            specs={spec.name: spec for spec in services.catalog.specs(principal)},
        )


def _services_for(message: InboundMessage, services: Services) -> Services:
    """Return what answers the message: what is told unasked needs no model, its call is given."""
    told = told_by(message)
    if told is None:
        return services
    return replace(services, offline=GivenCall(tool=told.tool, arguments=dict(told.arguments)), remote=None)


def _storable(message: InboundMessage) -> InboundMessage:
    """Return the message without half characters, which neither JSON nor a database takes."""
    text = message.text.replace("\x00", "").encode("utf-8", "replace").decode()
    return message if text == message.text else message.model_copy(update={"text": text})


def _check_owner(snapshot: StateSnapshot, principal: Principal) -> None:
    owner = snapshot.values.get("owner")
    if owner is not None and owner != principal.user_id:
        raise ScopeError("This conversation belongs to another person; start your own.")


def _message_of(snapshot: StateSnapshot) -> str | None:
    return (snapshot.metadata or {}).get("message_key")


def _message_at_work(snapshot: StateSnapshot) -> str | None:
    """Return the message whose turn did not end: the one that came last to the graph.

    A step that finished just before a crash has its result with the task and not yet in the
    state; where that step was a decision's, the decision's message is at work.
    """
    if not snapshot.tasks:
        return None
    for task in snapshot.tasks:
        if task.result and "message" in task.result:
            return identity(InboundMessage.model_validate(task.result["message"]))
    return _message_of(snapshot)


def _waiting(snapshot: StateSnapshot) -> dict[str, Any] | None:
    """Return the question that waits for a person's decision, if one does.

    A step that was resumed and finished still carries its interrupt; it waits no more.
    """
    for task in snapshot.tasks:
        if task.interrupts and task.result is None:
            return task.interrupts[0].value
    return None


def _reply_in(snapshot: StateSnapshot) -> Reply | None:
    """Return the reply a turn ended with; `None` where it did not end."""
    if waiting := _waiting(snapshot):
        return load_reply(waiting["reply"])
    stored = snapshot.values.get("reply")
    return load_reply(stored) if stored and not snapshot.tasks else None
