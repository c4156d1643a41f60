"""The judges find what is wrong, and nothing where all is well."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from core.fact import Citation, Fact, Source
from core.identity import Principal
from core.message import Outcome, Reply, ToolCall
from evals.bench.figure import percentile
from evals.case import KINDS, Case, load, suites
from evals.evaluator import EVALUATORS, Heard
from tests.agent.shop import MANAGER, SELLER
from tests.evals.test_matching import GROUND
from tools.registry import TOOLS

CASE = Case.model_validate(
    {
        "name": "stock-outs in Delhi",
        "ask": "What will stock out next week in Delhi?",
        "expect": {
            "outcome": "answered",
            "tool_calls": [{"tool": "assess_stockout_risk", "arguments": {"city": "Delhi"}}],
            "says": ["Delhi"],
            "never_says": ["Mumbai"],
        },
    }
)


def reply(**changes: Any) -> Reply:
    fields: dict[str, Any] = {
        "conversation_id": "c",
        "message_id": "m",
        "answer": "Nothing runs out in Delhi.",
        "outcome": Outcome.ANSWERED,
        "tool_calls": (ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi"}),),
        "verified": True,
    }
    return Reply(**{**fields, **changes})


def faults(given: Reply) -> list[str]:
    return faults_of(CASE, given)


def faults_of(
    case: Case, given: Reply, *, person: Principal = MANAGER, changed: tuple[str, ...] = ()
) -> list[str]:
    turn = case.turns[0]
    heard = Heard(turn.expect, turn.ask, given, GROUND, person, changed=changed)
    return [fault for judge in EVALUATORS for fault in judge(heard)]


def test_a_right_reply_has_no_faults() -> None:
    assert faults(reply()) == []


def test_an_argument_that_equals_its_default_may_be_there_or_not() -> None:
    call = ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi", "horizon_days": 7})
    assert faults(reply(tool_calls=(call,))) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"outcome": Outcome.CLARIFY}, "outcome clarify"),
        ({"tool_calls": ()}, "missing call"),
        ({"tool_calls": (ToolCall(tool="assess_stockout_risk", arguments={"city": "Agra"}),)}, "unexpected"),
        ({"verified": False}, "not verified"),
        ({"answer": "Nothing runs out."}, "does not say 'Delhi'"),
        ({"answer": "Delhi and Mumbai."}, "says 'Mumbai'"),
    ],
)
def test_each_kind_of_wrong_reply_is_found(changes: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults(reply(**changes)))


def fact(value: float, **subject: str) -> Fact:
    return Fact(
        id="f1.1", label="Units", value=value, unit="units", subject=subject, source=Source(method="counted")
    )


@pytest.mark.parametrize("figure", ["42", "1,234", "४२", "4.5"])
def test_a_figure_that_stands_in_no_fact_is_found_from_the_sent_text_alone(figure: str) -> None:
    given = reply(answer=f"{figure} run out in Delhi.", facts=(fact(41),))
    assert any("stands in no fact" in found for found in faults(given))


def test_figures_of_facts_citations_and_the_question_are_no_strangers() -> None:
    case = Case.model_validate({"ask": "Delhi, next 10 days?", "expect": "answered"})
    given = reply(
        answer="1. In 10 days 1,234 run out in Delhi (R-7).",
        facts=(fact(1234),),
        citations=(Citation(source="Returns", ref="R-7", quote="seven"),),
    )
    assert faults_of(case, given) == []


def test_a_figure_of_a_store_that_the_person_may_not_see_is_found() -> None:
    given = reply(facts=(fact(1, store_id="JAIPUR_01"),))
    assert faults_of(CASE, given) == []
    assert faults_of(CASE, given, person=SELLER) == ["a figure of JAIPUR_01"]


def test_a_change_without_a_yes_is_found_and_a_file_is_none() -> None:
    assert faults_of(CASE, reply(), changed=("export_data",)) == []
    assert faults_of(CASE, reply(), changed=("change_setting",)) == [
        "change_setting made a change without a yes"
    ]


@pytest.mark.parametrize(
    ("expect", "changes", "fault"),
    [
        ({"cites": ["R-1"]}, {"citations": ()}, "cites no 'R-1'"),
        ({"cites": ["R-1"]}, {"citations": (Citation(source="a run", ref="R-1"),)}, "cites no 'R-1'"),
        ({"language": "hi"}, {"language": "hi"}, "expected hi"),
        ({"language": "en"}, {"answer": "दिल्ली में कुछ नहीं।"}, "expected en"),
        ({"least_facts": 1}, {}, "at least 1"),
    ],
)
def test_citations_language_and_facts_are_judged(
    expect: dict[str, Any], changes: dict[str, Any], fault: str
) -> None:
    case = Case.model_validate({"ask": "?", "expect": {"outcome": "answered", **expect}})
    assert any(fault in found for found in faults_of(case, reply(**changes)))


def test_a_case_of_several_turns_is_one_conversation() -> None:
    turns = [{"ask": text, "expect": {"outcome": "answered"}} for text in ("Sales last week", "And Mumbai?")]
    assert [turn.ask for turn in Case.model_validate({"name": "x", "turns": turns}).turns] == [
        "Sales last week",
        "And Mumbai?",
    ]


def test_there_are_cases_of_every_kind_and_their_names_tell_them_apart() -> None:
    cases = [(suite, case) for suite in suites() for case in load(suite)]
    assert len(cases) >= 400
    assert {case.kind for _, case in cases} == set(KINDS)
    names = Counter((suite, case.name) for suite, case in cases)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_tool_has_a_suite_and_every_suite_reads() -> None:
    assert {tool.name for tool in TOOLS} <= set(suites())
    assert all(load(suite) for suite in suites())
    assert min(len(load("access")), len(load("injection"))) > 40, "what must not happen is tried in many ways"


def test_a_percentile_is_the_least_value_that_covers_its_share() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.99) == 99
    assert percentile([7], 0.99) == 7
