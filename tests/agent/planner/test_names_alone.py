"""What only names a thing, a place or days is asked about; it is not declined."""

from __future__ import annotations

import pytest

from tests.agent.planner.conftest import Ask


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("atta?", "which_of_products"),
        ("dilli kaisa", "what_about_it"),
        ("दिल्ली कैसी", "what_about_it"),
        ("kal?", "which_request"),
        ("mtd", "which_request"),
    ],
)
def test_it_is_asked_what_is_wanted(ask: Ask, text: str, code: str) -> None:
    [(name, arguments)] = ask(text)
    assert (name, arguments["code"]) == ("ask_user", code)


@pytest.mark.parametrize("text", ["poem about atta", "who won in delhi", "football"])
def test_words_of_another_matter_are_declined_as_before(ask: Ask, text: str) -> None:
    [(name, _)] = ask(text)
    assert name == "decline"
