"""The measurement of raises: what it is given is known truth, and caution shows in it."""

from __future__ import annotations

import pytest

from engines.pricing.raising import LASTING
from evals.decisions.raising import CONTESTANTS, STRONGER, measure
from evals.decisions.table import Table


@pytest.fixture(scope="module")
def table() -> Table:
    return measure((1,), days=150)


def test_every_contestant_is_told_by_the_same_figures(table: Table) -> None:
    assert [row.name for row in table.rows] == list(CONTESTANTS)
    assert len({tuple(row.figures) for row in table.rows}) == 1


def test_the_harsher_truth_is_harsher_than_what_the_rule_allows_for() -> None:
    assert STRONGER > LASTING


def test_raises_on_evidence_are_fewer_and_lose_less_often_than_those_to_the_limit(table: Table) -> None:
    ours, limit = (row.figures for row in table.rows)
    assert 0 < ours["raises_per_100"] < limit["raises_per_100"]
    assert ours["losing_pct_strong"] < limit["losing_pct_strong"]
    assert ours["above_rivals_pct"] == 0 < limit["above_rivals_pct"]
    assert all(met for _, met in table.aims)
