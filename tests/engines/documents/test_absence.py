"""A document is accused of lacking something only where nothing is left on the page that could be it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.document import Document, Leftover, Place, Verdict
from core.page import Box
from engines.documents.rules.model import Sample, Value
from engines.documents.rules.sample import build
from engines.documents.validate import validate


def left(text: str, *, within: str = "", top: float = 0.1) -> Leftover:
    return Leftover(text, Place(1, Box(0.1, top, 0.4, top + 0.02)), within)


def judged(sample: Sample, *leftover: Leftover) -> Verdict:
    document, context = build(sample)
    return validate(replace(document, leftover=leftover), context)


def reason(verdict: Verdict, rule: str) -> bool | None:
    """Return whether a rule only asks; `None` where it says nothing."""
    return next((one.asks for one in verdict.reasons if one.rule_id == rule), None)


@pytest.mark.parametrize(
    ("field", "rule", "print_left", "something_else"),
    [
        ("invoice_number", "number-missing", "Vikri kr.: GK/2231", "Computer generated"),
        ("invoice_date", "date-missing", "Raised 4th June 2025", "Thank you, visit again"),
        ("seller_address", "seller-address", "12, Ring Road, Delhi 110001", "Since 1987"),
        ("total", "total-missing", "Kindly give 8,210.00", "E. & O. E."),
    ],
)
def test_what_may_be_among_the_print_left_is_asked_for_and_else_missing(
    field: str, rule: str, print_left: str, something_else: str
) -> None:
    sample = Sample(base="invoice", drop=(field,), text="TAX INVOICE")
    asked = judged(sample, left(print_left))
    assert reason(asked, rule) is True
    assert asked.status != "fail"
    charged = judged(sample, left(something_else))
    assert reason(charged, rule) is False
    assert charged.status == "fail"


def test_a_column_that_nothing_names_may_hold_the_codes_of_goods() -> None:
    sample = Sample(base="invoice", lines={1: {"hsn": None}, 2: {"hsn": None}}, text="TAX INVOICE")
    assert reason(judged(sample, left("73239310", within="goods")), "hsn-missing") is True
    assert reason(judged(sample, left("Lot", within="goods")), "hsn-missing") is False


def test_a_total_is_not_held_against_a_part_whose_label_was_not_understood() -> None:
    sample = Sample(base="invoice", set={"total": Decimal(8710), "total_in_words": ""})
    assert reason(judged(sample, left("Varni 500.00")), "total-sum") is True
    assert reason(judged(sample, left("Varni 120.00")), "total-sum") is False


def test_a_half_of_the_tax_under_an_unknown_name_is_no_missing_half() -> None:
    sample = Sample(base="retail", drop=("sgst",), text="BILL")
    document, _ = build(sample)
    half = document.value("cgst")
    assert reason(judged(sample, left(f"Rajya vero {half}")), "tax-halves") is True
    assert reason(judged(sample), "tax-halves") is False


def _untitled(document: Document) -> Document:
    return replace(document, line_items=tuple(replace(line, titled=()) for line in document.line_items))


def test_a_row_is_judged_where_its_headings_or_other_rows_say_what_its_figures_are() -> None:
    document, context = build(Sample(base="invoice", lines={1: {"taxable_value": Decimal(5400)}}))
    assert reason(validate(document, context), "row-value") is False
    untitled = _untitled(document)  # the second row still comes out
    assert reason(validate(untitled, context), "row-value") is False
    alone = replace(untitled, line_items=untitled.line_items[:1])
    assert reason(validate(alone, context), "row-value") is True


def test_words_that_say_another_amount_of_the_page_are_asked_about() -> None:
    words: dict[str, Value] = {"total_in_words": "Rupees Eight Thousand Two Hundred Fifty Only"}
    assert reason(judged(Sample(base="invoice", set=words)), "total-words") is False
    on_page = Sample(base="invoice", set=words, text="TAX INVOICE payable 8,250.00")
    assert reason(judged(on_page), "total-words") is True
