"""What is private leaves before the model, and comes back only where the person's own words held it."""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from agent.models import offline_model, remote_model
from agent.personal.known import Known
from agent.redaction import Redactor, Vault
from agent.remote.settings import ModelSettings
from core.clock import FixedClock
from tests.agent.conftest import message
from tests.agent.loopback_converse import Said
from tests.agent.loopback_openai import serve_openai
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry


def test_the_same_value_has_the_same_placeholder_and_comes_back() -> None:
    vault, redactor = Vault(), Redactor()
    text = redactor.redact("call 9876543210 or 9822000058, then 9876543210", vault=vault)
    assert text == "call <phone_1> or <phone_2>, then <phone_1>"
    assert vault.restored("I have <phone_2>.") == "I have 9822000058."


def test_what_a_document_held_does_not_come_back() -> None:
    vault, redactor = Vault(), Redactor()
    hidden = redactor.redact("Seller 07AAACG1234A1Z9", vault=vault, own=False)
    assert hidden == "Seller <gstin_1>"
    assert vault.restored("Pay <gstin_1>") == "Pay <gstin_1>"
    redactor.redact("is 07AAACG1234A1Z9 right?", vault=vault)
    assert vault.restored("Pay <gstin_1>") == "Pay 07AAACG1234A1Z9"


def test_a_placeholder_that_the_person_typed_stands_for_nothing() -> None:
    assert Vault().restored("<phone_1> and <name_7>") == "<phone_1> and <name_7>"


def test_known_names_are_hidden_however_they_are_written_and_names_of_the_catalogue_stay() -> None:
    known = [Known("Gomtika Packaging", "name"), Known("Mohini", "name")]
    redacted = Redactor().redact("GOMTIKA-packaging, mohini doodh", keep={"mohini"}, known=known)
    assert redacted == "<name>, mohini doodh"


async def test_a_name_goes_out_as_a_placeholder_and_reaches_the_tool_as_it_was_typed() -> None:
    lake = shop()
    with serve_openai(
        Said("", (("list_documents", {"supplier": "<name_1>"}),)), Said("{f1.1} bills.")
    ) as server:
        remote = remote_model(ModelSettings(choice="openai", model_id="m", endpoint_url=server.url))
        assert remote is not None
        agent = Agent(
            catalog=Registry(
                lake=lake,
                directory=FakeDirectory(),
                audit=FakeAudit(),
                clock=FixedClock(NOW),
                ledgers=memory_ledgers(),
                blobs=MemoryBlobs(),
            ),
            lake=lake,
            clock=FixedClock(NOW),
            directory=FakeDirectory(),
            checkpointer=InMemorySaver(),
            offline=offline_model(),
            remote=remote,
        )
        reply = await agent.respond(message("show the bills of Mr. Ramesh Kumar, 9876543210"), MANAGER)
        heard = server.heard()
        assert remote.close is not None
        await remote.close()

    assert "Ramesh" not in heard
    assert "9876543210" not in heard
    asked: dict[str, Any] = dict(reply.tool_calls[0].arguments)
    assert asked["supplier"] == "Mr. Ramesh Kumar"
    assert reply.usage is not None
    assert reply.usage.input_tokens == 20
    assert reply.usage.cached_tokens == 8
    assert [step.name for step in reply.trace if step.kind == "model"] == ["openai", "openai"]
