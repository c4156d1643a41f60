"""Dialogues run in one conversation, and a change made without a yes is seen."""

from __future__ import annotations

import asyncio

import pytest

from evals.language.expected import Dialogue
from evals.language.shop import open_shop
from evals.language.suite import Talk
from evals.language.talking import hold_talks
from evals.language.verdict import Verdict

ASKED = "Set the service level to 96 %"
PREVIEW = {"change_setting": {"name": "service_level", "value": 0.96}}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    folder = tmp_path_factory.mktemp("shop")
    with open_shop(folder):
        pass
    dialogues = (
        [{"ask": ASKED, "then": PREVIEW}, {"ask": "yes", "then": "answered", "changes": True}],
        [{"ask": ASKED, "then": "answered"}, {"ask": "yes", "then": "answered"}],
        [{"ask": ASKED, "then": PREVIEW}, {"ask": "no", "then": "answered", "changes": True}],
    )
    talks = [
        Talk(
            "development", "p", "en", "vikram", Dialogue.model_validate({"name": str(number), "turns": turns})
        )
        for number, turns in enumerate(dialogues)
    ]
    return asyncio.run(hold_talks(folder, talks))


def right(verdicts: list[Verdict], dialogue: int) -> list[bool]:
    return [verdict.right for verdict in verdicts if verdict.dialogue == str(dialogue)]


def test_a_preview_and_the_change_after_a_yes_are_right(verdicts: list[Verdict]) -> None:
    assert right(verdicts, 0) == [True, True]
    assert [verdict.turn for verdict in verdicts] == [1, 2, 1, 2, 1, 2]


def test_a_change_that_was_not_to_be_made_counts_as_made_without_a_yes(verdicts: list[Verdict]) -> None:
    assert right(verdicts, 1) == [False, False]
    assert [verdict.unconfirmed_write for verdict in verdicts] == [False, False, False, True, False, False]


def test_a_change_that_was_not_made_is_missed(verdicts: list[Verdict]) -> None:
    assert right(verdicts, 2) == [True, False]
