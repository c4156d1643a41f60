"""What the offline planner would do with the message: it reads the understanding, not the words."""

from __future__ import annotations

import asyncio
import logging

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from agent.context import TurnContext
from agent.planner.answer import PlannedCall
from agent.planner.directives import AskUser, Decline
from agent.planner.knowledge import TOOL as KNOWLEDGE
from agent.planner.knowledge_doubt import DOUBT, Doubt
from agent.planner.model import UNDERSTANDING, tool_calls
from agent.prompt import call_messages
from agent.state import State
from agent.understanding import Understanding
from core.errors import DataError
from tools.search_knowledge import SearchKnowledgeResult

log = logging.getLogger(__name__)


async def ask_offline(state: State, context: TurnContext) -> AIMessage:
    """Ask the offline planner what to do next."""
    named = [{"name": name} for name in context.specs]  # drawing their schemas takes longer than the plan
    model = context.services.offline.bind_tools([*named, AskUser, Decline])
    answer = await model.ainvoke(_messages(state))
    doubt = answer.additional_kwargs.get(DOUBT)
    if doubt is None:
        return answer
    if await asyncio.to_thread(is_rule_question, Doubt(**doubt), context):
        return AIMessage("", tool_calls=tool_calls((PlannedCall(KNOWLEDGE, doubt["arguments"]),)))
    return answer


def is_rule_question(doubt: Doubt, context: TurnContext) -> bool:
    """Tell whether the shop's texts answer a message that may ask for a rule: a look, before the call."""
    try:
        found = context.services.catalog.call(KNOWLEDGE, doubt.arguments, context.principal).result
    except DataError:  # nothing is indexed: its words decide
        return doubt.sounds_so
    except Exception as error:  # noqa: BLE001 - it was only a look: the plan stands without it
        log.error("The look whether a message asks for a rule failed: %s", type(error).__name__)
        return False
    if not isinstance(found, SearchKnowledgeResult):
        return False
    return (found.found and found.confidence >= doubt.needed) or (doubt.sounds_so and doubt.declined)


def _messages(state: State) -> list[BaseMessage]:
    understanding = Understanding.model_validate(state["understanding"])
    asked = HumanMessage(understanding.text, additional_kwargs={UNDERSTANDING: state["understanding"]})
    return [asked, *call_messages(state["calls"], {})]
