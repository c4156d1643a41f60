"""Judges of one reply: small functions that return what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from core.identity import Principal
from core.message import Reply
from evals.case import Expectation
from evals.matching import Ground, same_call, same_calls

Evaluator = Callable[[Expectation, Reply, Ground, Principal], list[str]]


def outcome_is_right(expect: Expectation, reply: Reply, ground: Ground, person: Principal) -> list[str]:
    """The turn ended as it should."""
    expected = expect.outcome
    return (
        [] if reply.outcome == expected else [f"outcome {reply.outcome}, expected {expected}: {reply.answer}"]
    )


def calls_are_right(expect: Expectation, reply: Reply, ground: Ground, person: Principal) -> list[str]:
    """The tools called, and their arguments, are the expected ones in any order."""
    if expect.tool_calls is None or same_calls(expect.tool_calls, reply.tool_calls, ground, person):
        return []
    rest = list(reply.tool_calls)
    faults: list[str] = []
    for wanted in expect.tool_calls:
        found = next((call for call in rest if same_call(wanted, call, ground, person)), None)
        if found is None:
            faults.append(f"missing call {wanted.tool} {dict(wanted.arguments)}")
        else:
            rest.remove(found)
    return faults + [f"unexpected call {call.tool} {dict(call.arguments)}" for call in rest]


def numbers_are_grounded(expect: Expectation, reply: Reply, ground: Ground, person: Principal) -> list[str]:
    """The verifier passed, and an answer that called a tool carries facts with provenance."""
    faults = [] if reply.verified else ["not verified"]
    if reply.tool_calls and reply.facts:
        faults += [f"fact {fact.id} has no source" for fact in reply.facts if not fact.source.method]
    return faults


def words_are_right(expect: Expectation, reply: Reply, ground: Ground, person: Principal) -> list[str]:
    """The reply says what it must and not what it must not."""
    faults = [f"does not say {text!r}" for text in expect.says if text.lower() not in reply.answer.lower()]
    return faults + [f"says {text!r}" for text in expect.never_says if text.lower() in reply.answer.lower()]


EVALUATORS: tuple[Evaluator, ...] = (outcome_is_right, calls_are_right, numbers_are_grounded, words_are_right)
