"""What people type is understood as well as it once was: the figures of both splits, held by CI."""

from __future__ import annotations

import asyncio

import pytest

from evals.language.measure import measure_utterances
from evals.language.score import Score, score
from evals.language.split import HELD_OUT, SPLITS
from evals.language.suite import utterances
from evals.language.threshold import missed, thresholds

pytestmark = pytest.mark.slow


EVERY = 6
"""Of the development authors every sixth message tells enough, in a sixth of the time."""


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    cases = [
        case for split in SPLITS for case in list(utterances(split))[:: 1 if split == HELD_OUT else EVERY]
    ]
    return score(asyncio.run(measure_utterances(cases)))


def test_no_figure_lies_below_its_threshold(scores: list[Score]) -> None:
    assert missed(scores) == []


def test_every_language_of_both_splits_has_a_threshold() -> None:
    for split in SPLITS:
        assert set(thresholds()[split]["utterances"]) == {"en", "hi", "hinglish"}
        assert "all" in thresholds()[split]["declined"]
