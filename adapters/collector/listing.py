"""Prices in a reply that is made for programs: a JSON API or a CSV feed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, cast

import jmespath
import jmespath.exceptions

from adapters.collector.shown import NotShown, Shown, as_text, availability
from adapters.collector.source import Fields

Found = dict[str, Shown | NotShown]
"""What a reply shows, by the source's own id."""


def read_json(text: str, fields: Fields) -> Shown | NotShown:
    """Return what a reply about one product shows."""
    content = _parsed(text)
    return content if isinstance(content, NotShown) else _shown(content[0], fields)


def read_json_list(text: str, fields: Fields) -> Found | NotShown:
    """Return what a reply about many products shows, by id."""
    content = _parsed(text)
    if isinstance(content, NotShown):
        return content
    items = _search(fields.items, content[0])
    if not isinstance(items, list):
        return NotShown("no_list", fields.items)
    found: Found = {}
    for item in cast("list[Any]", items):
        _put(found, as_text(_search(fields.key, item)), _shown(item, fields))
    return found


def read_csv_feed(text: str, fields: Fields) -> Found | NotShown:
    """Return what a feed with a header shows, by id; columns are told apart without case."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        asked = {"key": fields.key, "price": fields.price}
        asked |= {"currency": fields.currency, "available": fields.available}
        places = {name: column.casefold() for name, column in asked.items() if column}
        missing = [asked[name] for name, column in places.items() if column not in header]
        if missing:
            return NotShown("no_column", ", ".join(missing))
        found: Found = {}
        for row in rows:
            cells = dict(zip(header, row, strict=False))
            _put(found, cells.get(places["key"], "").strip(), _row(cells, places))
    except csv.Error as error:
        return NotShown("csv_invalid", f"line {rows.line_num}: {error}")
    return found


def _parsed(text: str) -> tuple[Any] | NotShown:
    try:
        return (json.loads(text, parse_float=str, parse_int=str),)  # 79.90 stays 79.90
    except (ValueError, RecursionError):
        return NotShown("json_invalid", text[:80])


def _search(expression: str, content: Any) -> Any:
    try:
        return jmespath.search(expression, content) if expression else None
    except jmespath.exceptions.JMESPathError:  # a function on a value it does not take
        return None


def _shown(content: Any, fields: Fields) -> Shown | NotShown:
    price = as_text(_search(fields.price, content))
    if price is None:
        return NotShown("no_price", fields.price)
    currency = as_text(_search(fields.currency, content))
    return Shown(price, currency, availability(_search(fields.available, content)))


def _row(cells: Mapping[str, str], places: Mapping[str, str]) -> Shown | NotShown:
    values = {name: cells.get(column, "").strip() for name, column in places.items()}
    if not values["price"]:
        return NotShown("no_price", places["price"])
    stock = values.get("available")
    return Shown(values["price"], values.get("currency") or None, availability(stock) if stock else None)


def _put(found: Found, key: str | None, shown: Shown | NotShown) -> None:
    """Keep what an id shows; an id that comes with two prices shows none."""
    if not key:
        return
    other = found.get(key)
    if isinstance(other, Shown) and isinstance(shown, Shown) and other != shown:
        shown = NotShown("several_prices", f"{other.price}, {shown.price}")
    found[key] = other if isinstance(other, NotShown) else shown
