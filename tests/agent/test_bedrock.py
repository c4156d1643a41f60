"""The same graph with Bedrock's Converse API, against a server on this machine."""

from __future__ import annotations

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from agent.context import Limits
from agent.models import offline_model, remote_model
from agent.remote.settings import ModelSettings
from core.clock import FixedClock
from core.message import Outcome, Reply
from tests.agent.conftest import message
from tests.agent.loopback_converse import Converse, Failed, Line, Said, serve
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.agent.test_attacks import CALL, GOOD, QUESTION, filled, references
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

CALLS = Said("Checking.", (CALL,))
CATALOG = Registry(
    lake=shop(),
    directory=FakeDirectory(),
    audit=FakeAudit(),
    clock=FixedClock(NOW),
    ledgers=memory_ledgers(),
    blobs=MemoryBlobs(),
)


@pytest.fixture(autouse=True)
def _no_account(aws_read_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)


def agent_with(server: Converse, *, streaming: bool, timeout_s: float = 10.0) -> Agent:
    settings = ModelSettings(
        choice="bedrock",
        model_id="anthropic.claude-test-v1:0",
        endpoint_url=server.url,
        timeout_s=timeout_s,
        streaming=streaming,
    )
    return agent_of(settings, timeout_s)


def agent_of(settings: ModelSettings, timeout_s: float = 10.0) -> Agent:
    lake = shop()
    return Agent(
        catalog=CATALOG,
        lake=lake,
        clock=FixedClock(NOW),
        directory=FakeDirectory(),
        checkpointer=InMemorySaver(),
        offline=offline_model(),
        remote=remote_model(settings),
        limits=Limits(model_timeout_s=timeout_s),
    )


async def ask(server: Converse, *, streaming: bool, text: str = QUESTION, timeout_s: float = 10.0) -> Reply:
    agent = agent_with(server, streaming=streaming, timeout_s=timeout_s)
    return await agent.respond(message(text), MANAGER)


@pytest.mark.parametrize("streaming", [False, True], ids=["plain", "streaming"])
async def test_bedrock_plans_and_writes_by_reference(streaming: bool) -> None:
    good = filled(GOOD, references())
    with serve(CALLS, Said(good)) as server:
        reply = await ask(server, streaming=streaming)

    assert (reply.model, reply.verified, reply.outcome) == ("bedrock", True, Outcome.ANSWERED)
    assert reply.text_with_references == good
    assert reply.answer.startswith("2 items will likely run out in Delhi")
    wanted = "/converse-stream" if streaming else "/converse"
    assert all(path.endswith(wanted) for path in server.paths)
    assert len(server.requests) == 2


async def test_bedrock_sees_the_tools_the_rules_and_the_facts() -> None:
    with serve(CALLS, Said(filled(GOOD, references()))) as server:
        await ask(server, streaming=False)

    first, second = server.requests
    tools = [tool["toolSpec"]["name"] for tool in first["toolConfig"]["tools"] if "toolSpec" in tool]
    assert {"assess_stockout_risk", "forecast_demand", "ask_user", "decline"} <= set(tools)
    assert "Never compute" in first["system"][0]["text"]
    assert '"DELHI' in first["system"][0]["text"] or '"Delhi"' in first["system"][0]["text"]
    result = second["messages"][-1]["content"][0]["toolResult"]
    assert result["status"] == "success"
    assert "{f1." in str(result["content"])


async def test_a_guardrail_and_a_cache_point_go_with_every_request() -> None:
    with serve(Said("Blocked.")) as server:
        settings = ModelSettings(
            choice="bedrock",
            model_id="amazon.nova-pro-v1:0",
            endpoint_url=server.url,
            guardrail_id="gr-1",
            guardrail_version="3",
        )
        reply = await agent_of(settings).respond(message(QUESTION), MANAGER)

    first = server.requests[0]
    assert first["guardrailConfig"]["guardrailIdentifier"] == "gr-1"
    assert first["guardrailConfig"]["guardrailVersion"] == "3"
    rules, point, setting = first["system"]
    assert "Never compute" in rules["text"]
    assert point == {"cachePoint": {"type": "default"}}
    assert "Understood of the message" in setting["text"], "what changes stands behind the point"
    assert reply.verified


