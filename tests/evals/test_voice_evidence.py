"""What a plan of the rules is worth follows from what such plans were worth for authors unread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from scripts.voice_evidence import FILE, add_counts, counted, evidence_odds

COUNTS: Mapping[str, Mapping[str, int]] = {"tells": {"x": 16}, "guesses": {"x": 4, "y": 20}}


def test_odds_are_those_of_bayes_damped() -> None:
    kinds, odds = evidence_odds(COUNTS, ["x", "y"])
    assert kinds == ["guesses", "tells"]
    told = (16 + 4 * 16 / 40) / (20 + 4) / (16 / 40)  # how much likelier of x than of any message
    assert odds[1, 0] == pytest.approx(0.6 * np.log(told))
    assert odds[1, 1] < 0 < odds[0, 1]


def test_new_counts_are_added_to_the_old(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("tells: {x: 1}\n", encoding="utf-8")
    add_counts(tmp_path, [("tells", "x"), ("asks why", "y")])
    assert counted(tmp_path) == {"asks why": {"y": 1}, "tells": {"x": 2}}
