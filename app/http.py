"""The HTTP application: every configured door on one FastAPI app, with what all of them share."""

from __future__ import annotations

from fastapi import FastAPI

from channels.api import (
    alerts,
    approvals,
    chat,
    documents,
    imports,
    insight,
    knowledge,
    linking,
    operations,
    tooling,
)
from channels.api.openapi import describe
from channels.asking import Asking
from channels.body_limit import BodyLimit
from channels.files import file_router
from channels.observation import Metrics, Observation
from channels.parts import HttpParts, Served
from channels.pictures import picture_router
from channels.problem import add_problem_handlers
from channels.rate_limit import RateLimiter
from channels.security import SecurityHeaders
from channels.slack.routes import slack_router
from channels.source_page import source_router
from channels.web import alerts as alert_panel
from channels.web import files
from channels.web.routes import add_web_chat
from channels.whatsapp.routes import whatsapp_router

__all__ = ["HttpParts", "create_app"]

_LARGEST_BODY = 1024 * 1024
_FORM_AROUND = 64 * 1024
_SIGN_INS_PER_MINUTE = 30
_DESCRIPTION = (
    "Ask about sales, stock and prices in words, or call the tools behind the answers. Every number "
    "comes as a fact with its origin."
)


def create_app(parts: HttpParts) -> FastAPI:
    """Return the application; it starts nothing and opens nothing of its own.

    The interactive documentation pages are left out, since they load scripts from elsewhere;
    `/openapi.json` is complete.
    """
    app = FastAPI(
        title="SmartRetail Intelligence Copilot",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    metrics = Metrics()
    app.state.served = Served(
        parts=parts,
        asking=Asking(parts.inbox, parts.conversations, parts.clock),
        limiter=RateLimiter(parts.api.rate_limit_per_minute, parts.clock),
        sign_in_limiter=RateLimiter(_SIGN_INS_PER_MINUTE, parts.clock),
        metrics=metrics,
    )
    _add_webhooks(app, parts)  # first: routes are tried in order, and these are what comes in bursts
    for api in (
        insight,
        alerts,
        approvals,
        chat,
        tooling,
        imports,
        documents,
        knowledge,
        linking,
        operations,
    ):
        app.include_router(api.router)
    app.include_router(file_router(parts.links, parts.blobs))
    app.include_router(source_router(parts.library))
    _add_web(app, parts)
    add_problem_handlers(app, parts.audit)
    app.add_middleware(
        BodyLimit,
        largest=_LARGEST_BODY,
        uploads={
            "/ingest/": parts.api.max_upload_bytes,
            "/upload-document": parts.api.max_document_bytes + _FORM_AROUND,
            "/uploads/": parts.api.max_document_bytes + 1,
            "/web/documents": parts.api.max_document_bytes + _FORM_AROUND,
        },
    )
    app.add_middleware(SecurityHeaders, https=(parts.api.public_url or "").startswith("https://"))
    app.add_middleware(Observation, metrics=metrics)  # added last, so it is the outermost
    describe(app, parts.catalog)
    return app


def _add_webhooks(app: FastAPI, parts: HttpParts) -> None:
    if parts.whatsapp is not None:
        app.include_router(whatsapp_router(parts.whatsapp, parts.inbox, parts.deliveries, parts.clock))
    if parts.slack is not None:
        app.include_router(slack_router(parts.slack))


def _add_web(app: FastAPI, parts: HttpParts) -> None:
    if parts.web is not None:
        add_web_chat(app)
        app.include_router(files.router)
        app.include_router(alert_panel.router)
    if parts.whatsapp is not None:
        app.include_router(picture_router(parts.links, parts.conversations, parts.charts))
