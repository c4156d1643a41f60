"""The same situation in three languages, as a person would read it: `three_languages.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from agent.models import offline_model
from core.clock import FixedClock
from core.message import Reply
from tests.agent.conftest import message
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "three_languages.yaml").read_text(encoding="utf-8")
)
LANGUAGES = ("en", "hi", "hinglish")


@pytest.fixture(scope="module")
def lake() -> FakeLake:
    return shop()


def agent_over(lake: FakeLake) -> Agent:
    """An agent of a shop that has one bill, read."""
    documents = MemoryDocuments()
    documents.begin(an_upload("DOC_a", MANAGER.user_id, tenant_id=MANAGER.tenant_id))
    documents.arrived("DOC_a", sha256="a", size_bytes=1, at=NOON)
    documents.finish("DOC_a", media_type="application/pdf", page_count=1, found=[an_invoice()])
    registry = Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(documents=documents),
        blobs=MemoryBlobs(),
    )
    return Agent(
        catalog=registry,
        lake=lake,
        clock=FixedClock(NOW),
        directory=FakeDirectory(),
        checkpointer=InMemorySaver(),
        offline=offline_model(),
    )


async def told(lake: FakeLake, asked: list[str], language: str) -> Reply:
    """Ask one after the other for a person who is spoken to in the language, as a job would."""
    agent = agent_over(lake)
    replies = [
        await agent.respond(
            message(text, f"m{number}", asked_by="machine", context={"language": language}), MANAGER
        )
        for number, text in enumerate(asked)
    ]
    return replies[-1]


def as_read(reply: Reply) -> str:
    """Return the answer with its buttons below."""
    buttons = " ".join(f"[{choice.label}]" for choice in reply.choices)
    return f"{reply.answer}\n{buttons}".strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: " / ".join(case["asked"])[-60:])
async def test_a_situation_reads_well_in_three_languages(lake: FakeLake, case: dict[str, Any]) -> None:
    for language in LANGUAGES:
        reply = await told(lake, case["asked"], language)
        assert reply.verified
        assert reply.language == language
        assert as_read(reply) == case[language].strip()
