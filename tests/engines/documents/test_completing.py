"""Parts of a total that no label names are known by what total and taxes leave open."""

from __future__ import annotations

from decimal import Decimal

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
