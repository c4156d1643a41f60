from __future__ import annotations

import vl_convert

from core.chart import Chart, in_theme
from core.chart_frame import legend_layer

SPEC = {"mark": "bar", "config": {"background": "white"}, "usermeta": {"dark": {"background": "black"}}}


def test_a_spec_comes_in_either_theme_and_stays_as_it_was() -> None:
    assert in_theme(SPEC, "light")["config"] == {"background": "white"}
    assert in_theme(SPEC, "dark") == {**SPEC, "config": {"background": "black"}}
    assert SPEC["config"] == {"background": "white"}


def test_a_spec_without_a_dark_theme_stays_as_it_is() -> None:
    assert in_theme({"mark": "bar", "config": {"background": "white"}}, "dark")["config"] == {
        "background": "white"
    }
    assert in_theme({"mark": "bar"}, "dark")["config"] == {}


def test_a_chart_survives_being_stored() -> None:
    chart = Chart(title="Milk", alt="Milk. Sold 3 units.", spec=SPEC)
    assert Chart.model_validate_json(chart.model_dump_json()) == chart


def test_the_symbols_of_the_legend_are_filled_beside_lines_and_bands() -> None:
    spec = {
        "params": [{"name": "columns", "value": 2}],
        "layer": [
            legend_layer({"line": ("M-1,-0.2H1V0.2H-1Z", True), "band": ("M-1,-1H1V1H-1Z", True)}),
            {
                "data": {"values": [{"x": 0, "y": 1}, {"x": 1, "y": 2}]},
                "mark": "line",
                "encoding": {
                    "x": {"field": "x", "type": "quantitative"},
                    "y": {"field": "y", "type": "quantitative"},
                    "color": {"datum": "line", "type": "nominal"},
                },
            },
        ],
    }
    drawn = vl_convert.vegalite_to_vega(spec, vl_version="5.21")
    symbols = drawn["legends"][0]["encode"]["symbols"]["update"]
    assert symbols["fillOpacity"] == {"value": 1}
