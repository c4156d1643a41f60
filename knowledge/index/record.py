"""A passage as a stored row, and back; the source's other sections are not stored with it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from knowledge.chunk import Chunk
from knowledge.romanised import read_as
from knowledge.source import DEFINITIONS, Authority, Section, SourceText
from knowledge.terms import sounds_of, words_of

FORM = 5
"""Of what is stored of a passage: where texts are cut, how its words and sounds are, and what is embedded.

Counted up where that changes: what an earlier version indexed is then indexed anew."""

_DATES = ("effective_from", "effective_to")
_TUPLES = ("readers", "sku_ids", "warnings")


def to_record(chunk: Chunk) -> dict[str, Any]:
    """Return a passage's row, without its vector."""
    source, section = chunk.source, chunk.section
    words = _words(chunk)
    uploaded = source.uploaded_at
    return {
        "chunk_id": chunk.chunk_id,
        "source_id": source.source_id,
        "tenant_id": source.tenant_id,
        "readers": list(source.readers),
        "doc_type": source.doc_type,
        "language": source.language,
        "sku_ids": list(source.sku_ids),
        "uploaded_on": uploaded.date() if uploaded else None,
        "effective_from": section.effective_from or source.effective_from,
        "effective_to": section.effective_to or source.effective_to,
        "confidence": source.confidence,
        "content_hash": source.content_hash,
        "text_hash": text_hash(chunk),
        "words": " ".join(words),
        "sounds": " ".join(sounds_of(words)),
        "payload": _payload(chunk),
    }


def to_chunk(payload: str) -> Chunk:
    """Return the passage that a row's payload holds."""
    stored = json.loads(payload)
    source, section = stored["source"], stored["section"]
    for name in _DATES:
        source[name] = _day(source[name])
        section[name] = _day(section[name])
    for name in _TUPLES:
        source[name] = tuple(source[name])
    source["uploaded_at"] = datetime.fromisoformat(source["uploaded_at"]) if source["uploaded_at"] else None
    source["authority"] = Authority(source["authority"])
    section["headings"] = tuple(section["headings"])
    section["asked"] = tuple(section.get("asked", ()))
    return Chunk(
        stored["chunk_id"],
        SourceText(**source, sections=()),
        stored["ordinal"],
        Section(**section),
    )


def lists_questions(payload: str) -> bool:
    """Tell whether a row's passage lists questions that it answers, without reading the payload.

    Inside a text its quotation marks would be escaped: only the list itself begins so.
    """
    return '"asked": ["' in payload


def only_defines(payload: str) -> bool:
    """Tell whether a row's passage is of a text that only tells what words mean, read or not."""
    return f'"doc_type": "{DEFINITIONS}"' in payload


def text_hash(chunk: Chunk) -> str:
    """Return the hash of the words that are embedded: while it stays, the vector stays."""
    return sha256(chunk.found_by.encode()).hexdigest()


def _words(chunk: Chunk) -> tuple[str, ...]:
    """Return the stems that a passage is found by; romanised Hindi also by what it is in Devanagari."""
    words = words_of(chunk.found_by)
    spelled = words_of(read_as(chunk, chunk.found_by))
    return words if spelled == words else (*words, *(word for word in spelled if not word.isascii()))


def _payload(chunk: Chunk) -> str:
    source = asdict(replace(chunk.source, sections=()))
    del source["sections"]
    return json.dumps(
        {
            "chunk_id": chunk.chunk_id,
            "ordinal": chunk.ordinal,
            "source": source,
            "section": asdict(chunk.section),
        },
        ensure_ascii=False,
        default=_iso,
    )


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a stored passage.")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
