"""The second voice: what it learned is what ships, and it is heard where the rules say nothing sure."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
import yaml

from agent.planner.answer import Plan, PlannedCall, ask, decline
from agent.planner.evidence import CLARIFY, SEVERAL, evidence_of
from agent.planner.second_thought import reconsidered
from agent.planner.second_voice import FILE, IN_DOUBT, MEANING, voices
from agent.understanding import Understanding
from scripts.second_voice import FOLDER, digest
from scripts.voice_examples import examples
from tests.agent.planner.conftest import TODAY
from tools.registry import TOOLS

NO_TOOL = frozenset({"refused", "answered", CLARIFY, SEVERAL})
OFF_TOPIC = decline("off_topic")


def _said(text: str) -> Understanding:
    return Understanding(text=text, normalized=text, today=TODAY)


def _make(label: str) -> Plan | None:
    return (PlannedCall(label, {}),)


def test_what_ships_was_learned_from_the_texts_as_they_are() -> None:
    with np.load(FOLDER / FILE) as saved:
        assert str(saved["digest"]) == digest(), (
            "phrases or traits changed: run `python -m scripts.second_voice`"
        )


def test_every_label_is_a_tool_or_an_outcome() -> None:
    assert set(voices().quick.labels) <= NO_TOOL | {tool.name for tool in TOOLS}
    assert {example.label for example in examples(FOLDER)} == set(voices().quick.labels)


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("which articles will be finished before the new truck comes", "assess_stockout_risk"),
        ("what quantity do we have to buy if we spend rs 50000", "plan_reorder"),
        ("last month collection city by city", "query_kpi"),
        ("what does the procedure say about broken parcels", "search_knowledge"),
        ("who won the cup final", "refused"),
    ],
)
def test_it_hears_what_no_example_says_in_these_words(text: str, tool: str) -> None:
    shares = voices().quick.hears(_said(text)).shares()
    assert max(shares, key=lambda label: shares[label]) == tool
    assert sum(shares.values()) == pytest.approx(1.0)


def test_it_is_in_doubt_about_words_it_never_heard() -> None:
    assert max(voices().quick.hears(_said("qwertz uiop asdf")).shares().values()) < IN_DOUBT


def test_meaning_is_asked_for_in_doubt_only() -> None:
    asked: list[str] = []

    def embed(text: str) -> np.ndarray:
        asked.append(text)
        return np.ones(len(voices().thorough.meaning[MEANING[0]].usual), np.float32)

    voices().hear(_said("total sales last month by store"), embed)
    assert asked == []
    voices().hear(_said("qwertz uiop asdf"), embed)
    assert asked == ["qwertz uiop asdf"] * len(MEANING)


def test_a_sure_voice_is_followed_where_the_rules_would_decline() -> None:
    (call,) = reconsidered(_said("total sales last month by store"), OFF_TOPIC, _make)
    assert call.name == "query_kpi"


def test_what_is_done_with_an_id_is_one_of_few_things() -> None:
    (call,) = reconsidered(_said("scrap RU_6e0d82b9f4"), OFF_TOPIC, _make)
    assert call.name == "remove_alert_rule"
    (call,) = reconsidered(_said("I authorise PC_7ae40c19d5, at rs 92 rather than that"), OFF_TOPIC, _make)
    assert call.name == "decide_recommendation"


@pytest.mark.parametrize("text", ["do the needful on that one", "fix it asap", "please take care of that"])
def test_what_could_mean_anything_is_asked_about(text: str) -> None:
    (call,) = reconsidered(_said(text), (PlannedCall("plan_reorder", {}),), _make)
    assert (call.name, call.arguments["code"]) == ("ask_user", "which_request")


def test_a_question_never_counted_stands() -> None:
    asked = ask("which_units_override")
    assert not voices().knows(evidence_of(asked, _said("x")))
    assert reconsidered(_said("total sales last month by store"), asked, _make) == asked


@pytest.mark.parametrize(
    ("text", "by_rules"),
    [
        ("qwertz uiop asdf", OFF_TOPIC),
        ("total sales last month by store", (PlannedCall("query_kpi", {"metrics": ["units"]}),)),
        ("", OFF_TOPIC),
    ],
)
def test_the_rules_plan_stands_where_the_voice_says_the_same_or_doubts(text: str, by_rules: Plan) -> None:
    assert reconsidered(_said(text), by_rules, _make) == by_rules


def test_paraphrases_are_written_for_every_tool_that_is_asked_for_by_words() -> None:
    turns = yaml.safe_load(files("agent.planner").joinpath("paraphrases.yaml").read_text("utf-8"))
    assert set(turns) == set(voices().quick.labels) - {CLARIFY, SEVERAL}
