"""Sums whose labels are in no list."""

from __future__ import annotations

from decimal import Decimal

from engines.documents.loose_sum import loosely_labelled, placed_totals
from tests.engines.documents.drawn import survey_of


def parts(drawing: str) -> set[tuple[str, Decimal]]:
    return {(part, amount.value) for part, amount, _, _ in loosely_labelled(survey_of(drawing), frozenset())}


def test_words_that_say_what_a_label_says_are_like_one() -> None:
    assert ("total", Decimal("126.00")) in parts("Whole amount of this bill total      126.00")


def test_other_words_are_not() -> None:
    assert parts("Ring Road shop rent      126.00") == set()


def test_a_large_amount_by_itself_may_be_the_total() -> None:
    found = [
        amount.value
        for amount, _, _ in placed_totals(
            survey_of("""
        Soap       20.00
        Salt       15.00

                   35.00
    """)
        )
    ]
    assert Decimal("35.00") in found
