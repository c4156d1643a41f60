"""Give each fact of a result its id, in order of appearance."""

from __future__ import annotations

from typing import TypeVar, cast

from pydantic import BaseModel

from core.fact import Fact
from core.tool import ToolResult

ResultT = TypeVar("ResultT", bound=ToolResult)

PLAIN_FIELDS = frozenset({"series", "charts", "pictures"})
"""The fields of plain values: never walked, since no fact is in them."""


class _Numberer:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.facts: list[Fact] = []
        self._numbered: dict[int, Fact] = {}

    def fact(self, fact: Fact) -> Fact:
        """Number a fact once, however often the result refers to the same object."""
        if id(fact) not in self._numbered:
            numbered = fact.model_copy(update={"id": f"{self.prefix}.{len(self.facts) + 1}"})
            self.facts.append(numbered)
            self._numbered[id(fact)] = numbered
        return self._numbered[id(fact)]

    def walk(self, value: object) -> object:
        if isinstance(value, Fact):
            return self.fact(value)
        if isinstance(value, BaseModel):
            changed = {
                name: walked
                for name in type(value).model_fields
                if name not in PLAIN_FIELDS
                and (walked := self.walk(before := getattr(value, name))) is not before
            }
            return value.model_copy(update=changed) if changed else value
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            walked_items = tuple(self.walk(item) for item in items)
            return (
                walked_items if any(a is not b for a, b in zip(items, walked_items, strict=True)) else items
            )
        if isinstance(value, dict):
            entries = cast("dict[object, object]", value)
            return {key: self.walk(item) for key, item in entries.items()}
        return value


def number_facts(result: ResultT, call_number: int) -> tuple[ResultT, tuple[Fact, ...]]:
    """Return the result with its facts numbered `f<call>.<n>`, and those facts in order.

    A fact that occurs twice as the same object is one fact with one id. Fields named
    `series` and `charts` hold plain values and are left alone.
    """
    numberer = _Numberer(f"f{call_number}")
    return cast("ResultT", numberer.walk(result)), tuple(numberer.facts)
