"""Tell what happened: the total, its change, then the rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from agent.compose import price_index
from agent.compose.page import Page, Section
from core.fact import Fact
from tools.kpi import KpiRow, KpiValue, QueryKpiResult

_SPANS = frozenset({"date", "week", "month"})
"""Rows of these follow one another; of the others the largest comes first."""
_BAD_WHEN_HIGH = frozenset({"stockout_rate", "return_rate", "forecast_wape"})
"""Figures of which the worst shop has most."""


def write(result: QueryKpiResult, page: Page) -> Section:
    """Write the section of a KPI question."""
    if result.metrics == ("price_index",):
        return price_index.write(result, page)
    if all(total.value.value is None for total in result.totals) and not _has_values(result):
        return Section(())
    lines = [_total(total, result, page, first=index == 0) for index, total in enumerate(result.totals)]
    if result.row_count is not None and not result.rows and result.row_total is not None:
        lines.append(
            page.say(f"kpi_no_rows_{_size(result, page)}", total=result.row_total, limit=_limit(result, page))
        )
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
    told_whole = len(shown) == there and code not in _SAID_OF_ALL
    lines = [head]
    if not told_whole:
        lines.append(page.say(code, count=count, total=result.row_total, limit=_limit(result, page)))
    lines += [_row(row, result, page) for row in shown]
    more = page.rest_of_list(len(shown), count) if page.rows is None else ()
    return Section(tuple(lines), more, asked=len(lines) if fits or page.rows is not None else 0)


_SAID_OF_ALL = frozenset({"kpi_rows_weekday", "kpi_rows_at_most", "kpi_rows_at_least", "kpi_rows_unsold"})
"""What rows are of is said of these also where none is left out."""


def _rows(result: QueryKpiResult, page: Page) -> tuple[Sequence[KpiRow], str]:
    """Return the rows in the order that was asked for, and the code of the line that says which they are."""
    spans = bool(_SPANS.intersection(result.dimensions))
    if result.row_total is not None:
        least_first = page.arguments.get("at_most") is not None
        rows = (result.lowest or result.rows[::-1]) if least_first and not spans else result.rows
        return rows, f"kpi_rows_{_size(result, page)}"
    low = page.end == "low" or page.end == ("good" if result.metrics[0] in _BAD_WHEN_HIGH else "bad")
    if spans and page.end is None:
        return result.rows, "kpi_rows_latest"
    if spans or "weekday" in result.dimensions:
        code = "kpi_rows_weekday" if not spans else "kpi_rows_bottom" if low else "kpi_rows_top"
        return (_by_size(result, low=low) if page.end is not None else result.rows), code
    if not low:
        return result.rows, "kpi_rows_top"
    known = [row for row in result.rows if row.values[0].value.value is not None]
    return (result.lowest or known[::-1]), "kpi_rows_bottom"


def _by_size(result: QueryKpiResult, *, low: bool) -> Sequence[KpiRow]:
    """Return the days from the best or from the worst on, as many as the result has of them."""
    kept = result.lowest if low else result.highest
    if kept:
        return kept
    known = [row for row in result.rows if row.values[0].value.value is not None]
    return sorted(known, key=lambda row: float(str(row.values[0].value.value)), reverse=not low)


def _size(result: QueryKpiResult, page: Page) -> str:
    """Return which rows were asked for: those that sold nothing, of at most or of at least so much."""
    most = page.arguments.get("at_most")
    if most is None:
        return "at_least"
    return "unsold" if float(most) == 0 and result.metrics[0] in {"units", "revenue"} else "at_most"


def _limit(result: QueryKpiResult, page: Page) -> str:
    """Return the size that rows were asked for of, in the words of the first metric; empty where of any."""
    most = page.arguments.get("at_most")
    asked = page.arguments.get("at_least") if most is None else most
    if asked is None:
        return ""
    first = result.totals[0]
    size = Decimal(str(asked))
    limit = page.mint("Limit", int(size) if size == int(size) else str(size), first.value.unit)
    return _value(first.model_copy(update={"value": limit}), page)


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
    if first and result.average is not None:
        average = total.model_copy(update={"value": result.average})
        said = page.say("kpi_average", total=said, value=_value(average, page))
    if total.metric == "return_rate" and result.returned is not None:
        said = page.say("kpi_returned", total=said, value=result.returned, n=page.plural(result.returned))
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
