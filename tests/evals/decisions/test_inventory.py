"""The stock each rule holds, and how often it was enough."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from core.errors import InputError
from evals.decisions.inventory import Origin, history_matrix, look, measure, table_of, textbook_rules
from tests.evals.forecast.small import LAST_DAY, sales, shop

STEADY = [2.0, 4.0] * 40
RULES = ("z·σ·√P of days", "z·σ of period sums", "empirical", "negative binomial")


def test_the_textbook_rules_hold_what_their_formulas_say() -> None:
    rules = textbook_rules(np.array([STEADY]))
    # Mean 3 a day; deviation √(80/79): 14 · 3 + 1.645 · 1.006 · √14. Sums of 14 days are all 42.
    assert rules["z·σ·√P of days"](14, 0.95)[0] == pytest.approx(42 + 1.645 * (80 / 79 * 14) ** 0.5, abs=0.01)
    assert [rules[name](14, 0.95)[0] for name in RULES[1:]] == pytest.approx([42, 42, 42])


def test_the_empirical_rule_holds_what_was_enough_so_often() -> None:
    history = np.array([np.arange(1.0, 101.0)])  # sums of one day: 1 to 100
    assert textbook_rules(history)["empirical"](1, 0.95)[0] == 95


def test_an_item_younger_than_the_period_is_held_at_its_mean() -> None:
    young = np.full((1, 30), np.nan)
    young[0, -5:] = 3.0
    assert textbook_rules(young)["z·σ of period sums"](14, 0.95)[0] == pytest.approx(42)


def test_history_begins_with_the_first_sale() -> None:
    dataset = shop(sales({"OLD": STEADY, "NEW": [5.0] * 10}))
    known = dataset.known(LAST_DAY - timedelta(days=7), 7)
    keys = dataset.series
    matrix = history_matrix(known, keys)
    new = matrix[keys["sku_id"].to_list().index("NEW")]
    assert np.nansum(new) == 15  # three of its ten days lie before the cutoff
    assert np.isnan(new).sum() == len(new) - 3


def test_demand_that_is_met_counts_and_what_is_not_known_does_not() -> None:
    demand = np.array([[1.0, 1.0], [5.0, 5.0], [1.0, np.nan]])
    origin = Origin({"ours": lambda days, level: np.full(3, 4.0)}, demand)
    (row,) = table_of("x", [origin], 2, [0.95]).rows
    assert row.figures == {"service at 0.95": 0.5, "stock at 0.95": 4.0}


def test_a_young_shop_is_measured_with_the_simple_models() -> None:
    rng = np.random.default_rng(0)
    units = {f"SKU_{n:02}": rng.poisson(1 + n % 4, 80).astype(float).tolist() for n in range(30)}
    (week,) = measure(shop(sales(units)), origins=2, periods=(7,), levels=(0.9,))
    ours = next(row for row in week.rows if row.name == "ours")
    assert [row.name for row in week.rows] == ["ours", *RULES]
    assert ours.figures["service at 0.90"] == pytest.approx(0.9, abs=0.1)
    assert week.aims[0][0] == "service over 7 days within 2 points of 0.90"
    assert week.aims[0][1] == (abs(ours.figures["service at 0.90"] - 0.9) <= 0.02)


def test_nothing_sold_later_changes_what_is_held() -> None:
    rng = np.random.default_rng(1)
    units = {f"SKU_{n}": rng.poisson(3, 80).astype(float).tolist() for n in range(3)}
    more = {name: [*values[:-7], *([99.0] * 7)] for name, values in units.items()}
    cutoff = LAST_DAY - timedelta(days=7)
    as_it_was, otherwise = (look(shop(sales(one)), cutoff, 7) for one in (units, more))
    for name, rule in as_it_was.rules.items():
        assert rule(7, 0.95).tolist() == otherwise.rules[name](7, 0.95).tolist()


def test_sales_too_short_to_measure_are_refused() -> None:
    with pytest.raises(InputError, match="days of sales"):
        measure(shop(sales({"A": [1.0] * 30})), origins=3)
