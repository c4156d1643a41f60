"""What every chart's spec has in common: its frame, and a legend that shows each name's own symbol."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

Json = dict[str, Any]

SCHEMA_URL = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH, HEIGHT = 640, 360

_TITLE_CHARS, _TITLE_LINES = 56, 2

# Legend symbols, within -1 to 1.
BARS = "M-0.9,-0.2H-0.1V1H-0.9ZM0.1,-1H0.9V1H0.1Z"
CROSS = "M-1,-0.6L-0.6,-1L0,-0.4L0.6,-1L1,-0.6L0.4,0L1,0.6L0.6,1L0,0.4L-0.6,1L-1,0.6L-0.4,0Z"
LINE = "M-1.2,-0.25H1.2V0.25H-1.2Z"
BAND = "M-1.2,-0.8H1.2V0.8H-1.2Z"
DASHES = "M-1.2,-0.2H-0.4V0.2H-1.2ZM0.1,-0.2H0.9V0.2H0.1Z"
DIAMOND = "M0,-1L1,0L0,1L-1,0Z"
DOT = "circle"


def frame(title: str, alt: str, height: int = HEIGHT) -> Json:
    """Return the outer part of a spec.

    Args:
        title: What is shown; two lines of it are drawn.
        alt: The chart in words; the title where there are none.
        height: In pixels.
    """
    lines = wrap(one_line(title), _TITLE_CHARS, max_lines=_TITLE_LINES, placeholder=" …")
    return {
        "$schema": SCHEMA_URL,
        "description": alt or one_line(title),
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": {"text": lines or [""], "limit": WIDTH - 20},
    }


def one_line(text: str) -> str:
    """Return a text without breaks and doubled spaces."""
    return " ".join(text.split())


def legend_layer(shown: Mapping[str, tuple[str, bool]]) -> Json:
    """Return a layer that draws nothing and gives the legend, each name with its own symbol.

    Args:
        shown: Of each name the SVG path of its symbol, and whether the legend lists it: a name
            keeps its colour of the theme's `category` range either way. The spec must have the
            parameter `columns`.
    """
    scale = {"domain": list(shown)}
    return {
        "data": {"values": [{"name": name} for name in shown]},
        "mark": {"type": "point", "filled": True, "opacity": 1, "size": 0},  # 0 would empty the symbols
        "encoding": {
            "x": {"value": 0},
            "y": {"value": 0},
            "color": {
                "field": "name",
                "type": "nominal",
                "scale": {**scale, "range": "category"},
                "legend": {
                    "title": None,
                    "orient": "bottom",
                    "direction": "horizontal",
                    "values": [name for name, (_, there) in shown.items() if there],
                    "columns": {"expr": "columns"},
                    "symbolOpacity": 1,
                    "symbolSize": 70,
                    "offset": 8,
                },
            },
            "shape": {
                "field": "name",
                "type": "nominal",
                "scale": {**scale, "range": [symbol for symbol, _ in shown.values()]},
            },
        },
    }
