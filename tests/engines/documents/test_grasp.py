"""One fault is charged where the rest of a bill comes out; where more fails, the bill is asked about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.document import Leftover, Place
from core.page import Box
from engines.documents.check.grasp import is_half_rate, is_halved
from engines.documents.rules.model import Sample, Value
from engines.documents.rules.sample import build
from engines.documents.validate import validate
from tests.engines.documents.test_absence import judged, left, reason


@pytest.mark.parametrize(
    ("rule", "fault", "besides"),
    [
        ("total-sum", {"total": Decimal(8710)}, {"taxable_value": Decimal(6900)}),
        ("tax-sum", {"sgst": Decimal(555)}, {"taxable_value": Decimal(6900)}),
        ("total-words", {"total_in_words": "Rupees Nine Hundred Only"}, {"total": Decimal(9000)}),
    ],
)
def test_a_sum_is_charged_where_its_parts_come_out_by_others(
    rule: str, fault: dict[str, Value], besides: dict[str, Value]
) -> None:
    assert reason(judged(Sample(base="invoice", set=fault)), rule) is False
    assert reason(judged(Sample(base="invoice", set={**fault, **besides})), rule) is True


def test_a_row_is_charged_where_the_rows_make_a_sum_of_the_bill() -> None:
    fault: dict[int, dict[str, Value | None]] = {1: {"taxable_value": Decimal(5400)}}
    assert reason(judged(Sample(base="invoice", lines=fault)), "row-value") is False
    swallowed: dict[int, dict[str, Value | None]] = {
        **fault,
        2: {"taxable_value": Decimal(91), "amount": Decimal(91)},
    }
    assert reason(judged(Sample(base="invoice", lines=swallowed)), "row-value") is True


def test_a_row_with_a_figure_in_a_column_nobody_named_is_asked_about() -> None:
    document, context = build(Sample(base="invoice", lines={1: {"taxable_value": Decimal(5400)}}))
    place = Place(1, Box(0.1, 0.4, 0.9, 0.42))
    rows = (replace(document.line_items[0], place=place), *document.line_items[1:])
    figure = Leftover("10", Place(1, Box(0.5, 0.4, 0.52, 0.42)), "goods")
    held = replace(document, line_items=rows, leftover=(figure,))
    assert reason(validate(held, context), "row-value") is True
    assert reason(validate(replace(held, leftover=()), context), "row-value") is False


def test_what_a_row_should_say_may_stand_elsewhere_on_the_page() -> None:
    document, context = build(Sample(base="invoice", lines={1: {"taxable_value": Decimal(5400)}}))
    row = document.line_items[0]
    right = (row.quantity or Decimal(0)) * (row.rate or Decimal(0))
    elsewhere = replace(document, text=f"{document.text}\n{right:.2f}")
    assert reason(validate(elsewhere, context), "row-value") is True


def test_a_label_that_nobody_knows_may_ask_for_what_was_not_found() -> None:
    sample = Sample(base="invoice", drop=("invoice_number",), text="TAX INVOICE")
    assert reason(judged(sample, left("Vikri kramank")), "number-missing") is True
    assert reason(judged(sample, left("Delhi")), "number-missing") is False


def test_a_gstin_of_nobody_known_leaves_open_who_sells() -> None:
    wrong: dict[str, Value] = {"place_of_supply": "Maharashtra"}
    assert reason(judged(Sample(base="invoice", set=wrong)), "tax-kind-inter") is False
    third = Sample(base="invoice", set=wrong, text="TAX INVOICE 27AAPFU0939F1ZV")
    assert reason(judged(third), "tax-kind-inter") is True


def test_another_number_is_no_gstin_with_a_fault() -> None:
    rule = "gstin-structure"
    assert reason(judged(Sample(base="invoice", set={"buyer_gstin": "07AABCM567B1ZJ"})), rule) is False
    assert reason(judged(Sample(base="invoice", set={"buyer_gstin": "784757063ZOM"})), rule) is True


def test_half_of_a_rate_is_told_from_a_rate_that_is_none() -> None:
    slabs = frozenset(map(Decimal, (5, 18, 40)))
    assert is_half_rate(Decimal(9), slabs)
    assert not is_half_rate(Decimal(12), slabs)
    assert is_halved(Decimal(50), Decimal(100))
    assert not is_halved(Decimal(60), Decimal(100))
