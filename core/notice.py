"""What is told unasked: a tool call made in a person's name, and where its answer goes.

The copilot speaks first by asking itself: a message of the machine's, in the person's own
conversation, names the tool to call. The answer is worded, checked, remembered and delivered
like any other, so that "why?" and "the second one" work on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from core.message import InboundMessage

NoticeKind = Literal["alert", "approval", "outcome", "brief", "weekly"]

NOTICE = "notice"
"""Key of a machine's message's context: `{"kind", "tool", "arguments"}`."""


@dataclass(frozen=True)
class Place:
    """A conversation on a channel, and what the channel needs to write into it.

    `address` is whose it is, as the channel names the person; `route` is that of `InboundMessage`.
    """

    channel: str
    conversation_id: str
    address: str
    route: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Told:
    """The call that a notice is told by; `kind` chooses a template where free text is not allowed."""

    kind: NoticeKind
    tool: str
    arguments: Mapping[str, Any]


_TOLD = TypeAdapter(Told)


@dataclass(frozen=True)
class Notice:
    """Something to tell one person, once: the same `notice_id` again changes nothing.

    `at` is where it goes if not to where the person is usually reached, such as a managers'
    channel. When to tell it is up to whoever makes it: it leaves at once.
    """

    notice_id: str
    tenant_id: str
    user_id: str
    told: Told
    at: Place | None = None

    @property
    def context(self) -> dict[str, Any]:
        """Return what the machine's message carries."""
        told = self.told
        return {NOTICE: {"kind": told.kind, "tool": told.tool, "arguments": dict(told.arguments)}}


def told_by(message: InboundMessage) -> Told | None:
    """Return the call a message of the machine's names; `None` for what a person said."""
    if message.asked_by != "machine" or NOTICE not in message.context:
        return None
    return _TOLD.validate_python(message.context[NOTICE])
