"""Pieces of an answer are the answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.streaming import pieces


@given(st.text(max_size=200))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_a_piece_is_a_few_words() -> None:
    assert list(pieces("one two three four five six", words=4)) == ["one two three four ", "five six"]
