"""What the REST door must know; filled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ApiSettings:
    """Limits of the API. `rate_limit_per_minute` is per user, 0 is off.

    `public_url` is where the outside reaches the server: with https, browsers are told to
    stay on https.
    """

    rate_limit_per_minute: int = 120
    max_upload_bytes: int = 1024 * 1024 * 1024
    max_document_bytes: int = 20 * 1024 * 1024
    public_url: str | None = None
