"""Lists of figures as Slack tables: `• Delhi 1: ₹64,120 (up 8%)` in two columns.

Only lines that are short on both sides become a table: a sentence after the colon reads better
as a line. A workspace that cannot show tables yet gets the same lines as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from channels.slack.markup import escape

LEAST_ROWS = 3
MOST_ROWS = 50
_LONGEST_NAME = 60
_LONGEST_FIGURE = 40
_LINE = re.compile(r"^• (?P<name>[^:]+): (?P<figure>.+?)\.?$")
_STYLES = re.compile(r"(\*[^*\n]+\*)")

Block = dict[str, Any]
Part = str | Block


def with_tables(text: str) -> list[Part]:
    """Return the text in parts: stretches of lines as they are, and the first list of figures as a table.

    Slack shows one table a message.
    """
    lines = text.split("\n")
    for start in range(len(lines)):
        end = start
        while end < len(lines) and end - start < MOST_ROWS and _row(lines[end]) is not None:
            end += 1
        if end - start >= LEAST_ROWS:
            before, after = "\n".join(lines[:start]).strip(), "\n".join(lines[end:]).strip()
            return [part for part in (before, _table(lines[start:end]), after) if part]
    return [text] if text else []


def as_text(table: Mapping[str, Any]) -> str:
    """Return a table as lines of mrkdwn."""
    return "\n".join(f"• {escape(_plain(row[0]))}: {escape(_plain(row[1]))}" for row in table["rows"])


def _table(lines: Sequence[str]) -> Block:
    rows = [row for line in lines if (row := _row(line)) is not None]
    return {
        "type": "table",
        "rows": [[_cell(name), _cell(figure)] for name, figure in rows],
        "column_settings": [{"is_wrapped": True}, {"align": "right"}],
    }


def _row(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    if found is None:
        return None
    name, figure = found["name"], found["figure"]
    fits = len(name) <= _LONGEST_NAME and len(figure) <= _LONGEST_FIGURE
    return (name, figure) if fits and any(character.isdigit() for character in figure) else None


def _cell(text: str) -> Block:
    """Return a cell; bold needs rich text, and nothing in it is markup."""
    if "*" not in text:
        return {"type": "raw_text", "text": text}
    parts = [part for part in _STYLES.split(text) if part]
    elements: list[Block] = [
        {"type": "text", "text": part.strip("*"), "style": {"bold": True}}
        if _STYLES.fullmatch(part)
        else {"type": "text", "text": part}
        for part in parts
    ]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _plain(cell: Mapping[str, Any]) -> str:
    if cell["type"] == "raw_text":
        return str(cell["text"])
    elements = cell["elements"][0]["elements"]
    return "".join(f"*{one['text']}*" if one.get("style") else str(one["text"]) for one in elements)
