"""The web chat's routes: the page, the session, and a question whose answer streams."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.staticfiles import StaticFiles

from channels.agui import MEDIA_TYPE, run_stream
from channels.asking import Question
from channels.denial import note_caller, note_subject
from channels.history import shown_history
from channels.identity import principal_of
from channels.parts import Served, Serving
from channels.web.chart_library import chart_library
from channels.web.page import STATIC_DIR, render_page
from channels.web.session import (
    clear_session,
    demo_users_may_be_picked,
    require_same_site,
    session_token,
    set_session,
)
from channels.web.settings import WebSettings
from core.errors import IdentityError, InputError, PolicyError
from core.identity import Principal

CHANNEL = "web"
_NO_TENANT = "-"


class SignIn(BaseModel):
    """A pasted token, or on the demo's own machine one of its users."""

    model_config = ConfigDict(extra="forbid")

    token: str | None = Field(default=None, max_length=8_192, repr=False)
    demo_user: str | None = Field(default=None, max_length=100)


class WebQuestion(BaseModel):
    """A message typed into the page; `key` makes a repeated send the same message."""

    model_config = ConfigDict(extra="forbid")

    message: str
    conversation_id: str
    key: str


def settings_of(served: Serving) -> WebSettings:
    """Return the web door's settings; it is mounted only where there are some."""
    if served.parts.web is None:
        raise InputError("The web chat is not configured.", code="not_found")
    return served.parts.web


Settings = Annotated[WebSettings, Depends(settings_of)]


def same_site(request: Request, settings: Settings) -> None:
    """Refuse what another site's page sent."""
    require_same_site(request, settings)


def signed_in(request: Request, served: Serving, settings: Settings) -> Principal:
    """Return who the session's cookie names."""
    principal = principal_of(session_token(request, settings), served.parts.tokens, served.parts.directory)
    note_caller(request, principal)
    served.limiter.take(f"{principal.tenant_id}:{principal.user_id}")
    return principal


SignedIn = Annotated[Principal, Depends(signed_in)]

router = APIRouter(include_in_schema=False)


def add_web_chat(app: FastAPI) -> None:
    """Add the page and its routes to the application."""
    html = render_page()

    async def page() -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    app.add_api_route("/", page, methods=["GET"], include_in_schema=False)
    app.include_router(router)
    app.mount("/web/assets", _Assets(directory=STATIC_DIR), name="assets")


class _Assets(StaticFiles):
    """The page's scripts and styles; a browser asks each time whether they changed."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file that may be kept, but not used without asking."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


@router.get("/web/vega.js")
def vega(request: Request, served: Serving) -> Response:
    """Return the module that draws charts: ours to serve, so that the page loads nothing from elsewhere."""
    return chart_library(request.headers, served.parts.charts.web_bundle())


@router.get("/web/session")
def session(request: Request, served: Serving, settings: Settings) -> JSONResponse:
    """Return who is signed in, or how one may sign in."""
    user: dict[str, Any] | None = None
    try:
        token = session_token(request, settings)
        user = _shown(principal_of(token, served.parts.tokens, served.parts.directory), settings)
    except IdentityError:
        user = None
    demo = demo_users_may_be_picked(request, settings)
    people = [served.parts.directory.find_user(name) for name in settings.demo_users] if demo else []
    return JSONResponse(
        {
            "user": user,
            "demo_users": [_shown(person, settings) for person in people if person is not None],
            "questions": list(settings.questions) if user else [],
        }
    )


@router.post("/web/session", dependencies=[Depends(same_site)])
def sign_in(body: SignIn, request: Request, served: Serving, settings: Settings) -> JSONResponse:
    """Sign in; the answer sets the cookie."""
    served.sign_in_limiter.take(request.client.host if request.client else "")
    try:
        principal, token = _proven(body, request, served, settings)
    except PolicyError as error:
        _audit(served, None, "denied", error.code)
        raise
    _audit(served, principal, "allowed", "")
    response = JSONResponse({"user": _shown(principal, settings)})
    set_session(response, request, settings, token)
    return response


@router.delete("/web/session", dependencies=[Depends(same_site)])
def sign_out(request: Request, settings: Settings) -> Response:
    """Sign out."""
    response = Response(status_code=204)
    clear_session(response, request, settings)
    return response


@router.post("/web/chat", dependencies=[Depends(same_site)])
async def chat(body: WebQuestion, request: Request, served: Serving, caller: SignedIn) -> Response:
    """Take a message and stream its answer as AG-UI events."""
    note_subject(request, "conversation")
    question = Question(body.message, body.conversation_id, body.key)
    message = await served.asking.ask(CHANNEL, question, caller)
    shown = run_stream(message, served.asking.events(message), served.addresses)
    return StreamingResponse(shown, media_type=MEDIA_TYPE)


@router.get("/web/conversations/{conversation_id}")
async def conversation(
    conversation_id: str, request: Request, served: Serving, caller: SignedIn
) -> JSONResponse:
    """Return the conversation so far, for a page that was loaded again."""
    note_subject(request, "conversation")
    conversations = served.parts.conversations
    return JSONResponse(
        await run_in_threadpool(shown_history, conversations, conversation_id, caller, served.addresses)
    )


def _proven(body: SignIn, request: Request, served: Served, settings: WebSettings) -> tuple[Principal, str]:
    tokens, directory = served.parts.tokens, served.parts.directory
    if body.demo_user is not None and body.token is None:
        if body.demo_user not in settings.demo_users or not demo_users_may_be_picked(request, settings):
            raise IdentityError("Demo users can be picked on the demo's own machine only; use a token.")
        token = tokens.issue(body.demo_user, settings.session_s)
    elif body.token is not None and body.demo_user is None:
        token = body.token.strip()
    else:
        raise InputError("Send either a token or a demo user.")
    return principal_of(token, tokens, directory), token


def _audit(served: Served, principal: Principal | None, outcome: str, code: str) -> None:
    served.parts.audit.append(
        tenant_id=principal.tenant_id if principal else _NO_TENANT,
        actor=principal.user_id if principal else f"unknown@{CHANNEL}",
        action="sign_in",
        subject=CHANNEL,
        outcome=outcome,
        details={"code": code} if code else {},
    )


def _shown(principal: Principal, settings: WebSettings) -> dict[str, Any]:
    names = settings.store_names(principal.tenant_id) if principal.store_ids is not None else {}
    return {
        "user_id": principal.user_id,
        "name": principal.name,
        "role": principal.role.value,
        "stores": [names.get(one, one) for one in sorted(principal.store_ids)]
        if principal.store_ids is not None
        else None,
    }
