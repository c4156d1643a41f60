"""Publishes the Home tab: when it is opened, when it is asked for, and after a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool

from channels.slack.home_view import OPEN_WEB, REFRESH, HomeContents, HomeSection, home_view, stranger_view
from channels.slack.room import Room, Visitor
from core.identity import Principal
from core.message import InboundMessage

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp


@dataclass(frozen=True)
class Part:
    """A part of the tab: its title, the tool that fills it, and what yes and no are called there."""

    title: str
    tool: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    accept: str = "slack_accept"
    reject: str = "slack_reject"


PARTS: tuple[Part, ...] = (
    Part("slack_home_waiting", "list_approvals"),
    Part("slack_home_alerts", "list_alerts", accept="ask_acknowledge.label", reject="ask_resolve.label"),
    Part("slack_home_actions", "rank_actions", {"limit": 3}),
)
"""A tool that the person may not call has no part."""


def listen_to_home(app: AsyncApp, room: Room) -> None:
    """Register what shows the tab."""

    async def on_opened(body: dict[str, Any], event: dict[str, Any]) -> None:
        if event.get("tab", "home") == "home":
            team, user = str(body.get("team_id") or ""), str(event.get("user") or "")
            room.note_home(f"{team}:{user}")
            room.later(publish(room, team, user))

    async def on_refresh(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        room.later(publish(room, *pressed_by(body)))

    async def on_link(ack: AsyncAck) -> None:
        await ack()

    app.event("app_home_opened")(on_opened)
    app.action(REFRESH)(on_refresh)
    app.action(OPEN_WEB)(on_link)


def pressed_by(body: Mapping[str, Any]) -> tuple[str, str]:
    """Return the workspace and the user of who pressed something."""
    user = body.get("user") or {}
    team = str(user.get("team_id") or (body.get("team") or {}).get("id") or "")
    return team, str(user.get("id") or "")


def is_of_home(body: Mapping[str, Any]) -> bool:
    """Tell whether something was pressed on the Home tab."""
    return (body.get("view") or {}).get("type") == "home"


async def publish(room: Room, team: str, user: str) -> None:
    """Show the tab as it is now."""
    visitor = await room.visitor(team, user)
    if visitor.person is None:
        view = stranger_view(visitor.language)
    else:
        view = home_view(await run_in_threadpool(contents_of, room, visitor, visitor.person))
    await room.web.call("views.publish", team, user_id=user, view=view)


async def publish_after(room: Room, team: str, user: str, message: InboundMessage) -> None:
    """Show the tab once what was pressed on it has been answered."""
    await room.answer_to(message)
    await publish(room, team, user)


def contents_of(room: Room, visitor: Visitor, person: Principal) -> HomeContents:
    """Ask the tools, in the person's name, for what the tab shows."""
    door = room.door
    may_call = {spec.name for spec in door.catalog.specs(person)}
    return HomeContents(
        name=person.name,
        language=visitor.language,
        sections=[
            HomeSection(
                part.title,
                door.wording.tell(part.tool, part.arguments, person, visitor.language),
                part.accept,
                part.reject,
            )
            for part in PARTS
            if part.tool in may_call
        ],
        may_set="change_setting" in may_call,
        web_url=door.settings.public_url,
    )
