"""Which of two figures is meant where a message sets them against each other."""

from __future__ import annotations

import pytest

from agent.planner.figure_meant import with_figure_meant
from agent.planner.metric import find_metrics


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("made July to September. Profit I am asking, not sales.", ["margin"]),
        ("revenue last month by category. I mean profit and not sales", ["margin"]),
        ("tell last month mumbai, profit sales not", ["margin"]),
        ("September in Jaipur: units please, not revenue", ["units"]),
        ("sales are not good, profit?", ["revenue", "margin"]),
        ("why is profit up and sales not growing", ["margin", "revenue"]),
    ],
)
def test_the_figure_that_is_not_meant_is_dropped(text: str, metrics: list[str]) -> None:
    assert [metric.id for metric in find_metrics(with_figure_meant(text))] == metrics
