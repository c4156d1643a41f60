"""Verdicts and reports of an evaluation."""

from __future__ import annotations

import io
import json
import math

import polars as pl
import pytest
from rich.console import Console

from evals.forecast.evaluation import Entry, Evaluation
from evals.forecast.forecaster import FORECAST_SCHEMA
from evals.forecast.report import as_json, print_report
from evals.forecast.runner import Run
from evals.forecast.scoring import COUNTS, METRICS
from evals.forecast.verdict import best, verdicts
from tests.evals.forecast.small import LAST_DAY

NAN = math.nan


def entry(name: str, *, error: str = "", phases: dict[str, float] | None = None, **scores: float) -> Entry:
    """Return an entry whose class `smooth` scores as everything does."""
    run = Run(name, pl.DataFrame(schema=FORECAST_SCHEMA), 12.0, 13.0, 345.0, phases or {}, error)
    if error:
        return Entry(run, pl.DataFrame())
    values = dict.fromkeys(METRICS, NAN) | {"mape_share": 0.4} | scores
    counts = dict.fromkeys(COUNTS, 0) | {
        "series": 6,
        "days": 168,
        "no_forecast": int(scores.get("no_forecast", 0)),
    }
    rows = [
        {"demand_class": kind, "cutoff": cutoff, **values, **counts}
        for kind in ("all", "smooth")
        for cutoff in (None, LAST_DAY)
    ]
    return Entry(run, pl.DataFrame(rows))


PHASES = {"selection": 8.0, "calibration": 1.0, "features": 0.5, "fit": 3.0}
OURS = entry("ours", rmsse=0.7, wape=0.6, coverage_80=0.79, coverage_95=0.9, phases=PHASES)
NAIVE = entry("Naive", rmsse=1.0, wape=0.5, pinball=0.3, bias=-0.2, coverage_80=0.9, coverage_95=0.96)
ETS = entry("ETS", rmsse=0.8, wape=0.75, pinball=0.2, bias=0.1, coverage_80=0.85, coverage_95=0.99)
BROKEN = entry("Broken", error="its process ended with 1: no words")


def evaluation(*entries: Entry) -> Evaluation:
    return Evaluation(
        name="a shop",
        horizon=28,
        cutoffs=[LAST_DAY],
        series=7,
        not_launched=1,
        class_sizes={"smooth": 6},
        unscored_days=3,
        entries=entries,
    )


def printed(what: Evaluation) -> str:
    out = io.StringIO()
    print_report(what, Console(file=out, width=140))
    return out.getvalue()


def test_ours_is_held_against_the_baseline_that_is_best_in_each_metric() -> None:
    found = {verdict.metric: verdict for verdict in verdicts(evaluation(OURS, NAIVE, ETS))}
    assert (found["rmsse"].baseline, found["rmsse"].better_pct) == ("ETS", pytest.approx(12.5))
    assert (found["wape"].baseline, found["wape"].better_pct) == ("Naive", pytest.approx(-20.0))
    assert (found["coverage_80"].baseline, found["coverage_80"].better_pct) == ("ETS", pytest.approx(4.0))
    assert (found["coverage_95"].baseline, found["coverage_95"].better_pct) == ("Naive", pytest.approx(-4.0))


def test_verdicts_say_better_or_worse() -> None:
    said = {verdict.metric: verdict.sentence() for verdict in verdicts(evaluation(OURS, NAIVE, ETS))}
    assert said["rmsse"] == "rmsse: ours 0.700, best baseline ETS 0.800: 12.5 % better"
    assert said["wape"].endswith("20.0 % worse")
    assert said["coverage_80"].endswith("1.0 points off, ETS is 5.0 points off: 4.0 points better")


def test_what_ours_does_not_have_gets_no_verdict_and_the_report_says_so() -> None:
    whole = evaluation(OURS, NAIVE, ETS)
    assert "pinball" not in {verdict.metric for verdict in verdicts(whole)}
    assert "ours: no pinball, which needs all seven quantiles." in printed(whole)


def test_the_best_range_is_the_nearest_and_the_best_bias_is_nearest_to_zero() -> None:
    everyone = [OURS, NAIVE, ETS]
    assert best("coverage_95", everyone) is NAIVE
    assert best("bias", everyone) is ETS
    assert best("mase", everyone) is None


def test_the_table_marks_the_best_of_each_column() -> None:
    table = printed(evaluation(OURS, NAIVE, ETS))
    lines = {line.split("│")[1].strip(): line for line in table.splitlines() if line.startswith("│")}
    assert "0.700*" in lines["ours"]
    assert "0.500*" in lines["Naive"]
    assert "+10.0%*" in lines["ETS"]
    assert "smooth: 6 series × origins" in table


def test_costs_phases_and_what_is_left_out_are_told() -> None:
    table = printed(evaluation(OURS, NAIVE, BROKEN, entry("Lazy", rmsse=1.0, no_forecast=9)))
    assert "12.0" in table
    assert "345" in table
    assert (
        "ours, CPU seconds: forecasting 3.5 (features 0.5, fit 3.0); "
        "choosing 9.0 (selection 8.0, calibration 1.0)" in table
    )
    assert "1 series were launched after the last origin" in table
    assert "3 days are not scored" in table
    assert "Broken failed: its process ended with 1" in table
    assert "Lazy left out 9 days; they are scored as a forecast of 0." in table


def test_one_object_holds_everything_and_no_nan() -> None:
    text = json.dumps(as_json(evaluation(OURS, NAIVE, BROKEN)), allow_nan=False)
    report = json.loads(text)
    assert [model["model"] for model in report["models"]] == ["ours", "Naive", "Broken"]
    ours, _, broken = report["models"]
    assert ours["overall"]["rmsse"] == 0.7
    assert ours["overall"]["pinball"] is None
    assert ours["by_class"]["smooth"]["wape"] == 0.6
    assert ours["by_origin"][0]["cutoff"] == LAST_DAY.isoformat()
    assert ours["by_origin"][0]["by_class"]["smooth"]["rmsse"] == 0.7
    assert ours["phases_cpu_s"] == PHASES
    assert broken["error"]
    assert report["verdicts"][0]["says"].startswith("rmsse: ours")
