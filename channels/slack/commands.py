"""Slash commands and message shortcuts: each is a message to the agent, answered in private.

A command has no post of its own, and a channel's others need not read a shop's figures: the
answer comes in the person's direct conversation with the app, and only the one who asked sees
the acknowledgement, which says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from channels.slack.inbound import attachments_of
from channels.slack.markup import escape, plain_text
from channels.slack.room import Room, Visitor, within
from core.errors import ExternalError
from language.locales import sentence
from language.pattern import Pattern
from language.script import detect_language

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp

COMMAND = re.compile(r"^/(?:[\w-]+[-_])?(forecast|price|stock|ask|brief)$")
"""A workspace where `/ask` is taken may call it `/shop-ask`."""

ASK_ABOUT = "smartretail_ask_about"
_LONGEST_ECHO = 300
_ASKS = Pattern(
    r"\?|\b(?:what|which|how|when|where|why|who|will|should|show|tell|give|kya|kitn[aei]|kaun\w*|konsa|kab|kahan|kyu+n?|kyon|kaise|"
    r"batao|bataiye|dikhao|dikhaiye)\b|(?<!\S)(?:क्या|कितन[ाेी]|कौन|कब|कहाँ|कहां|क्यों|कैसे|बताओ|बताइए|दिखाओ|दिखाइए)(?!\S)",
    re.IGNORECASE,
)
"""What a whole question has, and the name of a product or a place has not."""


def listen_to_commands(app: AsyncApp, room: Room) -> None:
    """Register the commands and the shortcut on a message."""

    async def on_command(ack: AsyncAck, body: dict[str, Any]) -> None:
        visitor = await room.visitor(str(body.get("team_id") or ""), str(body.get("user_id") or ""))
        name, text = _name(body), plain_text(str(body.get("text") or ""))
        said = command_text(name, text, visitor.language)
        app_id = str(body.get("api_app_id") or "")
        told = await _take(room, visitor, said, f"command:{body.get('trigger_id')}", app_id)
        await ack(response_type="ephemeral", text=told)

    async def on_shortcut(ack: AsyncAck, body: dict[str, Any]) -> None:
        user, post = body.get("user") or {}, body.get("message") or {}
        team = str((body.get("team") or {}).get("id") or user.get("team_id") or "")
        visitor = await room.visitor(team, str(user.get("id") or ""))
        said, files = plain_text(str(post.get("text") or "")), attachments_of(post, team)
        if said or files:
            await within(room.say(visitor, said, f"shortcut:{body.get('action_ts')}", files))
        await ack()

    app.command(COMMAND)(on_command)
    app.shortcut(ASK_ABOUT)(on_shortcut)


def command_text(name: str, text: str, language: str) -> str:
    """Return what a command says to the agent; a bare command asks what it is mostly used for.

    What is a question already is asked as it stands; else the command says what of it is asked, in the
    language that it is written in.
    """
    if text:
        if name == "ask" or _ASKS.search(text):
            return text
        written = detect_language(text)
        return sentence(f"slack_command_{name}", language if written == "en" else written, text=text)
    return sentence(f"slack_command_{name}_bare", language)


async def _take(room: Room, visitor: Visitor, said: str, occasion: str, app_id: str) -> str:
    """Take the message; return what the person is told at once."""
    try:
        await within(room.say(visitor, said, occasion))
    except (ExternalError, TimeoutError):
        return sentence("slack_not_taken", visitor.language)
    shown = said if len(said) <= _LONGEST_ECHO else said[: _LONGEST_ECHO - 1] + "…"
    place = sentence("slack_our_conversation", visitor.language)
    if app_id:
        place = f"<slack://app?team={visitor.team}&id={app_id}&tab=messages|{place}>"
    return sentence("slack_taken", visitor.language, text=escape(shown), place=place)


def _name(body: dict[str, Any]) -> str:
    found = COMMAND.match(str(body.get("command") or ""))
    return found.group(1) if found else "ask"
