from __future__ import annotations

import pytest

from tests.engines.documents.drawn import pictured, survey_of


def meanings(drawing: str, *, picture: bool = False) -> list[str]:
    survey = pictured(drawing) if picture else survey_of(drawing)
    return [label.meanings[0].name for line in survey.lines() for label in survey.labels_of(line)]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("Invoice No. : GK/2231", ["invoice_number"]),
        ("Bill Dt. 12/03/2025", ["invoice_date"]),
        ("Order Date: 12/03/2025", ["_other_date"]),
        ("Total Qty: 6", ["_quantity_total"]),
        ("Date of Original Invoice: 12/03/2025", ["original_invoice_date"]),
        ("ग्राहक GSTIN: 07AABCG1234A1Z9", ["buyer_gstin"]),
        ("बिल दिनांक : 05/06/2025", ["invoice_date"]),
        ("रि1वर्स3 चार्ज3 : नहीं", ["reverse_charge"]),
        ("Cust. Ref. : PO-5396", ["order_number"]),
        ("Delivery No. : 8000776767", ["_other_number"]),
        ("Place : Pune", ["address"]),
        ("Invoice No. GK/1 Invoice Date 2/3/25", ["invoice_number", "invoice_date"]),
    ],
)
def test_the_longest_wording_that_fits_names_a_label(drawing: str, expected: list[str]) -> None:
    assert meanings(drawing) == expected


def test_words_in_the_midst_of_a_sentence_are_no_label() -> None:
    assert meanings("Exceptions are approved by a manager in writing") == []


def test_an_answer_is_no_label() -> None:
    assert meanings("Reverse Charge      No") == ["reverse_charge"]


def test_misread_letters_are_forgiven_on_a_picture_only() -> None:
    assert meanings("Place of Suppiy: Delhi", picture=True) == ["place_of_supply"]
    assert meanings("Place of Suppiy: Delhi") == []


def test_a_plot_is_no_lot() -> None:
    assert meanings("Plot No 12, Ring Road", picture=True) == []


def test_a_label_said_again_in_brackets_is_one_and_ends_behind_them() -> None:
    survey = survey_of("क्रेता (Buyer) : Asha Agencies")
    (line,) = survey.lines()
    (label,) = survey.labels_of(line)
    beside = survey.beside(label)
    assert beside is not None
    assert (label.means("buyer") > 0, beside.text) == (True, "Asha Agencies")


def test_a_number_behind_a_hindi_label_is_no_part_of_it() -> None:
    survey = survey_of("बिल नं. 45        दिनांक 12-06-2026")
    (line,) = survey.lines()
    assert [label.run.text for label in survey.labels_of(line)] == ["बिल नं.", "दिनांक"]


@pytest.mark.parametrize("drawing", ["Transport Nagar, Pune 411017", "Area Phase II, Pune 411017"])
def test_a_word_of_a_place_is_no_label(drawing: str) -> None:
    assert meanings(drawing) == []


def test_the_date_of_an_order_is_not_that_of_the_bill() -> None:
    assert meanings("PO No. : PO/77 dated 01.08.26") == ["order_number"]


@pytest.mark.parametrize(
    "drawing",
    [
        "No claim is heard after 30 days",
        "No GST is charged in this bill",
        "TAX INVOICE (original for recipient)",
        "Thank you for your business! Quote the bill number with each payment.",
    ],
)
def test_words_that_say_what_a_label_says_are_none_by_chance(drawing: str) -> None:
    named = {"invoice_number", "original_invoice_number", "gstin", "claim_id"}
    assert not named & set(meanings(drawing))


def test_the_second_of_two_that_begin_a_line_is_a_label_with_the_first() -> None:
    (label,) = (
        label
        for line in survey_of("Regd. & Head Office: 12, Ring Road").lines()
        for label in survey_of("Regd. & Head Office: 12, Ring Road").labels_of(line)
    )
    assert (label.start, label.opens) == (0, True)
