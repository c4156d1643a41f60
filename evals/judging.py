"""A model as a second judge: whether a reply that has no fault answers what was asked."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from langchain_core.messages import HumanMessage, SystemMessage

from agent.prompts import prompt
from agent.remote.asking import text_of
from agent.remote.model import RemoteModel
from core.errors import ExternalError
from evals.evaluator import Heard
from language.format import format_value

MOST_FACTS = 40


def model_judge(remote: RemoteModel) -> Callable[[Heard], Awaitable[list[str]]]:
    """Return a judge that asks the model about each reply.

    Its verdict counts only where it is a JSON object with `right`; anything else is an error of the
    judge, and stops the run: a judge that says nothing must not pass for one that agrees.
    """

    async def judge(heard: Heard) -> list[str]:
        asked = [SystemMessage(prompt("judge")), HumanMessage(_case(heard))]
        answer = await remote.chat.ainvoke(asked)
        verdict = _read(text_of(answer))
        return [] if verdict["right"] else [f"judge: {verdict.get('why') or 'not right'}"]

    return judge


def _case(heard: Heard) -> str:
    facts = [
        {"label": fact.label, "value": format_value(fact.value, fact.unit, currency=fact.source.currency)}
        for fact in heard.reply.facts[:MOST_FACTS]
    ]
    return json.dumps(
        {
            "asked": heard.ask,
            "earlier": heard.earlier,
            "facts": facts,
            "citations": [one.model_dump(mode="json") for one in heard.reply.citations if one.quote],
            "outcome": heard.reply.outcome,
            "reply": heard.reply.answer,
        },
        ensure_ascii=False,
    )


def _read(said: str) -> dict[str, object]:
    start, end = said.find("{"), said.rfind("}")
    try:
        verdict = json.loads(said[start : end + 1])
    except ValueError:
        verdict = None
    if not isinstance(verdict, dict) or not isinstance(verdict.get("right"), bool):
        raise ExternalError(f"The judge gave no verdict but {said[:80]!r}; choose another model.")
    return verdict
