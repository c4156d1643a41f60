"""The trained model: what it may see, what it learns, and that its ranges hold."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest

from engines.forecast.backtest import Window, classes_of
from engines.forecast.boosting import fit, predict, training_rows
from engines.forecast.candidate import DEFAULT_RECIPE, RECIPES, combine, panel_rows
from engines.forecast.distribution import Calibration, Counts, calibrate
from engines.forecast.feature import FEATURES, NAMES, FeatureMaker
from engines.forecast.model import FORMAT, ForecastModel, Trained, train
from engines.forecast.panel import History, Panel, build_panel
from engines.forecast.schema import QUANTILE_COLUMNS, SCHEMA
from engines.forecast.serving import BORROWED, serve
from engines.forecast.standing import Standing, choose
from engines.forecast.statistical import CANDIDATES, statistical

CUTOFF = date(2026, 11, 22)
DAYS = 240
BOUNDS = ["yhat_lo_95", "yhat_lo_80", "yhat", "yhat_hi_80", "yhat_hi_95"]


def shop(*, days: int = DAYS, items: int = 40, seed: int = 0, price_cut: bool = False) -> pl.DataFrame:
    """Poisson sales with a strong weekend, a promotion that doubles demand, fast and slow items."""
    random = np.random.default_rng(seed)
    span = [CUTOFF - timedelta(days=days - 1 - n) for n in range(days)]
    weekend = np.array([2.0 if day.weekday() >= 5 else 1.0 for day in span])
    frames: list[pl.DataFrame] = []
    for item in range(items):
        promo = random.random(days) < 0.1
        level = float(np.exp(random.normal(0.5, 1.0)))
        frames.append(
            pl.DataFrame(
                {
                    "date": span,
                    "sku_id": f"SKU_{item:03}",
                    "store_id": "S",
                    "y": random.poisson(level * weekend * np.where(promo, 2.0, 1.0)).astype(float),
                    "price": np.where(promo, 8.0, 10.0),
                    "promo_flag": promo,
                }
            )
        )
    return pl.concat(frames)


PRODUCTS = pl.DataFrame({"sku_id": [f"SKU_{n:03}" for n in range(60)], "category": ["EVEN", "ODD"] * 30})


def history_of(frame: pl.DataFrame, cutoff: date = CUTOFF) -> History:
    return History(
        frame.filter(pl.col("date") <= cutoff),
        cutoff,
        planned=frame.filter(pl.col("date") > cutoff).drop("y"),
        products=PRODUCTS,
    )


@cache
def fitted() -> tuple[History, Panel, Trained]:
    history = history_of(shop(), CUTOFF - timedelta(days=14))
    panel = build_panel(history, 14)
    trained = train(history, panel)
    assert trained is not None
    return history, panel, trained


@cache
def served() -> pl.DataFrame:
    history, panel, trained = fitted()
    return serve(trained.model, history, panel)


def test_a_row_knows_nothing_that_sold_after_its_origin() -> None:
    frame = shop(items=5)
    origin = DAYS - 30
    day = CUTOFF - timedelta(days=29)
    changed = frame.with_columns(y=pl.when(pl.col("date") > day).then(pl.col("y") * 7 + 3).otherwise("y"))
    series, ahead = np.repeat(np.arange(5), 28), np.tile(np.arange(1, 29), 5)
    rows = [
        FeatureMaker(build_panel(history_of(one), 7)).rows(origin, series, ahead).x
        for one in (frame, changed)
    ]
    np.testing.assert_array_equal(rows[0], rows[1])


def test_a_row_sees_the_planned_price_and_promotion_of_its_day() -> None:
    frame = shop(items=1)
    plan = pl.DataFrame(
        {
            "date": [CUTOFF + timedelta(days=2)],
            "sku_id": "SKU_000",
            "store_id": "S",
            "price": [5.0],
            "promo_flag": [True],
        }
    )
    panel = build_panel(History(frame, CUTOFF, planned=plan, products=PRODUCTS), 3)
    rows = panel_rows(panel)
    seen = dict(zip(NAMES, rows.x[1], strict=True))
    assert seen["promo"] == 1
    assert seen["price_to_now"] == pytest.approx(5.0 / panel.price[0, panel.days - 1])


def test_the_seed_s_features_are_all_there() -> None:
    for name in ("lag_1", "lag_7", "lag_14", "lag_28", "rolling_mean_7", "rolling_mean_28", "rolling_std_28"):
        assert name in FEATURES
    assert {"weekday", "holiday_ahead", "discount", "promo", "stockout_share_28"} <= set(FEATURES)


def test_lags_and_rolling_means_are_those_of_the_origin() -> None:
    frame = pl.DataFrame(
        {
            "date": [CUTOFF - timedelta(days=n) for n in range(60)],
            "sku_id": "A",
            "store_id": "S",
            "y": [float(60 - n) for n in range(60)],
        }
    )
    panel = build_panel(History(frame, CUTOFF), 1)
    rows = FeatureMaker(panel).rows(59, np.array([0]), np.array([1]))
    seen = dict(zip(NAMES, rows.x[0] * rows.level[0], strict=True))
    assert seen["lag_1"] == pytest.approx(60)
    assert seen["lag_28"] == pytest.approx(33)
    assert seen["rolling_mean_7"] == pytest.approx(57)
    assert seen["rolling_std_28"] == pytest.approx(np.std(np.arange(33, 61)), rel=1e-4)
    assert seen["same_weekday"] == pytest.approx(54)


def test_one_thread_and_one_seed_give_one_booster() -> None:
    panel = build_panel(history_of(shop(days=150, items=30)), 14)
    training = training_rows(panel, 14)
    assert training is not None
    rows = panel_rows(panel)
    first, second = (predict(fit(training, rounds=20), rows) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_what_the_trees_say_of_the_rows_they_learned_from_adds_up_to_what_sold() -> None:
    training = training_rows(build_panel(history_of(shop(days=150, items=30)), 14), 14)
    assert training is not None
    trees = fit(training, rounds=20)
    expected = trees.predict(training.x, training.level, training.lift)
    assert training.weight @ expected == pytest.approx(training.weight @ training.sold, rel=1e-4)


def test_sales_after_the_cutoff_change_nothing_that_is_served() -> None:
    history, _, trained = fitted()
    later = shop().filter(pl.col("date") > history.cutoff).with_columns(y=pl.lit(500.0))
    told = replace(history, sales=pl.concat([history.sales, later]))
    assert serve(trained.model, told, build_panel(told, 14)).equals(served())


def test_too_short_a_history_trains_nothing() -> None:
    history = history_of(shop(days=60, items=3))
    assert train(history, build_panel(history, 14)) is None


def test_the_weekend_and_the_promotion_are_learned() -> None:
    frame = served().with_columns(weekend=pl.col("date").dt.weekday() >= 6)
    plan = fitted()[0].planned
    assert plan is not None
    joined = frame.join(plan, on=["sku_id", "store_id", "date"])
    weekdays = joined.filter(~pl.col("weekend"))
    usual = (
        weekdays.filter(~pl.col("promo_flag")).group_by("sku_id").agg(pl.col("yhat").mean().alias("usual"))
    )
    weekend = joined.filter(pl.col("weekend") & ~pl.col("promo_flag")).join(usual, on="sku_id")
    promoted = weekdays.filter(pl.col("promo_flag")).join(usual, on="sku_id")
    assert weekend.select(pl.col("yhat").sum() / pl.col("usual").sum()).item() == pytest.approx(2.0, abs=0.3)
    assert promoted.select(pl.col("yhat").sum() / pl.col("usual").sum()).item() == pytest.approx(2.0, abs=0.5)


def test_it_beats_last_week_again_where_the_truth_is_poisson() -> None:
    truth = shop().rename({"y": "sold"})
    joined = served().join(truth, on=["sku_id", "store_id", "date"])
    history, panel, _ = fitted()
    naive = statistical("seasonal_naive", panel, np.arange(panel.n)).ravel()
    errors = joined.with_columns(naive=pl.Series(naive)).select(
        ours=((pl.col("yhat") - pl.col("sold")) ** 2).mean().sqrt(),
        naive=((pl.col("naive") - pl.col("sold")) ** 2).mean().sqrt(),
    )
    assert errors["ours"][0] < 0.85 * errors["naive"][0]
    assert history.cutoff < joined["date"].min()  # pyright: ignore[reportOperatorIssue]


def test_a_served_frame_has_every_series_and_day_and_the_promised_columns() -> None:
    frame = served()
    assert frame.schema == SCHEMA
    assert frame.height == 40 * 14
    assert frame["date"].min() == CUTOFF - timedelta(days=13)


def test_nothing_is_negative_and_nothing_crosses() -> None:
    frame = served()
    for low, high in (
        *pairwise(BOUNDS),
        *pairwise(QUANTILE_COLUMNS),
    ):
        assert (frame[low] <= frame[high]).all(), (low, high)
    assert (frame["yhat_lo_95"] >= 0).all()
    assert (frame["q025"] >= 0).all()


@pytest.mark.parametrize(("level", "slack"), [(80, 0.05), (95, 0.03)])
def test_ranges_hold_what_they_promise(level: int, slack: float) -> None:
    joined = served().join(shop().rename({"y": "sold"}), on=["sku_id", "store_id", "date"])
    inside = (joined["sold"] >= joined[f"yhat_lo_{level}"]) & (joined["sold"] <= joined[f"yhat_hi_{level}"])
    assert inside.mean() == pytest.approx(level / 100, abs=slack)


def test_a_model_comes_back_from_its_bytes_and_forecasts_the_same() -> None:
    history, panel, trained = fitted()
    again = ForecastModel.load(trained.model.dump())
    assert serve(again, history, panel).equals(served())
    assert again.period_spreads == trained.model.period_spreads


def test_a_model_of_the_format_before_is_refused() -> None:
    _, _, trained = fitted()
    content = json.loads(zlib.decompress(trained.model.dump()))
    older = zlib.compress(json.dumps({**content, "format": FORMAT - 1}).encode())
    with pytest.raises(ValueError, match=f"format {FORMAT - 1}"):
        ForecastModel.load(older)


def test_independent_days_are_learned_to_be_nearly_so() -> None:
    _, _, trained = fitted()  # Poisson around a known mean: only the forecast's own error is shared
    assert all(spread.correlation <= 0.1 for spread in trained.model.period_spreads.values())


def test_bytes_that_are_no_model_are_refused() -> None:
    with pytest.raises(ValueError, match="no forecast model"):
        ForecastModel.load(b"nonsense")


def test_an_item_of_a_few_days_borrows_from_its_category() -> None:
    history, _, trained = fitted()
    last = history.cutoff
    fresh = pl.DataFrame(
        {
            "date": [last - timedelta(days=1), last],
            "sku_id": "SKU_058",
            "store_id": "S",
            "y": [0.0, 0.0],
            "price": 10.0,
            "promo_flag": False,
        }
    )
    grown = History(pl.concat([history.sales, fresh]), last, products=PRODUCTS)
    frame = serve(trained.model, grown, build_panel(grown, 14)).filter(pl.col("sku_id") == "SKU_058")
    assert frame["model"].unique().to_list() == [BORROWED]
    assert frame["demand_class"].unique().to_list() == ["new"]
    assert frame["yhat"].min() > 0  # pyright: ignore[reportOptionalOperand, reportOperatorIssue]


def test_a_category_never_seen_in_training_is_served_by_the_pooled_trees() -> None:
    history, _, trained = fitted()
    renamed = PRODUCTS.with_columns(category=pl.lit("NEVER SEEN"))
    other = History(history.sales, history.cutoff, planned=history.planned, products=renamed)
    frame = serve(trained.model, other, build_panel(other, 14))
    assert frame["yhat"].is_not_nan().all()


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_every_statistical_candidate_forecasts_what_never_sells_at_zero(candidate: str) -> None:
    frame = pl.DataFrame(
        {
            "date": [CUTOFF - timedelta(days=n) for n in range(90)],
            "sku_id": "A",
            "store_id": "S",
            "y": [0.0] * 90,
        }
    )
    panel = build_panel(History(frame, CUTOFF), 7)
    assert statistical(candidate, panel, np.array([0])).tolist() == [[0.0] * 7]  # pyright: ignore[reportArgumentType]


def test_weights_of_every_combination_add_up_to_one() -> None:
    for name, weights in RECIPES.items():
        assert sum(weights.values()) == pytest.approx(1), name


def test_a_combination_is_the_weighted_mean_of_its_parts() -> None:
    forecasts = {"pooled": np.full((2, 3), 2.0), "by_category": np.full((2, 3), 4.0)}
    assert combine("boosted", forecasts, np.array([1])).tolist() == [[3.0, 3.0, 3.0]]


def window_in_which(better: str, by: float) -> Window:
    """One backtest of fifty intermittent series in which one candidate misses by less."""
    _, panel, _ = fitted()
    then = panel.rows(np.arange(40)).until(28, 28)
    sold = np.nan_to_num(panel.y[:, then.days : then.days + 28].astype(float))
    names = ("pooled", "by_category", *CANDIDATES)
    wrong: dict[str, npt.NDArray[np.float64]] = dict.fromkeys(names, sold + 1.0)
    wrong[better] = sold + by
    rows = panel_rows(then)
    return Window(
        panel=then,
        rows=rows,
        forecasts=wrong,
        sold=sold,
        scale=np.ones(40),
        classes=np.full(40, "intermittent"),
        sample=np.arange(40),
    )


def test_the_candidate_that_misses_least_serves_the_class() -> None:
    recipes, table = choose([window_in_which("tsb", 0.2)])
    assert recipes["intermittent"] == "tsb"
    best = min(table, key=lambda one: one.loss)
    assert isinstance(best, Standing)
    assert best.recipe == "tsb"


def test_a_gain_within_chance_changes_nothing() -> None:
    recipes, _ = choose([window_in_which("tsb", 0.999)])
    assert recipes["intermittent"] == "boosted"


def test_a_class_that_was_not_seen_keeps_its_default() -> None:
    recipes, _ = choose([window_in_which("tsb", 0.2)])
    assert recipes["smooth"] == DEFAULT_RECIPE


def test_classes_are_those_of_the_panel_s_own_day() -> None:
    history, panel, _ = fitted()
    assert len(classes_of(panel, history)) == panel.n
    assert set(classes_of(panel.until(200, 7), history)) == {"new"}


def test_counts_hold_the_probability_they_are_asked_for() -> None:
    counts = Counts(np.array([4.0]), np.array([4.0001]))  # Poisson of mean 4
    assert counts.quantile(0.5).tolist() == [4]
    assert counts.below(np.array([2.0]))[0] == pytest.approx(0.0916, abs=3e-3)  # P(0) + P(1)


def test_an_interval_of_rare_sales_starts_at_zero_and_spends_its_allowance_above() -> None:
    low, high = Counts(np.array([0.2]), np.array([0.2])).interval(0.8)
    assert (low[0], high[0]) == (0, 0)  # zero alone holds 82 %
    low, high = Counts(np.array([100.0]), np.array([100.0])).interval(0.8)
    assert low[0] == pytest.approx(87, abs=1)
    assert high[0] == pytest.approx(113, abs=1)


def test_calibration_asks_for_more_where_too_little_fell_inside() -> None:
    random = np.random.default_rng(0)
    sold = random.negative_binomial(2, 2 / 22, 4000).astype(float)  # mean 20, variance 220
    narrow = Counts(np.full(4000, 20.0), np.full(4000, 60.0))
    asked = calibrate(narrow, sold, np.ones(4000))
    low, high = narrow.interval(asked.levels[80])
    assert asked.levels[80] > 0.9
    assert np.mean((sold >= low) & (sold <= high)) == pytest.approx(0.8, abs=0.02)


def test_too_few_rows_calibrate_nothing() -> None:
    few = Counts(np.ones(10), np.ones(10))
    assert calibrate(few, np.ones(10), np.ones(10)) == Calibration.plain()
