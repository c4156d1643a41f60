"""What a document is, when its title is one of the many that departments give."""

from __future__ import annotations

import pytest

from core.document import DocType
from engines.documents.classify import classify
from engines.documents.registry import extract
from engines.documents.title import heading_type, note_type
from tests.engines.documents.drawn import survey_of

CARDS = """
    Seller Return Claim                       Bazaarghar

    Claim Number          Date of Claim         Submitted By
    CLM-46245             03/03/2026            Asha Agencies LLP

    Order No.             Ordered On            Return No.
    OD813990              17/02/2026            RT40804

    Item                  Units                 Claim Reason
    Rice Cooker 5 L       1                     Item received damaged
"""
CONTROLLED = """
              SUPPLIER CODE OF CONDUCT

    Issued By             Asha Enterprises
    Policy Version        2.1
    Effective Date        August 11, 2025

    1.1 The supplier must answer within seven days of a complaint by mail.
    1.2 Goods that are returned shall be unused and in their first packing.
    2.1 Employees may not accept gifts from any supplier of the company.
"""


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("Return & Refund Policy", DocType.POLICY),
        ("SOP for Goods Inward", DocType.POLICY),
        ("Frequently Asked Questions", DocType.POLICY),
        ("RMA", DocType.CLAIM_FORM),
        ("SAFE-T Claim", DocType.CLAIM_FORM),
        ("Damage Report", DocType.CLAIM_FORM),
        ("वापसी अनुरोध", DocType.CLAIM_FORM),
        ("Tax Invoice", None),
        ("Goods once sold will not be taken back or exchanged under any policy.", None),
    ],
)
def test_a_heading_names_a_type_by_one_of_its_words(text: str, doc_type: DocType | None) -> None:
    assert heading_type(text) is doc_type


def test_cards_of_labels_over_values_are_a_claim() -> None:
    survey = survey_of(CARDS)
    assert classify(survey)[0] is DocType.CLAIM_FORM
    fields, _ = extract(DocType.CLAIM_FORM, survey)
    said = {name: str(field.value) for name, field in fields.items()}
    assert said["claim_id"] == "CLM-46245"
    assert said["claimant_name"] == "Asha Agencies LLP"
    assert said["marketplace"] == "Bazaarghar"
    assert said["claim_reason"] == "Item received damaged"
    assert said["product"] == "Rice Cooker 5 L"


def test_numbered_rules_under_a_control_table_are_a_policy() -> None:
    survey = survey_of(CONTROLLED)
    assert classify(survey)[0] is DocType.POLICY
    fields, _ = extract(DocType.POLICY, survey)
    said = {name: str(field.value) for name, field in fields.items()}
    assert said == {
        "title": "SUPPLIER CODE OF CONDUCT",
        "issuer": "Asha Enterprises",
        "version": "2.1",
        "effective_from": "2025-08-11",
    }


def test_a_letter_is_no_policy() -> None:
    survey = survey_of(
        """
        Dear Sir,
        We thank you for the kind words that you sent to our shop last week.
        The parcel went out on Monday and should reach you in a day or two.
        With best wishes from all of us at the shop and in the godown.
        """
    )
    assert classify(survey)[0] is DocType.OTHER


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("DEBIT NOTE (RATE DIFFERENCE)", DocType.DEBIT_NOTE),
        ("Supplementary Invoice - Original", DocType.DEBIT_NOTE),
        ("[x] Credit Note for goods returned", DocType.CREDIT_NOTE),
        ("[ ] Debit Note", None),
        ("Credit Note / Debit Note", None),
        ("Debit Note No.", None),
        ("Tax Invoice", None),
    ],
)
def test_a_heading_names_a_note_by_its_words(text: str, doc_type: DocType | None) -> None:
    assert note_type(text) is doc_type
