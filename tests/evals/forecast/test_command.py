"""`smartretail eval forecast`, from the command line to its report."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from app.cli import main
from evals.forecast import forecaster
from evals.forecast.forecaster import Contestant
from tests.evals.forecast.small import LAST_DAY, sales, write_folder

FAKES = "tests.evals.forecast.small"
ROWS = sales(
    {
        "BUSY": [5.0, 6, 7, 8, 9, 14, 12] * 10,
        "SLOW": [0.0, 0, 3, 0, 0, 0, 1] * 10,
        "NEW": [2.0] * 20,
    }
)


@pytest.fixture(autouse=True)
def quick_forecasters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put forecasters in the ring that need no library."""
    monkeypatch.setattr(forecaster, "OURS", Contestant("ours", f"{FAKES}:last_value"))
    monkeypatch.setattr(forecaster, "BASELINES", (Contestant("Nothing", f"{FAKES}:nothing"),))
    monkeypatch.setattr(forecaster, "AUTO_ETS", Contestant("AutoETS", f"{FAKES}:nothing"))
    monkeypatch.setattr(
        forecaster,
        "SLOW_BASELINES",
        {
            "sarimax": Contestant("SARIMAX", f"{FAKES}:nothing"),
            "prophet": Contestant("Prophet", f"{FAKES}:nothing", "no_such_package"),
        },
    )


def evaluate(folder: Path, *options: str) -> int:
    return main(["eval", "forecast", "--data", str(folder), "--horizon", "7", "--origins", "2", *options])


def test_json_is_one_object_on_stdout_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(write_folder(tmp_path, ROWS), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["suite"] == "forecast"
    assert report["origins"] == ["2026-06-16", "2026-06-23"]
    assert report["series"] == 3
    assert report["series_origins_by_class"] == {"intermittent": 2, "new": 2, "smooth": 2}
    ours, nothing = report["models"]
    assert nothing["overall"]["wape"] == 1.0
    assert nothing["overall"]["bias"] == -1.0
    assert ours["by_class"]["new"]["wape"] == 0.0  # the same every day, as its last one
    # BUSY and SLOW repeat 12 and 1: errors 7 + 6 + 5 + 4 + 3 + 2 + 0 and 5 × 1 + 2 + 0, of 61 + 4 + 14
    assert ours["overall"]["wape"] == pytest.approx((27 + 7) / 79)
    assert ours["cpu_s"] > 0
    assert ours["peak_mb"] > 0
    assert report["slow_sample"] is None


def test_a_person_gets_tables_and_verdicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(write_folder(tmp_path, ROWS)) == 0
    out, err = capsys.readouterr()
    assert "3 series, 7 days ahead from 2026-06-16, 2026-06-23" in out
    assert "all series" in out
    assert "wape: ours 0.430, best baseline Nothing 1.000" in out
    assert "Scoring" in err
    assert "Scoring" not in out


def test_slow_baselines_get_a_table_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(write_folder(tmp_path, ROWS), "--with", "sarimax", "--sample", "2", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["series"] == 2
    assert [model["model"] for model in report["models"]] == ["ours", "Nothing"]
    assert [model["model"] for model in report["slow_sample"]["models"]] == ["ours", "AutoETS", "SARIMAX"]


def test_a_slow_baseline_that_is_not_installed_is_told_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(write_folder(tmp_path, ROWS), "--with", "prophet") == 2
    out, err = capsys.readouterr()
    assert "pip install smartretail[baselines]" in err
    assert out == ""


def test_a_missing_table_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(tmp_path, "--json") == 2
    error = json.loads(capsys.readouterr().out)
    assert error["outcome"] == "error"
    assert "sales_transactions" in error["message"]


def test_our_own_failure_is_a_failed_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecaster, "OURS", Contestant("ours", f"{FAKES}:broken"))
    assert evaluate(write_folder(tmp_path, ROWS)) == 1
    assert "ours failed: its process ended with 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    "option", [["--data", "x"], ["--with", "prophet"], ["--origins", "2"], ["--charts", "x"]]
)
def test_its_options_are_refused_beside_other_suites(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "query_kpi", *option]) == 2
    assert "is for `eval forecast`" in capsys.readouterr().err


def test_a_sample_of_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(write_folder(tmp_path, ROWS), "--sample", "0") == 2
    assert "--sample must be at least 1" in capsys.readouterr().err


def test_a_home_without_sales_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))
    assert main(["eval", "forecast"]) == 1
    assert "--build-only" in capsys.readouterr().err


def test_real_sales_are_read_and_cut(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).resolve().parents[4] / "shared" / "data" / "m5_sample"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: the real sales are beside the checkout in CI alone")
    assert main(["eval", "forecast", "--data", str(folder), "--sample", "20", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["origins"][-1] == "2016-03-27"
    assert report["models"][0]["overall"]["days"] == pytest.approx(20 * 28 * 3, rel=0.1)


def test_the_sample_sales_are_as_the_table_says() -> None:
    assert ROWS.filter(pl.col("date") == LAST_DAY)["y"].to_list() == [12.0, 1.0, 2.0]
