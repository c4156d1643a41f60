"""Scores, against tables worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta

import polars as pl
import pytest

from core.errors import DataError
from evals.forecast.forecaster import QUANTILES, to_common
from evals.forecast.panel import dense
from evals.forecast.scoring import score
from tests.evals.forecast.small import LAST_DAY, sales

CUTOFF = LAST_DAY
HISTORY = {"A": [2.0, 4, 2, 4, 2, 4, 2, 6], "B": [0.0, 0, 0, 1, 0, 0, 0, 0]}
"""One-day steps. A: six of 2 and one of 4: mean 16 ÷ 7, mean square 40 ÷ 7. B: two of 1 in
seven days. Against last week there is one day: A 6 − 2 = 4, B 0 − 0 = 0."""


def ahead(values: Mapping[str, list[float]], name: str) -> pl.DataFrame:
    """Return values for the days after the cutoff."""
    frames = [
        pl.DataFrame(
            {
                "cutoff": CUTOFF,
                "sku_id": sku,
                "store_id": "S",
                "date": [CUTOFF + timedelta(days=day + 1) for day in range(len(units))],
                name: units,
            },
            schema_overrides={name: pl.Float64},
        )
        for sku, units in values.items()
    ]
    return pl.concat(frames)


def scored(
    forecast: pl.DataFrame,
    actual: Mapping[str, list[float]],
    *,
    history: Mapping[str, list[float]] = HISTORY,
    classes: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    named = classes or dict.fromkeys(actual, "smooth")
    return score(
        to_common(forecast, CUTOFF),
        ahead(actual, "y"),
        dense(sales(history), CUTOFF),
        pl.DataFrame(
            {"cutoff": CUTOFF, "sku_id": list(named), "store_id": "S", "demand_class": list(named.values())}
        ),
    )


def overall(scores: pl.DataFrame) -> dict[str, float]:
    rows = scores.filter((pl.col("demand_class") == "all") & pl.col("cutoff").is_null())
    return rows.row(0, named=True)


def with_quantiles(values: Mapping[str, list[float]], spread: float = 0.0) -> pl.DataFrame:
    """Return forecasts with quantiles `spread` below and above them, and the median on them."""
    side = {name: (level > 0.5) - (level < 0.5) for name, level in QUANTILES.items()}
    return ahead(values, "yhat").with_columns(
        (pl.col("yhat") + spread * at).alias(name) for name, at in side.items()
    )


def test_a_perfect_forecast_has_no_error() -> None:
    actual = {"A": [3.0, 0, 5], "B": [0.0, 1, 0]}
    result = overall(scored(with_quantiles(actual), actual))
    for metric in ("wape", "rmsse", "mase", "bias", "pinball", "mape"):
        assert result[metric] == 0, metric
    assert (result["coverage_80"], result["coverage_95"]) == (1.0, 1.0)


def test_pooled_metrics_by_hand() -> None:
    # errors: A +1, −2, B +1, 0; Σ|error| 4, Σ error 0, Σ actual 3 + 4 + 0 + 1 = 8
    result = overall(scored(ahead({"A": [4.0, 2], "B": [1.0, 1]}, "yhat"), {"A": [3.0, 4], "B": [0.0, 1]}))
    assert result["wape"] == pytest.approx(4 / 8)
    assert result["bias"] == 0
    assert result["mape"] == pytest.approx((1 / 3 + 2 / 4 + 0) / 3)
    assert result["mape_share"] == pytest.approx(3 / 4)


def test_bias_is_above_zero_where_too_much_was_forecast() -> None:
    assert overall(scored(ahead({"A": [6.0]}, "yhat"), {"A": [4.0]}))["bias"] == pytest.approx(0.5)


def test_scaled_metrics_by_hand() -> None:
    # A: errors 1 and −2; mean square 5 ÷ 2 over 40 ÷ 7; mean absolute 3 ÷ 2 over 4
    result = overall(scored(ahead({"A": [4.0, 2]}, "yhat"), {"A": [3.0, 4]}))
    assert result["rmsse"] == pytest.approx(math.sqrt(2.5 / (40 / 7)))
    assert result["mase"] == pytest.approx(1.5 / 4)


def test_a_naive_forecast_by_hand() -> None:
    # the last day of A, 6, again: errors 2, 4, 2 against 4, 2, 8
    result = overall(scored(ahead({"A": [6.0] * 3}, "yhat"), {"A": [4.0, 2, 8]}))
    assert result["rmsse"] == pytest.approx(math.sqrt((4 + 16 + 4) / 3 / (40 / 7)))
    assert result["mase"] == pytest.approx((8 / 3) / 4)
    assert result["wape"] == pytest.approx(8 / 14)
    assert result["bias"] == pytest.approx(4 / 14)


def test_pinball_by_hand() -> None:
    # forecast 4, quantiles 2 below and above; 5 was sold. Losses: below the median
    # q × 3, at it 0.5 × 1, above it (1 − q) × 1; scaled by 16 ÷ 7
    result = overall(scored(with_quantiles({"A": [4.0]}, spread=2), {"A": [5.0]}))
    losses = [3 * q for q in (0.025, 0.1, 0.25)] + [0.5] + [1 - q for q in (0.75, 0.9, 0.975)]
    assert result["pinball"] == pytest.approx(sum(losses) / 7 / (16 / 7))


def test_coverage_counts_days_within_the_range_bounds_included() -> None:
    forecast = with_quantiles({"A": [4.0, 4, 4, 4]}, spread=2)
    result = overall(scored(forecast, {"A": [2.0, 6, 6.5, 0]}))
    assert (result["coverage_80"], result["coverage_95"]) == (0.5, 0.5)


def test_series_count_alike_in_scaled_metrics() -> None:
    # B: error 1 over a mean square of 2 ÷ 7; A is perfect
    result = overall(scored(ahead({"A": [4.0], "B": [1.0]}, "yhat"), {"A": [4.0], "B": [0.0]}))
    assert result["rmsse"] == pytest.approx(math.sqrt(7 / 2) / 2)
    assert result["rmsse_median"] == result["rmsse"]


def test_a_series_without_a_scale_is_left_out_and_counted() -> None:
    # last week's same day was as B's: no scale for MASE, one for RMSSE
    result = overall(scored(ahead({"A": [5.0], "B": [1.0]}, "yhat"), {"A": [4.0], "B": [0.0]}))
    assert result["mase"] == pytest.approx(1 / 4)
    assert (result["left_out_mase"], result["left_out_rmsse"], result["series"]) == (1, 0, 2)


def test_what_is_undefined_is_nan_and_never_zero() -> None:
    result = overall(
        scored(ahead({"C": [0.0]}, "yhat"), {"C": [0.0]}, history={"C": [3.0] * 8}, classes={"C": "new"})
    )
    undefined = ("wape", "bias", "mape", "rmsse", "mase", "pinball", "coverage_80", "coverage_95")
    assert [name for name in undefined if not math.isnan(result[name])] == []
    assert result["mape_share"] == 0


def test_a_model_without_intervals_has_neither_coverage_nor_pinball() -> None:
    result = overall(scored(ahead({"A": [5.0]}, "yhat"), {"A": [4.0]}))
    assert math.isnan(result["coverage_80"])
    assert math.isnan(result["pinball"])


def test_a_model_with_two_ranges_alone_has_coverage_and_no_pinball() -> None:
    forecast = with_quantiles({"A": [4.0]}, spread=2).drop("q25", "q50", "q75")
    result = overall(scored(forecast, {"A": [4.0]}))
    assert (result["coverage_80"], result["coverage_95"]) == (1.0, 1.0)
    assert math.isnan(result["pinball"])


def test_a_day_that_was_left_out_is_scored_as_no_sales_and_counted() -> None:
    forecast = with_quantiles({"A": [4.0, 4]}).head(1)
    result = overall(scored(forecast, {"A": [4.0, 4]}))
    assert result["no_forecast"] == 1
    assert result["wape"] == pytest.approx(4 / 8)
    assert result["coverage_80"] == 0.5


def test_a_forecast_that_is_no_number_is_a_day_left_out() -> None:
    result = overall(scored(ahead({"A": [math.nan]}, "yhat"), {"A": [4.0]}))
    assert (result["no_forecast"], result["wape"]) == (1, 1.0)


def test_each_class_and_each_origin_is_scored_by_itself() -> None:
    scores = scored(
        ahead({"A": [4.0], "B": [1.0]}, "yhat"),
        {"A": [4.0], "B": [0.5]},
        classes={"A": "smooth", "B": "intermittent"},
    )
    found = {(row["demand_class"], row["cutoff"]): row for row in scores.iter_rows(named=True)}
    assert set(found) == {(name, day) for name in ("all", "smooth", "intermittent") for day in (None, CUTOFF)}
    assert found["smooth", CUTOFF]["wape"] == 0
    assert found["intermittent", None]["wape"] == pytest.approx(1.0)
    assert found["intermittent", None]["days"] == 1


def test_only_history_up_to_each_origin_makes_the_scale() -> None:
    later = pl.concat([sales(HISTORY), sales({"A": [900.0]}, last=LAST_DAY + timedelta(days=1))])
    result = score(
        to_common(ahead({"A": [4.0, 2]}, "yhat"), CUTOFF),
        ahead({"A": [3.0, 4]}, "y"),
        dense(later, LAST_DAY + timedelta(days=1)),
        pl.DataFrame({"cutoff": [CUTOFF], "sku_id": "A", "store_id": "S", "demand_class": "smooth"}),
    )
    assert overall(result)["rmsse"] == pytest.approx(math.sqrt(2.5 / (40 / 7)))


def test_without_a_day_to_score_there_is_no_score() -> None:
    with pytest.raises(DataError, match="No day"):
        scored(ahead({"A": [4.0]}, "yhat"), {"A": []})


def test_coverage_counts_the_intervals_bounds_where_they_are_no_pair_of_quantiles() -> None:
    actual = {"A": [0.0, 1, 2, 9]}
    narrow = with_quantiles({"A": [1.0] * 4}, spread=10).with_columns(
        lo80=pl.lit(0.0), hi80=pl.lit(1.0), lo95=pl.lit(0.0), hi95=pl.lit(2.0)
    )
    result = overall(scored(narrow, actual))
    assert (result["coverage_80"], result["coverage_95"]) == (0.5, 0.75)
    assert (
        result["pinball"] == overall(scored(with_quantiles({"A": [1.0] * 4}, spread=10), actual))["pinball"]
    )
