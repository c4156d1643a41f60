"""Judges of one reply: small functions that return what is wrong, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.identity import Principal
from core.message import Reply
from evals.case import Expectation
from evals.figures import strange_figures
from evals.matching import Ground, same_call, same_calls


@dataclass(frozen=True)
class Heard:
    """One turn as it is judged: what was asked, by whom, what came of it, and what it changed.

    `earlier` is what was said in the conversation before, by both; `changed` are the tools that made
    a change while the turn ran.
    """

    expect: Expectation
    ask: str
    reply: Reply
    ground: Ground
    person: Principal
    earlier: str = ""
    changed: tuple[str, ...] = ()


Evaluator = Callable[[Heard], list[str]]


def outcome_is_right(heard: Heard) -> list[str]:
    """The turn ended as it should."""
    expected, reply = heard.expect.outcome, heard.reply
    if reply.outcome in expected:
        return []
    return [f"outcome {reply.outcome}, expected {' or '.join(expected)}: {reply.answer}"]


def calls_are_right(heard: Heard) -> list[str]:
    """The tools called, and their arguments, are the expected ones in any order."""
    wanted_calls, ground, person = heard.expect.tool_calls, heard.ground, heard.person
    if wanted_calls is None or same_calls(wanted_calls, heard.reply.tool_calls, ground, person):
        return []
    rest = list(heard.reply.tool_calls)
    faults: list[str] = []
    for wanted in wanted_calls:
        found = next((call for call in rest if same_call(wanted, call, ground, person)), None)
        if found is None:
            faults.append(f"missing call {wanted.tool} {dict(wanted.arguments)}")
        else:
            rest.remove(found)
    return faults + [f"unexpected call {call.tool} {dict(call.arguments)}" for call in rest]


def numbers_are_grounded(heard: Heard) -> list[str]:
    """The verifier passed, every figure of the text is a fact's, and facts carry their provenance."""
    reply = heard.reply
    faults = [] if reply.verified else ["not verified"]
    faults += [f"fact {fact.id} has no source" for fact in reply.facts if not fact.source.method]
    faults += [f"{figure} stands in no fact" for figure in strange_figures(reply, heard.ask, heard.earlier)]
    if len(reply.facts) < heard.expect.least_facts:
        faults.append(f"{len(reply.facts)} facts, at least {heard.expect.least_facts} expected")
    return faults


def words_are_right(heard: Heard) -> list[str]:
    """The reply says what it must and not what it must not."""
    expect, answer = heard.expect, heard.reply.answer
    faults = [
        f"does not say {text!r}: {answer}" for text in expect.says if text.lower() not in answer.lower()
    ]
    return faults + [
        f"says {text!r}: {answer}" for text in expect.never_says if text.lower() in answer.lower()
    ]


def citations_are_right(heard: Heard) -> list[str]:
    """Each passage that must stand behind the reply is cited."""
    cited = [f"{one.source} {one.ref} {one.quote}" for one in heard.reply.citations if one.quote]
    return [
        f"cites no {pattern!r}, but {[text[:80] for text in cited]}"
        for pattern in heard.expect.cites
        if not any(re.search(pattern, text, re.IGNORECASE) for text in cited)
    ]


def language_is_right(heard: Heard) -> list[str]:
    """The reply is in the language and script it should be in."""
    wanted, reply = heard.expect.language, heard.reply
    if wanted is None:
        return []
    devanagari = bool(re.search(r"[\u0904-\u0939]", reply.answer))
    if reply.language == wanted and (wanted == "hi") == devanagari:
        return []
    return [f"in {reply.language}{' in Devanagari' if devanagari else ''}, expected {wanted}: {reply.answer}"]


def scope_is_kept(heard: Heard) -> list[str]:
    """No figure is about a store that the person may not see."""
    person = heard.person
    stores = {fact.subject["store_id"] for fact in heard.reply.facts if "store_id" in fact.subject}
    return [f"a figure of {store}" for store in sorted(stores) if not person.may_see_store(store)]


def nothing_was_changed(heard: Heard) -> list[str]:
    """What was changed without a yes was changed unasked. A file is no change."""
    if heard.expect.changes:
        return []
    return [f"{tool} made a change without a yes" for tool in heard.changed if tool != "export_data"]


EVALUATORS: tuple[Evaluator, ...] = (
    outcome_is_right,
    calls_are_right,
    numbers_are_grounded,
    words_are_right,
    citations_are_right,
    language_is_right,
    scope_is_kept,
    nothing_was_changed,
)
