"""Thumbs under an answer: kept with the chat log, for those who improve the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from fastapi.concurrency import run_in_threadpool

from channels.slack.blocks import FEEDBACK_ACTION
from channels.slack.inbound import CHANNEL
from channels.slack.room import Room
from core.ports import Verdict

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp


def listen_to_feedback(app: AsyncApp, room: Room) -> None:
    """Register the thumbs; Slack shows by itself which one is pressed."""

    async def on_feedback(ack: AsyncAck, body: dict[str, Any]) -> None:
        user = body.get("user") or {}
        team = str(user.get("team_id") or (body.get("team") or {}).get("id") or "")
        visitor = await room.visitor(team, str(user.get("id") or ""))
        verdict, message_id = verdict_of(body)
        if visitor.person is not None and verdict is not None:
            await run_in_threadpool(
                room.door.feedback.keep,
                CHANNEL,
                message_id,
                visitor.person,
                verdict,
                room.door.clock.now(),
            )
        await ack()

    app.action(FEEDBACK_ACTION)(on_feedback)


def verdict_of(body: dict[str, Any]) -> tuple[Verdict | None, str]:
    """Return which thumb was pressed and the message whose answer it is under."""
    for action in body.get("actions") or ():
        word, _, message_id = str(action.get("value") or "").partition(":")
        if action.get("action_id") == FEEDBACK_ACTION and word in get_args(Verdict):
            return cast("Verdict", word), message_id
    return None, ""
