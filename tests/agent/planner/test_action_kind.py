"""One kind of action asked for: dead stock, moves, prices."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.planner.conftest import Ask


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("Which stock is dead or slow?", {"kind": "clear_out"}),
        ("How much money is tied up in slow stock in Delhi?", {"kind": "clear_out", "city": "Delhi"}),
        ("What is overstocked at Jaipur 1?", {"kind": "clear_out", "store_id": "JAIPUR_01"}),
        ("Which items are not selling?", {"kind": "clear_out"}),
        ("What should I move between stores?", {"kind": "transfer"}),
        (
            "Which goods ought to be moved from one Delhi store to the other?",
            {"kind": "transfer", "city": "Delhi"},
        ),
        ("What should I shift from one Delhi store to another?", {"kind": "transfer", "city": "Delhi"}),
        ("What stock can go from one shop to the next in Mumbai?", {"kind": "transfer", "city": "Mumbai"}),
        ("Give me the top one action for Delhi", {"limit": 1, "city": "Delhi"}),
        ("aaj ka sabse zaroori ek kaam batao", {"limit": 1}),
        ("which prices should I change in Delhi?", {"kind": "price", "city": "Delhi"}),
        ("What are my top three actions?", {}),
    ],
)
def test_a_kind_is_ranked_alone(ask: Ask, text: str, arguments: dict[str, Any]) -> None:
    assert ask(text) == [("rank_actions", arguments)]
