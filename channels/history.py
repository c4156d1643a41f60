"""A conversation as the API and the web page show it."""

from __future__ import annotations

from typing import Any

from channels.files import FileAddresses
from channels.plain import plain
from channels.shown_reply import shown_reply
from core.errors import ScopeError
from core.identity import Principal
from core.message import Reply
from core.ports import Conversations


def shown_history(
    conversations: Conversations, conversation_id: str, principal: Principal, addresses: FileAddresses
) -> dict[str, Any]:
    """Return the conversation's messages, oldest first, the assistant's with the whole reply.

    Raises:
        ScopeError: `not_found`, also where the conversation is somebody else's.
    """
    try:
        said = conversations.history(conversation_id, principal)
    except ScopeError as error:
        raise ScopeError(error.message, code="not_found") from error
    messages: list[dict[str, Any]] = []
    for one in said:
        reply = one.get("reply")
        message = {name: plain(one.get(name)) for name in ("role", "message", "ts", "channel", "message_id")}
        message["citations"] = plain(one.get("citations") or [])
        if isinstance(reply, Reply):
            message["reply"] = shown_reply(reply, addresses)
        messages.append(message)
    return {"conversation_id": conversation_id, "messages": messages}
