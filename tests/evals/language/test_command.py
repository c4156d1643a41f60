"""`smartretail eval language`: what it prints, what it keeps to itself, and its exit code."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from core.errors import InputError
from evals.language import command, measure, threshold
from evals.language.suite import Utterance
from evals.language.verdict import Verdict
from tests.evals.language.test_score import verdict

ASKED_APART = "kept apart from who writes the rules"


def arguments(**given: Any) -> argparse.Namespace:
    return argparse.Namespace(
        **{"split": None, "show": None, "talk": None, "html": None, "json": False, **given}
    )


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    async def measured(cases: Iterable[Utterance]) -> list[Verdict]:
        return [verdict(right=False), verdict(split="held-out", ask=ASKED_APART, right=False)]

    monkeypatch.setattr(measure, "measure_utterances", measured)
    monkeypatch.setattr(threshold, "thresholds", lambda: {"held-out": {"utterances": {"en": 0.5}}})


def test_held_out_failures_are_listed_only_when_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert command.run(arguments(html=page)) == 1
    out = capsys.readouterr().out
    assert "revenue?" in out
    assert ASKED_APART not in out + page.read_text("utf-8")
    assert "held-out utterances en: 0.000 < 0.5" in out
    command.run(arguments(show=True))
    assert ASKED_APART in capsys.readouterr().out


def test_above_the_thresholds_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold, "thresholds", dict[str, Any])
    assert command.run(arguments(json=True)) == 0


def test_its_options_are_refused_beside_another_suite() -> None:
    command.refuse_options(arguments())
    with pytest.raises(InputError, match="--split"):
        command.refuse_options(arguments(split="held-out"))
