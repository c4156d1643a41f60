"""A chart: one Vega-Lite spec with its data inside, for every door that can show a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Source

Theme = Literal["light", "dark"]
Spec = Mapping[str, Any]


class Chart(BaseModel):
    """What a tool draws of its result.

    `alt` says the same in words, for whoever does not see it. `spec` is Vega-Lite and names
    no address: all it shows is inside. Its `config` is the light theme; that of the dark one
    is in `usermeta.dark`, where Vega-Lite looks away.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    alt: str
    spec: Spec
    source: Source = Field(default_factory=Source)


def in_theme(spec: Spec, theme: Theme) -> dict[str, Any]:
    """Return the spec in a theme; one that has no dark theme stays as it is."""
    themes: Mapping[str, Any] = spec.get("usermeta") or {}
    return {**spec, "config": themes.get(theme) or spec.get("config") or {}}


def legend_layer(shown: Mapping[str, tuple[str, bool]]) -> dict[str, Any]:
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
