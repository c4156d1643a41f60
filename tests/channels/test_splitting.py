from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.splitting import split_text, utf16_length


def test_a_text_that_fits_stays_whole() -> None:
    assert split_text("  one\ntwo  ", 20) == ["one\ntwo"]


def test_nothing_to_say_is_no_piece() -> None:
    assert split_text(" \n ", 20) == []


def test_a_cut_is_made_at_the_last_line_end_that_fits() -> None:
    assert split_text("first line\nsecond line\nthird", 24) == ["first line\nsecond line", "third"]


def test_a_cut_is_made_at_the_end_of_a_sentence_where_no_line_ends() -> None:
    assert split_text("Order milk today. Order flour by Monday.", 30) == [
        "Order milk today.",
        "Order flour by Monday.",
    ]
    assert split_text("दूध आज मँगाओ। आटा सोमवार तक।", 20) == ["दूध आज मँगाओ।", "आटा सोमवार तक।"]


def test_a_cut_is_made_between_words_where_no_sentence_ends() -> None:
    assert split_text("aaaa bbbb cccc dddd eeee", 16) == ["aaaa bbbb cccc", "dddd eeee"]


def test_an_endless_word_is_cut_but_not_inside_a_written_character() -> None:
    pieces = split_text("क्षि" * 20, 17)
    assert "".join(pieces) == "क्षि" * 20
    assert all(piece[0] == "क" or piece[0] == "ष" for piece in pieces)
    family = "👨‍👩‍👧"
    assert all(not piece.startswith("\u200d") for piece in split_text(family * 10, 16))


def test_an_emoji_counts_as_two() -> None:
    assert utf16_length("🔴a") == 3
    assert split_text("🔴" * 10, 16) == ["🔴" * 8, "🔴" * 2]


@given(st.text(max_size=400), st.integers(min_value=16, max_value=80))
def test_every_piece_fits_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert all(0 < utf16_length(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_limit_too_small_to_write_with_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        split_text("text", 5)
