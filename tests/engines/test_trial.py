"""First trials: a candidate far behind the trees costs no more than a handful of fits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engines.forecast.backtest import complete
from engines.forecast.standing import choose
from engines.forecast.statistical import CANDIDATES
from engines.forecast.trial import WITHIN_REACH, forecast_sample, within_reach
from tests.engines.test_forecast_model import window_in_which


def test_a_candidate_within_reach_of_the_trees_goes_on_and_one_beyond_does_not() -> None:
    window = window_in_which("tsb", 1 + (WITHIN_REACH - 1) / 2)
    far = window.sold + 2 * WITHIN_REACH
    tried = {name: window.forecasts["tsb"] if name == "tsb" else far for name in CANDIDATES}
    assert within_reach(window, tried, window.sample)["intermittent"] == {"tsb"}


def test_candidates_are_asked_about_series_of_their_classes_alone() -> None:
    window = window_in_which("tsb", 1.0)
    classes = np.where(np.arange(40) < 20, "intermittent", "smooth")
    found = forecast_sample(
        window.panel, classes, {"intermittent": ("tsb",), "smooth": ("seasonal_naive",)}, np.arange(15, 25)
    )
    told = {name: np.flatnonzero(~np.isnan(values[:, 0])).tolist() for name, values in found.items()}
    assert told == {"tsb": [15, 16, 17, 18, 19], "seasonal_naive": [20, 21, 22, 23, 24]}


def test_a_recipe_is_compared_with_the_default_on_the_series_it_was_tried_on() -> None:
    window = window_in_which("tsb", 0.5)
    window.forecasts["tsb"][10:] = np.nan
    window.forecasts["pooled"][:10] = window.sold[:10] + 0.5  # no better there than the trees
    window.forecasts["by_category"][:10] = window.sold[:10] + 0.5
    _, table = choose([window])
    standing = next(one for one in table if one.recipe == "tsb")
    assert (standing.series, standing.loss) == (10, 1.0)


def test_a_candidate_that_will_serve_forecasts_more_series_than_it_was_tried_on() -> None:
    window = replace(window_in_which("tsb", 0.5), sample=np.arange(5))
    window.forecasts["seasonal_naive"][5:] = np.nan
    complete([window], dict.fromkeys(("smooth", "erratic", "intermittent", "lumpy", "new"), "seasonal_naive"))
    assert not np.isnan(window.forecasts["seasonal_naive"]).any()
