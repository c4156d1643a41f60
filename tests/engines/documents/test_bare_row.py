"""Goods without a heading."""

from __future__ import annotations

from decimal import Decimal

from engines.documents.bare_row import bare_rows
from tests.engines.documents.drawn import survey_of


def rows(drawing: str) -> list[tuple[str, Decimal | None, Decimal | None, Decimal | None]]:
    return [
        (item.description, item.quantity, item.rate, item.amount) for item, _ in bare_rows(survey_of(drawing))
    ]


def test_figures_that_multiply_are_a_row_with_the_words_above_them() -> None:
    assert rows("""
        GUPTA KIRANA
        BILL NO 12

        MANGO DRINK
        2 x 70.00            140.00
        INSTANT COFFEE 50G
        3 x 42.00            126.00

        TOTAL                266.00
    """) == [
        ("MANGO DRINK", Decimal(2), Decimal("70.00"), Decimal("140.00")),
        ("INSTANT COFFEE 50G", Decimal(3), Decimal("42.00"), Decimal("126.00")),
    ]


def test_words_with_amounts_that_add_up_to_the_total_are_rows() -> None:
    found = rows("""
        GUPTA KIRANA
        Soap                  20.00
        Salt                  15.00
        Total                 35.00
    """)
    assert [(words, amount) for words, _, _, amount in found] == [
        ("Soap", Decimal("20.00")),
        ("Salt", Decimal("15.00")),
    ]


def test_figures_that_do_nothing_are_no_rows() -> None:
    assert (
        rows("""
        GUPTA KIRANA
        Phone 98765 43210
        Token 12
    """)
        == []
    )
