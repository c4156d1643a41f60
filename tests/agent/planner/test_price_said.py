"""The price that was tried, said again by the share it changed by."""

import pytest

from agent.understanding import Focus
from core.message import ToolCall
from tests.agent.planner.conftest import Ask

WHERE = {"sku_id": "SKU_131", "store_id": "JAIPUR_01"}
TRIED = Focus(calls=(ToolCall(tool="simulate_price", arguments={**WHERE, "change_pct": -3.0}),), price=101)


@pytest.mark.parametrize("said", ["theek hai 3% wala laga do", "ok, go with the 3 % cut"])
def test_the_share_that_was_tried_is_made(ask: Ask, said: str) -> None:
    assert ask(said, focus=TRIED) == [("propose_price_change", {**WHERE, "price": 101})]


def test_another_share_is_tried_first(ask: Ask) -> None:
    assert ask("4% wala laga do", focus=TRIED) == [("simulate_price", {**WHERE, "change_pct": -4.0})]
