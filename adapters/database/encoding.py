"""JSON that gives back what went in.

Plain JSON turns `Decimal` and `date` into text, and a stored reply would come back with
other facts than it was verified with. Here they are tagged: `{"$decimal": "12.50"}`. A
key that is a tag's name, or starts with `$$`, gets another `$`, so no content can pose as
a tag; a chart's `$schema` is no tag. Anything JSON has no form for (a time of day in a
spreadsheet's cell) is kept as its text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, cast

_TAG = "$"
_TAGS = ("$decimal", "$date", "$datetime")
_QUOTED = (*(f'"{tag}"' for tag in _TAGS), f'"{_TAG}{_TAG}')
"""What a tag, or a key that could be taken for one, looks like in the text."""


def encode(value: Any) -> str:
    """Return the value as one line of tagged JSON, keys in the order given."""
    tags = 0

    def form(item: Any) -> Any:
        nonlocal tags
        tags += isinstance(item, Decimal | date)
        return _formed(item)

    # Values are walked in C as long as no key or text is met that could be taken for a tag.
    try:
        text = json.dumps(value, default=form, ensure_ascii=True, separators=(",", ":"))
    except TypeError:  # a key that JSON has no form for
        text = ""
    if text and sum(map(text.count, _QUOTED)) == tags:
        return text
    return json.dumps(_tagged(value), ensure_ascii=True, separators=(",", ":"))


def decode(text: str) -> Any:
    """Return what `encode` was given; tuples and sets come back as lists."""
    if f'"{_TAG}' not in text:
        return json.loads(text)
    return json.loads(text, object_hook=_untagged if f'"{_TAG}{_TAG}' in text else _read)


def _tagged(value: Any) -> Any:
    if isinstance(value, Enum):
        return _tagged(value.value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        pairs = cast("Mapping[Any, Any]", value).items()
        return {_escaped(str(key)): _tagged(item) for key, item in pairs}
    if isinstance(value, list | tuple):
        return [_tagged(item) for item in cast("list[Any]", value)]
    formed = _formed(value)
    return _tagged(formed) if isinstance(formed, list) else formed


def _formed(value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    """Return a value that JSON has no form for in one that it has; what a mapping or list holds as it is."""
    match value:
        case Decimal():
            return {"$decimal": str(value)}
        case datetime():
            return {"$datetime": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case Enum():
            return value.value
        case Mapping():
            return dict(cast("Mapping[Any, Any]", value))
        case set() | frozenset():
            return sorted(cast("set[Any]", value), key=repr)
        case _:
            return str(value)


def _escaped(key: str) -> str:
    return _TAG + key if key in _TAGS or key.startswith(_TAG * 2) else key


def _read(found: dict[str, Any]) -> Any:
    """Return what a tag stands for; anything else as it is."""
    if len(found) != 1:
        return found
    match found:
        case {"$decimal": str(text)}:
            return Decimal(text)
        case {"$datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"$date": str(text)}:
            return date.fromisoformat(text)
        case _:
            return found


def _untagged(found: dict[str, Any]) -> Any:
    read = _read(found)
    if read is not found:
        return read
    return {key[1:] if key.startswith("$$") else key: item for key, item in found.items()}
