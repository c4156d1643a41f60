"""The chart of price changes: what each was expected to do to sales, and what it did.

A spec holds its data and names no address; its texts and its theme come from the caller. Like
the other charts it is 640 wide and takes the parameter `columns`, the legend's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.chart_frame import DIAMOND, DOT, Json, frame, legend_layer
from engines.pricing.effect import Range

COLOURS = ("past", "expected")
"""What the legend's names are drawn in, by the names of `engines.forecast.theme.Palette`."""

_ROW_HEIGHT, _LEAST_HEIGHT = 56, 150


@dataclass(frozen=True)
class OutcomeLabels:
    """The words of the chart, each different from the others."""

    expected: str
    measured: str
    axis: str


@dataclass(frozen=True)
class ChangeRow:
    """One change: its name, and the change of units in percent with 80 % bounds."""

    name: str
    expected: Range | None
    measured: Range


def outcome_chart(
    changes: Sequence[ChangeRow],
    *,
    title: str,
    labels: OutcomeLabels,
    theme: Mapping[str, Any],
    alt: str = "",
) -> Json:
    """Draw two ranges a change, one below the other, around no change at all.

    Args:
        changes: From the top; their names differ.
        title: What is shown.
        labels: The words.
        theme: `config` and `usermeta` of the spec, whose range `category` is `COLOURS`.
        alt: The chart in words.
    """
    rows = [
        {"change": one.name, "kind": kind, "low": of.low, "mid": of.mid, "high": of.high}
        for one in changes
        for kind, of in ((labels.expected, one.expected), (labels.measured, one.measured))
        if of is not None
    ]
    known = {row["kind"] for row in rows}
    shown = {labels.expected: (DOT, labels.expected in known), labels.measured: (DIAMOND, True)}
    percent: Json = {
        "type": "quantitative",
        "title": labels.axis,
        "axis": {"format": "+,~f", "tickCount": 6, "labelExpr": "datum.label + '%'"},
    }
    place: Json = {
        "y": {
            "field": "change",
            "type": "nominal",
            "title": None,
            "sort": [one.name for one in changes],
            "axis": {"labelLimit": 220, "ticks": False, "domain": False},
        },
        "yOffset": {"field": "kind", "type": "nominal", "sort": [labels.expected, labels.measured]},
        "color": {"field": "kind", "type": "nominal"},
    }
    return {
        **frame(title, alt, max(_ROW_HEIGHT * len(changes), _LEAST_HEIGHT)),
        "params": [{"name": "columns", "value": len(shown)}],
        "data": {"values": rows},
        "layer": [
            legend_layer(shown),
            {"mark": {"type": "rule", "strokeDash": [4, 4]}, "encoding": {"x": {"datum": 0, **percent}}},
            {
                "mark": {"type": "bar", "height": {"band": 0.25}, "opacity": 0.55},
                "encoding": {**place, "x": {"field": "low", **percent}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 90},
                "encoding": {
                    **place,
                    "x": {"field": "mid", **percent},
                    "shape": {"field": "kind", "type": "nominal"},
                    "tooltip": [
                        {"field": "change", "type": "nominal", "title": " "},
                        {"field": "kind", "type": "nominal", "title": " "},
                        {"field": "mid", "type": "quantitative", "format": "+,.1f", "title": labels.axis},
                    ],
                },
            },
        ],
        **theme,
    }
