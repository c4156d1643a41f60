"""A reply as the API and the web page show it: every door's fields, values also in words."""

from __future__ import annotations

import re
from typing import Any

from channels.files import FileAddresses
from core.message import Reply
from language.format import format_value

_REFERENCE = re.compile(r"\{(f\d+(?:\.\d+)?)")


def shown_reply(reply: Reply, addresses: FileAddresses) -> dict[str, Any]:
    """Return the reply's public fields; each fact also has `display` and `used`, each file its `url`.

    `display` is the value as it is shown, `used` whether the answer itself shows it. A `url` is
    a path on this server that holds for a day.
    """
    shown = {**reply.public(), "files": addresses.shown(reply.files)}
    named = set(_REFERENCE.findall(reply.text_with_references))
    for fact, row in zip(reply.facts, shown["facts"], strict=True):
        row["display"] = format_value(
            fact.value, fact.unit, language=reply.language, currency=fact.source.currency
        )
        row["used"] = fact.id in named
    return shown
