"""Answers that are remembered: each its own, none after what it was read from has changed."""

from __future__ import annotations

import polars as pl

from adapters.lake.remembered import Remembered
from core.identity import Scope
from tests.adapters.lake.shop import Shop, day, sale


def test_the_least_used_goes_first_and_a_large_one_is_not_kept() -> None:
    answers = Remembered(most_cells=8, largest=4)
    answers.keep("a", pl.DataFrame({"x": [1, 2]}))
    answers.keep("b", pl.DataFrame({"x": [3, 4]}))
    assert answers.get("a") is not None
    answers.keep("c", pl.DataFrame({"x": [5, 6]}))
    answers.keep("large", pl.DataFrame({"x": range(4)}))
    assert [answers.get(name) is not None for name in ("a", "b", "c", "large")] == [True, False, True, False]


def test_whoever_changes_an_answer_changes_it_for_nobody_else() -> None:
    answers = Remembered()
    answers.keep("a", pl.DataFrame({"x": [1]}))
    mine = answers.get("a")
    assert mine is not None
    mine.insert_column(0, pl.Series("y", [2]))
    again = answers.get("a")
    assert again is not None
    assert again.columns == ["x"]


def test_an_import_and_another_scope_are_answered_anew(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5), sale(1, 2, store="MUMBAI_01")])

    def sold(*stores: str) -> int:
        scope = Scope("shop", stores or None)
        return int(shop.lake.sales_history(scope, day(1), day(9)).frame["units"].sum())

    assert [sold(), sold("MUMBAI_01"), sold()] == [7, 2, 7]
    shop.bring("sales", "b", [sale(2, 10)])
    assert sold() == 17
