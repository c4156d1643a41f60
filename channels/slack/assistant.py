"""The assistant pane: prompts that fit the person's role and language, and what is being done.

The status is Slack's own line under the question. It says which tool is at work, goes away by
itself when the reply is posted, and is nobody's promise: losing it loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool

from channels.slack.room import Room, Visitor
from core.errors import ExternalError, ScopeError
from core.identity import Role
from core.message import InboundMessage
from language.locales import has_sentence, sentence

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

MOST_PROMPTS = 4
_LONGEST_TITLE = 70
_PROMPTS: Mapping[Role, tuple[str, ...]] = {
    Role.SELLER: ("stockout", "reorder", "sales", "actions"),
    Role.MANAGER: ("actions", "waiting", "sales", "unusual"),
    Role.ADMIN: ("actions", "waiting", "sales", "unusual"),
}


def listen_to_assistant(app: AsyncApp, room: Room) -> None:
    """Register what opens the pane, and what changes around it."""

    async def on_thread(body: dict[str, Any], event: dict[str, Any]) -> None:
        thread = event.get("assistant_thread") or {}
        room.later(suggest(room, str(body.get("team_id") or ""), thread))

    app.event("assistant_thread_started")(on_thread)
    app.event("assistant_thread_context_changed")(on_thread)


async def suggest(room: Room, team: str, thread: Mapping[str, Any]) -> None:
    """Offer questions to start with."""
    visitor = await room.visitor(team, str(thread.get("user_id") or ""))
    if visitor.person is None:
        return
    await room.web.call(
        "assistant.threads.setSuggestedPrompts",
        team,
        channel_id=str(thread.get("channel_id") or ""),
        thread_ts=str(thread.get("thread_ts") or ""),
        title=sentence("slack_prompts_title", visitor.language),
        prompts=prompts_for(visitor.person.role, visitor.language),
    )


def prompts_for(role: Role, language: str) -> list[dict[str, str]]:
    """Return what to suggest: a short title, and the question it asks."""
    return [
        {
            "title": sentence(f"slack_prompt_{name}", language),
            "message": sentence(f"slack_ask_{name}", language),
        }
        for name in _PROMPTS[role][:MOST_PROMPTS]
    ]


def is_in_pane(message: InboundMessage) -> bool:
    """Tell whether a message was written in a thread of the direct conversation."""
    return "thread_ts" in message.route and message.route["channel"].startswith("D")


async def accompany(room: Room, visitor: Visitor, message: InboundMessage) -> None:
    """Say what is being done until there is a reply."""
    await _status(room, visitor, message, sentence("slack_thinking", visitor.language))
    shown = ""
    async for event in room.door.inbox.events(message.channel, message.message_id):
        if event.type == "finished":
            return
        code = f"slack_doing_{event.name}"
        if event.type == "tool_started" and event.name != shown and has_sentence(code, visitor.language):
            shown = event.name
            await _status(room, visitor, message, sentence(code, visitor.language))


async def name_thread(room: Room, visitor: Visitor, message: InboundMessage) -> None:
    """Name a new thread after its first question, as the pane's history shows it."""
    title = " ".join(message.text.split())[:_LONGEST_TITLE]
    if title and await run_in_threadpool(_is_new, room, visitor, message.conversation_id):
        await room.web.call("assistant.threads.setTitle", visitor.team, **_where(message), title=title)


def _is_new(room: Room, visitor: Visitor, conversation_id: str) -> bool:
    if visitor.person is None:
        return False
    try:
        return not room.door.conversations.history(conversation_id, visitor.person)
    except ScopeError:  # nobody has spoken in it yet
        return True


async def _status(room: Room, visitor: Visitor, message: InboundMessage, status: str) -> None:
    try:
        await room.web.call("assistant.threads.setStatus", visitor.team, **_where(message), status=status)
    except ExternalError as error:
        if error.details.get("retryable"):
            return  # the next status, or the reply itself, comes all the same
        raise


def _where(message: InboundMessage) -> dict[str, str]:
    return {"channel_id": message.route["channel"], "thread_ts": message.route["thread_ts"]}
