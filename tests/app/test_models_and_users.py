"""`smartretail models` and `export` on a home of its own: trained, listed, rolled back, written out."""

from __future__ import annotations

import csv
import json
import math
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.cli import main
from core.clock import SystemClock, local_date

LAST = date.today() - timedelta(days=1)  # noqa: DTZ011 - the command line has no other clock
DAYS, ITEMS = 150, 16


def sales(path: Path) -> Path:
    random = np.random.default_rng(0)
    lines = ["date,sku_id,store_id,units,revenue,price"]
    for item in range(ITEMS):
        for back in range(DAYS):
            units = int(random.poisson(2 + item))
            store = "DELHI_01" if item % 2 else "MUMBAI_01"
            lines.append(f"{LAST - timedelta(days=back)},SKU_{item:02},{store},{units},{units * 50},50")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one model, trained by hand."""
    folder = tmp_path_factory.mktemp("models")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMARTRETAIL_HOME", str(folder / "home"))
        assert main(["ingest", str(sales(folder / "sales.csv")), "--kind", "sales", "--json"]) == 0
        assert main(["users", "add", "meena", "--role", "seller", "--store", "DELHI_01"]) == 0
        assert main(["models", "train", "--json"]) == 0
    return folder / "home"


@pytest.fixture(autouse=True)
def in_home(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(home))
    capsys.readouterr()


def run(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, dict[str, Any]]:
    code = main([*command, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_trained_model_is_listed_with_its_error_and_what_it_was_trained_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, listed = run(capsys, "models", "list")
    newest = listed["models"][0]
    assert 0 < newest["wape"] < 1
    assert newest["cutoff"] == LAST.isoformat()
    assert "curated.daily_sales" in newest["data_snapshot"]


def test_what_won_where_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "show"]) == 0
    table = capsys.readouterr().out
    assert "seasonal_naive" in table
    assert "← serves" in table


def test_an_earlier_model_serves_again_and_the_change_is_audited(capsys: pytest.CaptureFixture[str]) -> None:
    _, listed = run(capsys, "models", "list")
    first = listed["models"][-1]["version"]
    _, second = run(capsys, "models", "train")
    _, _ = run(capsys, "models", "rollback", first)
    _, listed = run(capsys, "models", "list")
    assert {one["version"]: one["serving"] for one in listed["models"]} == {
        second["version"]: False,
        first: True,
    }
    _, log = run(capsys, "audit", "list")
    assert ("serve_model", first) in [(one["action"], one["subject"]) for one in log["records"]]


def test_a_seller_may_not_change_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    code, refused = run(capsys, "models", "train", "--as", "meena")
    assert (code, refused["code"]) == (1, "role_not_allowed")


def test_a_version_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, refused = run(capsys, "models", "rollback", "none-such")
    assert code == 2
    assert "none-such" in refused["message"]


def test_the_forecasts_served_are_the_model_s_and_a_seller_exports_the_own_store_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "forecast.csv"
    _, done = run(capsys, "export", "forecast", "--out", str(out), "--as", "meena")
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert done["rows"] == len(rows) == ITEMS // 2 * 14
    assert {row["store_id"] for row in rows} == {"DELHI_01"}
    assert not {row["model"] for row in rows} & {"auto_ets", "moving_average"}
    assert all(math.isfinite(float(row["yhat"])) for row in rows)


def test_an_export_as_json_has_its_days_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "forecast.json"
    run(capsys, "export", "forecast", "--out", str(out), "--horizon", "3")
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert len(rows) == ITEMS * 3
    tomorrow = local_date(SystemClock(), "Asia/Kolkata") + timedelta(days=1)
    assert rows[0]["date"] == tomorrow.isoformat()


@pytest.mark.parametrize("wrong", [["--out", "f.txt"], ["--out", "f.csv", "--horizon", "0"]])
def test_a_wrong_export_is_refused_and_writes_nothing(
    wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, refused = run(capsys, "export", "forecast", *wrong)
    assert code == 2
    assert wrong[-1] in refused["message"]
    assert list(tmp_path.iterdir()) == []


def test_a_user_of_a_store_that_is_in_no_data_is_added_with_a_word_about_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["users", "add", "ravi", "--role", "seller", "--store", "NOPE_1", "--store", "DELHI_01"]) == 0
    assert "No store NOPE_1 is known yet" in capsys.readouterr().err
