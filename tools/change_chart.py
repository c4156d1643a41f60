"""The chart of a change: from the earlier figure to the later, step by step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.chart import Chart
from core.fact import Fact
from tools.chart_words import ChartWords
from tools.evidence import Evidence
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    from tools.change import ExplainChangeResult

_STEPS_IN_WORDS = 4


def change_chart_of(result: ExplainChangeResult, where: ResolvedScope, evidence: Evidence) -> Chart:
    """Return the waterfall of a result that has both figures."""
    from engines.decision.chart import COLOURS, WaterfallLabels, waterfall  # noqa: PLC0415
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along

    words = ChartWords.of(evidence)
    metric = words.say(f"change_{result.metric}")
    title = (
        words.say("change_title_at", metric=metric, place=where.place)
        if where.place
        else words.say("change_title", metric=metric)
    )
    before, now = (
        _span(start, end, words)
        for start, end in ((result.compare_start, result.compare_end), (result.start, result.end))
    )
    steps = [(words.say(f"change_step_{step.name}"), float(str(step.amount.value))) for step in result.steps]
    alt = _in_words(title, before, now, result, steps, words=words)
    return Chart(
        title=title,
        alt=alt,
        spec=waterfall(
            steps,
            before=_number(result.previous),
            title=title,
            labels=WaterfallLabels(
                before=before,
                now=now,
                others=words.say("change_others"),
                axis=metric,
                money=result.metric != "units",
            ),
            theme=themes(COLOURS),
            alt=alt,
        ),
        source=evidence.source,
    )


def _in_words(
    title: str,
    before: str,
    now: str,
    result: ExplainChangeResult,
    steps: list[tuple[str, float]],
    *,
    words: ChartWords,
) -> str:
    unit = "units" if result.metric == "units" else "currency"
    said = ", ".join(
        f"{name} {'+' if amount > 0 else ''}{words.value(amount, unit)}"
        for name, amount in steps[:_STEPS_IN_WORDS]
    )
    figures = {
        "before": before,
        "previous": words.value(_number(result.previous), unit),
        "now": now,
        "value": words.value(_number(result.value), unit),
    }
    if not said:
        return words.say("change_alt_flat", title=title, **figures)
    return words.say("change_alt", title=title, steps=said, **figures)


def _number(fact: Fact | None) -> float:
    return 0.0 if fact is None or fact.value is None else float(str(fact.value))


def _span(start: Fact, end: Fact, words: ChartWords) -> str:
    first, last = start.value, end.value
    if not isinstance(first, date) or not isinstance(last, date):
        raise TypeError(f"A period from {first!r} to {last!r}; both must be days.")
    days = [words.day(day, last.year) for day in (first, last)]
    return days[0] if first == last else words.say("change_span", start=days[0], end=days[1])
