"""Markdown: headings become sections; `{clause="…" from=… to=…}` on a heading tells more of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from core.errors import InputError
from knowledge.source import Section

_LIST_STEP = "  "


@dataclass
class _Open:
    """A section while its blocks are read."""

    headings: tuple[str, ...]
    attributes: dict[str, str]
    blocks: list[str] = field(default_factory=list[str])


def read_markdown(text: str) -> tuple[dict[str, Any], list[Section]]:
    """Return the front matter and the sections of a Markdown text.

    HTML inside it is dropped: what a reader does not see is not indexed. Tables become
    lines of cells joined by " | ", lists keep their dashes.

    Raises:
        InputError: the front matter is no YAML mapping, or a date of a heading is none.
    """
    tokens = _parser().parse(text)
    meta: dict[str, Any] = {}
    section = _Open((), {})
    sections: list[_Open] = [section]
    lists: list[int | None] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "front_matter":
            meta = _front_matter(token.content)
        elif token.type == "heading_open":
            words, attributes = _heading(tokens[index + 1])
            level = int(token.tag[1])
            attributes |= {name: str(value) for name, value in token.attrs.items()}
            section = _Open((*section.headings[: level - 1], words), attributes)
            sections.append(section)
            index += 2
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(1 if token.type.startswith("ordered") else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "tr_open":
            index, row = _row(tokens, index)
            section.blocks.append(row)
        elif token.type == "inline":
            section.blocks.append(_block(token, lists))
        elif token.type in {"fence", "code_block"}:
            section.blocks.append(token.content.rstrip())
        index += 1
    return meta, [_closed(each) for each in sections if any(each.blocks)]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return parser.use(front_matter_plugin).use(attrs_plugin).use(attrs_block_plugin)


def _front_matter(content: str) -> dict[str, Any]:
    try:
        meta = yaml.safe_load(content) or {}
    except yaml.YAMLError as error:
        raise InputError(f"The block between the two --- lines at the top is no YAML: {error}.") from error
    if not isinstance(meta, dict):
        raise InputError("The block between the two --- lines at the top must be lines of `name: value`.")
    return {str(name): value for name, value in meta.items()}


def _heading(inline: Token) -> tuple[str, dict[str, str]]:
    """Return a heading's words and the attributes written behind it in braces."""
    words = _words(inline)
    if not words.endswith("}") or "{" not in words:
        return words, {}
    words, _, braces = words.rpartition("{")
    return words.strip(), _attributes(braces[:-1])


def _attributes(text: str) -> dict[str, str]:
    import shlex  # noqa: PLC0415 - only headings with attributes need it

    try:
        parts = shlex.split(text)
    except ValueError:
        return {}
    return dict(part.split("=", 1) for part in parts if "=" in part)


def _words(inline: Token) -> str:
    pieces = [
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    ]
    return "".join(pieces).strip()


def _block(inline: Token, lists: list[int | None]) -> str:
    words = _words(inline)
    if not lists:
        return words
    number = lists[-1]
    mark = "-" if number is None else f"{number}."
    if number is not None:
        lists[-1] = number + 1
    return f"{_LIST_STEP * (len(lists) - 1)}{mark} {words}"


def _row(tokens: list[Token], start: int) -> tuple[int, str]:
    """Return where a table's row ends, and the row."""
    end = next(index for index in range(start, len(tokens)) if tokens[index].type == "tr_close")
    cells = [_words(token) for token in tokens[start:end] if token.type == "inline"]
    return end, " | ".join(cells)


def _closed(section: _Open) -> Section:
    attributes = section.attributes
    return Section(
        headings=tuple(heading for heading in section.headings if heading),
        text="\n".join(block for block in section.blocks if block),
        clause=attributes.get("clause"),
        effective_from=_day(attributes.get("from")),
        effective_to=_day(attributes.get("to")),
        second_hand=attributes.get("standing") == "second-hand",
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} in a heading is no date. Write it as 2026-04-01.") from error
