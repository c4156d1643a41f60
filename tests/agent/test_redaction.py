"""Personal data leaves a text before a remote model sees it; the shop's own words stay."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from agent import redaction
from agent.personal.known import Known
from agent.personal.recognizers import LABELS, LOWEST_SCORE, analyzer, possible_in
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


def test_a_text_read_before_is_held_to_what_is_kept_and_known_now() -> None:
    redactor = Redactor()

    assert redactor.redact("Mr Ram Das of Shri Ganesh") == "<name> of <name>"
    assert redactor.redact("Mr Ram Das of Shri Ganesh", keep={"Shri Ganesh"}) == "<name> of Shri Ganesh"
    known = [Known("Mr Ram Das of Shri Ganesh", "contact")]
    assert redactor.redact("Mr Ram Das of Shri Ganesh", known=known) == "<contact>"
    assert redactor.redact("Mr Ram Das of Shri Ganesh") == "<name> of <name>"


def test_nothing_that_was_said_is_kept_in_memory() -> None:
    redactor = Redactor()
    redactor.redact("call 9876543210, Mr Ram Das")

    kept = repr(vars(redactor)["_remembered"])
    assert kept != "{}"
    assert "98765" not in kept
    assert "Ram" not in kept


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redaction, "MOST_REMEMBERED", 3)
    redactor = Redactor()

    for number in range(10):
        redactor.redact(f"stock of item {number}")

    assert len(vars(redactor)["_remembered"]) <= 3


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("asha@okaxis", "IN_UPI"),
        ("asha.k@gmail.com", "EMAIL_ADDRESS"),
        ("Mr Ram Das", "PERSON"),
        ("flat no 7, MG Road", "IN_ADDRESS"),
        ("IFSC HDFC0ABCDEF", "IN_IFSC"),
        ("a/c 1        2", "IN_BANK_ACCOUNT"),
        ("07ABCDEFGHIJKZZ", "IN_GSTIN"),
        ("GB12 WEST ABCD EFGH IJKL MN", "IBAN_CODE"),
        ("9CD12", "IN_VEHICLE_REGISTRATION"),
        ("+971 800 99", "PHONE_NUMBER"),
        ("ABCDE1234F", "IN_PAN"),
    ],
)
def test_every_form_is_looked_for_in_the_shortest_text_that_may_hold_it(text: str, entity: str) -> None:
    assert entity in possible_in(text)


def test_what_is_not_looked_for_is_not_there() -> None:
    engine = analyzer()
    texts = [text.replace("[[", "").replace("]]", "") for text in labelled()]
    short = [piece for text in texts for piece in text.split(",")]
    for text in {*texts, *short, "Suvarna Atta 5 kg", "DELHI_01", "Kesar Soap 8-pack", "12/4 a"}:
        found = engine.analyze(text, "en", entities=list(LABELS), score_threshold=LOWEST_SCORE)
        assert {one.entity_type for one in found} <= set(possible_in(text)), text


def labelled() -> list[str]:
    """Return the texts of the labelled set, private and plain."""
    held = yaml.safe_load(files("evals.privacy").joinpath("texts.yaml").read_text(encoding="utf-8"))
    return [str(text) for part in ("private", "plain") for text in held[part]]


def test_several_findings_are_all_replaced() -> None:
    redacted = REDACTOR.redact("Mr Ram Das, 9876543210, ram@x.com, 9876543211")

    assert redacted == "<name>, <phone>, <email>, <phone>"
