"""Questions about rules, in three languages: answered with citations, or refused; and what follows them."""

from __future__ import annotations

import pytest

from agent.agent import Agent
from agent.facts import FactBook
from agent.grounding import Evidence, check
from core.clock import FixedClock
from core.fact import Citation
from core.message import Outcome, Reply
from knowledge.retrieve import Retrieval
from tests.agent.conftest import Build, message
from tests.agent.shop import MANAGER, NOW, SELLER, FakeAudit, FakeDirectory
from tests.jobs.indexing.fakes import SharedKnowledge, demo_knowledge
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

RETURNS = "What is the return window for electronics?"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> SharedKnowledge:
    return SharedKnowledge(demo_knowledge(tmp_path_factory.mktemp("texts"), MANAGER.tenant_id))


@pytest.fixture
def agent(build: Build, lake: FakeLake, knowledge: SharedKnowledge) -> Agent:
    return build(
        over=Registry(
            lake=lake,
            directory=FakeDirectory(),
            audit=FakeAudit(),
            clock=FixedClock(NOW),
            ledgers=memory_ledgers(),
            blobs=MemoryBlobs(),
            knowledge=knowledge,
        )
    )


async def say(agent: Agent, *texts: str) -> Reply:
    """Say one thing after the other; return the last reply."""
    replies = [await agent.respond(message(text, f"m{n}"), SELLER) for n, text in enumerate(texts)]
    return replies[-1]


@pytest.mark.parametrize(
    ("asked", "says", "source"),
    [
        (RETURNS, "7 days, replacement only", "Source: Returns policy"),
        ("क्या मैं MRP से ऊपर बेच सकता हूँ?", "बिक्री नहीं कर सकता", "स्रोत: MRP"),
        ("invoice pe HSN kitne digit ka chahiye?", "4 digits", "Source: HSN digits"),
        ("When do I get paid for my orders?", "7 days, on Wednesday", "Source: Fees and settlement"),
    ],
)
async def test_a_rule_is_told_in_its_own_words_with_its_source(
    agent: Agent, asked: str, says: str, source: str
) -> None:
    reply = await say(agent, asked)
    assert (reply.outcome, reply.verified) == (Outcome.ANSWERED, True)
    assert says in reply.answer
    assert source in reply.answer
    assert [call.tool for call in reply.tool_calls] == ["search_knowledge"]
    assert any(citation.quote and citation.url for citation in reply.citations)


@pytest.mark.parametrize(
    ("asked", "searched"),
    [
        ("What is the import duty on drones?", "I looked in your policies, rules and documents"),
        ("सोने पर कस्टम ड्यूटी और इम्पोर्ट के नियम क्या हैं?", "मैंने आपकी नीतियों"),
    ],
)
async def test_what_no_text_answers_is_refused_with_the_nearest_heading(
    agent: Agent, asked: str, searched: str
) -> None:
    reply = await say(agent, asked)
    assert (reply.outcome, reply.verified) == (Outcome.REFUSED, True)
    assert searched in reply.answer
    assert len(reply.answer.splitlines()) == 3  # it looked, of what it is not said, and what comes nearest
    assert not any(citation.quote for citation in reply.citations)


