"""A reply's files under a signed address: fetched by a messenger, or followed as a link.

The address names the file, holds for a day and tells nothing else. Whoever holds it may fetch it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Response

from core.errors import IdentityError, InputError
from core.ports import Blobs, Links
from core.shared_file import SharedFile

PURPOSE = "file"
VALID_S = 24 * 3600
_PATH = "/files"
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class FileAddresses:
    """Makes the addresses; without `public_url` they are paths on this server."""

    links: Links
    public_url: str = ""

    def of(self, file: SharedFile) -> str:
        """Return the address of a file."""
        token = self.links.sign(PURPOSE, json.dumps([file.blob_key, file.name, file.media_type]), VALID_S)
        return f"{self.public_url.rstrip('/')}{_PATH}/{token}/{quote(file.name)}"

    def shown(self, files: tuple[SharedFile, ...]) -> list[dict[str, Any]]:
        """Return the files as the API and the web page show them."""
        return [
            {
                "name": file.name,
                "media_type": file.media_type,
                "size_bytes": file.size_bytes,
                "url": self.of(file),
            }
            for file in files
        ]


def file_router(links: Links, blobs: Blobs) -> APIRouter:
    """Return the one route that serves them. Messengers ask for the head first."""
    router = APIRouter(prefix=_PATH, include_in_schema=False)

    @router.api_route("/{token}/{name}", methods=["GET", "HEAD"])
    def file(token: str, name: str) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        try:
            key, signed_name, media_type = json.loads(links.subject(PURPOSE, token))
            with blobs.open(key) as content:
                held = content.read()
        except (IdentityError, InputError) as error:
            raise HTTPException(404, "There is no such file, or no longer.") from error
        # The name is the signed one: what stands in the address is for people to read.
        disposition = f"attachment; filename*=UTF-8''{quote(signed_name)}"
        return Response(held, media_type=media_type, headers={**_HEADERS, "Content-Disposition": disposition})

    return router
