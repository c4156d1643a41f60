"""In which measure a margin is asked."""

from __future__ import annotations

import pytest

from agent.planner.metric import find_metrics


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("gross margin, rupees and percent, per city", ["margin", "margin_pct"]),
        ("rupees and percent margin by city", ["margin", "margin_pct"]),
        ("profit in % and value", ["margin", "margin_pct"]),
        ("margin say, rupees not", ["margin_pct"]),
        ("margin, not in rupees", ["margin_pct"]),
        ("sales, profit and margin % for snacks", ["revenue", "margin", "margin_pct"]),
        ("margin in rupees", ["margin"]),
        ("what was gross margin, and it sales how many% was?", ["margin", "margin_pct"]),
        ("profit, and what percent of sales was it?", ["margin", "margin_pct"]),
        ("revenue and margin", ["revenue", "margin"]),
        ("products with a margin of 8% or less", ["margin_pct"]),
        ("which items made a margin above 20 percent", ["margin_pct"]),
        ("products margin 10% less than was", ["margin_pct"]),
        ("stores with a margin of more than 50000 rupees", ["margin"]),
        ("margin dropped by 10%", ["margin"]),
    ],
)
def test_a_margin_is_told_in_rupees_as_a_share_or_both(text: str, metrics: list[str]) -> None:
    assert [metric.id for metric in find_metrics(text)] == metrics
