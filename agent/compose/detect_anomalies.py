"""Tell what is out of the ordinary: one line each, the weightiest first."""

from __future__ import annotations

from agent.compose.page import Page, Section
from tools.detect_anomalies import AnomalyLine, DetectAnomaliesResult

_MARKS = {"high": "🔴", "medium": "🟠", "low": "•"}
_MOST_LINES = 5


def write(result: DetectAnomaliesResult, page: Page) -> Section:
    """Write the section of what was found."""
    when = _when(result, page)
    number = page.number(result.found)
    if number == 0 and not result.lines and not page.number(result.checked):
        lines = [page.say("anomaly_unchecked", place=page.about, when=when)]
    elif number == 0:
        code = "anomaly_none_unexplained" if result.lines else "anomaly_none"
        lines = [page.say(code, place=page.about, when=when)]
    else:
        lines = [page.say("anomaly_head", n=number, count=result.found, place=page.about, when=when)]
    shown = [line for line in result.lines if line.cause is None] or list(result.lines)
    lines += [_line(line, page) for line in shown[: min(_MOST_LINES, max(page.lines - 2, 1))]]
    if page.reasons and any(line.kind.startswith("sales") and line.cause is None for line in shown):
        lines.append(page.say("anomaly_no_cause"))
    if result.at_stake is not None:
        lines.append(page.say("anomaly_at_stake", amount=result.at_stake) + _chance(result, page))
    return Section(tuple(lines[: page.lines]))


def _chance(result: DetectAnomaliesResult, page: Page) -> str:
    """Say how many findings of sales would come up by chance, where that is one or more."""
    expected = round(float(str(result.chance_alarms.value)))
    if expected < 1 or not any(line.kind.startswith("sales") and not line.cause for line in result.lines):
        return ""
    return page.say("anomaly_chance", count=page.mint(result.chance_alarms.label, expected, "count"))


def _line(line: AnomalyLine, page: Page) -> str:
    code = f"anomaly_{line.kind}"
    text = page.say(
        code,
        product=line.product,
        store=line.store,
        category=line.category,
        place=page.say("at_store", store=line.store) if line.store else page.where,
        why=line.reason,
        actual=line.actual,
        expected=line.expected,
    )
    cause = page.say(f"anomaly_cause_{line.cause}") if line.cause else ""
    return f"{_MARKS[line.severity]} {text}, {_when(line, page)}{cause}"


def _when(line: AnomalyLine | DetectAnomaliesResult, page: Page) -> str:
    if line.start.value == line.end.value:
        return page.say("anomaly_day", day=line.start)
    return page.say("anomaly_days", start=line.start, end=line.end)
