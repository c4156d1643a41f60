"""`smartretail eval` as it is run: every case holds where it must, and what breaks the product fails it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import pytest

from agent.planner import plan as planning
from agent.planner.answer import Plan
from agent.understanding import Understanding
from app.cli import main
from evals.case import KINDS, load, suites
from evals.scorecard import thresholds
from tests.app.served_shop import built_shop

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run the command on the demo shop that other tests serve; the exit code, and what it printed."""
    monkeypatch.setenv("SMARTRETAIL_HOME", str(built_shop(tmp_path_factory)))

    def ran(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = main(["eval", *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return ran


def test_every_case_of_every_suite_is_asked_and_no_line_lies_below_its_threshold(
    run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    code, told = run("--html", str(page))
    assert (told["below_threshold"], code) == ([], 0), _failures(told["failed"])
    assert told["cases"] == sum(len(load(suite)) for suite in suites())
    assert {row["name"] for row in told["rows"]} == set(thresholds()) >= set(KINDS)
    assert f"<h2>{len(told['failed'])} failures</h2>" in page.read_text(encoding="utf-8")


def test_what_breaks_the_product_fails_it(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(planning, "alert_plan", _nothing_of_alerts)
    monkeypatch.setattr(planning, "reconsidered", _rules_alone)
    page = tmp_path / "report.html"
    code, told = run("show_alert_rules", "--runs", "2", "--html", str(page))
    assert code == 1
    assert told["passed"] < told["cases"]
    assert "<td>answered, show_alert_rules {}</td><td>" in page.read_text(encoding="utf-8")


def _nothing_of_alerts(_understanding: Understanding, _tools: Collection[str]) -> Plan | None:
    return None


def _rules_alone(_understanding: Understanding, by_rules: Plan, *_: object, **__: object) -> Plan:
    return by_rules


def _failures(failed: Sequence[dict[str, Any]]) -> str:
    return "\n".join(f"{one['suite']} · {one['case']}: {'; '.join(one['faults'])}" for one in failed)
