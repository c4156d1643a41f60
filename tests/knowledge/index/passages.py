"""Small sources for the tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge.chunk import Chunk, chunks
from knowledge.source import Authority, Section, SourceText


def passages(*texts: str, source_id: str = "s", tenant: str = "shop", **more: Any) -> list[Chunk]:
    """Return one passage for each text, each with a clause of its own."""
    sections = tuple(
        Section((f"H{number}",), text, clause=f"C-{number}") for number, text in enumerate(texts)
    )
    plain = SourceText(source_id, tenant, "Title", "policy", "en", Authority.SHOP, sections)
    return chunks(replace(plain, **more))
