"""Pictures of our forecasts."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from core.errors import InputError
from evals.forecast.charts import choose, write_charts
from evals.forecast.forecaster import to_common
from tests.evals.forecast.small import LAST_DAY, last_value, sales, shop

CUTOFF = LAST_DAY - timedelta(days=7)
DATASET = shop(
    sales(
        {
            "BUSY": [5.0, 6, 7, 8, 9, 14, 12] * 10,
            "CALM": [5.0, 5, 6, 5, 5, 6, 5] * 10,
            "SLOW": [0.0, 0, 3, 0, 0, 0, 1] * 10,
        }
    )
)
FORECASTS = to_common(last_value(DATASET.known(CUTOFF, 7))[0], CUTOFF)


def draw(spec: dict[str, Any]) -> bytes:
    return json.dumps(spec).encode()


def test_series_are_taken_from_each_class_in_turn_what_sells_most_first() -> None:
    assert choose(DATASET, CUTOFF)["sku_id"].to_list() == ["SLOW", "BUSY", "CALM"]
    assert choose(DATASET, CUTOFF, most=2)["demand_class"].to_list() == ["intermittent", "smooth"]


def test_each_chosen_series_has_a_picture_named_after_it(tmp_path: Path) -> None:
    files = write_charts(DATASET, FORECASTS, tmp_path / "new", draw)
    assert [file.name for file in files] == [
        "01_intermittent_SLOW_S.png",
        "02_smooth_BUSY_S.png",
        "03_smooth_CALM_S.png",
    ]
    assert "BUSY, S (smooth)" in files[1].read_text()


def test_a_picture_shows_nothing_sold_after_the_cutoff(tmp_path: Path) -> None:
    later = DATASET.sales.with_columns(
        pl.when(pl.col("date") > CUTOFF).then(98765.0).otherwise("y").alias("y")
    )
    files = write_charts(shop(later), FORECASTS, tmp_path, draw)
    assert all("98765" not in file.read_text() for file in files)


def test_a_folder_that_is_a_file_is_wrong_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="Name a folder that can be written to"):
        write_charts(DATASET, FORECASTS, tmp_path / "file", draw)
