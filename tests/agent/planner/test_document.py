"""Questions about documents, follow-ups on the one talked about, and corrections."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

ALL = TOOLS | {"check_document", "correct_document"}
TALKED = Focus(document="DOC_a1", calls=(ToolCall(tool="check_document", arguments={"doc_id": "DOC_a1"}),))


@pytest.fixture
def planned(vocabulary: Vocabulary) -> Any:
    def _planned(text: str, focus: Focus | None = None, **context: str) -> list[tuple[str, dict[str, Any]]]:
        return as_pairs(plan(understand(text, vocabulary, today=TODAY, focus=focus, context=context), ALL))

    return _planned


@pytest.mark.parametrize(
    "text",
    [
        "Check this bill",
        "check my last invoice",
        "please verify the invoice I sent",
        "Is this bill ok?",
        "is the invoice correct",
        "What is wrong with the invoice?",
        "what's wrong with that bill",
        "did the receipt pass",
        "Are there mistakes in the bill, is the bill right?",
        "validate the GST certificate",
    ],
)
def test_a_question_about_a_document_checks_the_newest(planned: Any, text: str) -> None:
    assert planned(text) == [("check_document", {})]


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


@pytest.mark.parametrize("text", ["Why?", "why did it fail?", "which rule?"])
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
