"""The script that draws charts, as a browser is given it: once, compressed, then from its own cache."""

from __future__ import annotations

import gzip
import hashlib

from fastapi import Response
from starlette.datastructures import Headers

_MEDIA_TYPE = "text/javascript; charset=utf-8"


def chart_library(asked: Headers, packed: bytes) -> Response:
    """Return the gzip-compressed module, or 304 to a browser that has this very one."""
    tag = f'"{hashlib.sha256(packed).hexdigest()[:32]}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in (known.strip().removeprefix("W/") for known in asked.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    if "gzip" in asked.get("accept-encoding", ""):
        return Response(packed, media_type=_MEDIA_TYPE, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type=_MEDIA_TYPE, headers=headers)
