"""How many lines an answer is to list."""

from __future__ import annotations

import pytest

from agent.planner.limit import limit_of


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("top 10 stockout risks", 10),
        ("which items will be nil? ten items are enough", 10),
        ("what will run out, tell only 3", 3),
        ("show last 4 bill", 4),
        ("20 bills which are in order", 20),
        ("3 will do", 3),
    ],
)
def test_a_number_of_lines_is_the_limit(text: str, limit: int) -> None:
    assert limit_of(text, 25, 5) == {"limit": limit}


@pytest.mark.parametrize(
    "text",
    [
        "what will run out, only 2 4 packets are left",
        "order 10 packets of it",
        "top 5 items",
        "show 40 items",
        "only 80% of it",
        "list one of these",
        "just 3 days",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert limit_of(text, 25, 5) == {}
