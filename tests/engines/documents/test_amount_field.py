"""Amounts in words, whatever stands before them."""

from __future__ import annotations

import pytest

from engines.documents.amount_field import words_field
from tests.engines.documents.drawn import survey_of


@pytest.mark.parametrize(
    "drawing",
    [
        "अक्षरी: Rupees One Thousand Two Hundred Thirteen Only",
        "The credit in all is Rs. 1,213.00 (Rupees One Thousand Two Hundred Thirteen Only).",
    ],
)
def test_an_amount_in_words_is_known_behind_a_hindi_word_and_in_brackets(drawing: str) -> None:
    field = words_field(survey_of(drawing))
    assert field is not None
    assert field.value == "Rupees One Thousand Two Hundred Thirteen Only"
