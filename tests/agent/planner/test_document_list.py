"""Questions about many documents, told from those about one and from those about the shop."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import Listed, ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

ALL = TOOLS | {"check_document", "correct_document", "list_documents"}
PROBLEMS = ["fail", "needs_review"]
OCTOBER = {"start": "2026-10-01", "end": "2026-10-31"}
SHOWN = Focus(
    calls=(ToolCall(tool="list_documents", arguments={}),),
    listed=tuple(
        Listed(name=f"document DOC_{one}", about=f"Check document DOC_{one} and explain") for one in "abc"
    ),
)


@pytest.fixture
def planned(vocabulary: Vocabulary) -> Any:
    def _planned(text: str, focus: Focus | None = None) -> list[tuple[str, dict[str, Any]]]:
        return as_pairs(plan(understand(text, vocabulary, today=TODAY, focus=focus), ALL))

    return _planned


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("Which bills need review?", {"standings": PROBLEMS}),
        ("Show me the bills that need my attention", {"standings": PROBLEMS}),
        ("Show failed invoices", {"standings": ["fail"], "doc_types": ["invoice"]}),
        ("failed bills", {"standings": ["fail"]}),
        ("How many bills failed last month?", {"standings": ["fail"], "period": OCTOBER}),
        ("which documents passed?", {"standings": ["pass"]}),
        ("which bills could not be read", {"standings": ["refused"]}),
        ("Show all bills", {}),
        ("how many bills did I upload", {}),
        ("List all GST certificates", {"doc_types": ["gst_certificate"]}),
        (
            "Which invoices from Gupta Kirana have problems?",
            {"standings": PROBLEMS, "doc_types": ["invoice"], "supplier": "Gupta Kirana"},
        ),
        ("kitne bill fail hue?", {"standings": ["fail"]}),
        ("kaun se bill check karne hain?", {"standings": PROBLEMS}),
        ("galat bill dikhao", {"standings": PROBLEMS}),
        ("pichle mahine ke bill dikhao", {"period": OCTOBER}),
        ("Gupta Kirana ke bill dikhao", {"supplier": "Gupta Kirana"}),
        ("kaunse invoice reject hue", {"standings": ["fail"], "doc_types": ["invoice"]}),
        ("कितने बिल फेल हुए?", {"standings": ["fail"]}),
        ("किस बिल में गलती है?", {"standings": PROBLEMS}),
        ("कौन से बिल पास नहीं हुए?", {"standings": ["fail"]}),
    ],
)
def test_a_question_about_many_lists_them(planned: Any, text: str, arguments: dict[str, Any]) -> None:
    assert planned(text) == [("list_documents", arguments)]


@pytest.mark.parametrize(
    "text",
    [
        "Check this bill",
        "is this bill ok?",
        "What is wrong with the invoice?",
        "review my last invoice",
        "Are there mistakes in the bill, is the bill right?",
        "bill thik h kya",
        "यह बिल ठीक है क्या?",
    ],
)
def test_a_question_about_one_checks_it(planned: Any, text: str) -> None:
    assert [name for name, _ in planned(text)] == ["check_document"]


@pytest.mark.parametrize(
    "text",
    [
        "how many bills last week",
        "average bill value last month",
        "which price changes need review?",
        "which stores have problems",
        "show revenue last week",
        "export failed invoices",
        "What papers do I need for a US visa?",
        "canada ke visa ke liye kya kagaz lagte hain",
        "Which documents are needed for a claim?",
        "दुकान के लाइसेंस के लिए कौन से काग़ज़ लगते हैं",
    ],
)
def test_a_question_about_the_shop_lists_no_document(planned: Any, text: str) -> None:
    assert all(name != "list_documents" for name, _ in planned(text))


@pytest.mark.parametrize(
    "text", ["why the second?", "why did the second fail?", "doosra kyun fail hua?", "दूसरा क्यों?", "2"]
)
def test_a_place_in_the_list_is_its_document(planned: Any, text: str) -> None:
    assert planned(text, SHOWN) == [("check_document", {"doc_id": "DOC_b", "explain": True})]


def test_why_alone_asks_which_of_them(planned: Any) -> None:
    ((name, arguments),) = planned("why?", SHOWN)
    assert (name, arguments["code"]) == ("ask_user", "point_which")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("which bills are duplicate", "duplicate"),
        ("koi bill do baar to nahi aaya", "duplicate"),
        ("same bill twice?", "duplicate"),
        ("कौन से बिल दो बार आए हैं", "duplicate"),
        ("bills with wrong GST number", "gstin"),
        ("kaunse bill me GST number galat hai", "gstin"),
        ("jin bills me tax galat hai", "tax"),
        ("जिन बिलों में टैक्स ग़लत है", "tax"),
        ("bills without HSN", "hsn"),
        ("bina HSN wale bill dikhao", "hsn"),
        ("kis bill ka total galat hai", "arithmetic"),
    ],
)
def test_documents_with_a_certain_problem_are_listed(planned: Any, text: str, problem: str) -> None:
    assert planned(text) == [("list_documents", {"problem": problem})]


@pytest.mark.parametrize(
    "text",
    [
        "is a bill without HSN valid?",
        "what is the penalty for a wrong GST number on invoices?",
        "kya bina bill ke maal bech sakte hain",
        "why is the tax wrong in this bill?",
        "total of the bill is wrong, fix it to 8,496",
    ],
)
def test_the_law_and_one_bill_are_no_such_list(planned: Any, text: str) -> None:
    assert all("problem" not in arguments for _, arguments in planned(text))
