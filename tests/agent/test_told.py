"""What is told unasked: the one call, in the person's scope and language, remembered; no model is asked."""

from __future__ import annotations

from langchain_core.messages import AIMessage

from core.message import Outcome
from core.notice import Notice, Told
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER
from tests.agent.writing import CatalogWithWrite
from tools.registry import Registry

KPI = Told(
    "brief", "query_kpi", {"metrics": ["revenue"], "period": {"start": "2026-01-01", "end": "2026-01-10"}}
)


async def test_the_call_is_made_worded_and_remembered(build: Build) -> None:
    model = ScriptedModel.saying(AIMessage("never"))
    agent = build(model)
    notice = Notice("B1", MANAGER.tenant_id, MANAGER.user_id, KPI)
    told = await agent.respond(
        message("", "n1", asked_by="machine", context={**notice.context, "language": "hi"}), MANAGER
    )
    assert told.outcome is Outcome.ANSWERED
    assert told.verified
    assert told.language == "hi"
    assert [call.tool for call in told.tool_calls] == ["query_kpi"]
    assert told.facts
    assert not model.asked


async def test_what_was_told_can_be_asked_on(build: Build) -> None:
    agent = build()
    context = Notice("B1", MANAGER.tenant_id, MANAGER.user_id, KPI).context
    await agent.respond(message("", "n1", asked_by="machine", context=context), MANAGER)
    by_store = await agent.respond(message("and by store?", "m2"), MANAGER)
    (call,) = by_store.tool_calls
    assert call.arguments["dimensions"] == ["store"]
    assert call.arguments["period"] == KPI.arguments["period"]


async def test_a_person_cannot_name_a_call(build: Build) -> None:
    asked = message("", context=Notice("B1", "demo", "vikram", KPI).context)
    reply = await build().respond(asked, MANAGER)
    assert not reply.tool_calls


WRITE = calls(("set_price", {"sku_id": "ATTA_5", "store_id": "DELHI_01", "price": 259}))
NOTICE = Notice("B1", MANAGER.tenant_id, MANAGER.user_id, KPI).context


async def test_a_question_waits_behind_what_was_told_and_is_shown_again(
    build: Build, catalog: Registry
) -> None:
    writing = CatalogWithWrite(catalog)
    agent = build(ScriptedModel.saying(WRITE), over=writing)
    asked = await agent.respond(message("set the price of Suvarna Atta at Delhi 1 to 259", "m1"), MANAGER)
    await agent.respond(message("", "n1", asked_by="machine", context=NOTICE), MANAGER)
    again = await agent.respond(message("yes", "m2"), MANAGER)
    assert asked.outcome is again.outcome is Outcome.CONFIRM
    assert again.answer == asked.answer
    assert writing.written == []

    done = await agent.respond(message("haan, kar do", "m3"), MANAGER)
    assert done.outcome is Outcome.ANSWERED
    assert len(writing.written) == 1


async def test_a_no_after_what_was_told_drops_the_question(build: Build, catalog: Registry) -> None:
    writing = CatalogWithWrite(catalog)
    agent = build(ScriptedModel.saying(WRITE, says("Left as it is."), says("Hello")), over=writing)
    await agent.respond(message("set the price of Suvarna Atta at Delhi 1 to 259", "m1"), MANAGER)
    await agent.respond(message("", "n1", asked_by="machine", context=NOTICE), MANAGER)
    await agent.respond(message("no", "m2"), MANAGER)
    late = await agent.respond(message("yes", "m3"), MANAGER)
    assert late.outcome is not Outcome.CONFIRM
    assert writing.written == []
