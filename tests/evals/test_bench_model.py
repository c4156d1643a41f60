"""The measurement of what a turn takes around a model: what is taken off, and what it refuses to measure."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import httpx
import pytest

from core.errors import ExternalError
from core.message import Outcome, Reply, ToolCall
from core.usage import ModelUsage
from evals.bench.chat_server import chat_server
from evals.bench.model import CALLS, PROVIDER, _check  # pyright: ignore[reportPrivateUsage]

RISK = ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi"})


def reply(**given: Any) -> Reply:
    usage = ModelUsage(model="bench", calls=CALLS, cost=Decimal(0))
    held: dict[str, Any] = {"model": PROVIDER, "verified": True, "usage": usage, **given}
    return Reply(conversation_id="C", message_id="M", answer="", outcome=Outcome.ANSWERED, **held)


def test_the_server_calls_the_tools_then_reads_facts_out_and_tells_what_it_took() -> None:
    asked = {"role": "user", "content": "What will run out?"}
    told = {"role": "tool", "content": '{"facts": [{"ref": "{f1.1}"}, {"ref": "{f1.2}"}]}'}
    with chat_server({"What will run out?": [RISK]}) as server, httpx.Client(trust_env=False) as client:

        def say(*messages: dict[str, str]) -> dict[str, Any]:
            answer = client.post(f"{server.url}/chat/completions", json={"messages": messages})
            return answer.json()["choices"][0]["message"]

        called = say(asked)["tool_calls"][0]["function"]
        text = say(asked, told)["content"]
        served = server.served()

        assert (called["name"], json.loads(called["arguments"])) == (RISK.tool, RISK.arguments)
        assert "{f1.1}" in text
        assert "{f1.2}" in text
        assert len(served.seconds) == 2
        assert min(served.seconds) > 0
        assert json.loads(served.bodies[1])["messages"] == [asked, told]
        assert server.served().seconds == []


def test_a_turn_of_the_model_is_measured() -> None:
    _check(reply())


@pytest.mark.parametrize(
    "other",
    [
        {"model": "offline (openai timed out)"},
        {"verified": False},
        {"usage": None},
        {"usage": ModelUsage(model="bench", calls=CALLS + 1, cost=Decimal(0))},
    ],
)
def test_a_turn_that_was_not_the_models_alone_is_not_measured(other: dict[str, Any]) -> None:
    with pytest.raises(ExternalError):
        _check(reply(**other))
