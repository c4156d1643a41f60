"""The chart of what moves a forecast: bars that start at the usual level and end at what is expected."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.chart_frame import Json, frame, one_line
from engines.forecast.theme import Colour, themes

MOST_DRIVERS = 6


@dataclass(frozen=True)
class DriverLabels:
    """The words of a chart of drivers: the level they start from, those left over, the sum."""

    usual: str
    others: str
    expected: str
    per_day: str


def drivers_chart(
    drivers: Sequence[tuple[str, float]],
    *,
    expected: float,
    title: str,
    labels: DriverLabels,
    alt: str = "",
    most: int = MOST_DRIVERS,
) -> Json:
    """Draw what moves a forecast: each bar starts where the one above it ends.

    Args:
        drivers: What each adds (or takes away), in units a day.
        expected: The forecast, in units a day. What the drivers leave of it is the usual
            level, the first bar, so the bars always add up.
        title: What the forecast is of.
        labels: The words.
        alt: The chart in words.
        most: Drivers shown; the smaller ones become one bar.

    Returns:
        The spec; its data set `drivers` has `label, value, kind, start, end` a bar.
    """
    known = sorted(
        ((name, value) for name, value in drivers if math.isfinite(value) and value),
        key=lambda driver: -abs(driver[1]),
    )
    shown, rest = known[:most], known[most:]
    steps: list[tuple[str, float, str]] = [
        (labels.usual, expected - sum(value for _, value in known), "usual"),
        *((name, value, "more" if value > 0 else "less") for name, value in shown),
    ]
    if rest:
        left = sum(value for _, value in rest)
        steps.append((labels.others, left, "more" if left > 0 else "less"))
    rows: list[Json] = []
    reached = 0.0
    for label, value, kind in steps:
        rows.append(_bar(label, value, kind, reached, rows))
        reached += value
    rows.append(_bar(labels.expected, expected, "sum", 0.0, rows))
    colours: tuple[Colour, ...] = ("past", "expected", "alarm", "expected")
    return {
        **frame(title, alt),
        "datasets": {"drivers": rows},
        "data": {"name": "drivers"},
        "encoding": {
            "y": {
                "field": "label",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"domain": False, "ticks": False, "labelLimit": 150, "labelPadding": 8},
            }
        },
        "layer": _layers(labels),
        **themes(colours),
    }


def _bar(label: str, value: float, kind: str, start: float, above: list[Json]) -> Json:
    """Return one bar; a label that is there already is told apart by signs that have no width."""
    label = one_line(label)
    while any(bar["label"] == label for bar in above):
        label += "\u200b"
    return {"label": label, "value": value, "kind": kind, "start": start, "end": start + value}


def _layers(labels: DriverLabels) -> list[Json]:
    x: Json = {
        "field": "start",
        "type": "quantitative",
        "title": labels.per_day,
        "scale": {"zero": True, "nice": True},
        "axis": {"format": ",~f", "tickCount": 5, "grid": True},
    }
    kinds = {"domain": ["usual", "more", "less", "sum"], "range": "category"}
    signed = "datum.kind == 'more' || datum.kind == 'less'"
    return [
        {
            "mark": {"type": "bar", "height": {"band": 0.62}},
            "encoding": {
                "x": x,
                "x2": {"field": "end"},
                "color": {"field": "kind", "type": "nominal", "scale": kinds, "legend": None},
            },
        },
        {
            "transform": [
                {"calculate": "max(datum.start, datum.end)", "as": "edge"},
                {  # the minus of d3 is in few fonts, and all of the label would fall back with it
                    "calculate": f"replace(format(datum.value, {signed} ? '+,.1f' : ',.1f'), '\u2212', '–')",
                    "as": "said",
                },
            ],
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5},
            "encoding": {"x": {"field": "edge", "type": "quantitative"}, "text": {"field": "said"}},
        },
    ]
