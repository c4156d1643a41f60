"""Judges of one reply: small functions that return what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.message import Reply
from core.ports import ToolCatalog
from evals.case import Case

Evaluator = Callable[[Case, Reply, ToolCatalog], list[str]]


def outcome_is_right(case: Case, reply: Reply, catalog: ToolCatalog) -> list[str]:
    """The turn ended as it should."""
    expected = case.expect.outcome
    return (
        [] if reply.outcome == expected else [f"outcome {reply.outcome}, expected {expected}: {reply.answer}"]
    )


def calls_are_right(case: Case, reply: Reply, catalog: ToolCatalog) -> list[str]:
    """The tools called, and their arguments, are the expected ones in any order."""
    if case.expect.tool_calls is None:
        return []
    defaults = {spec.name: _defaults(spec.arguments_schema) for spec in catalog.specs()}
    made = [(call.tool, _without(call.arguments, defaults.get(call.tool, {}))) for call in reply.tool_calls]
    expected = [(c.tool, _without(c.arguments, defaults.get(c.tool, {}))) for c in case.expect.tool_calls]
    missing = [call for call in expected if call not in made]
    extra = [call for call in made if call not in expected]
    return [f"missing call {call}" for call in missing] + [f"unexpected call {call}" for call in extra]


def numbers_are_grounded(case: Case, reply: Reply, catalog: ToolCatalog) -> list[str]:
    """The verifier passed, and an answer that called a tool carries facts with provenance."""
    faults = [] if reply.verified else ["not verified"]
    if reply.tool_calls and reply.facts:
        faults += [f"fact {fact.id} has no source" for fact in reply.facts if not fact.source.method]
    return faults


def words_are_right(case: Case, reply: Reply, catalog: ToolCatalog) -> list[str]:
    """The reply says what it must and not what it must not."""
    faults = [
        f"does not say {text!r}" for text in case.expect.says if text.lower() not in reply.answer.lower()
    ]
    return faults + [
        f"says {text!r}" for text in case.expect.never_says if text.lower() in reply.answer.lower()
    ]


EVALUATORS: tuple[Evaluator, ...] = (outcome_is_right, calls_are_right, numbers_are_grounded, words_are_right)


def _defaults(schema: Mapping[str, Any]) -> dict[str, Any]:
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    return {name: detail.get("default") for name, detail in properties.items()}


def _without(arguments: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: _plain(value) for name, value in arguments.items()}
    return {name: value for name, value in plain.items() if value != _plain(defaults.get(name))}


def _plain(value: Any) -> Any:
    """Compare as JSON would: tuples as sorted lists, dates as ISO text, numbers by value."""
    if isinstance(value, Mapping):
        items: Mapping[Any, Any] = value  # pyright: ignore[reportUnknownVariableType] (JSON)
        return {str(key): _plain(item) for key, item in items.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return sorted((_plain(item) for item in value), key=str)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] (JSON)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, (str, bool)) else str(value)
