"""JSON that gives back what went in.

Plain JSON turns `Decimal` and `date` into text, and a stored reply would come back with
other facts than it was verified with. Here they are tagged: `{"$decimal": "12.50"}`. A
key that starts with `$` gets another, so no content can pose as a tag. Anything JSON has
no form for (a time of day in a spreadsheet's cell) is kept as its text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, cast

_TAG = "$"


def encode(value: Any) -> str:
    """Return the value as one line of tagged JSON, keys in the order given."""
    return json.dumps(_tagged(value), ensure_ascii=True, separators=(",", ":"))


def decode(text: str) -> Any:
    """Return what `encode` was given; tuples and sets come back as lists."""
    return json.loads(text, object_hook=_untagged)


def _tagged(value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Enum):
        return _tagged(value.value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Mapping):
        pairs = cast("Mapping[Any, Any]", value).items()
        return {_escaped(str(key)): _tagged(item) for key, item in pairs}
    if isinstance(value, list | tuple):
        return [_tagged(item) for item in cast("list[Any]", value)]
    if isinstance(value, set | frozenset):
        return [_tagged(item) for item in sorted(cast("set[Any]", value), key=repr)]
    return str(value)


def _escaped(key: str) -> str:
    return _TAG + key if key.startswith(_TAG) else key


def _untagged(found: dict[str, Any]) -> Any:
    match found:
        case {"$decimal": str(text)} if len(found) == 1:
            return Decimal(text)
        case {"$datetime": str(text)} if len(found) == 1:
            return datetime.fromisoformat(text)
        case {"$date": str(text)} if len(found) == 1:
            return date.fromisoformat(text)
        case _:
            return {key[1:] if key.startswith("$$") else key: item for key, item in found.items()}
