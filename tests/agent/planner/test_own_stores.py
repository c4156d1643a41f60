"""Which stores a person has is told from who they are."""

from __future__ import annotations

from datetime import date

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS


def _planned(
    text: str, vocabulary: Vocabulary, *allowed: str, today: date = TODAY
) -> tuple[str, dict[str, object]]:
    said = understand(text, vocabulary, today=today, allowed_stores=allowed or None)
    first = plan(said, TOOLS)[0]
    return first.name, dict(first.arguments)


@pytest.mark.parametrize(
    "text",
    [
        "which shops are mine?",
        "Which stores do I have?",
        "list of stores",
        "how many stores do we have",
        "my stores",
        "show me all my stores",
        "meri kaun kaun si dukaan hai",
        "मेरी दुकानें कौन सी हैं?",
    ],
)
def test_a_person_is_told_the_stores_they_may_see_and_no_other(text: str, vocabulary: Vocabulary) -> None:
    assert _planned(text, vocabulary, "DELHI_01", "JAIPUR_01") == (
        "decline",
        {"code": "your_stores", "values": {"stores": "Delhi 1, Jaipur 1"}},
    )


@pytest.mark.parametrize(
    "text", ["sales of my stores last week", "which stores sold most last month", "my store's stock"]
)
def test_a_question_about_the_stores_figures_is_another(text: str, vocabulary: Vocabulary) -> None:
    assert _planned(text, vocabulary)[1].get("code") != "your_stores"


def test_of_very_many_stores_it_tells_how_many() -> None:
    shop = Vocabulary([], [{"store_id": f"S{number:03}", "city": "Pune"} for number in range(60)])
    assert _planned("which stores are mine", shop)[1]["values"] == {"count": 60}
