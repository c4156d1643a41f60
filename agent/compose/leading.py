"""Which of several figures that stand below one another is ahead, and by how much of the next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from agent.compose.page import Page
from core.fact import Fact, Unit
from core.tool import ToolResult
from tools.kpi import QueryKpiResult

_MORE_IS_BETTER = frozenset({"revenue", "units", "margin", "margin_pct"})
_SUBJECTS = ("category", "store_id", "city", "sku_ids")


def leading_lines(told: Sequence[tuple[ToolResult, Page]]) -> list[str]:
    """Return the line that says which is ahead; none where they are not of one kind and one spell."""
    found = [
        (result, page)
        for result, page in told
        if isinstance(result, QueryKpiResult)
        and not result.dimensions
        and result.metrics[0] in _MORE_IS_BETTER
    ]
    asked = {(result.metrics, result.start.value, result.end.value) for result, _ in found}
    parts = [key for key in _SUBJECTS if len({repr(page.arguments.get(key)) for _, page in found}) > 1]
    if len(found) < 2 or len(found) < len(told) or len(asked) > 1 or len(parts) != 1:
        return []
    values = [(result.totals[0].value, page) for result, page in found]
    names = [_name(page, parts[0]) for _, page in values]
    known = [
        (Decimal(str(fact.value)), name, fact, page)
        for (fact, page), name in zip(values, names, strict=True)
        if fact.value is not None and name is not None
    ]
    if len(known) < len(found):
        return []
    (most, name, fact, page), (next_one, *_), *_ = sorted(known, key=lambda one: -one[0])
    if most == next_one:
        return []
    share = fact.unit == "pct"
    unit: Unit = "points" if share else fact.unit
    by = page.mint("Ahead by", str(most - next_one), unit, fact.subject)
    return [
        page.say("kpi_ahead_points" if share else "kpi_ahead", name=name, by=_said(by, found[0][0], page))
    ]


def _said(by: Fact, result: QueryKpiResult, page: Page) -> Fact | str:
    """Return the difference as it is said: pieces with their word."""
    if result.metrics[0] != "units":
        return by
    return page.say("metric_units.value", n=page.plural(by), value=by)


def _name(page: Page, part: str) -> Fact | None:
    """Return what a figure is of, where it is of one thing."""
    asked: Any = page.arguments.get(part)
    if part == "sku_ids":
        return page.named("sku_id", asked[0]) if asked and len(asked) == 1 else None
    return page.named(part, asked) if asked else None
