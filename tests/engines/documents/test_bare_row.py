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


def test_a_discount_a_retail_price_and_a_code_are_told_apart() -> None:
    found = [
        (item.description, item.hsn, item.quantity, item.rate, item.discount, item.mrp, item.amount)
        for item, _ in bare_rows(
            survey_of("""
                ROYAL MART

                621142 Ladies Kurti
                1039.00       880.00   2      1760.00
                330590 Hair Oil
                72.00         60.00    3      180.00
                Total                         1940.00
                HSN of goods as told by the maker
                Prices are below MRP
            """)
        )
    ]
    assert found == [
        (
            "Ladies Kurti",
            "621142",
            Decimal(2),
            Decimal("880.00"),
            None,
            Decimal("1039.00"),
            Decimal("1760.00"),
        ),
        ("Hair Oil", "330590", Decimal(3), Decimal("60.00"), None, Decimal("72.00"), Decimal("180.00")),
    ]
    (less,) = (item for item, _ in bare_rows(survey_of("Butter   2 PC   285.00   10.00   560.00")))
    assert (less.quantity, less.rate, less.discount) == (Decimal(2), Decimal("285.00"), Decimal("10.00"))


def test_whole_rupees_are_rows_only_where_they_make_the_total() -> None:
    assert rows("""
        RAJU TEA STALL
        Tea       5   10    50
        Samosa    4   15    60
        Total              110
    """) == [("Tea", Decimal(5), Decimal(10), Decimal(50)), ("Samosa", Decimal(4), Decimal(15), Decimal(60))]
    assert rows("Tea       5   10    50\nSamosa    4   15    60\nTotal     120") == []


def test_goods_of_a_group_have_the_rate_of_tax_that_stands_over_it() -> None:
    survey = survey_of("""
        BHOOMIRA MART
        1) CGST @ 2.5%, SGST @ 2.5%
        091030 TURMERIC POWDER
        2.000     171.00     342.00
        2) CGST @ 9%, SGST @ 9%
        340250 DETERGENT POWDER
        1.000      71.00      71.00
        TOTAL                413.00
        1) CGST               17.35
    """)
    assert [item.gst_rate for item, _ in bare_rows(survey)] == [5, 18]
