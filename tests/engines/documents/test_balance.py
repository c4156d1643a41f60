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
