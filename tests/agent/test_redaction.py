"""Personal data leaves a text before a remote model sees it; the shop's own words stay."""

from __future__ import annotations

import pytest

from agent.redaction import Redactor

REDACTOR = Redactor()


@pytest.mark.parametrize(
    ("text", "secret", "label"),
    [
        ("call +91 98765 43210 about it", "43210", "<phone>"),
        ("call 9876543210", "9876543210", "<phone>"),
        ("call 098765-43210", "43210", "<phone>"),
        ("९८७६५४३२१० par call karo", "९८७६", "<phone>"),
        ("９８７６５４３２１０", "９８７６", "<phone>"),
        ("98765\u200b43210", "98765", "<phone>"),
        ("write to asha.k@gmail.com", "asha.k", "<email>"),
        ("pay asha@okaxis now", "asha@", "<upi>"),
        ("PAN ABCDE1234F", "ABCDE1234F", "<pan>"),
        ("aadhaar 2345 6789 0124", "6789", "<aadhaar>"),
        ("GSTIN 07AAACG1234A1Z9", "07AAACG1234A1Z9", "<gstin>"),
        ("card 4111 1111 1111 1111", "4111", "<card>"),
        ("a/c no 12345678901234", "12345678901234", "<bank_account>"),
        ("IFSC HDFC0001234", "HDFC0001234", "<ifsc>"),
        ("my name is Ramesh Kumar", "Ramesh", "<name>"),
        ("Mr. Suresh Gupta wants milk", "Suresh", "<name>"),
        ("flat no 12, MG Road, Pune wants milk", "MG Road", "<address>"),
    ],
)
def test_personal_data_is_replaced_by_what_it_was(text: str, secret: str, label: str) -> None:
    redacted = REDACTOR.redact(text)

    assert secret not in redacted
    assert label in redacted


@pytest.mark.parametrize(
    "text",
    [
        "What will stock out next week in Delhi?",
        "How many FOODS_3_090 will CA_1 sell in the next 14 days?",
        "revenue between 2025-11-01 and 2025-11-30",
        "budget 1,23,45,678 for Mohini Toned Milk 500 ml at DELHI_01",
        "order 1200000 units of SKU_123456",
        "कल क्या खत्म होगा?",
        "",
    ],
)
def test_a_question_about_the_shop_stays_as_it_is(text: str) -> None:
    assert REDACTOR.redact(text) == text


def test_a_name_of_the_catalogue_is_kept() -> None:
    assert "Shri Ganesh" in REDACTOR.redact("stock of Shri Ganesh", keep={"Shri Ganesh"})
    assert "Shri Ganesh" not in REDACTOR.redact("stock of Shri Ganesh")


def test_several_findings_are_all_replaced() -> None:
    redacted = REDACTOR.redact("Mr Ram Das, 9876543210, ram@x.com, 9876543211")

    assert redacted == "<name>, <phone>, <email>, <phone>"
