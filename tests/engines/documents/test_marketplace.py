"""Marketplaces that a bill names only in its small print."""

from __future__ import annotations

import pytest

from engines.documents.invoice import extract, parties_of
from engines.documents.marketplace import operator_of
from tests.engines.documents.drawn import survey_of

BILL = """
    Tax Invoice
    Sold By: Hariyali Traders                        Invoice Number # GST/3752
    12, Shivaji Chowk, Delhi - 110036                Order ID: 407-3041676
    Bill To: Nayan Thakkar, 136, Sadar Bazar, New Delhi - 110013

    Item               HSN        Qty    Rate      Amount
    Umbrella           66019100   2      224.76    449.52
    Grand Total                                    449.52
    {foot}
"""


def operator_in(foot: str) -> list[object]:
    survey = survey_of(BILL.format(foot=foot))
    return [field.value for field in operator_of(survey, parties_of(survey))]


@pytest.mark.parametrize(
    "foot",
    [
        "Contact Dukaanwala Internet Private Limited: 1800 200 9898",
        "Other charges are collected by Dukaanwala Internet Private Limited for the seller.",
        "Sellers sell through Dukaanwala Internet Private Limited; this is no demand for payment.",
    ],
)
def test_the_company_of_the_small_print_is_the_marketplace(foot: str) -> None:
    assert operator_in(foot) == ["Dukaanwala Internet Private Limited"]


@pytest.mark.parametrize(
    "foot",
    [
        "Manufactured by Neela Soaps Private Limited, Surat.",
        "Our bank: Narmada Bank Limited.",
        "Sent by Gati Surface Private Limited, or through Vega Parcels Private Limited.",
    ],
)
def test_a_company_named_for_another_reason_is_none(foot: str) -> None:
    assert operator_in(foot) == []


def test_a_bill_on_behalf_of_its_seller_is_signed_for_the_marketplace() -> None:
    survey = survey_of("""
        Tax Invoice on behalf of -
        Restaurant Name: Bhoomira Rasoi
        Restaurant Address: H. No. 201, Lal Bagh Road, Jaipur, Rajasthan, PIN-302015
        Invoice Total                                180.24
        For Dukaanwala Internet Private Limited
        Authorized Signatory
    """)
    found = [field.value for field in operator_of(survey, parties_of(survey))]
    assert found == ["Dukaanwala Internet Private Limited"]


@pytest.mark.parametrize(
    "said",
    [
        "Printed books are exempt from GST. Books are sold on firm sale; damaged copies are",
        "Books are sold on the terms of the",
    ],
)
def test_prose_behind_the_label_of_a_marketplace_names_none(said: str) -> None:
    fields, _ = extract(survey_of(BILL.format(foot=f"{said}\n    replaced. Drafts in favour of the")))
    assert "ecommerce_operator" not in fields


def test_a_name_ends_where_the_company_does() -> None:
    foot = "Supplied through Dukaanwala Internet Private Limited, an\n    e-commerce operator."
    fields, _ = extract(survey_of(BILL.format(foot=foot)))
    assert fields["ecommerce_operator"].value == "Dukaanwala Internet Private Limited"
