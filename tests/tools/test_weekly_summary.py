"""weekly_summary: seven days against seven, with a chart; for managers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.errors import PolicyError
from tests.tools.conftest import AS_OF, SELLER, Call
from tools.weekly_summary import WeeklySummaryResult


def test_it_sums_the_last_seven_days_up(call: Call) -> None:
    call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", price=250)
    result = call("weekly_summary").result
    assert isinstance(result, WeeklySummaryResult)
    assert (result.start.value, result.end.value) == (AS_OF - timedelta(days=6), AS_OF)
    assert result.moves[0].metric == "revenue"
    assert result.moves[0].change is not None
    assert result.charts
    assert result.waiting.value == 1


def test_a_seller_is_not_told(call: Call) -> None:
    with pytest.raises(PolicyError):
        call("weekly_summary", who=SELLER)
