"""What a thread keeps of a turn that ended: the last exchanges and what they were about."""

from __future__ import annotations

from collections.abc import Sequence

from agent.planner.directives import ASK_USER
from agent.planner.list_end import end_wanted
from agent.planner.pointing import is_about_list
from agent.state import MAX_HISTORY, CallRecord, Exchange, State, Update, shortened
from agent.understanding import ANSWER, Entity, Focus, Understanding
from core.message import InboundMessage, Listed, Outcome, Reply, ToolCall
from core.notice import told_by
from core.tool import Effect

MAX_ENTITIES = 8
MAX_LISTED = 20
MAX_RECENT = 6
"""Products named last, for a person who comes back to one of them."""
MAX_TOPICS = 6
"""Earlier topics a person can come back to, one of each tool."""


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
        focus=_focus(state, reply).model_dump(mode="json"),
        calls=[],
        understanding={},
        draft=None,
        model_text="",
        defects=[],
    )


def opening_focus(state: State) -> Focus | None:
    """Return what the thread is about as a message comes in.

    A turn that waited for a yes and got another message instead never ended: what it proposed
    is what the thread is about now ("no, make that 11.5"). Where the message is one told unasked,
    nobody has answered yet: the change is set aside, to be shown again.
    """
    stored = state.get("focus")
    focus = Focus.model_validate(stored) if stored else None
    waiting = [call for call in state.get("calls") or [] if _waits(call)]
    if not waiting or not state.get("understanding"):
        return focus
    now = _about(Understanding.model_validate(state["understanding"]), _as_calls(waiting))
    return now.model_copy(update={"set_aside": now.calls[-1]}) if _is_notice(state) else now


def _focus(state: State, reply: Reply) -> Focus:
    """Return what the thread is about once a turn has ended."""
    understanding = Understanding.model_validate(state["understanding"])
    declined = [call for call in state["calls"] if call["status"] == "declined"]
    shown = any(citation.quote for citation in reply.citations)  # a refusal shows what comes nearest
    told = shown or reply.outcome in (Outcome.ANSWERED, Outcome.CLARIFY)
    found = reply.tool_calls if told else ()
    before = understanding.focus or Focus()
    return _about(understanding, found or _as_calls(declined)).model_copy(
        update={
            "document": _document(reply) or before.document,
            "choices": reply.choices,
            "asked": reply.outcome is Outcome.CLARIFY,
            "listed": _listed(reply, before.listed)[:MAX_LISTED],
            "unfinished": _unfinished(state) if reply.outcome is Outcome.CLARIFY else "",
            "request": _request(state, understanding) if reply.outcome is Outcome.CLARIFY else "",
            "order_cost": _figure(reply, "plan_reorder", "Value of the order", before.order_cost),
            "set_aside": before.set_aside if _is_notice(state) else None,
            "price": _figure(reply, "suggest_price", "Suggested price", None)
            or _figure(reply, "simulate_price", "Price to try", None if found else before.price),
        }
    )


def _is_notice(state: State) -> bool:
    """Tell whether the turn's message is something told unasked."""
    return told_by(InboundMessage.model_validate(state["message"])) is not None


def _about(understanding: Understanding, calls: tuple[ToolCall, ...]) -> Focus:
    """Return the focus after a message and what came of it.

    What this message names takes the place of what was named before; of the rest, and of
    the last calls that found something, the earlier stays: "and for Mumbai?" after a
    refusal still means the question before it.
    """
    before = understanding.focus or Focus()
    said = [
        entity for entity in understanding.entities if entity.kind != "metric" and not entity.alternatives
    ]
    groups = {_group(entity) for entity in said}
    kept = [entity for entity in before.entities if _group(entity) not in groups]
    recent = {entity.id: entity for entity in (*said, *before.recent) if entity.kind == "product"}
    if understanding.aside:
        calls = ()
    return Focus(
        entities=tuple([*said, *kept][:MAX_ENTITIES]),
        period=understanding.period or before.period,
        calls=calls or before.calls,
        earlier=_topics(before, calls) if calls else before.earlier,
        document=before.document,
        listed=before.listed,
        recent=tuple(recent.values())[:MAX_RECENT],
        line=_line_told(understanding, before),
        end=end_wanted(understanding, calls) if calls else before.end,
    )


def _line_told(understanding: Understanding, before: Focus) -> Listed | None:
    """Return the line of the list whose reason the message asked for, or the earlier one."""
    if not understanding.aside:
        return None
    return next((line for line in before.listed if line.about == understanding.stands_for), None)


def _topics(before: Focus, now: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    """Return the earlier topics: the newest call of each tool but those of the calls now."""
    found = {call.tool: call for call in reversed((*before.calls, *before.earlier))}
    for call in now:
        found.pop(call.tool, None)
    return tuple(reversed(found.values()))[:MAX_TOPICS]


def _waits(call: CallRecord) -> bool:
    return call["status"] == "pending" and call["effect"] == Effect.WRITE.value


def _as_calls(records: Sequence[CallRecord]) -> tuple[ToolCall, ...]:
    return tuple(ToolCall(tool=call["tool"], arguments=call["arguments"]) for call in records)


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


def _request(state: State, understanding: Understanding) -> str:
    """Return what the turn's question was about: of a message of several requests the one that lacks."""
    directive = state["directive"]
    if directive is None or directive["name"] != ASK_USER:
        return ""
    part = directive["arguments"].get("about")
    return part if isinstance(part, str) and part else understanding.normalized.strip(" ?.!\n")


def _figure(reply: Reply, tool: str, label: str, before: float | None) -> float | None:
    """Return a figure of the one call a reply tells of, by its fact: what "half" and "that price" mean.

    The earlier one stays where the reply tells of no call.
    """
    if [call.tool for call in reply.tool_calls] != [tool]:
        return None if reply.tool_calls else before
    values = [fact.value for fact in reply.facts if fact.label.startswith(label)]
    return float(str(values[0])) if len(values) == 1 and values[0] is not None else None


def _group(entity: Entity) -> str:
    """A store takes the place of a city, a category that of a product: same "where", same "what"."""
    return "where" if entity.kind in {"store", "city"} else "what"
