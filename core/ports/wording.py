"""What a tool finds in words, for what is shown rather than said: a Home tab, a form's result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.fact import Fact
from core.identity import Principal
from core.message import Choice, Listed


@dataclass(frozen=True)
class Worded:
    """A call's result in the words of the chat.

    `lines` are in the small markup of `Reply.answer`. `listed` are what the lines after the first
    stand for, in their order. `facts` are the result's own, by the names of its fields. `found` is
    false where the lines tell why there is no answer.
    """

    lines: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    listed: tuple[Listed, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    found: bool = True


@dataclass(frozen=True)
class Named:
    """A product or a store by its id and what it is called."""

    identifier: str
    name: str


class Wording(Protocol):
    """Words a READ tool's result as the chat would; neither planner nor model has a hand in it."""

    def tell(self, tool: str, arguments: Mapping[str, Any], person: Principal, language: str) -> Worded:
        """Call the tool in the person's name and return what it found, or why it found nothing."""
        ...

    def products(self, person: Principal) -> Sequence[Named]:
        """Return the products the person may see, by name."""
        ...

    def stores(self, person: Principal) -> Sequence[Named]:
        """Return the stores the person may see, by name."""
        ...
