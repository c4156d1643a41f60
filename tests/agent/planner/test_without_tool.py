"""What no tool does is answered for what it is, and never taken for something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, Ask

PAPERS = {"check_document", "list_documents", "search_knowledge", "show_alert_rules", "remove_alert_rule"}


@pytest.fixture
def code(vocabulary: Vocabulary) -> Callable[[str], object]:
    """The code of what is said to a message, where papers, rules and alerts are at hand."""

    def said(text: str) -> object:
        return plan(understand(text, vocabulary, today=TODAY), TOOLS | PAPERS)[0].arguments.get("code")

    return said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("set an alarm for 5", "no_reminders"),
        ("subah 6 baje ka alarm laga do", "no_reminders"),
        ("delete this bill", "papers_stay"),
        ("ye bill hata do", "papers_stay"),
        ("यह बिल हटा दो", "papers_stay"),
        ("remove the last invoice", "papers_stay"),
        ("how can I send you a bill?", "how_to_send_papers"),
        ("bill kaise bheju", "how_to_send_papers"),
        ("बिल कैसे भेजूँ", "how_to_send_papers"),
        ("where do I upload my sales file", "how_to_send_data"),
        ("sales ki file kaise bhejni hai", "how_to_send_data"),
        ("डेटा कैसे डालूँ", "how_to_send_data"),
        ("when was data last updated", "data_until"),
        ("data kitna purana hai", "data_until"),
        ("डेटा कब तक का है", "data_until"),
        ("how many products do I have?", "count_of_goods"),
        ("kitne item hain mere paas", "count_of_goods"),
        ("how do I add a store?", "people_and_stores"),
        ("naya user jodo", "people_and_stores"),
        ("promotions running now?", "offers_running"),
        ("kya offer chal raha hai", "offers_running"),
        ("which order is late?", "on_the_way_of_which"),
        ("kaunsa order late hai", "on_the_way_of_which"),
        ("मेरा ऑर्डर कहाँ है", "on_the_way_of_which"),
        ("what is on the way to Delhi 1", "on_the_way_of_which"),
        ("how do I send you my sales excel", "how_to_send_data"),
        ("excel me formula kaise dalte hain", "off_topic"),
        ("raise all prices by 2%", "one_price_at_a_time"),
        ("sabke daam 2% badha do", "one_price_at_a_time"),
        ("सबके दाम 2% बढ़ा दो", "one_price_at_a_time"),
    ],
)
def test_it_is_said_for_what_it_is(text: str, wanted: str, code: Callable[[str], object]) -> None:
    assert code(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "remove the alert about bills",
        "how do I send an invoice to a customer",
        "how much of the sales data is missing",
        "what if I raise all dairy prices by 2%?",
        "show bills of last month",
        "Every price change in Mumbai: expected versus actual gain",
        "did all the price changes help",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str, code: Callable[[str], object]) -> None:
    told = {"papers_stay", "how_to_send_papers", "how_to_send_data", "data_until", "one_price_at_a_time"}
    assert code(text) not in told


def test_goods_on_the_way_are_told_by_the_stock_of_the_one_that_is_named(ask: Ask) -> None:
    asked = ("assess_stockout_risk", {"sku_ids": ["SKU_112"]})
    assert ask("when will my Suvarna Atta 5 kg come") == [asked]
    assert ask("Suvarna atta 5 kg kab aayega") == [asked]


def test_the_product_waited_for_completes_the_question(vocabulary: Vocabulary) -> None:
    waiting = Focus(asked=True, unfinished="how much {answer} is left")
    said = understand("Suvarna Atta 5 kg", vocabulary, today=TODAY, focus=waiting)
    (call,) = plan(said, TOOLS)
    assert (call.name, call.arguments) == ("assess_stockout_risk", {"sku_ids": ["SKU_112"]})


@pytest.mark.parametrize("text", ["what is my GST number", "mera GST number kya hai", "मेरा जीएसटी नंबर क्या है"])
def test_ones_own_gst_number_stands_on_the_certificate(text: str, vocabulary: Vocabulary) -> None:
    (call,) = plan(understand(text, vocabulary, today=TODAY), TOOLS | PAPERS)
    assert (call.name, call.arguments) == ("check_document", {"doc_types": ["gst_certificate"]})


@pytest.mark.parametrize("text", ["stop the milk one", "dudh wala band karo"])
def test_of_several_goods_of_a_name_whichever_is_watched_is_watched_no_more(
    text: str, vocabulary: Vocabulary
) -> None:
    shown = Focus(calls=(ToolCall(tool="show_alert_rules", arguments={}),))
    (call,) = plan(understand(text, vocabulary, today=TODAY, focus=shown), TOOLS | PAPERS)
    assert (call.name, call.arguments) == ("remove_alert_rule", {"sku_ids": ["SKU_101", "SKU_102"]})
