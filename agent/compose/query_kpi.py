"""Tell what happened: the total, its change, then the rows."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.kpi import KpiRow, KpiValue, QueryKpiResult


def write(result: QueryKpiResult, page: Page) -> Section:
    """Write the section of a KPI question."""
    if all(total.value.value is None for total in result.totals) and not _has_values(result):
        return Section(())
    lines = [_total(total, result, page, first=index == 0) for index, total in enumerate(result.totals)]
    room = page.lines - len(lines)
    rows = result.rows[: max(0, room)]
    hidden = result.row_count is not None and len(rows) < page.number(result.row_count)
    if hidden and result.row_count is not None and room > 1:
        by_time = any(dimension in {"date", "week", "month"} for dimension in result.dimensions)
        rows = result.rows[1 - room :] if by_time else rows[: room - 1]
        lines.append(page.say("kpi_rows_latest" if by_time else "kpi_rows_top", count=result.row_count))
    lines += [_row(row, result, page) for row in rows]
    return Section(tuple(lines[: page.lines]))


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
        said = page.say(f"change_{value.direction}_points", points=page.points(value.change))
    elif value.change_pct is not None:
        said = page.say(f"change_{value.direction}", pct=page.without_sign(value.change_pct))
    else:
        said = ""
    if start is not None and end is not None and value.previous is not None:
        said += page.say("change_from", previous=value.previous, start=start, end=end)
    return said


def _row(row: KpiRow, result: QueryKpiResult, page: Page) -> str:
    keys = ", ".join(page.say("kpi_key", key=_called(key, page)) for key in row.keys)
    values = ", ".join(
        (page.say(f"metric_{value.metric}.short") + " " if len(result.metrics) > 1 else "")
        + _value(value, page)
        + _change(value, page)
        for value in row.values
    )
    return page.say("kpi_row", keys=keys, values=values)


def _called(key: Fact, page: Page) -> Fact:
    """Return what a row is of, as people call it: a category by its words, not by its id."""
    category = key.subject.get("category")
    return page.named("category", category) if category is not None and category == key.value else key


def _value(value: KpiValue, page: Page) -> str:
    return page.say(f"metric_{value.metric}.value", value=value.value)
