"""The judges find what is wrong, and nothing where all is well."""

from __future__ import annotations

from typing import Any

import pytest

from core.message import Outcome, Reply, ToolCall
from evals.bench.figure import percentile
from evals.case import Case, load, suites
from evals.evaluator import EVALUATORS
from tests.agent.shop import MANAGER
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
    return [fault for judge in EVALUATORS for fault in judge(CASE.turns[0].expect, given, GROUND, MANAGER)]


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


def test_a_case_of_several_turns_is_one_conversation() -> None:
    turns = [{"ask": text, "expect": {"outcome": "answered"}} for text in ("Sales last week", "And Mumbai?")]
    assert [turn.ask for turn in Case.model_validate({"name": "x", "turns": turns}).turns] == [
        "Sales last week",
        "And Mumbai?",
    ]


def test_every_tool_has_a_suite_and_every_suite_reads() -> None:
    assert {tool.name for tool in TOOLS} <= set(suites())
    assert all(load(suite) for suite in suites())


def test_a_percentile_is_the_least_value_that_covers_its_share() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.99) == 99
    assert percentile([7], 0.99) == 7
