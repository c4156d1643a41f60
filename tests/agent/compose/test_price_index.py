"""How our prices stand against competitors', as it is told: the side that was asked for, a product's band."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.agent.conftest import Ask
from tests.agent.shop import AS_OF
from tests.tools.fake_lake import FakeLake


@pytest.fixture
def dear_and_cheap(lake: FakeLake) -> FakeLake:
    """Milk is dearer here than elsewhere, tea cheaper."""
    for sku_id, price in (("MILK_500", 25.0), ("TEA_250", 120.0)):
        lake.competitor_rows.append({**lake.competitor_rows[0], "sku_id": sku_id, "competitor_price": price})
    return lake


@pytest.mark.usefixtures("dear_and_cheap")
@pytest.mark.parametrize(
    ("text", "first", "never"),
    [
        ("Which of my prices are higher than competitors?", "• Mohini Toned Milk 500 ml: 12% above", "Tea"),
        ("Where are we cheaper than competitors?", "• Girnar Tea 250 g: 8.3% below", "Milk"),
        ("market se mehnga kya bech raha hu", "• Mohini Toned Milk 500 ml: 12% upar", "Tea"),
        ("कौन सी चीज़ें बाज़ार से महँगी बेच रहे हैं?", "• Mohini Toned Milk 500 ml: 12% ऊपर", "Tea"),
    ],
)
async def test_only_the_side_that_was_asked_for_is_told(ask: Ask, text: str, first: str, never: str) -> None:
    reply = await ask(text)
    assert reply.verified
    rows = [line for line in reply.answer.split("\n") if line.startswith("•")]
    assert rows[0] == first
    assert all(never not in row for row in rows)


async def test_of_one_product_its_price_and_the_band_are_told(ask: Ask) -> None:
    reply = await ask("Is Suvarna Atta 5 kg dearer than competitors in Delhi 1?")
    assert reply.verified
    assert "you sell at ₹265" in reply.answer
    assert "Competitors (2) sell at ₹259 to ₹271." in reply.answer


async def test_where_nobody_is_known_that_is_all_that_is_said(ask: Ask, lake: FakeLake) -> None:
    lake.competitor_rows = [{**row, "date": AS_OF - timedelta(days=60)} for row in lake.competitor_rows]
    reply = await ask("Which of my prices are higher than competitors?")
    assert reply.answer.startswith("No competitor price in 14 days.")
