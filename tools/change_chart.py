"""The chart of a change: from the earlier figure to the later, step by step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.chart import Chart
from core.fact import Fact
from language.format import format_date, format_value
from language.locales import sentence
from tools.chart import LANGUAGE
from tools.evidence import Evidence
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    from tools.explain_change import ExplainChangeResult

_STEPS_IN_WORDS = 4


def change_chart_of(result: ExplainChangeResult, where: ResolvedScope, evidence: Evidence) -> Chart:
    """Return the waterfall of a result that has both figures."""
    from engines.decision.chart import COLOURS, WaterfallLabels, waterfall  # noqa: PLC0415
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along

    metric = _say(result.metric)
    title = (
        _say("title_at", metric=metric, place=where.place) if where.place else _say("title", metric=metric)
    )
    before, now = (
        _span(start, end)
        for start, end in ((result.compare_start, result.compare_end), (result.start, result.end))
    )
    steps = [(_say(f"step_{step.name}"), float(str(step.amount.value))) for step in result.steps]
    alt = _in_words(title, before, now, result, steps)
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
                others=_say("others"),
                axis=metric,
                money=result.metric != "units",
            ),
            theme=themes(COLOURS),
            alt=alt,
        ),
        source=evidence.source,
    )


def _in_words(
    title: str, before: str, now: str, result: ExplainChangeResult, steps: list[tuple[str, float]]
) -> str:
    unit = "units" if result.metric == "units" else "currency"
    said = ", ".join(
        f"{name} {'+' if amount > 0 else ''}{format_value(amount, unit, language=LANGUAGE)}"
        for name, amount in steps[:_STEPS_IN_WORDS]
    )
    figures = {
        "before": before,
        "previous": format_value(_number(result.previous), unit, language=LANGUAGE),
        "now": now,
        "value": format_value(_number(result.value), unit, language=LANGUAGE),
    }
    if not said:
        return _say("alt_flat", title=title, **figures)
    return _say("alt", title=title, steps=said, **figures)


def _number(fact: Fact | None) -> float:
    return 0.0 if fact is None or fact.value is None else float(str(fact.value))


def _span(start: Fact, end: Fact) -> str:
    first, last = start.value, end.value
    if not isinstance(first, date) or not isinstance(last, date):
        raise TypeError(f"A period from {first!r} to {last!r}; both must be days.")
    days = [format_date(day, language=LANGUAGE, reference_year=last.year) for day in (first, last)]
    return days[0] if first == last else _say("span", start=days[0], end=days[1])


def _say(code: str, **values: str) -> str:
    return sentence(f"chart_change_{code}", LANGUAGE, **values)
