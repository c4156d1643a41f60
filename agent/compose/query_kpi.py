"""Tell what happened: the total, its change, then the rows."""

from __future__ import annotations

from collections.abc import Sequence

from agent.compose import price_index
from agent.compose.page import Page, Section
from core.fact import Fact
from tools.kpi import KpiRow, KpiValue, QueryKpiResult

_TIMES = frozenset({"date", "week", "month"})
_BAD_WHEN_HIGH = frozenset({"stockout_rate", "return_rate", "forecast_wape"})
"""Figures of which the worst shop has most."""


def write(result: QueryKpiResult, page: Page) -> Section:
    """Write the section of a KPI question."""
    if result.metrics == ("price_index",):
        return price_index.write(result, page)
    if all(total.value.value is None for total in result.totals) and not _has_values(result):
        return Section(())
    lines = [_total(total, result, page, first=index == 0) for index, total in enumerate(result.totals)]
    if result.row_count is None or not result.rows:
        return Section(tuple(lines[: page.lines]))
    if len(lines) > 1:  # the rows matter more than a line for each figure of the whole
        lines = [", ".join([lines[0], *(_short(total, result, page) for total in result.totals[1:])])]
    return _with_rows(lines[0], result, result.row_count, page)


def _with_rows(head: str, result: QueryKpiResult, count: Fact, page: Page) -> Section:
    """Write the total and below it rows of the end that was asked for, as many as were or as have room."""
    rows, code = _rows(result, page)
    there = page.number(count)
    fits = page.rows is None and there <= page.lines and there <= len(rows)  # a week, day by day
    most = there if fits else page.rows or max(1, page.lines - 2)
    shown = rows[-most:] if code == "kpi_rows_latest" else rows[:most]
    lines = [head] if len(shown) == there else [head, page.say(code, count=count)]
    lines += [_row(row, result, page) for row in shown]
    more = page.rest_of_list(len(shown), count) if page.rows is None else ()
    return Section(tuple(lines), more, asked=len(lines) if fits or page.rows is not None else 0)


def _rows(result: QueryKpiResult, page: Page) -> tuple[Sequence[KpiRow], str]:
    """Return the rows in the order that was asked for, and the code of the line that says which they are."""
    if _TIMES.intersection(result.dimensions):
        return result.rows, "kpi_rows_latest"
    low_is_asked = page.end == "low" or page.end == ("good" if result.metrics[0] in _BAD_WHEN_HIGH else "bad")
    if not low_is_asked:
        return result.rows, "kpi_rows_top"
    known = [row for row in result.rows if row.values[0].value.value is not None]
    return (result.lowest or known[::-1]), "kpi_rows_bottom"


def _has_values(result: QueryKpiResult) -> bool:
    return any(value.value.value is not None for row in result.rows for value in row.values)


def _total(total: KpiValue, result: QueryKpiResult, page: Page, *, first: bool) -> str:
    one_day = result.start.value == result.end.value
    said = page.say(
        ("kpi_total_day" if one_day else "kpi_total") if first else "kpi_total_more",
        metric=page.say(f"metric_{total.metric}"),
        value=_value(total, page),
        place=page.about if first else "",
        start=result.start,
        end=result.end,
    )
    return said + _change(total, page, result.compare_start, result.compare_end)


def _change(value: KpiValue, page: Page, start: Fact | None = None, end: Fact | None = None) -> str:
    if value.direction is None:
        return ""
    share = value.value.unit in {"pct", "rate"}
    if value.direction == "flat":
        said = page.say("change_flat")
    elif share and value.change is not None:  # a share moves by points: per cent of per cent misleads
        points = page.points(value.change)
        said = page.say(f"change_{value.direction}_points", points=points, n=page.plural(points))
    elif value.change_pct is not None:
        said = page.say(f"change_{value.direction}", pct=page.without_sign(value.change_pct))
    else:
        said = ""
    if start is not None and end is not None and value.previous is not None:
        code = "change_from_day" if start.value == end.value else "change_from"
        said += page.say(code, previous=value.previous, start=start, end=end)
    return said


def _row(row: KpiRow, result: QueryKpiResult, page: Page) -> str:
    keys = ", ".join(page.say("kpi_key", key=_called(key, page)) for key in row.keys)
    values = ", ".join(_short(value, result, page) for value in row.values)
    return page.say("kpi_row", keys=keys, values=values)


def _short(value: KpiValue, result: QueryKpiResult, page: Page) -> str:
    """Say a figure in a row of several: by its name where there are others."""
    name = page.say(f"metric_{value.metric}.short") + " " if len(result.metrics) > 1 else ""
    return name + _value(value, page) + _change(value, page)


def _called(key: Fact, page: Page) -> Fact:
    """Return what a row is of, as people call it: a category by its words, not by its id."""
    category = key.subject.get("category")
    return page.named("category", category) if category is not None and category == key.value else key


def _value(value: KpiValue, page: Page) -> str:
    if value.metric == "price_index" and value.value.value is not None:
        return price_index.index_said(value.value, page)
    one = value.value.value is not None and float(str(value.value.value)) == 1
    return page.say(f"metric_{value.metric}.value", n=1 if one else 2, value=value.value)
