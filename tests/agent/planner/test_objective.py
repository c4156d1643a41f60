"""What a price should achieve, in the words of a trade that says it without saying it."""

from __future__ import annotations

import pytest

from agent.planner.objective import objective_of


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        ("what price will shift the atta sitting there", "clear_stock"),
        ("piled up, at what price should i sell", "clear_stock"),
        ("price it to go", "clear_stock"),
        ("what keeps us level with rivals", "match_competitor"),
        ("price for the going rate", "match_competitor"),
        ("price for maximum revenue", "maximize_revenue"),
        ("volume for best price", "maximize_revenue"),
        ("income rose such price", "maximize_revenue"),
        ("best selling price of rice", None),
        ("what is the right price for the market day", None),
        ("price for the best profit", None),
    ],
)
def test_the_aim_is_heard_where_it_is_said(text: str, objective: str | None) -> None:
    assert objective_of(text) == objective
