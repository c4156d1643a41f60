"""A remote model's calls, held to what the person said: no id, day, length or price of its own.

The registry tells whether arguments are valid and the tools whether they are allowed. This tells
whether they are the person's: each id was named (in the message, the thread, or by a fact), what was
named is asked about, the days are those that were said, and a change was asked for at all. A call
that fails goes back to the model with the reason, as one with invalid arguments does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from langchain_core.messages import AIMessage

from agent.context import TurnContext
from agent.noting import refused
from agent.said import Said, said_in
from agent.state import CallRecord, State
from agent.understanding import Entity, Understanding
from core.tool import Effect
from tools.period import DateRange, previous

_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "product": ("sku_id", "sku_ids"),
    "store": ("store_id",),
    "city": ("city", "store_id"),
    "category": ("category", "sku_id", "sku_ids"),
}
"""By which arguments a tool is asked about what a message names."""

_IDS = ("sku_id", "sku_ids", "store_id", "city", "category")
_SAID_NUMBERS = ("price", "change_pct", "change_by", "units_per_day", "value", "budget", "current_price")


def vetted(
    calls: Sequence[CallRecord], state: State, context: TurnContext, reading: AIMessage | None
) -> list[CallRecord]:
    """Return the calls, those that are not the person's refused.

    `reading` is what the offline planner would do; it is needed where a call changes something.
    """
    understanding = Understanding.model_validate(state["understanding"])
    said = said_in(state, context, understanding)
    pending = [call for call in calls if call["status"] == "pending"]
    reasons = {
        call["number"]: _reason(call, understanding, said, context, reading)
        or _left_out(call, pending, understanding, context)
        for call in pending
    }
    return [
        refused(call, "not_asked_for", reason) if (reason := reasons.get(call["number"])) else call
        for call in calls
    ]


def _reason(
    call: CallRecord,
    understanding: Understanding,
    said: Said,
    context: TurnContext,
    reading: AIMessage | None,
) -> str:
    """Say what in a call is not the person's; nothing where all is."""
    asked = call["asked"]
    for name in _IDS:
        for value in _listed(asked.get(name)):
            if not said.named(value):
                return f"{name} {value!r} was not named; use what the message names, or leave it out."
    if reason := _days(asked, understanding, context, call["tool"]):
        return reason
    return _change(call, said, context, reading) if call["effect"] == Effect.WRITE.value else ""


def _days(asked: Mapping[str, Any], understanding: Understanding, context: TurnContext, tool: str) -> str:
    wanted = understanding.horizon_days
    properties = _properties(context, tool)
    if wanted and "horizon_days" in properties and not understanding.unresolved_days:
        given = asked.get("horizon_days", properties["horizon_days"].get("default"))
        if given != wanted:
            return f"horizon_days is {given!r}; the person asked for {wanted}."
    period = understanding.period
    if period is None or "period" not in properties or understanding.unresolved_days:
        return ""
    try:
        given_days = DateRange.model_validate(asked.get("period"))
    except ValueError:
        return ""  # absent or malformed: the tool tells
    allowed = [DateRange(start=period.start, end=period.end)]
    compared = understanding.compare_to
    if isinstance(compared, str):
        allowed.append(previous(allowed[0], compared))
    elif compared is not None:
        allowed.append(DateRange(start=compared.start, end=compared.end))
    if any(one.start <= given_days.start and given_days.end <= one.end for one in allowed):
        return ""
    return (
        f"period {given_days.start} to {given_days.end} was not asked for; "
        f"use {period.start} to {period.end}."
    )


def _change(call: CallRecord, said: Said, context: TurnContext, reading: AIMessage | None) -> str:
    """Say why a change may not be proposed: nobody asked for it, or the figure is the model's own."""
    planned = reading.tool_calls if reading is not None else []
    same = next((one for one in planned if one["name"] == call["tool"]), None)
    if planned and all(
        one["name"] in context.specs and context.effect(one["name"]) is Effect.READ for one in planned
    ):
        return "The person did not ask for this change; only look."
    for name in _SAID_NUMBERS:
        value = call["asked"].get(name)
        if value is None:
            continue
        if same is not None and name in same["args"]:
            if not said.same_number(value, same["args"][name]):
                return f"{name} {value} is not what was asked for: {same['args'][name]}."
        elif not said.number(value):
            return f"{name} {value} is no number of the person's or of a fact."
    return ""


def _left_out(
    call: CallRecord, pending: Sequence[CallRecord], understanding: Understanding, context: TurnContext
) -> str:
    """Say what the message names that this call could be asked about, and no call of the round is."""
    properties = _properties(context, call["tool"])
    for entity in understanding.entities:
        arguments = [name for name in _OF_KIND.get(entity.kind, ()) if name in properties]
        if not arguments or entity.alternatives:
            continue
        if not any(_is_about(entity, one["asked"], context) for one in pending):
            return f"The person named {entity.id!r}: give it as {arguments[0]}."
    return ""


def _is_about(entity: Entity, asked: Mapping[str, Any], context: TurnContext) -> bool:
    ids = {entity.id.casefold(), *(one.casefold() for one in entity.members)}
    given = {
        value.casefold() for name in _OF_KIND[entity.kind] for value in map(str, _listed(asked.get(name)))
    }
    if entity.kind == "store":
        city = context.catalogue.cities.get(entity.id)
        given |= {entity.id.casefold()} if city and asked.get("city") == city else set()
    return bool(ids & given)


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]  # pyright: ignore[reportUnknownArgumentType] (JSON)


def _properties(context: TurnContext, tool: str) -> Mapping[str, Any]:
    spec = context.specs.get(tool)
    return spec.arguments_schema.get("properties", {}) if spec else {}
