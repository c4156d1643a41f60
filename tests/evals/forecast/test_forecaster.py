"""The list of contestants, and the common frame."""

from __future__ import annotations

import sys

import polars as pl
import pytest

from core.errors import InputError
from evals.forecast.forecaster import (
    BASELINES,
    FORECAST_SCHEMA,
    OURS,
    Contestant,
    installed,
    slow_baselines,
    split_phases,
    to_common,
)
from tests.evals.forecast.small import LAST_DAY


def test_each_contestant_is_there_under_a_name_of_its_own() -> None:
    everyone = [OURS, *BASELINES]
    assert len({one.name for one in everyone}) == 6
    assert all(callable(one.load()) for one in everyone)


def test_with_takes_names_in_any_case_once() -> None:
    assert [one.name for one in slow_baselines("SARIMAX, sarimax")] == ["SARIMAX"]
    assert slow_baselines("") == []


def test_with_an_unknown_name_is_refused() -> None:
    with pytest.raises(InputError, match=r"knows no 'lstm'. There are: prophet, sarimax"):
        slow_baselines("lstm")


def test_a_package_that_is_not_installed_is_told_with_the_way_to_install_it() -> None:
    assert "no_such_package" not in sys.modules
    with pytest.raises(InputError, match=r"pip install smartretail\[baselines\]"):
        installed(Contestant("Oracle", "nowhere:oracle", "no_such_package"))


def test_the_common_frame_has_its_columns_whatever_was_left_out() -> None:
    given = pl.DataFrame({"date": [LAST_DAY], "store_id": ["S"], "sku_id": ["A"], "yhat": [3], "model": "m"})
    frame = to_common(given, LAST_DAY)
    assert frame.schema == FORECAST_SCHEMA
    assert frame["q50"].to_list() == [None]


def test_bounds_are_those_given_else_the_quantiles_at_their_ends() -> None:
    given = pl.DataFrame(
        {"date": [LAST_DAY], "store_id": ["S"], "sku_id": ["A"], "yhat": [3.0], "q10": [1.0], "q90": [6.0]}
    )
    assert to_common(given, LAST_DAY).select("lo80", "hi80", "lo95").row(0) == (1.0, 6.0, None)
    own = given.with_columns(lo80=pl.lit(0.0), hi80=pl.lit(4.0))
    assert to_common(own, LAST_DAY).select("lo80", "hi80", "q10", "q90").row(0) == (0.0, 4.0, 1.0, 6.0)


def test_what_a_nightly_run_need_not_repeat_is_told_apart() -> None:
    assert split_phases({"selection": 9.0, "fit": 2.0, "calibration": 1.0}) == {
        "forecasting": {"fit": 2.0},
        "choosing": {"selection": 9.0, "calibration": 1.0},
    }
    assert split_phases({"fit": 2.0}) == {"forecasting": {"fit": 2.0}}
    assert split_phases({}) == {}
