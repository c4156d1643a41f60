"""Buttons and lists: contents of Twilio's Content API, of which only the shape is kept there.

Every word of a reply is a variable: a content is made once for each shape (so many lines, so many
buttons) and serves all replies of that shape, in every language, and nothing of the shop's lies at
Twilio. A value may not break the line, so each line of a reply is a variable of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from channels.splitting import utf16_length
from core.message import Choice

QUICK_REPLY = "twilio/quick-reply"
LIST_PICKER = "twilio/list-picker"
LONGEST_BODY = 1_024
MOST_BUTTONS = 3
LONGEST_BUTTON = 20
MOST_ITEMS = 10
LONGEST_ITEM = 24
LONGEST_DESCRIPTION = 72
LONGEST_ID = 200
SAYS = "say:"
"""Begins the id of a button of ours; what follows is the message that pressing it sends."""

_MOST_VARIABLES = 100
_SPACES = re.compile(r"\s+")
_SIZE = re.compile(r" \S*\d\S*(?: \S{1,4})?$")
"""A pack's size at the end of a name: what tells it from the next in a list of one product's sizes."""


@dataclass(frozen=True)
class Rich:
    """A content's types with numbered places, and what goes into them."""

    types: Mapping[str, Any]
    variables: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """Return the name of the content's shape."""
        return sha256(json.dumps(self.types, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def body(self) -> str:
        """Return the text as the person reads it."""
        (content,) = self.types.values()
        text = str(content["body"])
        return re.sub(r"\{\{(\d+)\}\}", lambda place: self.variables[place.group(1)], text)

    def as_payload(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {"types": dict(self.types), "variables": dict(self.variables)}


def rich_of(payload: Mapping[str, Any]) -> Rich | None:
    """Return the rich content of an outbound message's payload; `None` where it has none."""
    kept = payload.get("Rich")
    return Rich(kept["types"], kept["variables"]) if isinstance(kept, Mapping) else None


def offered(text: str, choices: Sequence[Choice], button: str) -> Rich | None:
    """Return a text with its choices to press; `None` where WhatsApp has no room for them.

    Args:
        text: What stands above the buttons.
        choices: What may be pressed.
        button: The words that open the list, where the choices are too many or too long for buttons.
    """
    lines = [_line(line) for line in text.strip().split("\n")]
    options = [(_line(choice.label), _line(choice.message)) for choice in choices]
    said = [message for _, message in options]
    fits = (
        any(lines)
        and utf16_length("\n".join(lines)) <= LONGEST_BODY
        and 0 < len(options) <= MOST_ITEMS
        and all(label and message for label, message in options)
        and all(utf16_length(SAYS + message) <= LONGEST_ID for message in said)
        and len(set(said)) == len(said)
    )
    if not fits:
        return None
    places = _Places()
    body = "\n".join(places.of(line) if line else "" for line in lines)
    as_buttons = len(options) <= MOST_BUTTONS and all(
        utf16_length(label) <= LONGEST_BUTTON for label, _ in options
    )
    types, shown = _buttons(body, options, places) if as_buttons else _list(body, options, places, button)
    return Rich(types, places.values) if len(set(shown)) == len(shown) and places.fit() else None


def _buttons(
    body: str, options: Sequence[tuple[str, str]], places: _Places
) -> tuple[dict[str, Any], list[str]]:
    """Return a content with buttons, and the words on them."""
    actions = [
        {"type": "QUICK_REPLY", "title": places.of(label), "id": places.of(SAYS + message)}
        for label, message in options
    ]
    return {QUICK_REPLY: {"body": body, "actions": actions}}, [label for label, _ in options]


def _list(
    body: str, options: Sequence[tuple[str, str]], places: _Places, button: str
) -> tuple[dict[str, Any], list[str]]:
    """Return a content with a list, and its lines; the whole label stands below it, since what it
    says to us is for no reader."""
    shown = [_item(label) for label, _ in options]
    items = [
        {
            "item": places.of(item),
            "id": places.of(SAYS + message),
            "description": places.of(_cut(label, LONGEST_DESCRIPTION)),
        }
        for item, (label, message) in zip(shown, options, strict=True)
    ]
    return {
        LIST_PICKER: {"body": body, "button": places.of(_cut(button, LONGEST_BUTTON)), "items": items}
    }, shown


def _item(label: str) -> str:
    """Return a label within the length of a list's line; of a product its size stays."""
    size = _SIZE.search(label)
    if utf16_length(label) <= LONGEST_ITEM or size is None or utf16_length(size[0]) > LONGEST_ITEM // 2:
        return _cut(label, LONGEST_ITEM)
    return _cut(label[: size.start()], LONGEST_ITEM - utf16_length(size[0])) + size[0]


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


class _Places:
    """Numbers the variables of a content as they come up."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def of(self, value: str) -> str:
        self.values[str(len(self.values) + 1)] = value
        return f"{{{{{len(self.values)}}}}}"

    def fit(self) -> bool:
        return len(self.values) <= _MOST_VARIABLES


def _cut(text: str, longest: int) -> str:
    if utf16_length(text) <= longest:
        return text
    kept = text
    while utf16_length(kept) > longest - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"
