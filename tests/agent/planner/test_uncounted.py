"""Stock that nobody counted is told from stock that is gone."""

from __future__ import annotations

import pytest

from agent.planner.uncounted import UNCOUNTED


@pytest.mark.parametrize(
    "text",
    [
        "which SKUs were never counted",
        "items whose stock we don't know",
        "stock figure is not available for which products",
        "goods whose quantity nobody noted",
        "which items stock in system not is",
        "stock count not recorded",
        "items without a count",
    ],
)
def test_a_missing_figure_is_heard(text: str) -> None:
    assert UNCOUNTED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "what is not in stock",
        "stock is not enough for the weekend",
        "how often should stock be counted",
        "which items are out of stock",
        "how many units are left",
    ],
)
def test_what_is_counted_and_gone_is_not(text: str) -> None:
    assert not UNCOUNTED.search(text)
