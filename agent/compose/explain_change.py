"""Tell why a figure moved: by how much, the largest steps, and who moved most."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.change import ExplainChangeResult

_MOST_STEPS = 4


def write(result: ExplainChangeResult, page: Page) -> Section:
    """Write the section of an explained change."""
    name = page.say(f"metric_{result.metric}")
    if result.value is None or result.previous is None or result.direction is None:
        one_day = result.start.value == result.end.value
        code = "explain_unknown_day" if one_day else "explain_unknown"
        line = page.say(code, metric=name, place=page.about, start=result.start, end=result.end)
        return Section((line,))
    head = page.say(
        f"explain_{result.direction}",
        metric=name,
        place=page.about,
        value=result.value,
        previous=result.previous,
        start=result.start,
        end=result.end,
        before=result.compare_start,
        until=result.compare_end,
        days=_days(result.start, result.end, page),
        days_before=_days(result.compare_start, result.compare_end, page),
    )
    unknown = result.unknown_pct
    left_out = [] if unknown is None else [page.say("explain_left_out", share=unknown)]
    lines = [head, *_steps(result, page), *left_out, *_contributors(result, page)]
    return Section(tuple(lines[: page.lines]))


def _days(start: Fact, end: Fact, page: Page) -> str:
    """Return a span of days; one day is named once."""
    if start.value == end.value:
        return page.say("one_day", day=start)
    return page.say("span_of_days", start=start, end=end)


def _steps(result: ExplainChangeResult, page: Page) -> list[str]:
    steps = result.steps[: min(_MOST_STEPS, max(page.lines - 2, 1))]
    return [
        page.say(
            f"explain_step_{step.direction}",
            name=page.say(f"step_{step.name}"),
            amount=page.without_sign(step.amount),
        )
        for step in steps
    ]


def _contributors(result: ExplainChangeResult, page: Page) -> list[str]:
    """Say which product and which store moved most; the only one that was asked for did it all."""
    one_product = len(page.arguments.get("sku_ids") or ()) == 1
    most = [] if one_product else [*result.products[:1]]
    most += [] if page.arguments.get("store_id") else [*result.stores[:1]]
    return [
        page.say(f"explain_most_{one.direction}", name=one.name, amount=page.without_sign(one.amount))
        for one in most
    ]
