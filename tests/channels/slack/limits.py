"""Slack's documented limits of blocks and views, each as a check; a breach is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

MOST_BLOCKS = {"message": 50, "home": 100, "modal": 100}
TEXT = {
    "header": 150,
    "section": 3_000,
    "button": 75,
    "option": 75,
    "title": 24,
    "submit": 24,
    "close": 24,
    "label": 2_000,
    "hint": 2_000,
}


def breaches(blocks: Sequence[Json], surface: str = "message") -> list[str]:
    """Return what Slack would refuse of the blocks."""
    return [*_of_all(blocks, surface), *(breach for block in blocks for breach in _of(block))]


def view_breaches(view: Json) -> list[str]:
    """Return what Slack would refuse of a view."""
    found = breaches(view["blocks"], view["type"])
    for name in ("title", "submit", "close"):
        if name in view:
            found += _text(name, view[name])
    return found


def _of_all(blocks: Sequence[Json], surface: str) -> Iterator[str]:
    if len(blocks) > MOST_BLOCKS[surface]:
        yield f"{len(blocks)} blocks"
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "more than one table"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(ids)) < len(ids) or any(len(one) > 255 for one in ids):
        yield "a block_id that is not unique or too long"
    if surface != "message" and any(block["type"] in {"table", "context_actions"} for block in blocks):
        yield "a block that only messages show"


def _of(block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind in {"header", "section"}:
        yield from _text(kind, block["text"])
    elif kind == "context":
        if not 1 <= len(block["elements"]) <= 10:
            yield "a context of no or too many elements"
        yield from (
            f"context text {len(one['text'])}" for one in block["elements"] if len(one["text"]) > 3_000
        )
    elif kind == "actions":
        yield from _actions(block["elements"])
    elif kind == "context_actions":
        yield from _feedback(block["elements"])
    elif kind == "table":
        yield from _table(block)
    elif kind == "input":
        yield from _text("label", block["label"])
        yield from _element(block["element"])
    elif kind != "divider":
        yield f"an unknown block {kind}"


def _actions(elements: Sequence[Json]) -> Iterator[str]:
    if not 1 <= len(elements) <= 25:
        yield f"{len(elements)} elements in one row"
    ids = [element["action_id"] for element in elements]
    if len(set(ids)) < len(ids):
        yield "an action_id twice in one row"
    for element in elements:
        yield from _text("button", element["text"])
        if len(element.get("value", "")) > 2_000 or len(element["action_id"]) > 255:
            yield "a value or action_id that is too long"
        if len(element.get("url", "")) > 3_000:
            yield "a url that is too long"


def _feedback(elements: Sequence[Json]) -> Iterator[str]:
    for element in elements:
        for name in ("positive_button", "negative_button"):
            button = element[name]
            yield from _text("button", button["text"])
            if len(button["value"]) > 2_000 or len(button["accessibility_label"]) > 75:
                yield "a thumb that says too much"


def _table(block: Json) -> Iterator[str]:
    rows = block["rows"]
    if not 1 <= len(rows) <= 100 or any(not 1 <= len(row) <= 20 for row in rows):
        yield "a table of too many rows or columns"
    if len(str(rows)) > 20_000:
        yield "a table of too many characters"


def _element(element: Json) -> Iterator[str]:
    options = [
        *element.get("options", ()),
        *([element["initial_option"]] if "initial_option" in element else ()),
    ]
    if len(options) > 100:
        yield "too many options"
    for option in options:
        yield from _text("option", option["text"])
        if len(option["value"]) > 150:
            yield "an option's value is too long"


def _text(kind: str, text: Json) -> list[str]:
    length = len(text["text"])
    return [] if 1 <= length <= TEXT[kind] else [f"{kind} text of {length} characters"]
