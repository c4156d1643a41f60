"""Parts of a total that no label names are known by what total and taxes leave open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engines.documents.invoice import extract
from engines.documents.total import find_sums
from tests.engines.documents.drawn import survey_of


def parts(drawing: str) -> set[tuple[str, Decimal]]:
    return {(found.part, found.value) for found in find_sums(survey_of(drawing), ())}


def test_an_amount_that_makes_the_total_with_the_taxes_is_the_value_before_them() -> None:
    found = parts("""
        Zorvik plim             1,000.40
        Brydel                    250.00
        CGST                       90.04
        SGST                       90.04
        Wokel (+/-)                -0.48
        Grand Total             1,180.00
    """)
    assert ("taxable_value", Decimal("1000.40")) in found
    assert ("round_off", Decimal("-0.48")) in found
    assert ("taxable_value", Decimal("250.00")) not in found


def test_digits_without_a_point_that_no_bill_comes_to_are_no_sum() -> None:
    assert ("shipping", Decimal(8069080727)) not in parts("Freight      8069080727")


GOODS = """
    Item            HSN         Qty   Rate      Amount
    Cement          2523        3     100.00    300.00
    Soap            3401        2      50.20    100.40
"""


def values_before_tax(sums: str) -> list[str]:
    fields, _ = extract(survey_of(f"TAX INVOICE\n{GOODS}\n{sums}"))
    return [str(fields["taxable_value"].value)] if "taxable_value" in fields else []


@pytest.mark.parametrize(
    "sums",
    [
        "    All rows        400.40\n    Round      -0.40\n    Grand Total    400.00",
        "    Total     400.40\n    GST 18% (9% + 9%)     72.07\n    Round off   -0.47\n    Payable   472.00",
    ],
)
def test_what_the_rows_come_to_is_the_value_before_tax_where_tax_and_rounding_lead_to_the_total(
    sums: str,
) -> None:
    assert values_before_tax(sums) == ["400.40"]


def test_with_a_discount_between_it_is_not() -> None:
    assert (
        values_before_tax("    All rows      400.40\n    Scheme     -40.40\n    Grand Total   360.00") == []
    )


def test_a_refund_still_to_come_is_no_total_though_nothing_was_paid_back() -> None:
    fields, _ = extract(
        survey_of(f"""
            CREDIT NOTE
            {GOODS}
            Taxable                     400.40
            IGST                         72.07
            Round off                    -0.47
            Refundable                  472.00
            Paid back so far              0.00
        """),
        note=True,
    )
    assert str(fields["total"].value) == "472.00"


def test_amounts_may_stand_before_what_they_are() -> None:
    fields, _ = extract(
        survey_of(f"""
            TAX INVOICE
            {GOODS}
            36.04     central tax, 9%
            36.04     state tax, 9%
            472.48    to be paid
        """)
    )
    assert [str(fields[name].value) for name in ("cgst", "sgst", "total")] == ["36.04", "36.04", "472.48"]
