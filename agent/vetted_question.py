"""A remote model's question: what it offers to say in the person's place is made of the person's words.

A choice sends its message as if the person had typed it, and the next answer is put into the request
the question names. Neither may ask for what nobody asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent.state import Directive, State
from agent.understanding import ANSWER, Understanding
from language.tokens import words

_LINKS = frozenset(
    """
    at in for of the on to from and or ka ki ke ko me mein se par aur ya में का की के को से पर और
    या
    """.split()  # noqa: SIM905 - a word list is read as lines
)


def vetted_question(directive: Directive, state: State) -> Directive:
    """Return the directive without requests that are not the person's."""
    understanding = Understanding.model_validate(state["understanding"])
    texts = [understanding.text, understanding.normalized, understanding.stands_for]
    texts += [exchange["text"] for exchange in state.get("history", []) if exchange["role"] == "user"]
    said = _LINKS | {word for text in texts for word in words(text)}
    given: dict[str, Any] = dict(directive["arguments"])
    for name in ("resume", "about"):
        if name in given and not _is_made_of(str(given[name]).replace(ANSWER, " "), said):
            del given[name]
    if isinstance(given.get("choices"), (list, tuple)):
        given["choices"] = [choice for choice in given["choices"] if _is_fair(choice, said)]
    return Directive(name=directive["name"], arguments=given)


def _is_fair(choice: Any, said: frozenset[str] | set[str]) -> bool:
    if not isinstance(choice, Mapping):
        return True  # no choice at all: refused with the whole question
    label, sends = str(choice.get("label", "")), str(choice.get("message", ""))
    return _is_made_of(sends, said | set(words(label)))


def _is_made_of(text: str, said: frozenset[str] | set[str]) -> bool:
    return all(word in said for word in words(text))
