"""The second voice: heard where the cues are silent, silent where it is not sure."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
import yaml

from agent.planner.intent import ToolName
from agent.planner.naive_bayes import SURE, guess
from agent.understanding import Understanding
from tests.agent.planner.conftest import TODAY
from tools.registry import TOOLS

OTHERS = frozenset({"refused", "answered", "clarify"})


def _said(text: str) -> Understanding:
    return Understanding(text=text, normalized=text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("which items will be over in the shop by next week", "assess_stockout_risk"),
        ("what should i order with a budget of rs 50000", "plan_reorder"),
        ("show last month sales by city", "query_kpi"),
    ],
)
def test_it_knows_what_it_has_seen_the_like_of(text: str, tool: str) -> None:
    found = guess(_said(text))
    assert found is not None
    assert found.label == tool


@pytest.mark.parametrize("text", ["", "qwertz uiop", "hello"])
def test_it_says_nothing_of_words_it_never_saw(text: str) -> None:
    assert guess(_said(text)) is None


def test_what_is_foreign_to_the_shop_is_not_given_to_a_tool() -> None:
    found = guess(_said("which bank gives the best interest rate on a loan"))
    assert found is None or found.label not in get_args(ToolName) or found.confidence < SURE


def test_every_label_is_a_tool_or_an_outcome() -> None:

    labels = set(yaml.safe_load(files("agent.planner").joinpath("phrases.yaml").read_text("utf-8")))
    assert labels <= OTHERS | {tool.name for tool in TOOLS}
