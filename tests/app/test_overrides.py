"""`smartretail overrides` on a home of its own: made, listed, scored on what sold, withdrawn."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.cli import parser
from core.errors import InputError

TODAY = date.today()  # noqa: DTZ011 - the command line has no other clock
LAST = TODAY - timedelta(days=10)


def sales(path: Path, first: date, days: int, units: int) -> Path:
    rows = [f"{first + timedelta(days=n)},ATTA,DELHI_01,{units},{units * 265},265" for n in range(days)]
    path.write_text("\n".join(["date,sku_id,store_id,units,revenue,price", *rows]), encoding="utf-8")
    return path


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))
    file = sales(tmp_path / "sales.csv", LAST - timedelta(days=59), 60, 10)
    assert main(["ingest", str(file), "--kind", "sales", "--json"]) == 0
    capsys.readouterr()
    return tmp_path


def main(command: list[str]) -> int:
    """Run a command as `app.cli.main` does, but for what that sets for a whole process."""
    arguments = parser().parse_args(command)
    return int(arguments.run(arguments))


def run(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, dict[str, Any]]:
    code = main([*command, "--json"] if command[0] != "call" else [*command])
    return code, json.loads(capsys.readouterr().out)


def test_made_listed_scored_and_withdrawn(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {
        "sku_id": "ATTA",
        "store_id": "DELHI_01",
        "start": (LAST + timedelta(days=1)).isoformat(),
        "end": (LAST + timedelta(days=3)).isoformat(),
        "units_per_day": 40,
        "reason": "school fair",
    }
    code, _ = run(capsys, "call", "override_forecast", "--args", json.dumps(asked))
    assert code == 0
    _, listed = run(capsys, "overrides", "list")
    (made,) = listed["overrides"]
    assert (made["status"], made["reason"]) == ("in_force", "school fair")

    _, scored = run(capsys, "overrides", "score")
    assert (scored["total"]["days_unknown"], scored["total"]["verdict"]) == (3, None)

    file = sales(shop / "later.csv", LAST + timedelta(days=1), 3, 38)
    assert main(["ingest", str(file), "--kind", "sales", "--json"]) == 0
    capsys.readouterr()
    _, scored = run(capsys, "overrides", "score")
    assert (scored["total"]["days_scored"], scored["total"]["person_error"]) == (3, 6)
    assert scored["total"]["verdict"] == "better"
    _, listed = run(capsys, "overrides", "list")
    assert listed["overrides"][0]["status"] == "expired"

    code, withdrawn = run(capsys, "overrides", "withdraw", made["override_id"])
    assert (code, withdrawn["status"]) == (0, "withdrawn")
    assert main(["overrides", "list"]) == 0
    assert main(["overrides", "score"]) == 0
    assert "the person was nearer" in capsys.readouterr().out


def test_an_unknown_override_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="OV_nope"):
        main(["overrides", "withdraw", "OV_nope"])
    assert main(["overrides", "list"]) == 0
    assert "No forecast was set by hand yet." in capsys.readouterr().out
