"""An evaluation as tables for a person, and as one object for a program."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engines.forecast.demand_class import DEMAND_CLASSES
from evals.forecast.evaluation import Entry, Evaluation, Scores
from evals.forecast.forecaster import split_phases
from evals.forecast.scoring import ALL
from evals.forecast.verdict import best, verdicts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_COLUMNS: Mapping[str, str] = {
    "wape": "WAPE",
    "rmsse": "RMSSE",
    "mase": "MASE",
    "bias": "bias",
    "coverage_80": "in 80 %",
    "coverage_95": "in 95 %",
    "pinball": "pinball",
    "mape": "MAPE",
}
_PERCENT = {"bias": "+.1%", "coverage_80": ".1%", "coverage_95": ".1%", "mape": ".0%"}
_BEST = "*"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return everything measured; what is undefined is null."""
    return {
        "data": evaluation.name,
        "horizon": evaluation.horizon,
        "origins": [cutoff.isoformat() for cutoff in evaluation.cutoffs],
        "series": evaluation.series,
        "series_not_launched": evaluation.not_launched,
        "series_origins_by_class": dict(evaluation.class_sizes),
        "unscored_days": evaluation.unscored_days,
        "models": [_entry_json(evaluation, entry) for entry in evaluation.entries],
        "verdicts": [
            {
                "metric": verdict.metric,
                "ours": _plain(verdict.ours),
                "baseline": verdict.baseline,
                "baseline_value": _plain(verdict.baseline_value),
                "better_pct": _plain(verdict.better_pct),
                "says": verdict.sentence(),
            }
            for verdict in verdicts(evaluation)
        ],
    }


def _entry_json(evaluation: Evaluation, entry: Entry) -> dict[str, Any]:
    run = entry.run
    classes = [name for name in DEMAND_CLASSES if entry.of(name)]
    return {
        "model": run.name,
        "error": run.error or None,
        "cpu_s": _plain(run.cpu_s),
        "wall_s": _plain(run.wall_s),
        "peak_mb": _plain(run.peak_mb),
        "phases_cpu_s": dict(run.phases),
        "overall": _scores_json(entry.of()),
        "by_class": {name: _scores_json(entry.of(name)) for name in classes},
        "by_origin": [
            {
                "cutoff": cutoff.isoformat(),
                "overall": _scores_json(entry.of(cutoff=cutoff)),
                "by_class": {
                    name: _scores_json(scores) for name in classes if (scores := entry.of(name, cutoff))
                },
            }
            for cutoff in evaluation.cutoffs
        ],
    }


def _scores_json(scores: Scores) -> dict[str, float | None]:
    return {name: _plain(value) for name, value in scores.items()}


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None


def print_report(evaluation: Evaluation, console: Console) -> None:
    """Print the tables: overall with what each cost, each class, phases, verdicts."""
    origins = ", ".join(cutoff.isoformat() for cutoff in evaluation.cutoffs)
    console.print(
        f"{evaluation.name}: {evaluation.series:,} series, {evaluation.horizon} days ahead from {origins}",
        highlight=False,
    )
    console.print(_table(evaluation, ALL, "all series", costs=True))
    for name in DEMAND_CLASSES:
        if size := evaluation.class_sizes.get(name):
            console.print(_table(evaluation, name, f"{name}: {size:,} series × origins"))
    for line in (*_costs(evaluation.entries), *_notes(evaluation)):
        console.print(line, highlight=False, soft_wrap=True)
    for verdict in verdicts(evaluation):
        console.print(verdict.sentence(), highlight=False, soft_wrap=True)


def _table(evaluation: Evaluation, name: str, title: str, *, costs: bool = False) -> Table:
    from rich.table import Table  # noqa: PLC0415 - only where a person reads

    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("model", no_wrap=True)
    for heading in (*_COLUMNS.values(), *(("CPU s", "peak MB") if costs else ())):
        table.add_column(heading, justify="right", no_wrap=True)
    working = [entry for entry in evaluation.entries if not entry.run.error]
    leaders = {metric: best(metric, working, name) for metric in _COLUMNS}
    for entry in working:
        scores = entry.of(name)
        cells = [_cell(metric, scores, leads=leaders[metric] is entry) for metric in _COLUMNS]
        spent = [f"{entry.run.cpu_s:,.1f}", f"{entry.run.peak_mb:,.0f}"] if costs else []
        table.add_row(entry.run.name, *cells, *spent)
    return table


def _cell(metric: str, scores: Scores, *, leads: bool) -> str:
    value = scores.get(metric, math.nan)
    if not math.isfinite(value):
        return "–"
    text = format(value, _PERCENT.get(metric, ".3f"))
    return f"[bold]{text}{_BEST}[/bold]" if leads else text


def _costs(entries: Sequence[Entry]) -> list[str]:
    """Say what each phase cost, choosing apart: the rest is what a nightly forecast costs."""
    return [
        f"{entry.run.name}, CPU seconds: "
        + "; ".join(
            f"{part} {sum(phases.values()):.1f} ("
            + ", ".join(f"{phase} {seconds:.1f}" for phase, seconds in phases.items())
            + ")"
            for part, phases in split_phases(entry.run.phases).items()
        )
        for entry in entries
        if entry.run.phases
    ]


def _notes(evaluation: Evaluation) -> list[str]:
    """Say what the tables leave out, and what failed."""
    notes = [f"{_BEST} best in its column: lowest; nearest to 0 for bias, to 80 % and 95 % for the ranges."]
    scores = next((entry.of() for entry in evaluation.entries if not entry.run.error), {})
    if scores:
        notes.append(f"MAPE counts the {scores['mape_share']:.0%} of days on which something sold.")
        lost = {"RMSSE and pinball": scores["left_out_rmsse"], "MASE": scores["left_out_mase"]}
        if any(lost.values()):
            notes.append(
                "Left out for want of a scale (a history that never changes): "
                + ", ".join(f"{count:,} series × origins of {metrics}" for metrics, count in lost.items())
                + "."
            )
    without = [e.run.name for e in evaluation.entries if not e.run.error and math.isnan(e.of()["pinball"])]
    if without:
        notes.append(f"{', '.join(without)}: no pinball, which needs all seven quantiles.")
    if evaluation.not_launched:
        notes.append(
            f"{evaluation.not_launched} series were launched after the last origin and are not scored."
        )
    if evaluation.unscored_days:
        notes.append(f"{evaluation.unscored_days:,} days are not scored: sold out, or without any data.")
    for entry in evaluation.entries:
        if entry.run.error:
            notes.append(f"{entry.run.name} failed: {entry.run.error}")
        elif missing := entry.of().get("no_forecast"):
            notes.append(f"{entry.run.name} left out {missing:,} days; they are scored as a forecast of 0.")
    return notes
