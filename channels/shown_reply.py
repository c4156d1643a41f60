"""A reply as the API and the web page show it: every door's fields, values also in words."""

from __future__ import annotations

from typing import Any

from core.message import Reply
from language.format import format_value


def shown_reply(reply: Reply) -> dict[str, Any]:
    """Return the reply's public fields; each fact also has `display`, the value as shown."""
    shown = reply.public()
    for fact, row in zip(reply.facts, shown["facts"], strict=True):
        row["display"] = format_value(
            fact.value, fact.unit, language=reply.language, currency=fact.source.currency
        )
    return shown
