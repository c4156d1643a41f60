"""Everything the HTTP doors are handed, and how a route gets at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from channels.api.settings import ApiSettings
from channels.asking import Asking
from channels.denial import note_caller
from channels.files import FileAddresses
from channels.identity import principal_of
from channels.observation import Metrics
from channels.rate_limit import RateLimiter
from channels.slack.door import SlackDoor
from channels.web.settings import WebSettings
from channels.whatsapp.settings import WhatsAppSettings
from core.clock import Clock
from core.errors import IdentityError
from core.identity import Principal
from core.ports import (
    AuditLog,
    Blobs,
    ChartRenderer,
    Conversations,
    DeliveryLedger,
    Directory,
    Documents,
    Importer,
    Inbox,
    Library,
    LinkIssuer,
    Links,
    MessageLedger,
    Tokens,
    ToolCatalog,
)


@dataclass(frozen=True)
class HttpParts:
    """The ports the doors speak through and each channel's settings; `None`: not mounted.

    `ready` names what the server needs and whether it is there; it may block for a moment.
    """

    inbox: Inbox
    catalog: ToolCatalog
    importer: Importer
    documents: Documents
    blobs: Blobs
    library: Library
    directory: Directory
    tokens: Tokens
    audit: AuditLog
    conversations: Conversations
    messages: MessageLedger
    deliveries: DeliveryLedger
    charts: ChartRenderer
    links: Links
    clock: Clock
    ready: Callable[[], Mapping[str, bool]]
    api: ApiSettings
    web: WebSettings | None = None
    whatsapp: WhatsAppSettings | None = None
    slack: SlackDoor | None = None
    linking: LinkIssuer | None = None


@dataclass(frozen=True)
class Served:
    """The parts, and what one running application keeps beside them."""

    parts: HttpParts
    asking: Asking
    limiter: RateLimiter
    sign_in_limiter: RateLimiter
    metrics: Metrics

    @property
    def addresses(self) -> FileAddresses:
        """Return what makes the addresses of a reply's files."""
        return FileAddresses(self.parts.links)


def served_by(request: Request) -> Served:
    """Return what the application was built with."""
    return cast("Served", request.app.state.served)


Serving = Annotated[Served, Depends(served_by)]

_bearer = HTTPBearer(
    auto_error=False,
    bearerFormat="JWT",
    scheme_name="bearer",
    description="A JWT whose `sub` names a user.",
)


def caller_of(
    request: Request,
    served: Serving,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Principal:
    """Return who calls the API, by bearer token.

    Raises:
        IdentityError: there is no token, or it does not hold.
        PolicyError: the user calls too often.
    """
    if credentials is None:
        raise IdentityError("Send a bearer token: `Authorization: Bearer …`.")
    principal = principal_of(credentials.credentials, served.parts.tokens, served.parts.directory)
    note_caller(request, principal)
    served.limiter.take(f"{principal.tenant_id}:{principal.user_id}")
    return principal


Caller = Annotated[Principal, Depends(caller_of)]
