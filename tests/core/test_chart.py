from __future__ import annotations

from core.chart import Chart, in_theme

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
