"""A file a reply hands over: kept by its key, sent or linked by each door in its own way."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class SharedFile(BaseModel):
    """A kept file; `name` is what a person sees, `blob_key` where it lies."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    media_type: str
    blob_key: str
    size_bytes: int
