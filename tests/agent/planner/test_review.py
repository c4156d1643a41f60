"""Beside the id of a price change, looking back is told from deciding."""

from __future__ import annotations

import pytest

from agent.planner.review import looks_back

ID = "PC_4ab19cd0e2"


@pytest.mark.parametrize(
    "said",
    [
        "{} what happened",
        "{}: did it pay for itself",
        "{} right was or wrong",
        "{} whether beneficial or not",
        "was {} worth it",
    ],
)
def test_a_question_of_what_came_of_it_looks_back(said: str) -> None:
    assert looks_back(said.format(ID))


@pytest.mark.parametrize(
    "said",
    [
        "approve {}",
        "{} okay, the last one was good, go ahead",
        "reject {}, it sold well as it was",
        "{} make it 95",
    ],
)
def test_a_decision_does_not(said: str) -> None:
    assert not looks_back(said.format(ID))
