"""What is told of somebody's day before a request is left out; what the request hangs on is not."""

from __future__ import annotations

import pytest

from agent.planner.aside import without_aside


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("heat very is today, beverages how many left in mumbai 1?", "beverages how many left in mumbai 1?"),
        ("my knees hurt from standing all day... anyway, dead stock in delhi 1?", "dead stock in delhi 1?"),
        ("It is so hot! How many will go this weekend?", "How many will go this weekend?"),
    ],
)
def test_it_is_left_out(said: str, asked: str) -> None:
    assert without_aside(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "there is a wedding in the complex, put 40 a day in the forecast",
        "in wedding should i go 2 day, in delhi 1 what will run out then until",
        "did the rain hurt our sales, and what should i order",
        "home care, what will run out",
        "it is hot",
    ],
)
def test_what_a_request_hangs_on_stays(said: str) -> None:
    assert without_aside(said) == said
