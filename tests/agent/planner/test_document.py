"""Questions about documents, follow-ups on the one talked about, and corrections."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import Listed, ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

ALL = TOOLS | {"check_document", "correct_document"}
TALKED = Focus(document="DOC_a1", calls=(ToolCall(tool="check_document", arguments={"doc_id": "DOC_a1"}),))
LINE = Focus(
    document="DOC_b2",
    calls=(ToolCall(tool="list_documents", arguments={"standings": ["fail"]}),),
    line=Listed(name="GP/77", about="why did DOC_b2 fail?"),
)
"""A list of bills, of which one line was just told."""


@pytest.fixture
def planned(vocabulary: Vocabulary) -> Any:
    def _planned(text: str, focus: Focus | None = None, **context: str) -> list[tuple[str, dict[str, Any]]]:
        return as_pairs(plan(understand(text, vocabulary, today=TODAY, focus=focus, context=context), ALL))

    return _planned


@pytest.mark.parametrize(
    "text",
    [
        "Check this bill",
        "check my last bill",
        "please verify the invoice I sent",
        "Is this bill ok?",
        "is the invoice correct",
        "What is wrong with the invoice?",
        "what's wrong with that bill",
        "did the receipt pass",
        "Are there mistakes in the bill, is the bill right?",
    ],
)
def test_a_question_about_a_document_checks_the_newest(planned: Any, text: str) -> None:
    assert planned(text) == [("check_document", {})]


def test_a_line_of_a_list_that_was_told_is_what_is_asked_about_next(planned: Any) -> None:
    assert planned("which rule?", LINE) == [("check_document", {"doc_id": "DOC_b2", "explain": True})]
    corrected = {"doc_id": "DOC_b2", "field": "date", "value": "15 November 2026"}
    assert planned("fix the date to 15 November 2026", LINE) == [("correct_document", corrected)]


def test_a_document_named_by_its_id_is_checked(planned: Any) -> None:
    assert planned("Check document DOC_1a2b") == [("check_document", {"doc_id": "DOC_1a2b"})]
    assert planned("doc_1a2b?") == [("check_document", {"doc_id": "DOC_1a2b"})]


@pytest.mark.parametrize(
    ("text", "explain"),
    [
        ("Why?", True),
        ("why did it fail?", True),
        ("which rule?", True),
        ("Which clause says so?", True),
        ("what is wrong with it?", False),
        ("check it again", False),
        ("is it ok?", False),
    ],
)
def test_a_follow_up_is_about_the_document_talked_about(planned: Any, text: str, explain: bool) -> None:
    arguments = {"doc_id": "DOC_a1", **({"explain": True} if explain else {})}
    assert planned(text, TALKED) == [("check_document", arguments)]


@pytest.mark.parametrize("text", ["Why?", "why did it fail?"])
def test_without_a_document_before_it_a_follow_up_is_about_none(planned: Any, text: str) -> None:
    assert all(name != "check_document" for name, _ in planned(text))


def test_why_after_another_question_is_not_about_the_document(planned: Any) -> None:
    later = TALKED.model_copy(
        update={"calls": (ToolCall(tool="forecast_demand", arguments={"store_id": "DELHI_01"}),)}
    )
    assert all(name != "check_document" for name, _ in planned("Why?", later))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("fix the date to 12 March", "date", "12 March"),
        ("Change the invoice number to GK/2232", "invoice number", "GK/2232"),
        ("the total is 8,496", "total", "8,496"),
        ("correct the seller's GSTIN to 07AAACG1234A1Z3.", "seller gstin", "07AAACG1234A1Z3"),
        ("The place of supply should be Delhi", "place of supply", "Delhi"),
        ("set the taxable value to 7200.50", "taxable value", "7200.50"),
    ],
)
def test_a_correction_names_field_and_value(planned: Any, text: str, field: str, value: str) -> None:
    assert planned(text, TALKED) == [
        ("correct_document", {"doc_id": "DOC_a1", "field": field, "value": value})
    ]


def test_a_correction_may_say_that_it_is_of_the_bill(planned: Any) -> None:
    assert planned("fix the date of the bill to 12 March") == [
        ("correct_document", {"field": "date", "value": "12 March"})
    ]


def test_a_correction_without_its_value_is_asked_for_and_completed(planned: Any) -> None:
    ((name, arguments),) = planned("fix the date", TALKED)
    assert (name, arguments["code"]) == ("ask_user", "which_value_document")
    waiting = TALKED.model_copy(update={"unfinished": arguments["resume"], "asked": True})
    assert planned("12 March", waiting) == [
        ("correct_document", {"doc_id": "DOC_a1", "field": "date", "value": "12 March"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "set the price of Suvarna Atta 5 kg at Delhi 2 to 259",
        "what is the total revenue last week",
        "how many units did we sell last week in Delhi",
        "What will stock out next week?",
        "what is the GST on soap",
        "revenue last month by city",
    ],
)
@pytest.mark.parametrize("focus", [None, TALKED])
def test_questions_about_the_shop_are_not_about_documents(
    planned: Any, text: str, focus: Focus | None
) -> None:
    assert all(name not in ("check_document", "correct_document") for name, _ in planned(text, focus))


def test_a_document_that_was_read_is_told_by_its_id(planned: Any) -> None:
    assert planned("Check this document", document="DOC_b2") == [("check_document", {"doc_id": "DOC_b2"})]


def test_what_its_caption_asks_for_is_answered_too(planned: Any) -> None:
    calls = planned("What will stock out next week?", document="DOC_b2")
    assert calls[0] == ("check_document", {"doc_id": "DOC_b2"})
    assert [name for name, _ in calls] == ["check_document", "assess_stockout_risk"]


def test_a_caption_changes_nothing(planned: Any) -> None:
    caption = "set the price of Suvarna Atta 5 kg at Delhi 2 to 259"
    assert planned(caption, document="DOC_b2") == [("check_document", {"doc_id": "DOC_b2"})]


def test_a_context_that_is_no_document_id_is_left_alone(planned: Any) -> None:
    assert planned("hello", document="'; DROP TABLE")[0][0] == "ask_user"


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("is invoice GP/77 correct?", {"doc_id": "GP/77"}),
        ("why did GP/77 fail?", {"doc_id": "GP/77", "explain": True}),
        ("show bill CH/0412", {"doc_id": "CH/0412"}),
        ("GP/77 me kya galat hai", {"doc_id": "GP/77"}),
        ("bill 2204 dikhao", {"doc_id": "2204"}),
        ("bill no 77 kyu fail hua", {"doc_id": "77", "explain": True}),
        ("बिल GP/77 क्यों फेल हुआ", {"doc_id": "GP/77", "explain": True}),
        ("show me bill B-3391", {"doc_id": "B-3391"}),
    ],
)
def test_a_document_named_by_its_own_number_is_the_one_checked(
    planned: Any, text: str, arguments: dict[str, Any]
) -> None:
    assert planned(text) == [("check_document", arguments)]
    assert planned(text, TALKED) == [("check_document", arguments)]


def test_each_of_several_numbers_is_checked(planned: Any) -> None:
    assert planned("GP/77 aur CH/0412 dono theek hain?") == [
        ("check_document", {"doc_id": "GP/77"}),
        ("check_document", {"doc_id": "CH/0412"}),
    ]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("fix the date of CH/0412 to 12 March", {"doc_id": "CH/0412", "field": "date", "value": "12 March"}),
        ("the invoice number should be GP/78", {"field": "invoice number", "value": "GP/78"}),
    ],
)
def test_a_number_says_which_document_to_correct_or_what_it_reads(
    planned: Any, text: str, arguments: dict[str, Any]
) -> None:
    assert planned(text) == [("correct_document", arguments)]


@pytest.mark.parametrize(
    "text",
    ["is the bill of 12 march ok", "is the 5-star 4-pack bill right?", "bill 8496 ka hai, theek hai?"],
)
def test_a_day_a_pack_and_an_amount_are_no_number_of_a_document(planned: Any, text: str) -> None:
    assert all("doc_id" not in arguments for _, arguments in planned(text))


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Gomtika ka bill theek hai kya", "Gomtika"),
        ("check Annapurnika's bill", "Annapurnika"),
        ("is the bill of Tulsika fine", "Tulsika"),
        ("गोमतिका का बिल ठीक है क्या", "गोमतिका"),
    ],
)
def test_a_bill_named_by_its_issuer_is_the_newest_of_theirs(planned: Any, text: str, supplier: str) -> None:
    sale = ["invoice", "bill_of_supply", "receipt"]
    assert planned(text) == [("check_document", {"supplier": supplier, "doc_types": sale})]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("check my last invoice", ["invoice"]),
        ("check the last receipt", ["receipt"]),
        ("aakhri raseed theek hai kya", ["receipt"]),
        ("validate the GST certificate", ["gst_certificate"]),
    ],
)
def test_the_newest_of_a_kind_is_of_that_kind(planned: Any, text: str, kinds: list[str]) -> None:
    assert planned(text) == [("check_document", {"doc_types": kinds})]


@pytest.mark.parametrize("text", ["agency ka bill check karo", "check the vendor's bill"])
def test_what_anybody_may_be_called_is_no_issuer(planned: Any, text: str) -> None:
    assert planned(text) == [("check_document", {})]


def test_by_which_rule_asked_of_nothing_is_of_what_failed(planned: Any) -> None:
    assert planned("which rule?") == [("check_document", {"explain": True})]
