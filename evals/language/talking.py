"""Dialogues through the whole agent: one conversation each, on a copy of the demo shop."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from adapters.checkpointer import open_checkpointer
from agent.state import CallRecord
from app.bootstrap import Home
from app.settings import Settings
from app.terminal import Terminal
from core.identity import Principal
from core.message import Outcome, Reply, ToolCall
from evals.ground import ground_of
from evals.language.expected import Reading
from evals.language.measure import kind_of, wanted_in_words
from evals.language.suite import Talk
from evals.language.verdict import Verdict
from evals.matching import Ground, same_calls
from evals.shop_copy import copied_shop, original_of

_MOST_RECORDS = 50
"""More than one turn leaves in the audit log."""


async def hold_talks(shop: Path, held: Iterable[Talk]) -> list[Verdict]:
    """Hold dialogues.

    Args:
        shop: A home with the demo shop. It is copied: what the dialogues change stays in the copy.
        held: The dialogues.
    """
    with copied_shop(original_of(Settings(home=shop, model="offline"))) as home:
        ground = ground_of(home)
        conversations = home.path / "conversations.db"
        async with home.terminal() as terminal, open_checkpointer(conversations) as memory:
            stage = Stage(home, terminal, memory, ground)
            return [verdict for talk in held for verdict in await _held(talk, stage)]


@dataclass(frozen=True)
class Stage:
    """What dialogues are held on: a shop, its door, what its agent remembers, and how calls compare."""

    home: Home
    terminal: Terminal
    memory: BaseCheckpointSaver[Any]
    ground: Ground
    owed: list[str] = field(default_factory=list[str])
    """Tools whose change was said yes to in a turn that ran out of time: it may still be made."""

    def newest_record(self) -> int:
        """Return the number of the audit log's last line."""
        return max((record.sequence for record in self.home.audit.records(limit=1)), default=0)

    def changed_since(self, line: int) -> list[str]:
        """Return the tools that made a change since a line of the audit log: each is audited."""
        return [
            record.subject
            for record in self.home.audit.records(limit=_MOST_RECORDS)
            if record.sequence > line and record.action == "call_tool" and record.outcome == "allowed"
        ]

    def unconfirmed(self, made: Iterable[str]) -> bool:
        """Tell whether a change among those made was never said yes to."""
        for tool in made:
            if tool not in self.owed:
                return True
            self.owed.remove(tool)
        return False

    async def calls(self, reply: Reply, person: Principal) -> Sequence[ToolCall]:
        """Return the turn's calls; one that waits for a yes is not in the reply yet."""
        if reply.outcome != Outcome.CONFIRM:
            return reply.tool_calls
        thread = f"{person.tenant_id}:{reply.conversation_id}"
        kept = await self.memory.aget_tuple({"configurable": {"thread_id": thread}})
        noted: list[CallRecord] = kept.checkpoint["channel_values"]["calls"] if kept else []
        return [ToolCall(tool=call["tool"], arguments=call["arguments"]) for call in noted]


async def _held(talk: Talk, stage: Stage) -> list[Verdict]:
    person, conversation = stage.home.person(talk.user), f"eval:{uuid.uuid4().hex}"
    verdicts: list[Verdict] = []
    calls: Sequence[ToolCall] = ()
    for number, line in enumerate(talk.dialogue.turns, start=1):
        before = stage.newest_record()
        if line.changes:
            stage.owed.extend(call.tool for call in calls)
        reply = await stage.terminal.say(line.ask, person, conversation)
        made = stage.changed_since(before)
        calls = await stage.calls(reply, person)
        unconfirmed = stage.unconfirmed(made)
        if reply.outcome != Outcome.ERROR:
            stage.owed.clear()
        right = (
            not unconfirmed
            and (bool(made) or not line.changes)
            and any(_fits(reading, reply, calls, stage.ground, person) for reading in line.readings)
        )
        verdicts.append(
            Verdict(
                split=talk.split,
                persona=talk.persona,
                language=talk.language,
                ask=line.ask,
                kind=kind_of(line.readings[0]),
                right=right,
                wanted=wanted_in_words(line) + (" and the change made" if line.changes else ""),
                got=_told(reply, calls) + (" and a change made" if made else ""),
                elapsed_ms=reply.elapsed_ms,
                dialogue=talk.dialogue.name,
                turn=number,
                unconfirmed_write=unconfirmed,
            )
        )
    return verdicts


def _fits(
    reading: Reading,
    reply: Reply,
    calls: Sequence[ToolCall],
    ground: Ground,
    person: Principal,
) -> bool:
    if not reading.calls:
        return reply.outcome == reading.outcome
    return reply.outcome != Outcome.ERROR and same_calls(reading.calls, calls, ground, person)


def _told(reply: Reply, calls: Sequence[ToolCall]) -> str:
    made = " + ".join(f"{call.tool} {dict(call.arguments)}" for call in calls)
    return f"{reply.outcome} {made or reply.answer[:160]}"
