from __future__ import annotations

from decimal import Decimal

from core.document import Field
from engines.documents.amount_field import amount_fields, words_field
from engines.documents.invoice import extract, goods_of
from engines.documents.survey import Survey
from engines.documents.total import find_sums
from tests.engines.documents.drawn import pictured, survey_of

FOOT = """
    Sub Total                 1,000.00
    CGST 9%                      90.00
    SGST 9%                      90.00
    Round Off                     0.00
    Grand Total             ₹ 1,180.00
"""


def amounts(survey: Survey) -> dict[str, Field]:
    sums = find_sums(survey, goods_of(survey))
    found = amount_fields(sums, words=words_field(survey), code=None, misread=survey.misread)
    return {field.name: field for field in found}


def values(drawing: str, *, picture: bool = False) -> dict[str, Decimal]:
    found = amounts(pictured(drawing) if picture else survey_of(drawing))
    return {name: field.value for name, field in found.items() if isinstance(field.value, Decimal)}


def test_parts_that_add_up_to_the_total_are_chosen_and_confirmed() -> None:
    found = amounts(survey_of(FOOT))
    assert (found["taxable_value"].value, found["total"].value) == (Decimal("1000.00"), Decimal("1180.00"))
    assert "arithmetic" in found["total"].evidence
    assert found["total"].confidence > 0.95


def test_a_misprinted_total_stays_as_printed_and_is_doubted() -> None:
    found = amounts(survey_of(FOOT.replace("1,180.00", "1,280.00")))
    assert found["total"].value == Decimal("1280.00")
    assert found["total"].confidence <= 0.5
    assert found["cgst"].value == Decimal("90.00")


def test_the_amount_in_words_confirms_the_total() -> None:
    survey = survey_of(FOOT + "    Amount in words: Rupees One Thousand One Hundred Eighty Only\n")
    assert "amount_in_words" in amounts(survey)["total"].evidence


def test_words_over_two_lines_are_read_to_their_end() -> None:
    field = words_field(
        survey_of("Amount in words:\nRupees One Thousand One\nHundred Eighty Only\nThank you")
    )
    assert field is not None
    assert field.value == "Rupees One Thousand One Hundred Eighty Only"


def test_tax_printed_for_each_rate_is_added() -> None:
    found = values("""
        Taxable Amount        3,000.00
        CGST @ 2.5%              25.00
        SGST @ 2.5%              25.00
        CGST @ 9%               180.00
        SGST @ 9%               180.00
        Total                 3,410.00
    """)
    assert (found["cgst"], found["sgst"], found["total"]) == (205, 205, 3410)


def test_a_bracketed_round_off_is_taken_off() -> None:
    found = values(
        "Taxable Value   999.60\nIGST 18%        179.93\nRound off      (-)0.53\nTotal         1,179.00"
    )
    assert found["round_off"] == Decimal("-0.53")


def test_tax_inside_the_price_is_not_the_taxable_value() -> None:
    found = values(
        "Sub Total       450.00\nCGST (incl.)     10.71\nSGST (incl.)     10.71\nTotal           450.00"
    )
    assert "taxable_value" not in found
    assert found["total"] == Decimal("450.00")


def test_a_rupee_read_as_a_digit_is_undone_in_the_total() -> None:
    found = values(
        "Taxable Value   1000.00\nCGST 9%     90.00\nSGST 9%     90.00\nTotal    71180.00",
        picture=True,
    )
    assert found["total"] == Decimal("1180.00")


def test_labels_over_values_in_a_strip_are_read_downwards() -> None:
    found = values("""
        Taxable Amt      CGST Amt      SGST Amt      Tot Inv. Amt
        30000.00         0.00          0.00          30000.00
    """)
    assert found["taxable_value"] == 30000


def test_a_heads_of_tax_table_gives_what_the_foot_does_not() -> None:
    fields, _ = extract(
        survey_of("""
        Item              HSN       Qty     Rate     Amount
        Honey 500g        0409        2   450.00     900.00
        Total                                        945.00

        HSN      Taxable Value    CGST      SGST
        0409          900.00     22.50     22.50
        Total         900.00     22.50     22.50
    """)
    )
    assert fields["cgst"].value == Decimal("22.50")
    assert fields["taxable_value"].value == Decimal("900.00")


def test_a_wrong_total_that_the_words_repeat_is_the_total_though_another_sum_adds_up() -> None:
    found = values("""
        Item                    HSN      Qty   Rate      Taxable      Total
        Salt 1kg                25010010   2   500.00    1,000.00     1,180.00
        Total                              2             1,000.00     1,180.00
        Value of Supply                                  1,000.00
        CGST 9%                                             90.00
        SGST 9%                                             90.00
        Invoice Total                                    1,090.00
        Amount in words: Rupees One Thousand Ninety Only
    """)
    assert found["total"] == Decimal("1090.00")


def test_the_value_named_before_tax_holds_freight_and_discount_that_are_printed_above_it() -> None:
    found = values("""
        Value of Goods              2,853.90
        Less: Discount                100.00
        Freight & Loading             350.00
        Taxable Amount              3,103.90
        IGST 18%                      558.70
        Round Off                       0.40
        Bill Amount                 3,663.00
    """)
    assert (found["taxable_value"], found["total"]) == (Decimal("3103.90"), Decimal("3663.00"))


def test_an_amount_with_tax_is_not_the_value_before_it() -> None:
    found = values("""
        Total Amount before Tax    49,648.17
        Amount with Tax            57,529.88
        Round Off                       0.12
        Grand Total                57,530.00
    """)
    assert found["taxable_value"] == Decimal("49648.17")


def test_a_rounding_has_the_sign_that_stands_in_brackets_beside_it() -> None:
    wrong = "    Taxable Value  7,542.07\n    Rounding  {}\n    Grand Total  7,532.00\n"
    assert values(wrong.format("0.07 (-)"))["round_off"] == Decimal("-0.07")
    assert values(wrong.format("(+) 0.31"))["round_off"] == Decimal("0.31")


def test_a_row_of_few_words_that_sums_up_several_columns_ends_the_goods() -> None:
    found = values("""
        Sr  HSN       Goods               Qty   Assessable Value    CGST      SGST      Total
        1   85395200  LED Bulb 9W          15          1,782.15    160.39    160.39    2,102.93
        2   85444999  Copper Wire           3         10,326.78    929.41    929.41   12,185.60
                      Column totals                   12,108.93  1,089.80  1,089.80   14,288.53
        Payable                                                                       14,288.53
    """)
    assert (found["taxable_value"], found["cgst"]) == (Decimal("12108.93"), Decimal("1089.80"))