async def test_personal_data_never_leaves() -> None:
    text = (
        "I am Mr. Ramesh Kumar, call +91 98765 43210 or ramesh@example.com, PAN ABCDE1234F. "
        "What will stock out next week in Delhi?"
    )
    with serve(CALLS, Said(filled(GOOD, references()))) as server:
        reply = await ask(server, streaming=False, text=text)

    for secret in ("98765", "43210", "ramesh@example.com", "ABCDE1234F", "Ramesh"):
        assert secret not in server.heard()
    assert "Delhi" in server.heard()
    assert reply.model == "bedrock"


FAILURES: dict[str, Line] = {
    "throttled": Failed(429, "ThrottlingException"),
    "broken": Failed(500),
    "unavailable": Failed(503, "ServiceUnavailableException"),
    "denied": Failed(403, "AccessDeniedException"),
    "garbage": Failed(garbage=b"\x00\xff not json"),
    "an empty object": Failed(garbage=b"{}"),
    "hung up": Failed(hang_up=True),
    "too slow": Failed(delay_s=1.5),
    "cut off in the stream": Failed(mid_stream=True),
    "silent": Said(""),
}


@pytest.mark.parametrize("streaming", [False, True], ids=["plain", "streaming"])
@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
async def test_a_failing_model_leaves_the_turn_to_the_planner(failure: Line, streaming: bool) -> None:
    with serve(failure) as server:
        reply = await ask(server, streaming=streaming, timeout_s=1.0)

    assert reply.model.startswith("offline (bedrock ")
    assert (reply.verified, reply.outcome) == (True, Outcome.ANSWERED)
    assert [call.tool for call in reply.tool_calls] == ["assess_stockout_risk"]
    assert "Mohini Toned Milk" in reply.answer
    assert len(server.requests) == 1, "a failed call is not repeated"


@pytest.mark.parametrize("streaming", [False, True], ids=["plain", "streaming"])
async def test_a_model_that_fails_after_its_calls_leaves_the_words_to_the_composer(streaming: bool) -> None:
    with serve(CALLS, Failed(500)) as server:
        reply = await ask(server, streaming=streaming)

    assert reply.model.startswith("offline (bedrock failed")
    assert "Mohini Toned Milk" in reply.answer
    assert reply.verified


async def test_broken_tool_arguments_in_the_stream_are_given_back_to_the_model() -> None:
    broken = Said("", (CALL,), broken_input='{"city": "Del')
    with serve(broken, CALLS, Said(filled(GOOD, references(call_number=2)))) as server:
        reply = await ask(server, streaming=True)

    assert reply.verified
    assert "Mohini Toned Milk" in reply.answer


async def test_nobody_there_is_a_failure_like_any_other() -> None:
    with serve(Failed()) as server:
        pass

    reply = await ask(server, streaming=False)

    assert reply.model.startswith("offline (bedrock failed")
    assert reply.verified


@pytest.mark.parametrize("streaming", [False, True], ids=["plain", "streaming"])
async def test_a_model_that_calls_what_is_not_there_and_invents_hands_over_to_the_planner(
    streaming: bool,
) -> None:
    nonsense = Said("Checking.", (("forecast", {"sku": "A1"}),))
    with serve(nonsense, Said("Sell 12."), Said("Sell 12.")) as server:
        reply = await ask(server, streaming=streaming)
    assert reply.outcome is Outcome.ANSWERED
    assert reply.verified
    assert reply.model == "offline (bedrock not verified)"
    assert [call.tool for call in reply.tool_calls] == ["assess_stockout_risk"]
    assert "Sell 12" not in reply.answer
