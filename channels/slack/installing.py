"""Several workspaces: each installs the app itself, by OAuth, and may take it away again.

`/channels/slack/install` sends the browser to Slack with a nonce that is signed, expires, and
must come back both in the address and in the browser's own cookie: nobody can have someone
else finish an installation they began. What comes back is a bot token, kept sealed.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse

from channels.slack.manifest import BOT_SCOPES
from channels.slack.web import SlackWeb
from core.errors import ExternalError, IdentityError
from core.ports import Installation
from language.locales import sentence

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from channels.slack.door import SlackDoor
    from channels.slack.room import Room

INSTALL = "/install"
REDIRECT = "/oauth_redirect"
COOKIE = "smartretail_slack_state"
PURPOSE = "slack_install"
EXPIRES_IN_S = 600


def add_installing(router: APIRouter, door: SlackDoor, web: SlackWeb) -> None:
    """Add the two addresses an installation takes."""
    settings = door.settings

    @router.get(INSTALL)
    async def install(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        nonce = secrets.token_urlsafe(24)
        asked = {
            "client_id": settings.client_id,
            "scope": ",".join(BOT_SCOPES),
            "state": door.links.sign(PURPOSE, nonce, EXPIRES_IN_S),
            "redirect_uri": _redirect_uri(door, request),
        }
        away = RedirectResponse(f"{settings.site}/oauth/v2/authorize?{urlencode(asked)}", status_code=302)
        away.set_cookie(
            COOKIE,
            nonce,
            max_age=EXPIRES_IN_S,
            path="/channels/slack",
            secure=_redirect_uri(door, request).startswith("https://"),
            httponly=True,
            samesite="lax",
        )
        return away

    @router.get(REDIRECT)
    async def redirected(  # pyright: ignore[reportUnusedFunction]  # a route
        request: Request, code: str = "", state: str = "", error: str = ""
    ) -> Response:
        _check_state(door, state, request.cookies.get(COOKIE, ""))
        if error or not code:
            return _page("slack_install_declined", 400)
        try:
            granted = await web.call_with(
                "",
                "oauth.v2.access",
                {
                    "client_id": settings.client_id,
                    "client_secret": settings.client_secret,
                    "code": code,
                    "redirect_uri": _redirect_uri(door, request),
                },
                form=True,
            )
        except ExternalError:
            return _page("slack_install_failed", 502)
        installation = _installation(granted, door)
        if installation is None:
            return _page("slack_install_failed", 502)
        await run_in_threadpool(door.installations.keep, installation)
        return _page("slack_installed", 200)


def listen_to_installs(app: AsyncApp, room: Room) -> None:
    """Register what tells that a workspace took the app away."""

    async def on_uninstalled(body: dict[str, Any]) -> None:
        await run_in_threadpool(room.door.installations.forget, str(body.get("team_id") or ""))

    async def on_revoked(body: dict[str, Any], event: dict[str, Any]) -> None:
        if (event.get("tokens") or {}).get("bot"):
            await on_uninstalled(body)

    app.event("app_uninstalled")(on_uninstalled)
    app.event("tokens_revoked")(on_revoked)


def _check_state(door: SlackDoor, state: str, cookie: str) -> None:
    """Refuse what this browser did not begin, or began too long ago."""
    try:
        nonce = door.links.subject(PURPOSE, state)
    except IdentityError as error:
        raise HTTPException(403, "This installation was begun elsewhere or too long ago.") from error
    if not cookie or not hmac.compare_digest(nonce.encode(), cookie.encode()):
        raise HTTPException(403, "This installation was begun in another browser.")


def _installation(granted: Any, door: SlackDoor) -> Installation | None:
    team, token = granted.get("team") or {}, str(granted.get("access_token") or "")
    if not team.get("id") or not token or granted.get("token_type", "bot") != "bot":
        return None  # an installation for a whole organisation names no workspace
    return Installation(
        team_id=str(team["id"]),
        team_name=str(team.get("name") or ""),
        bot_token=token,
        bot_user_id=str(granted.get("bot_user_id") or ""),
        scopes=tuple(scope for scope in str(granted.get("scope") or "").split(",") if scope),
        installed_by=str((granted.get("authed_user") or {}).get("id") or ""),
        installed_at=door.clock.now(),
    )


def _redirect_uri(door: SlackDoor, request: Request) -> str:
    base = door.settings.public_url or str(request.base_url)
    return f"{base.rstrip('/')}/channels/slack{REDIRECT}"


def _page(code: str, status: int) -> HTMLResponse:
    """Return a page of one sentence; the cookie has served its purpose."""
    page = HTMLResponse(
        f'<!doctype html><meta charset="utf-8"><title>SmartRetail</title><p>{sentence(code)}</p>', status
    )
    page.delete_cookie(COOKIE, path="/channels/slack")
    return page
