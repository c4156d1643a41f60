"""Show a change before it is made: what exactly would happen, by reference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from agent.compose.notes import note_lines
from agent.compose.page import Page
from agent.compose.table import composer_of
from agent.draft import Draft
from core.fact import Fact, Unit
from core.message import Outcome
from core.tool import ToolResult
from language.locales import has_sentence

_MONEY = ("price", "amount", "budget")


def preview(tool: str, page: Page, valid_minutes: int, expected: ToolResult | None = None) -> Draft:
    """Return the question that asks for yes, edit or no.

    Where the tool told what is `expected` of the change, its own words show it. Else every
    argument is shown as a fact. Either way what is confirmed is what will be done.
    """
    write = composer_of(tool).preview
    if write is not None and expected is not None:
        lines = [*write(expected, page).lines, *note_lines(expected.notes, page)]
    else:
        lines = [page.say("confirm_title", tool=page.mint("Change", _title(tool, page), "text"))]
        for name, fact in _arguments(page.arguments, page):
            label = page.mint("Field", name.replace("_", " ").capitalize(), "text")
            lines.append(page.say("fact_line", label=label, value=fact))
    minutes = page.mint("Minutes to decide", valid_minutes, "count")
    lines.append(page.say("confirm_valid", minutes=minutes))
    return Draft(
        text="\n".join(lines),
        outcome=Outcome.CONFIRM,
        choices=tuple(page.answer(code) for code in ("confirm_yes", "confirm_edit", "confirm_no")),
        minted=page.book.minted,
    )


def _title(tool: str, page: Page) -> str:
    code = f"tool_{tool}"
    return page.say(code) if has_sentence(code, page.language) else tool.replace("_", " ").capitalize()


def _arguments(arguments: Mapping[str, Any], page: Page) -> list[tuple[str, Fact]]:
    """Return every argument's fact under the name a person reads: `sku_id` is a product."""
    named = {"sku_id": "product", "store_id": "store"}
    return [(named.get(name, name), _fact(name, value, page)) for name, value in arguments.items()]


def _fact(name: str, value: Any, page: Page) -> Fact:
    if name in {"sku_id", "store_id", "city", "category"}:
        return page.named(name, str(value))
    unit = _unit(name, value)
    if isinstance(value, list | tuple):
        value = ", ".join(str(item) for item in value)
    return page.mint(
        name.replace("_", " ").capitalize(), value if isinstance(value, int) else str(value), unit
    )


def _unit(name: str, value: Any) -> Unit:
    if isinstance(value, date):
        return "date"
    try:
        Decimal(str(value))
    except InvalidOperation:
        return "date" if name in {"start", "end", "until"} else "text"
    if any(word in name for word in _MONEY):
        return "currency"
    if name.endswith("_pct"):
        return "pct"
    if "units" in name or "quantity" in name:
        return "units"
    return "text" if name.endswith("_id") else "count"
