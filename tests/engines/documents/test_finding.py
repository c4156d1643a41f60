from __future__ import annotations

from datetime import date

import pytest

from engines.documents.finding import date_reader, find, read_reference, read_state, read_yes_no
from engines.documents.layout import Run
from engines.documents.survey import Survey
from tests.engines.documents.drawn import survey_of

DATES = date_reader(misread=False)


def number_in(survey: Survey) -> object:
    field = find(survey, "invoice_number", read_reference)
    return None if field is None else field.value


@pytest.mark.parametrize(
    "drawing",
    [
        "Invoice No: GK/2231",
        "Invoice No            GK/2231",
        "Invoice No            : GK/2231",
        "Invoice No      Dated\nGK/2231         12-Mar-2025",
        "Invoice No: GK/ 2231",
        "Invoice No & Date: GK/2231 dated 12-03-2025",
    ],
)
def test_a_value_is_found_beside_or_below_its_label(drawing: str) -> None:
    assert number_in(survey_of(drawing)) == "GK/2231"


def test_a_label_without_a_value_gives_none() -> None:
    assert number_in(survey_of("Invoice No:\nDate: 12/03/2025")) is None


def test_the_order_s_date_is_not_the_invoice_s() -> None:
    survey = survey_of("Order Date: 01/03/2025\nInvoice Date: 12/03/2025")
    field = find(survey, "invoice_date", DATES)
    assert field is not None
    assert field.value == date(2025, 3, 12)


def test_a_field_tells_where_it_stands_and_why_it_is_believed() -> None:
    field = find(survey_of("\nInvoice No: GK/2231"), "invoice_number", read_reference)
    assert field is not None
    assert field.place is not None
    assert (field.place.page, round(field.place.box.left, 2)) == (1, 0.12)
    assert field.evidence == ("label", "format")
    assert field.confidence > 0.8


@pytest.mark.parametrize(
    ("text", "expected"), [("No", False), ("Yes", True), ("N", False), ("Not Applicable", False)]
)
def test_yes_and_no_are_told_apart(text: str, expected: bool) -> None:
    field = find(survey_of(f"Reverse Charge: {text}"), "reverse_charge", read_yes_no)
    assert field is not None
    assert field.value is expected


@pytest.mark.parametrize("text", ["07-Delhi", "Delhi (07)", "DELHI", "दिल्ली"])
def test_a_place_of_supply_is_the_state_s_official_name(text: str) -> None:
    field = find(survey_of(f"Place of Supply: {text}"), "place_of_supply", read_state)
    assert field is not None
    assert field.value == "Delhi"


def test_the_answers_to_choose_from_are_no_answer() -> None:
    (line,) = survey_of("RCM applicable (Yes/No)    No").lines()
    read = read_yes_no(line.segments[-1])
    assert read is not None
    assert read.value is False
    both = read_yes_no(Run(line.tokens[2:]))
    assert both is not None
    assert both.value is False


def test_a_series_with_its_sign_is_a_part_of_the_number() -> None:
    assert number_in(survey_of("Invoice No.          Dated\nINV#9145             14-Jun-26")) == "INV#9145"


def test_a_short_label_said_in_two_languages_is_sure_enough() -> None:
    assert number_in(survey_of("क्रमांक / No. 7436          दिनांक / Date    10/12/25")) == "7436"


def test_number_and_day_of_the_portal_share_a_label() -> None:
    survey = survey_of("Ack. No. / Date: 144716950224430 / 02/Aug/2026")
    number, day = find(survey, "ack_number", read_reference), find(survey, "ack_date", DATES)
    assert number is not None
    assert day is not None
    assert (number.value, day.value) == ("144716950224430", date(2026, 8, 2))
