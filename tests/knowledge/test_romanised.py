"""Romanised Hindi as it is searched."""

from __future__ import annotations

import pytest

from knowledge.romanised import in_hindi, read_as
from tests.knowledge.index.passages import passages


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Dukan subah 8 baje khulti hai.", "दुकान सुबह 8 बजे खुलती है."),
        ("Order cancel karne par advance wapas.", "Order cancel करने पर advance वापस."),
        ("UPI ka hisaab", "UPI का हिसाब"),
    ],
)
def test_hindi_words_are_spelled_and_english_ones_stay(written: str, read: str) -> None:
    assert in_hindi(written) == read


def test_texts_of_other_languages_are_read_as_they_stand() -> None:
    (chunk,) = passages("The shop opens at 8.")
    assert read_as(chunk, "Dukan hai") == "Dukan hai"
    (chunk,) = passages("Dukan khulti hai.", language="hinglish")
    assert read_as(chunk, chunk.text) == "दुकान खुलती है."