@pytest.mark.parametrize(
    ("asked", "says", "quotes"),
    [
        ("How do I get a drug licence?", "did not find that stated", "licence"),
        ("FSSAI लाइसेंस कितने साल चलता है", "लिखी नहीं मिली", "₹12 lakh"),
        ("drug licence kaise milta hai", "likhi nahi mili", "licence"),
    ],
)
async def test_what_is_not_stated_is_refused_with_the_passage_that_comes_nearest(
    agent: Agent, asked: str, says: str, quotes: str
) -> None:
    reply = await say(agent, asked)
    assert (reply.outcome, reply.verified) == (Outcome.REFUSED, True)
    assert says in reply.answer.splitlines()[0]
    assert quotes in reply.answer
    assert [bool(citation.url) for citation in reply.citations if citation.quote] == [True]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("What is the return window for electronics?", "This is what is said on it"),
        ("electronics ki return window kya hai", "Is par yeh likha hai"),
        ("क्या मैं MRP से ऊपर बेच सकता हूँ?", "इस पर यह लिखा है"),
    ],
)
@pytest.mark.parametrize("sure", [False, True])
async def test_what_may_leave_the_detail_open_is_quoted_as_what_is_said_on_the_matter(
    agent: Agent, monkeypatch: pytest.MonkeyPatch, asked: str, says: str, sure: bool
) -> None:
    monkeypatch.setattr(Retrieval, "sure", property(lambda _: sure))
    reply = await say(agent, asked)
    assert (reply.outcome, reply.verified) == (Outcome.ANSWERED, True)
    assert reply.answer.startswith(says) != sure, "what is sure is told outright"
    assert any(citation.quote and citation.url for citation in reply.citations)


async def test_the_nearest_passage_can_be_seen_whole(agent: Agent) -> None:
    reply = await say(agent, "How do I get a drug licence?", "Show me the whole passage")
    assert (reply.outcome, reply.verified) == (Outcome.REFUSED, True)
    assert "did not find that stated" in reply.answer


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("What is input tax credit?", "takes off the GST that it owes"),
        ("ITC kya hota hai", "takes off the GST that it owes"),
        ("रिवर्स चार्ज क्या है?", "the buyer, not the supplier"),
    ],
)
async def test_what_a_word_means_is_told(agent: Agent, asked: str, says: str) -> None:
    reply = await say(agent, asked)
    assert (reply.outcome, reply.verified) == (Outcome.ANSWERED, True)
    assert says in reply.answer


async def test_the_source_and_the_whole_clause_can_be_asked_for(agent: Agent) -> None:
    for follow_up in ("source?", "Show me the clause"):
        reply = await say(agent, RETURNS, follow_up)
        assert reply.tool_calls[0].arguments["whole"]
        assert "Fashion and footwear" in reply.answer
        assert reply.verified


async def test_another_day_can_be_asked_about(agent: Agent) -> None:
    reply = await say(agent, RETURNS, "and before July 2026?")
    assert reply.tool_calls[0].arguments == {"query": RETURNS, "on": "2026-06-30"}
    assert "10 days, refund or replacement" in reply.answer
    assert "That no longer holds" in reply.answer
    assert "7 days, replacement only" in reply.answer
    assert reply.verified


async def test_another_thing_can_be_asked_about(agent: Agent) -> None:
    reply = await say(agent, RETURNS, "and for shoes?")
    assert "Fashion and footwear: 14 days" in reply.answer


@pytest.mark.parametrize("asked", ["What will run out next week?", "Revenue last month by store", "hello"])
async def test_the_shops_own_figures_are_no_rule(agent: Agent, asked: str) -> None:
    reply = await say(agent, asked)
    assert "search_knowledge" not in [call.tool for call in reply.tool_calls]


PASSAGE = Citation(
    source="Returns policy",
    ref="R-1",
    quote="Electronics: 7 days, replacement only. Fashion: 14 days, refund.",
)


def evidence(agent_catalogue: object) -> Evidence:
    return Evidence(FactBook(), RETURNS, agent_catalogue, SELLER, [PASSAGE])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        ("You have 7 days for electronics, replacement only ({c1})", True),
        ("You have 14 days for a refund of fashion ({c1})", True),
        ("You have 30 days for electronics ({c1})", False),
        ("You have 7 days for electronics by the returns policy", False),
        ("Ask Flipkart: 7 days ({c1})", False),
        ("It is 7 days ({c2})", False),
    ],
)
async def test_a_models_words_pass_only_where_the_cited_passage_says_so(
    lake: FakeLake, draft: str, passes: bool
) -> None:
    from agent.catalogue import Catalogues

    assert (not check(draft, evidence(Catalogues(lake).of("demo")))) is passes
