"""Formal and slang English in plain words, and what is left as it is."""

from __future__ import annotations

import pytest

from language.plainer import in_plainer_words


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Enumerate the price revisions", "list the price changes"),
        ("I authorise PC_7ae40c19d5", "I approve PC_7ae40c19d5"),
        ("keep  me posted if it nosedives", "alert me if it nosedives"),
        ("Discontinue the alerts", "stop the alerts"),
        ("the on-par product", "the on-par product"),
    ],
)
def test_a_rarer_word_or_turn_is_the_plain_one(said: str, plain: str) -> None:
    assert in_plainer_words(said, lambda _: False) == plain


def test_a_word_of_the_catalogue_stays() -> None:
    assert in_plainer_words("price of Ditch soap", lambda word: word == "ditch") == "price of Ditch soap"
