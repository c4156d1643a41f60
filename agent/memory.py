"""What a thread keeps of a turn that ended: the last exchanges and what they were about."""

from __future__ import annotations

from typing import Any

from agent.planner.pointing import is_about_list
from agent.state import MAX_HISTORY, Exchange, State, Update, shortened
from agent.understanding import ANSWER, Entity, Focus, Understanding
from core.message import Listed, Outcome, Reply

MAX_ENTITIES = 8
MAX_LISTED = 20


def closing(state: State, reply: Reply) -> Update:
    """Return the state's update at the end of a turn: the reply in, the working data out."""
    history: list[Exchange] = [
        *state.get("history", []),
        Exchange(role="user", text=shortened(str(state["message"]["text"]))),
        Exchange(role="assistant", text=shortened(reply.answer)),
    ]
    return Update(
        reply=reply.model_dump(mode="json"),
        history=history[-MAX_HISTORY:],
        focus=_focus(state, reply),
        calls=[],
        understanding={},
        draft=None,
        model_text="",
        defects=[],
    )


def _focus(state: State, reply: Reply) -> dict[str, Any]:
    """Return what the thread is about now.

    What this message names takes the place of what was named before; of the rest, and of
    the last calls that found something, the earlier stays: "and for Mumbai?" after a
    refusal still means the question before it.
    """
    understanding = Understanding.model_validate(state["understanding"])
    before = understanding.focus or Focus()
    said = [
        entity for entity in understanding.entities if entity.kind != "metric" and not entity.alternatives
    ]
    groups = {_group(entity) for entity in said}
    kept = [entity for entity in before.entities if _group(entity) not in groups]
    focus = Focus(
        entities=tuple([*said, *kept][:MAX_ENTITIES]),
        period=understanding.period or before.period,
        calls=reply.tool_calls if reply.outcome is Outcome.ANSWERED and reply.tool_calls else before.calls,
        document=_document(reply) or before.document,
        choices=reply.choices,
        asked=reply.outcome is Outcome.CLARIFY,
        listed=_listed(reply, before.listed)[:MAX_LISTED],
        unfinished=_unfinished(state) if reply.outcome is Outcome.CLARIFY else "",
    )
    return focus.model_dump(mode="json")


def _listed(reply: Reply, before: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Return the lines a place may point at now: of the newest list, be it a question's choices.

    A question about the list before ("which one?") leaves that list in its place.
    """
    if reply.listed:
        return reply.listed
    if reply.outcome is not Outcome.CLARIFY or not reply.choices or is_about_list(reply.choices, before):
        return before
    return tuple(
        Listed(name=choice.label, accept=choice.message, about=choice.message) for choice in reply.choices
    )


def _document(reply: Reply) -> str | None:
    """Return the document a reply tells of, by the facts it was read from."""
    return next((fact.subject["doc_id"] for fact in reply.facts if "doc_id" in fact.subject), None)


def _unfinished(state: State) -> str:
    """Return the request that the turn's question is about; nothing where none waits for an answer."""
    directive = state["directive"]
    resume = directive["arguments"].get("resume") if directive else None
    return resume if isinstance(resume, str) and ANSWER in resume else ""


def _group(entity: Entity) -> str:
    """A store takes the place of a city, a category that of a product: same "where", same "what"."""
    return "where" if entity.kind in {"store", "city"} else "what"
