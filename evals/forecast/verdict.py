"""Which value is best, and how ours stands against the best single baseline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evals.forecast.evaluation import Entry, Evaluation, Scores

NOMINAL = {"coverage_80": 0.80, "coverage_95": 0.95}
LOWER_IS_BETTER = ("rmsse", "wape", "pinball")


@dataclass(frozen=True)
class Verdict:
    """Ours against the baseline that is best in one metric.

    `better_pct` is how much lower ours is, in percent of the baseline's; negative where ours
    is worse. For coverage both values are distances from the nominal share, in points, and
    `better_pct` is the difference in points.
    """

    metric: str
    ours: float
    baseline: str
    baseline_value: float
    better_pct: float

    def sentence(self) -> str:
        """Say it."""
        word = "better" if self.better_pct >= 0 else "worse"
        margin = abs(self.better_pct)
        if self.metric in NOMINAL:
            return (
                f"{self.metric}: ours is {self.ours:.1f} points off, {self.baseline} is "
                f"{self.baseline_value:.1f} points off: {margin:.1f} points {word}"
            )
        return (
            f"{self.metric}: ours {self.ours:.3f}, best baseline {self.baseline} "
            f"{self.baseline_value:.3f}: {margin:.1f} % {word}"
        )


def distance(metric: str, scores: Scores) -> float:
    """Return how far a score is from perfect: 0 is best. nan where it is not known."""
    value = scores.get(metric, math.nan)
    if metric in NOMINAL:
        return abs(value - NOMINAL[metric])
    return abs(value) if metric == "bias" else value


def best(metric: str, entries: Sequence[Entry], demand_class: str = "all") -> Entry | None:
    """Return the entry that is best in a metric, or `None` where none has it."""
    known = [entry for entry in entries if math.isfinite(distance(metric, entry.of(demand_class)))]
    return min(known, key=lambda entry: distance(metric, entry.of(demand_class)), default=None)


def verdicts(evaluation: Evaluation) -> list[Verdict]:
    """Compare ours with the best single baseline, metric by metric; what is unknown is left out."""
    ours = evaluation.ours.of()
    found: list[Verdict] = []
    for metric in (*LOWER_IS_BETTER, *NOMINAL):
        rival = best(metric, evaluation.baselines)
        mine = distance(metric, ours)
        if rival is None or not math.isfinite(mine):
            continue
        theirs = distance(metric, rival.of())
        if metric in NOMINAL:
            mine, theirs = 100 * mine, 100 * theirs
            better = theirs - mine
        else:
            better = 100 * (1 - mine / theirs) if theirs > 0 else math.nan
        found.append(Verdict(metric, mine, rival.run.name, theirs, better))
    return found
