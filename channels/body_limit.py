"""How large a request may be: one limit for all, a larger one where files arrive."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.problem import problem_response

_TOO_LARGE = "The request is larger than the {limit} bytes taken here; send it in parts."


class BodyLimit:
    """Refuses a larger body with 413: by its announced length, else while it is read.

    `uploads` are the starts of the paths where files arrive, and how large each may be.
    """

    def __init__(self, app: ASGIApp, largest: int, uploads: Mapping[str, int]) -> None:
        self._app = app
        self._largest = largest
        self._uploads = dict(uploads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        limit = next(
            (limit for start, limit in self._uploads.items() if path.startswith(start)), self._largest
        )
        detail = _TOO_LARGE.format(limit=limit)
        if _announced(scope) > limit:
            await problem_response(413, detail, instance=scope["path"])(scope, receive, send)
            return
        read = 0

        async def receive_within() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > limit:
                    raise HTTPException(413, detail)
            return message

        await self._app(scope, receive_within, send)


def _announced(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0
