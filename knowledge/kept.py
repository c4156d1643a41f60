"""A whole text as JSON and back: what the ledger keeps, and the index can be made from again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from knowledge.source import Authority, Section, SourceText

_DAYS = ("effective_from", "effective_to")


def to_json(source: SourceText) -> str:
    """Return a text as JSON."""
    return json.dumps(asdict(source), ensure_ascii=False, default=_iso, sort_keys=True)


def from_json(text: str) -> SourceText:
    """Return the text that `to_json` wrote."""
    stored: dict[str, Any] = json.loads(text)
    sections = tuple(_section(section) for section in stored.pop("sections"))
    uploaded = stored.pop("uploaded_at")
    for name in _DAYS:
        stored[name] = _day(stored[name])
    for name in ("readers", "sku_ids", "warnings"):
        stored[name] = tuple(stored[name])
    stored["authority"] = Authority(stored["authority"])
    return SourceText(
        **stored, sections=sections, uploaded_at=datetime.fromisoformat(uploaded) if uploaded else None
    )


def content_hash(source: SourceText) -> str:
    """Return the hash of all that a search may find or show of a text; when it came in is no part of it."""
    told = asdict(source)
    del told["uploaded_at"], told["content_hash"]
    return sha256(json.dumps(told, ensure_ascii=False, default=_iso, sort_keys=True).encode()).hexdigest()


def _section(stored: dict[str, Any]) -> Section:
    told = dict(stored)
    for name in _DAYS:
        told[name] = _day(stored[name])
    told["headings"] = tuple(stored["headings"])
    told["asked"] = tuple(stored.get("asked", ()))  # texts kept by an earlier version have none
    return Section(**told)


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a kept text.")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
