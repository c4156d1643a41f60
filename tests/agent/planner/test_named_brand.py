"""Names that hold days' words, kinds of goods as a whole, sizes in a thread: a shop of another trade."""

from __future__ import annotations

from datetime import date

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS
from tests.language.test_own_size import garment_shop

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture(scope="module")
def garments() -> Vocabulary:
    return garment_shop()


def _days(text: str, vocabulary: Vocabulary) -> tuple[date, date] | None:
    period = understand(text, vocabulary, today=TODAY).period
    return (period.start, period.end) if period else None


def _calls(
    text: str, vocabulary: Vocabulary, focus: Focus | None = None
) -> list[tuple[str, dict[str, object]]]:
    understood = understand(text, vocabulary, today=TODAY, focus=focus)
    return [(call.name, dict(call.arguments)) for call in plan(understood, TOOLS)]


@pytest.mark.parametrize(
    "text",
    [
        "How many Aaj Rayon Kurti Mustard XL did we sell in October?",
        "Aaj Rayon Kurti Mustard XL kitni biki October me",
        "Aaj brand ki sale October me",
        "kids tshirt 2-3 years sales in October",
    ],
)
def test_a_days_word_in_a_name_is_no_day(garments: Vocabulary, text: str) -> None:
    assert _days(text, garments) == OCTOBER
    ((_, arguments),) = _calls(text, garments)
    assert arguments["period"] == {"start": "2026-10-01", "end": "2026-10-31"}
    assert arguments["sku_ids"]


@pytest.mark.parametrize(
    "text", ["aaj ki sale", "Aaj ki sale", "aaj kurti kitni biki", "Aaj kurti kitni biki"]
)
def test_today_stays_today(garments: Vocabulary, text: str) -> None:
    assert _days(text, garments) == (TODAY, TODAY)


def test_a_figure_is_told_of_all_that_a_kind_of_goods_is(garments: Vocabulary) -> None:
    ((name, arguments),) = _calls("raincoat sales in October", garments)
    assert (name, arguments["sku_ids"]) == ("query_kpi", ["RC_M", "RC_L"])


@pytest.mark.parametrize(
    "text", ["raincoat sales by size in October", "which size of raincoat sold more in October"]
)
def test_by_size_tells_the_sizes_apart(garments: Vocabulary, text: str) -> None:
    ((_, arguments),) = _calls(text, garments)
    assert arguments["dimensions"] == ["sku"]


def test_goods_set_against_each_other_are_told_apart(garments: Vocabulary) -> None:
    ((_, arguments),) = _calls("raincoat M vs raincoat L sales this month", garments)
    assert (arguments["sku_ids"], arguments["dimensions"]) == (["RC_M", "RC_L"], ["sku"])


@pytest.mark.parametrize("text", ["and UK 9?", "and size 9?", "and 9?"])
def test_another_size_is_of_the_thing_before(garments: Vocabulary, text: str) -> None:
    before = understand("stock of Sports Shoe Black UK 8", garments, today=TODAY)
    call = ToolCall(tool="assess_stockout_risk", arguments={"sku_ids": ["SH_8"]})
    focus = Focus(entities=before.entities, calls=(call,))
    assert _calls(text, garments, focus) == [("assess_stockout_risk", {"sku_ids": ["SH_9"]})]


@pytest.mark.parametrize(
    "text",
    ["Which is dearer, Kesar or Vastra Bazaar, and who sells more than us?", "Ring Road sales this month"],
)
def test_a_hindi_name_in_an_english_question_leaves_it_english(garments: Vocabulary, text: str) -> None:
    assert understand(text, garments, today=TODAY).language == "en"


@pytest.mark.parametrize("text", ["alert me if saree sales drop 30%", "saree ki bikri 30% ghate to batana"])
def test_sales_that_drop_are_not_promised_to_be_watched(garments: Vocabulary, text: str) -> None:
    ((_, arguments),) = _calls(text, garments)
    assert arguments["code"] == "alert_rule_no_drop"
