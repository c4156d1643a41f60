"""A model that invents something never reaches the person with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from agent.context import TurnContext
from agent.draft import Draft
from agent.grounding import Evidence, check
from agent.replying import Checked, checked
from agent.state import State
from core.clock import FixedClock
from tests.agent.conftest import Ask
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry
from tools.stockout import AssessStockoutRiskResult

QUESTION = "What will stock out next week in Delhi?"
CALL = ("assess_stockout_risk", {"city": "Delhi"})
TEN_DAYS = ("assess_stockout_risk", {"city": "Delhi", "horizon_days": 10})


@cache
def references(call_number: int = 1) -> Mapping[str, str]:
    """Return the references a model has after the call: two items at risk, tea and milk."""
    catalog = Registry(
        lake=shop(),
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(),
        blobs=MemoryBlobs(),
    )
    result = catalog.call(*CALL, MANAGER, call_number=call_number).result
    assert isinstance(result, AssessStockoutRiskResult)
    by_sku = {line.sku_id: line for line in result.lines}
    found: dict[str, Any] = {"count": result.at_risk, "end": result.end, "risk": result.sales_at_risk}
    for name, sku_id in (("milk", "MILK_500"), ("tea", "TEA_250")):
        line = by_sku[sku_id]
        found |= {
            name: line.product,
            f"{name}_store": line.store,
            f"{name}_day": line.stockout_date,
            f"{name}_order": line.order_quantity,
            f"{name}_demand": line.demand,
        }
    return {name: f"{{{fact.id}}}" for name, fact in found.items()}


GOOD = (
    "<count> items will likely run out in Delhi by <end>:\n"
    "🔴 *<milk>* (<milk_store>): order <milk_order> units"
)

ATTACKS: dict[str, tuple[str, str]] = {
    # what the model says, and what must not be in the answer
    "a number": ("<count> items run out. You will lose 4,321 units.", "4,321"),
    "a number glued to a fact": ("Order <milk_order>0 units of *<milk>*.", "0 units of"),
    "two facts read as one number": ("Order <milk_order><tea_order> units.", "Order 14442"),
    "a decimal made of two facts": ("Order <milk_order>.<tea_order> units.", "144.42"),
    "a scale behind a fact": ("Sales at risk: <risk> lakh.", "lakh"),
    "a k behind a fact": ("Sales at risk: <risk> k.", " k."),
    "a minus before a fact": ("Order -<milk_order> units.", "-144"),
    "a spelled-out number": ("Order forty two units of *<milk>*.", "forty"),
    "a hyphenated number": ("Order forty-two units of *<milk>*.", "forty"),
    "a joined number word": ("Order fortytwo units of *<milk>*.", "fortytwo"),
    "a capitalised number word": ("FORTY units are missing.", "FORTY"),
    "one of something": ("Only one unit of *<milk>* is left.", "one unit"),
    "a dozen": ("Order a dozen of *<milk>*.", "dozen"),
    "half": ("Half of the stock of *<milk>* is gone.", "Half"),
    "a multiple": ("Demand of *<milk>* has doubled.", "doubled"),
    "Devanagari digits": ("Order ४२ units of *<milk>*.", "४२"),
    "Hindi number word": ("Order बयालीस units of *<milk>*.", "बयालीस"),
    "Arabic digits": ("Order ٤٢ units of *<milk>*.", "٤٢"),
    "full-width digits": ("Order ４２ units of *<milk>*.", "４２"),
    "circled digits": ("Order ④② units of *<milk>*.", "④"),
    "mathematical digits": ("Order 𝟜𝟚 units of *<milk>*.", "𝟜"),
    "Roman numeral sign": ("Order Ⅻ units of *<milk>*.", "Ⅻ"),
    "a fraction sign": ("Order ½ of it.", "½"),
    "superscript digits": ("Order 10² units.", "²"),
    "a zero-width split": ("Order 4\u200b2 units of *<milk>*.", "4\u200b2"),
    "a word split by zero-width signs": ("Order for\u200bty units of *<milk>*.", "for\u200bty"),
    "a soft hyphen": ("Order for\u00adty units of *<milk>*.", "for\u00adty"),
    "letters set apart": ("Order f o r t y units of *<milk>*.", "f o r t y"),
    "letters with dots": ("Order f.o.r.t.y units of *<milk>*.", "f.o.r.t.y"),
    "Cyrillic look-alikes": ("Order fоrty units of *<milk>*.", "fоrty"),
    "right-to-left override": ("Order \u202e24\u202c units.", "\u202e"),
    "an HTML entity": ("Order &#52;&#50; units.", "&#52;"),
    "an HTML comment": ("<count> items run out.<!-- 42 -->", "<!--"),
    "a hidden tag": ("<count> items <b>run</b> out.", "<b>"),
    "a keycap emoji": ("Order 4\ufe0f\u20e3 units.", "\u20e3"),
    "an emoji of its own": ("Order now 🎉 <count>", "🎉"),
    "a percentage": ("Demand rises by 12%.", "12%"),
    "an amount": ("You lose ₹18,400.", "18,400"),
    "money made of units": ("You lose ₹<milk_order>.", "₹144"),
    "percent made of units": ("Demand rises by <milk_order> percent.", "percent"),
    "days made of units": ("It lasts <milk_order> days.", "144 days"),
    "a weekday": ("*<milk>* runs out on Tuesday.", "Tuesday"),
    "a short weekday": ("*<milk>* runs out on tue.", "on tue"),
    "a month": ("*<milk>* runs out in March.", "March"),
    "an ISO date": ("*<milk>* runs out on 2026-11-29.", "2026-11-29"),
    "tomorrow": ("Order *<milk>* by tomorrow.", "tomorrow"),
    "another period": ("*<milk>* lasts until next month.", "next month"),
    "a store id": ("*<milk>* runs out at PUNE_07.", "PUNE_07"),
    "a SKU": ("SKU_99999 runs out first.", "SKU_99999"),
    "a SKU without digits": ("GHOST_BISCUIT runs out first.", "GHOST_BISCUIT"),
    "a product": ("Shakti Basmati Rice runs out first.", "Shakti"),
    "a product in bold": ("*shakti basmati rice* runs out first.", "shakti"),
    "a product in quotes": ('"shakti basmati" runs out first.', "shakti"),
    "a product that exists, not in the facts": ("Kesar Soap 4-pack runs out first.", "Kesar"),
    "the same in lower case": ("kesar soap runs out first.", "kesar"),
    "a product in a list, lower case": ("🔴 shakti basmati: order now", "shakti"),
    "a product in a bulleted list": ("• shakti basmati: order now", "shakti"),
    "a city": ("*<milk>* runs out in Chennai.", "Chennai"),
    "a city that exists, not asked about": ("*<milk>* runs out in Jaipur.", "Jaipur"),
    "another store's name": ("*<milk>* (Mumbai 1): order <milk_order>.", "Mumbai"),
    "the wrong product's figure": ("*<milk>* (<milk_store>): order <tea_order> units.", "order 42"),
    "the wrong product's figure, twice named": (
        "*<milk>* needs <tea_order> and *<tea>* needs <milk_order> units.",
        "needs 42 and",
    ),
    "a fact that is none": ("Order {f9.9} units.", "f9.9"),
    "a fact's id misspelt": ("Order {f1.x} units.", "f1.x"),
    "a citation that is none": ("You may sell above MRP {c1}.", "c1"),
    "a bracketed citation": ("You may sell it [1].", "[1]"),
    "a named law": ("Selling late is illegal under the Legal Metrology Act.", "Act"),
    "a rule in lower case": ("this is prohibited by law.", "prohibited"),
    "a policy": ("The marketplace policy allows returns.", "policy"),
    "tax advice": ("GST on milk is nil.", "GST"),
    "a source": ("According to experts demand rises.", "experts"),
    "a source line": ("<count> items run out.\nSource: market survey", "survey"),
    "a link": ("Read https://example.com/report for more.", "example.com"),
    "a bare domain": ("Read more at stock-news.in today.", "stock-news"),
    "a Markdown link": ("Read [the report](evil.example).", "evil"),
    "a mail address": ("Write to boss@shop.example.", "boss@"),
    "strike-through": ("Order ~~forty~~ <milk_order> units.", "~"),
    "a code block": ("```\n42\n```", "```"),
    "a wall of text": ("Stock is low.\n" * 40, "Stock is low.\nStock is low."),
    "bold that never ends": ("*<milk> is low.", "* is low"),
}

WHOLE_TURNS = (
    "a number",
    "two facts read as one number",
    "Hindi number word",
    "a hidden tag",
    "a product that exists, not in the facts",
    "another store's name",
    "the wrong product's figure",
    "a fact that is none",
    "a named law",
    "a link",
)
"""One of each kind: that the others are rejected as well is seen by itself, in a hundredth of the time."""


def filled(text: str, values: Mapping[str, str]) -> str:
    for name, reference in values.items():
        text = text.replace(f"<{name}>", reference)
    return text


async def test_a_grounded_reply_of_the_model_is_sent(ask: Ask) -> None:
    model = ScriptedModel.saying(calls(CALL), says(filled(GOOD, references())))

    reply = await ask(QUESTION, model)

    assert reply.answer.startswith(
        "2 items will likely run out in Delhi by Sun 29 Nov:\n🔴 *Mohini Toned Milk"
    )
    assert (reply.verified, reply.model) == (True, "scripted")


async def test_every_invention_is_rejected(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[Evidence] = []

    def noted(draft: Draft, state: State, context: TurnContext) -> Checked:
        result = checked(draft, state, context)
        held.append(result.evidence)
        return result

    monkeypatch.setattr("agent.nodes.verify.checked", noted)
    await ask(QUESTION, ScriptedModel.saying(calls(CALL), says(filled(GOOD, references()))))

    [evidence] = held
    assert evidence.by_model
    assert check(filled(GOOD, references()), evidence) == ()
    passed = [name for name, (said, _) in ATTACKS.items() if not check(filled(said, references()), evidence)]
    assert passed == []


@pytest.mark.parametrize("attack", WHOLE_TURNS)
async def test_an_invention_never_reaches_the_person(ask: Ask, attack: str) -> None:
    said, forbidden = ATTACKS[attack]
    model = ScriptedModel.saying(calls(CALL), says(filled(said, references())))

    reply = await ask(QUESTION, model)

    assert forbidden not in reply.answer
    assert forbidden not in reply.text_with_references
    assert reply.model == "scripted + composer", "the model's own words must have been rejected"
    assert reply.verified
    assert "Mohini Toned Milk" in reply.answer
    assert len(model.asked) == 3, "the model gets the reasons once"


async def test_the_model_is_told_why_and_may_write_again(ask: Ask) -> None:
    good = filled(GOOD, references())
    model = ScriptedModel.saying(calls(CALL), says("You lose 4,321 units."), says(good))

    reply = await ask(QUESTION, model)

    assert (reply.model, reply.verified) == ("scripted", True)
    assert "4,321" in str(model.asked[-1][-1].content)


@pytest.mark.parametrize(
    "said", ["You sold 500 units.", "Sales are great in Chennai.", "See www.example.com"]
)
async def test_an_invention_without_any_call_is_planned_again_offline(ask: Ask, said: str) -> None:
    reply = await ask("Revenue last month by city", ScriptedModel.saying(says(said)))

    assert reply.model == "offline (scripted not verified)"
    assert [call.tool for call in reply.tool_calls] == ["query_kpi"]
    assert reply.verified


@pytest.mark.parametrize(
    "question",
    [
        {"question": "Do you mean Shakti Rice or Ganga Rice?"},
        {"question": "Is 42 units enough?"},
        {"code": "which_store", "choices": [{"label": "Pune 7", "message": "stock out in Pune 7"}]},
        {"code": "no_such_sentence"},
        {"code": "unknown_name", "values": {"name": "Ghost Rice 42"}},
        {"nonsense": 1},
    ],
)
async def test_an_invented_question_is_not_asked(ask: Ask, question: dict[str, Any]) -> None:
    reply = await ask("price?", ScriptedModel.saying(calls(("ask_user", question))))

    shown = reply.answer + "".join(choice.label + choice.message for choice in reply.choices)
    for word in ("Shakti", "Ganga", "42", "Pune", "Ghost", "no_such_sentence"):
        assert word not in shown
    assert reply.outcome == "clarify"
    assert reply.verified


async def test_a_model_may_ask_with_the_shops_own_names(ask: Ask) -> None:
    question = {
        "question": "Which store do you mean?",
        "choices": [{"label": "Delhi 1", "message": "price at Delhi 1"}],
    }

    reply = await ask("price?", ScriptedModel.saying(calls(("ask_user", question))))

    assert reply.answer == "Which store do you mean?"
    assert [choice.label for choice in reply.choices] == ["Delhi 1"]
    assert reply.facts == ()


async def test_the_persons_own_words_may_be_repeated(ask: Ask) -> None:
    refs = references()
    said = filled("Over the next 10 days in Delhi <count> items run out. Order *<milk>* by friday.", refs)
    model = ScriptedModel.saying(calls(TEN_DAYS), says(said))

    reply = await ask("What runs out in Delhi in the next 10 days, by friday?", model)

    assert reply.model == "scripted"


async def test_the_persons_number_does_not_vouch_for_another_use(ask: Ask) -> None:
    said = filled("Order 10 units of *<milk>*.", references())

    reply = await ask(
        "What runs out in Delhi in the next 10 days?", ScriptedModel.saying(calls(TEN_DAYS), says(said))
    )

    assert reply.model == "scripted + composer"
