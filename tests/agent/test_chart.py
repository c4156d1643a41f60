"""Charts that the tools of a turn drew come with its reply."""

from __future__ import annotations

from agent.context import Finding
from agent.findings import charts_of
from core.chart import Chart
from core.message import Outcome
from core.tool import ToolResult
from tests.agent.conftest import Ask
from tests.agent.shop import SELLER


def finding(*titles: str) -> Finding:
    charts = tuple(Chart(title=title, alt=title, spec={}) for title in titles)
    return Finding(ToolResult(as_of=None, charts=charts), (), ())


async def test_a_forecast_of_one_product_in_one_store_is_drawn(ask: Ask) -> None:
    reply = await ask("How many FOODS_3_090 will MUMBAI_01 sell in the next two weeks?")
    [chart] = reply.charts
    assert "Mumbai 1" in chart.title
    assert len(chart.spec["datasets"]["forecast"]) == 15  # today, and the fortnight after it
    [shown] = reply.public()["charts"]
    assert {"title", "alt", "spec"} <= set(shown)


async def test_an_answer_that_draws_nothing_and_a_refusal_have_no_chart(ask: Ask) -> None:
    assert (await ask("Revenue last month by city")).charts == ()
    refused = await ask("How many FOODS_3_090 will MUMBAI_01 sell in the next two weeks?", who=SELLER)
    assert (refused.outcome, refused.charts) == (Outcome.REFUSED, ())


def test_charts_come_in_the_order_of_the_calls_and_the_same_one_once() -> None:
    drawn = charts_of({2: finding("b", "a"), 1: finding("a")})
    assert [chart.title for chart in drawn] == ["a", "b"]
