"""Figures cut one way, as a Vega-Lite spec: along time, or one bar each with its figure.

As in the chart of a change, texts and theme are handed in; `COLOURS` are the theme's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.chart_frame import Json, frame, one_line

COLOURS = ("expected",)

Measure = Literal["money", "number", "share"]
"""How the axis is written: in rupees, in numbers, or as shares of 1."""

MOST_BARS = 35
"""Along time; more are a line."""

_BAR_HEIGHT = 34
_MOST_TICKS = 4
"""More amounts of lakhs would touch each other on a phone."""
_FORMATS: dict[Measure, str] = {"money": "$,~f", "number": ",~f", "share": "~%"}


@dataclass(frozen=True)
class Figure:
    """One figure, what it is of, and as it is told."""

    label: str
    value: float
    told: str


def along_time(
    figures: Sequence[Figure], *, title: str, axis: str, measure: Measure, theme: Json, alt: str = ""
) -> Json:
    """Draw figures in their order: a bar each, or a line where there are many.

    Args:
        figures: The oldest first.
        title: What is shown.
        axis: What a figure is.
        measure: How the axis is written.
        theme: `config` and `usermeta` of a spec.
        alt: The chart in words.

    Returns:
        The spec; its data set `figures` has `label, value, told` each.
    """
    many = len(figures) > MOST_BARS
    mark: Json = {"type": "line", "strokeWidth": 2} if many else {"type": "bar", "width": {"band": 0.7}}
    return {
        **frame(title, alt),
        **_data(figures),
        "mark": mark,
        "encoding": {
            "x": {
                "field": "label",
                "type": "ordinal",
                "sort": None,
                "title": None,
                "axis": {"labelAngle": 0, "labelOverlap": True, "labelLimit": 90, "ticks": False},
            },
            "y": _size(axis, measure, zero=not many),
            "color": _COLOUR,
        },
        **theme,
    }


def side_by_side(
    figures: Sequence[Figure], *, title: str, axis: str, measure: Measure, theme: Json, alt: str = ""
) -> Json:
    """Draw a bar each in their order, with its figure at its end; arguments as `along_time` takes them."""
    height = max(140, 90 + _BAR_HEIGHT * len(figures))
    y: Json = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"domain": False, "ticks": False, "labelLimit": 190, "labelPadding": 8},
    }
    below = any(one.value < 0 for one in figures)
    return {
        **frame(title, alt, height),
        **_data(figures),
        "encoding": {"y": y, "x": _size(axis, measure, zero=True)},
        "layer": [
            {"mark": {"type": "bar", "height": {"band": 0.62}}, "encoding": {"color": _COLOUR}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6, **({"dy": -12} if below else {})},
                "encoding": {"text": {"field": "told", "type": "nominal"}},
            },
        ],
        **theme,
    }


_VALUE: Json = {"field": "value", "type": "quantitative"}
_COLOUR: Json = {"datum": "figure", "scale": {"domain": ["figure"], "range": "category"}, "legend": None}


def _data(figures: Sequence[Figure]) -> Json:
    rows = [{"label": one_line(one.label), "value": round(one.value, 4), "told": one.told} for one in figures]
    return {"datasets": {"figures": rows}, "data": {"name": "figures"}}


def _size(axis: str, measure: Measure, *, zero: bool) -> Json:
    return {
        **_VALUE,
        "title": axis,
        "scale": {"zero": zero, "nice": True},
        "axis": {"format": _FORMATS[measure], "tickCount": _MOST_TICKS, "grid": True},
    }
