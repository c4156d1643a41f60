"""What is taken back in the same breath is not planned."""

from __future__ import annotations

import pytest

from agent.planner.withdrawn import without_numbers_taken_back, without_taken_back
from agent.understanding import Entity

TEXT = "Not the biscuits, the rusk in Delhi, sorry, Mumbai"


def _named(kind: str, words: str) -> Entity:
    start = TEXT.index(words)
    return Entity(kind=kind, id=words, name=words, text=words, place=(start, start + len(words)))  # pyright: ignore[reportArgumentType] # a kind


def test_what_follows_takes_the_place_of_what_was_said_before() -> None:
    named = [
        _named("product", "biscuits"),
        _named("product", "rusk"),
        _named("city", "Delhi"),
        _named("city", "Mumbai"),
    ]
    assert [entity.id for entity in without_taken_back(named, TEXT)] == ["rusk", "Mumbai"]


def test_a_name_alone_stays_though_not_stands_before_it() -> None:
    named = [_named("product", "biscuits")]
    assert without_taken_back(named, TEXT) == named


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("set it to 99, sorry, 101", "set it to 101"),
        ("₹1,300 no no 1280", "1280"),
        ("from 99 to 101", "from 99 to 101"),
        ("118 for toothpaste 200, sorry 112, Delhi 2", "112 for toothpaste 200, Delhi 2"),
        ("149 for mustard oil... no 175, Delhi 1", "175 for mustard oil, Delhi 1"),
    ],
)
def test_a_number_gives_way_to_the_next(text: str, kept: str) -> None:
    assert without_numbers_taken_back(text) == kept
