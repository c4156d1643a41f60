"""A reply's charts as pictures under a signed address, for doors that fetch them from us.

The address names the message and the chart, holds for a day and tells nothing else; the
picture is drawn when it is asked for, so none is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Response
from fastapi.concurrency import run_in_threadpool

from core.errors import IdentityError
from core.message import InboundMessage
from core.picture import PagePicture
from core.ports import ChartRenderer, Conversations, Links
from core.uploaded_document import PICTURE

PURPOSE = "picture"
VALID_S = 24 * 3600
_PATH = "/channels/pictures"
_HEADERS: Mapping[str, str] = {"Cache-Control": "private, max-age=86400", "X-Robots-Tag": "noindex"}


@dataclass(frozen=True)
class PictureAddresses:
    """Makes the addresses; `public_url` is this server's as others reach it."""

    public_url: str
    links: Links

    def of(self, message: InboundMessage, number: int) -> str:
        """Return the address of a chart of the reply to a message, counted from 0."""
        token = self.links.sign(PURPOSE, f"{number}/{message.channel}/{message.message_id}", VALID_S)
        return f"{self.public_url.rstrip('/')}{_PATH}/{token}.png"

    def of_page(self, picture: PagePicture) -> str:
        """Return the address of a document's page with its problems marked."""
        token = self.links.sign(PICTURE, f"{picture.doc_id}/{picture.page}", VALID_S)
        return f"{self.public_url.rstrip('/')}/documents/pictures/{token}.png"


def picture_router(links: Links, conversations: Conversations, charts: ChartRenderer) -> APIRouter:
    """Return the one route that serves them; whoever holds an address may fetch it.

    Messengers ask for the head first.
    """
    router = APIRouter(prefix=_PATH, include_in_schema=False)

    @router.api_route("/{token}.png", methods=["GET", "HEAD"])
    async def picture(token: str) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        content = await run_in_threadpool(_drawn, token, links, conversations, charts)
        return Response(content, media_type="image/png", headers=dict(_HEADERS))

    return router


def _drawn(token: str, links: Links, conversations: Conversations, charts: ChartRenderer) -> bytes:
    """Draw what the token stands for; whatever is wrong with it, a stranger learns no more than 404."""
    try:
        number, channel, message_id = links.subject(PURPOSE, token).split("/", 2)
    except IdentityError as error:
        raise HTTPException(404, "There is no such picture, or no longer.") from error
    reply = conversations.reply_of(channel, message_id)
    if reply is None or int(number) >= len(reply.charts):
        raise HTTPException(404, "There is no such picture, or no longer.")
    return charts.png(reply.charts[int(number)].spec)
