"""Tell a forecast set by hand: what it is now, what was expected before, and why."""

from __future__ import annotations

from agent.compose.page import Page, Section
from tools.override_forecast import OverrideForecastResult


def write(result: OverrideForecastResult, page: Page) -> Section:
    """Write the section of an override that is kept."""
    code = "override_done_day" if page.number(result.days) == 1 else "override_done"
    lines = [
        page.say(
            code,
            product=result.product,
            store=result.store,
            units=result.units_per_day,
            start=result.start,
            end=result.end,
        ),
        *_before(result, page),
    ]
    if result.repeated:
        lines.append(page.say("override_repeated"))
    else:
        lines.append(page.say("override_scope"))
    return Section(tuple(lines[: page.lines]))


def write_preview(result: OverrideForecastResult, page: Page) -> Section:
    """Write what the override would change."""
    lines = [
        page.say("override_title", product=result.product, store=result.store),
        page.say(
            "override_days",
            n=page.number(result.days),
            start=result.start,
            end=result.end,
            units=result.units_per_day,
            total=result.total,
        ),
        *_before(result, page),
    ]
    if result.replaced is not None:
        lines.append(page.say("override_replaces", n=page.number(result.replaced), count=result.replaced))
    lines.append(page.say("override_reason", why=result.reason))
    return Section(tuple(lines))


def _before(result: OverrideForecastResult, page: Page) -> list[str]:
    if page.number(result.days) == 0:  # a request repeated when all of its days are over
        return []
    if result.before_per_day is None or result.before_total is None:
        return [page.say("override_before_unknown")]
    return [
        page.say(
            "override_before",
            n=page.number(result.days),
            before=result.before_per_day,
            total=result.before_total,
        )
    ]
