"""A picture a reply shows: by name, drawn only where a door can show it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class PagePicture(BaseModel):
    """A page of a document with what is wrong on it marked; `alt` says it in words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    doc_id: str
    page: int
    alt: str
