"""What a word tells that no passage holds."""

from __future__ import annotations

from knowledge.everyday import telling


def test_what_everybody_says_tells_less_than_a_word_of_some_trade() -> None:
    assert telling(["want"]) < telling(["loan"]) <= 1
    assert telling(["इस्तेमाल"]) < telling(["मौसम"]) <= 1


def test_a_word_that_nobody_knows_keeps_its_weight_whatever_else_is_named() -> None:
    assert telling(["zorvex"]) > 0.99
    assert telling([]) > 0.99


def test_the_most_everyday_name_of_a_thing_counts() -> None:
    assert telling(["zorvex", "want"]) == telling(["want"])
