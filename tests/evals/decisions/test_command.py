"""`eval decisions`: every table as JSON or printed, and an exit code that tells of a missed aim."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

import pytest

from evals.decisions import command
from evals.decisions.table import Row, Table

GOOD = Table("Elasticity", (Row("ours", {"rmse": 0.25, "cover": float("nan")}),), (("below 0.31", True),))
BAD = Table("Service", (Row("ours", {"service": 0.5}),), (("within 2 points", False),))


def arguments(*, as_json: bool) -> argparse.Namespace:
    return argparse.Namespace(json=as_json, data=None)


def measured(*tables: Table) -> Any:
    def measure(data: object, progress: object) -> Iterator[Table]:
        yield from tables

    return measure


def test_json_holds_every_table_and_an_undefined_figure_is_null(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "measure", measured(GOOD))
    assert command.run(arguments(as_json=True)) == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert table["rows"] == [{"name": "ours", "rmse": 0.25, "cover": None}]
    assert table["aims"] == [{"aim": "below 0.31", "met": True}]


def test_a_missed_aim_is_said_and_ends_in_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "measure", measured(GOOD, BAD))
    assert command.run(arguments(as_json=False)) == 1
    printed = capsys.readouterr().out
    assert "✗ within 2 points" in printed
    assert "0.250" in printed
